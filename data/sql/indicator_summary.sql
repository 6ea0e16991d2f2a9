-- How many indicators meet their target?
-- Parameters: as_of, sources, district: the filters (null: everything).
-- Returns: one row: met, unmet, no_data (value or target missing), total.
with ranked as (
    select
        source, name, district,
        arg_max(period, (value is not null, period_order(period_end, $as_of::date),
            -length(period), period)) as period
    from indicators_in($as_of::date, $sources::varchar[], $district::varchar)
    group by source, name, district
),
judged as (
    select meets_target(value, target, direction) as met
    from indicators_in($as_of::date, $sources::varchar[], $district::varchar)
    join ranked using (source, name, district, period)
)
select
    count(*) filter (met) as met,
    count(*) filter (not met) as unmet,
    count(*) filter (met is null) as no_data,
    count(*) as total
from judged

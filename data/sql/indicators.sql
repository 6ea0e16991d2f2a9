-- How do the indicators stand against their targets?
-- Parameters: as_of, sources, district: the filters (null: everything).
-- Returns: source, name, district, period, period_end, unit_of_measure, value, target,
--   target_text, direction, target_date, met (null without value or target); one row an indicator
--   and district: the latest period with a value that ended by as_of, of two ending together the
--   longer one.
with ranked as (
    select
        source, name, district,
        arg_max(period, (value is not null, period_order(period_end, $as_of::date),
            -length(period), period)) as period
    from indicators_in($as_of::date, $sources::varchar[], $district::varchar)
    group by source, name, district
)
select
    source, name, district, period, period_end, unit_of_measure, value, target, target_text,
    direction, target_date, meets_target(value, target, direction) as met
from indicators_in($as_of::date, $sources::varchar[], $district::varchar)
join ranked using (source, name, district, period)
order by source, name, district

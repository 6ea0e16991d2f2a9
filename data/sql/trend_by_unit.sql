-- How did each group develop from list to list?
-- Parameters: as_of, sources, district, unit, category: the filters (null: everything); by: the
--   dimension; definition: the rate's definition; count_continuous: whether 长期坚持 without a date
--   counts in rates.
-- Returns: unit (the group's name), as_of, total, numerator, denominator, rate (0-1), overdue;
--   the group with most tasks on its last day first, then by name, days oldest first.
with spans as materialized (
    select
        task_groups($by::varchar, source, district, lead_units, responsible_units, category)
            as units,
        is_rated(deadline_kind, $count_continuous::boolean) as is_rated,
        status, deadline, deadline_kind, as_of, until
    from task_spans(
        $as_of::date, $sources::varchar[], $district::varchar, $unit::varchar, $category::varchar
    )
),
counted as (
    select
        units,
        day,
        count(*) as total,
        complete_among(is_rated, $definition::varchar, status, deadline, day) as numerator,
        expected_among(is_rated, $definition::varchar, deadline, day) as denominator,
        count(*) filter (is_overdue(status, deadline, deadline_kind, day)) as overdue
    from spans s
    join report_days($as_of::date, $sources::varchar[], ['tasks']) d
        on d.day >= s.as_of and d.day < s.until
    group by units, day
),
of_one_unit as (select unnest(units) as unit, * exclude (units) from counted),
added as (
    select
        unit, day as as_of,
        sum(total)::bigint as total,
        sum(numerator)::bigint as numerator,
        sum(denominator)::bigint as denominator,
        sum(overdue)::bigint as overdue
    from of_one_unit
    group by unit, day
)
select unit, as_of, total, numerator, denominator, share(numerator, denominator) as rate, overdue
from added
order by arg_max(total, as_of) over (partition by unit) desc, unit, as_of

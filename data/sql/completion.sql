-- What share of its tasks has each group completed?
-- Parameters: as_of, sources, district, unit, category: the filters (null: everything); by: the
--   dimension; definition: the rate's definition; count_continuous: whether 长期坚持 without a date
--   counts in rates.
-- Returns: group, total, numerator, denominator, rate (0-1); most tasks first, then by name. A
--   task with several units or districts counts once under each.
with grouped as (
    select
        unnest(task_groups($by::varchar, source, district, lead_units, responsible_units, category))
            as "group",
        is_rated(deadline_kind, $count_continuous::boolean) as is_rated, status, deadline
    from tasks_in(
        $as_of::date, $sources::varchar[], $district::varchar, $unit::varchar, $category::varchar
    )
),
counted as (
    select
        "group",
        count(*) as total,
        complete_among(is_rated, $definition::varchar, status, deadline, $as_of::date) as numerator,
        expected_among(is_rated, $definition::varchar, deadline, $as_of::date) as denominator
    from grouped
    group by "group"
)
select *, share(numerator, denominator) as rate
from counted
order by total desc, "group"

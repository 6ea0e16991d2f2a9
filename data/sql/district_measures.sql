-- What are the figures of each district, for the map?
-- Parameters: as_of, sources, district, unit, category: the filters (null: everything);
--   definition: the rate's definition; count_continuous: whether 长期坚持 without a date counts.
-- Returns: district, total, numerator, denominator, rate (0-1), overdue; most tasks first, then
--   by name. A task in several districts counts once in each.
with grouped as (
    select
        unnest(as_groups(names_in(district))) as district,
        is_rated(deadline_kind, $count_continuous::boolean) as is_rated,
        status, deadline, is_overdue
    from tasks_in(
        $as_of::date, $sources::varchar[], $district::varchar, $unit::varchar, $category::varchar
    )
),
counted as (
    select
        district,
        count(*) as total,
        complete_among(is_rated, $definition::varchar, status, deadline, $as_of::date) as numerator,
        expected_among(is_rated, $definition::varchar, deadline, $as_of::date) as denominator,
        count(*) filter (is_overdue) as overdue
    from grouped
    group by district
)
select district, total, numerator, denominator, share(numerator, denominator) as rate, overdue
from counted
order by total desc, district

-- Which districts, units and categories can be chosen, each under the other filters?
-- Parameters: as_of, sources, district, unit, category: the filters (null: everything).
-- Returns: choice (district, unit or category), name, tasks, petitions; most tasks first, then
--   most petitions, then by name. Districts that only have indicators come last.
with tasks as (
    select
        district, units, category,
        any_passes(names_in(district), $district::varchar) as in_district,
        any_passes(units, $unit::varchar) as of_unit,
        passes(category, $category::varchar) as in_category
    from tasks_in($as_of::date, $sources::varchar[], null, null, null)
),
petitions as (
    select
        districts, responsible_units,
        any_passes(districts, $district::varchar) as in_district,
        any_passes(responsible_units, $unit::varchar) as of_unit
    from petitions_in($as_of::date, $sources::varchar[], null, null)
),
found as (
    select 'district' as choice, unnest(list_distinct(names_in(district))) as name, 1 as tasks,
        0 as petitions
    from tasks where of_unit and in_category
    union all
    select 'unit', unnest(units), 1, 0 from tasks where in_district and in_category
    union all
    select 'category', category, 1, 0 from tasks where in_district and of_unit
    union all
    select 'district', unnest(list_distinct(districts)), 0, 1 from petitions where of_unit
    union all
    select 'unit', unnest(list_distinct(responsible_units)), 0, 1 from petitions where in_district
    union all
    select distinct 'district', district, 0, 0
    from indicator_state($as_of::date) where is_among(source, $sources::varchar[])
)
select choice, name, sum(tasks)::bigint as tasks, sum(petitions)::bigint as petitions
from found
where coalesce(name, '') <> ''
group by choice, name
order by choice, tasks desc, petitions desc, name

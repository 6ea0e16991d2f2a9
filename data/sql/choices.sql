-- Which districts, units and categories can be chosen, each under the other filters?
-- Parameters: as_of, sources, district, unit, category: the filters (null: everything).
-- Returns: choice (district, unit or category), name, tasks, petitions; most tasks first, then
--   most petitions, then by name. Districts that only have indicators come last.
with found as (
    select 'district' as choice, unnest(list_distinct(names_in(district))) as name, 1 as tasks, 0 as petitions
    from tasks_in($as_of::date, $sources::varchar[], null, $unit::varchar, $category::varchar)
    union all
    select 'unit', unnest(units), 1, 0
    from tasks_in($as_of::date, $sources::varchar[], $district::varchar, null, $category::varchar)
    union all
    select 'category', category, 1, 0
    from tasks_in($as_of::date, $sources::varchar[], $district::varchar, $unit::varchar, null)
    union all
    select 'district', unnest(list_distinct(districts)), 0, 1
    from petitions_in($as_of::date, $sources::varchar[], null, $unit::varchar)
    union all
    select 'unit', unnest(list_distinct(responsible_units)), 0, 1
    from petitions_in($as_of::date, $sources::varchar[], $district::varchar, null)
    union all
    select distinct 'district', district, 0, 0
    from indicators_in($as_of::date, $sources::varchar[], null)
)
select choice, name, sum(tasks)::bigint as tasks, sum(petitions)::bigint as petitions
from found
where coalesce(name, '') <> ''
group by choice, name
order by choice, tasks desc, petitions desc, name

-- How many tasks stand at each status?
-- Parameters: as_of, sources, district, unit, category: the filters (null: everything);
--   status_order: every status, furthest behind first.
-- Returns: status, tasks; only statuses that occur, in that order, tasks without a status last.
select status, count(*) as tasks
from tasks_in(
    $as_of::date, $sources::varchar[], $district::varchar, $unit::varchar, $category::varchar
)
group by status
order by list_position($status_order::varchar[], status) nulls last

-- Which tasks are past their deadline and not finished?
-- Parameters: as_of, sources, district, unit, category: the filters (null: everything);
--   due_soon_days, behind_points, accept_days, count_continuous: the limits of the warnings.
-- Returns: source, item_no, sub_item, problem, units, deadline, days (days past the deadline),
--   status, district, progress (0-1), elapsed (share of the time gone by, 0-1), light.
select
    source, item_no, sub_item, problem, units, deadline,
    $as_of::date - deadline as days,
    status, district, progress, elapsed, light
from judged_tasks(
    $as_of::date, $sources::varchar[], $district::varchar, $unit::varchar, $category::varchar,
    $due_soon_days::integer, $behind_points::double, $accept_days::integer,
    $count_continuous::boolean
)
where is_overdue
order by days desc, source, number_order(item_no), item_no, number_order(sub_item), sub_item

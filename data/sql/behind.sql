-- Which tasks are below the scheduled progress, but not yet overdue?
-- Parameters: as_of, sources, district, unit, category: the filters (null: everything);
--   due_soon_days, behind_points, accept_days, count_continuous: the limits of the warnings.
-- Returns: source, item_no, sub_item, problem, units, deadline, days (days left, null without a
--   deadline), status, district, progress (0-1), elapsed (share of the time gone by, 0-1), light.
select
    source, item_no, sub_item, problem, units, deadline,
    days_left as days,
    status, district, progress, elapsed, light
from judged_tasks(
    $as_of::date, $sources::varchar[], $district::varchar, $unit::varchar, $category::varchar,
    $due_soon_days::integer, $behind_points::double, $accept_days::integer,
    $count_continuous::boolean
)
where is_behind
order by
    elapsed - progress desc nulls last, days nulls last,
    source, number_order(item_no), item_no, number_order(sub_item), sub_item

-- What is known of one task on a day?
-- Parameters: as_of; source, item_no, sub_item: the task; due_soon_days, behind_points,
--   accept_days, count_continuous: the limits of the warnings.
-- Returns: one row or none: the version's as_of, upload_id and withdrawn, every field of a task,
--   then units, is_done, is_overdue, is_continuous, is_rated, is_due_soon, is_not_accepted,
--   elapsed (0-1), days_left, is_behind, state, light.
from judged_tasks(
    $as_of::date, [$source::varchar], null, null, null,
    $due_soon_days::integer, $behind_points::double, $accept_days::integer,
    $count_continuous::boolean
)
where item_no = $item_no::varchar and sub_item = $sub_item::varchar

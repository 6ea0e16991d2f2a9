-- Which tasks are behind one bar, or one piece of a bar?
-- Parameters: as_of, sources, district, unit, category: the filters (null: everything); by,
--   group: the bar, group null for all tasks; state: the piece, null for the whole bar;
--   due_soon_days, behind_points, accept_days, count_continuous: the limits of the warnings.
-- Returns: source, item_no, sub_item, category, problem, units, district, deadline,
--   deadline_text, status, state, progress (0-1), progress_text, days_over (null where not
--   overdue).
select
    source, item_no, sub_item, category, problem, units, district, deadline, deadline_text,
    status, state, progress, progress_text,
    case when is_overdue then -days_left end as days_over
from judged_tasks(
    $as_of::date, $sources::varchar[], $district::varchar, $unit::varchar, $category::varchar,
    $due_soon_days::integer, $behind_points::double, $accept_days::integer,
    $count_continuous::boolean
)
where ($group::varchar is null or list_contains(
        task_groups($by::varchar, source, district, lead_units, responsible_units, category),
        $group::varchar
    ))
    and passes(state, $state::varchar)
order by source, number_order(item_no), item_no, number_order(sub_item), sub_item

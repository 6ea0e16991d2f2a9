-- How many tasks of each group are in each display state?
-- Parameters: as_of, sources, district, unit, category: the filters (null: everything); by: the
--   dimension; due_soon_days, behind_points, accept_days, count_continuous: the limits of the
--   warnings; state_order: every display state in drawing order.
-- Returns: group, state, tasks; the group with most tasks first, then by name, states in order.
--   The states of a group add up to its tasks.
with grouped as (
    select
        unnest(task_groups($by::varchar, source, district, lead_units, responsible_units, category))
            as "group",
        state
    from judged_tasks(
        $as_of::date, $sources::varchar[], $district::varchar, $unit::varchar, $category::varchar,
        $due_soon_days::integer, $behind_points::double, $accept_days::integer,
        $count_continuous::boolean
    )
),
counted as (select "group", state, count(*) as tasks from grouped group by "group", state)
select "group", state, tasks
from counted
order by
    sum(tasks) over (partition by "group") desc,
    "group",
    list_position($state_order::varchar[], state)

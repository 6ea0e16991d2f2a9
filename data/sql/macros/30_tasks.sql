-- Tasks as questions see them: the state on a day, filtered and judged.

-- A category without the ordinal of its group row: one list's 一、大气污染防治 is another's 大气污染防治.
create or replace macro plain_category(category) as coalesce(
    nullif(trim(regexp_replace(
        category, '(^|\s)(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．])\s*', '\1', 'g'
    )), ''),
    category
);

-- Whether a task passes the filters on category, district and unit (lead or responsible).
create or replace macro task_passes(
    category, district, lead_units, responsible_units,
    wanted_district, wanted_unit, wanted_category
) as passes(plain_category(category), plain_category(wanted_category))
    and any_passes(names_in(district), wanted_district)
    and (any_passes(lead_units, wanted_unit) or any_passes(responsible_units, wanted_unit));

-- The tasks of a day that pass the filters; null filters let everything pass.
-- Adds units (lead and responsible, each once), is_done, is_overdue, is_continuous.
create or replace macro tasks_in(
    day, wanted_sources, wanted_district, wanted_unit, wanted_category
) as table
select
    t.* replace (plain_category(t.category) as category),
    joined_names(t.lead_units, t.responsible_units) as units,
    is_done(t.status) as is_done,
    is_overdue(t.status, t.deadline, t.deadline_kind, day) as is_overdue,
    coalesce(t.deadline_kind = 'continuous', false) as is_continuous
from task_state(day) t
where is_among(t.source, wanted_sources)
    and task_passes(
        t.category, t.district, t.lead_units, t.responsible_units,
        wanted_district, wanted_unit, wanted_category
    );

-- The same under the limits of the warning lights.
-- Adds is_rated, is_due_soon, is_not_accepted, elapsed, days_left, is_behind, state, light.
create or replace macro judged_tasks(
    day, wanted_sources, wanted_district, wanted_unit, wanted_category,
    due_soon_days, behind_points, accept_days, count_continuous
) as table
with timed as (
    select
        *,
        is_rated(deadline_kind, count_continuous) as is_rated,
        is_due_soon(is_done, deadline, deadline_kind, day, due_soon_days) as is_due_soon,
        is_not_accepted(
            status, completed_on, accepted_on, closed_on, day, accept_days
        ) as is_not_accepted,
        elapsed_share(started_on, deadline, day) as elapsed,
        deadline - day as days_left
    from tasks_in(day, wanted_sources, wanted_district, wanted_unit, wanted_category)
),
judged as (
    select
        *,
        is_behind(
            is_done, is_overdue, status, deadline, elapsed, progress, day, behind_points
        ) as is_behind
    from timed
)
select
    *,
    display_state(status, is_overdue, is_behind, is_rated) as state,
    warning_light(is_overdue, is_behind, is_due_soon) as light
from judged;

-- How do things stand on a day, in one row for the tiles?
-- Parameters: as_of, sources, district, unit, category: the filters (null: everything);
--   definition: the rate's definition; due_soon_days, behind_points, accept_days,
--   count_continuous: the limits of the warnings.
-- Returns: total, numerator, denominator, rate (0-1), overdue, overdue_units (units with an
--   overdue task), due_soon, next_deadline (earliest of the unfinished), behind, not_accepted,
--   continuous (长期坚持 without a date), done and planned_done (due by the day), both of the tasks
--   that count in rates.
with judged as (
    select
        *,
        is_rated and counts_as_complete($definition::varchar, status, deadline, $as_of::date)
            as complete,
        is_rated and counts_as_expected($definition::varchar, deadline, $as_of::date) as expected
    from judged_tasks(
        $as_of::date, $sources::varchar[], $district::varchar, $unit::varchar, $category::varchar,
        $due_soon_days::integer, $behind_points::double, $accept_days::integer,
        $count_continuous::boolean
    )
)
select
    count(*) as total,
    count(*) filter (complete) as numerator,
    count(*) filter (expected) as denominator,
    share(count(*) filter (complete), count(*) filter (expected)) as rate,
    count(*) filter (is_overdue) as overdue,
    coalesce(len(list_distinct(flatten(list(units) filter (is_overdue)))), 0) as overdue_units,
    count(*) filter (is_due_soon) as due_soon,
    min(deadline) filter (not is_done and days_left >= 0 and has_due_day(deadline_kind))
        as next_deadline,
    count(*) filter (is_behind) as behind,
    count(*) filter (is_not_accepted) as not_accepted,
    count(*) filter (is_continuous) as continuous,
    count(*) filter (is_rated and is_done) as done,
    count(*) filter (is_rated and deadline <= $as_of::date) as planned_done
from judged

-- What counted of the tasks in every period from a day on?
-- Parameters: sources; since: the first day; definition: the rate's definition; due_soon_days,
--   count_continuous: the limits of the warnings.
-- Returns: day, total, numerator, denominator, rate (0-1), overdue, due_soon, as `summary` has them;
--   one row for every day anything was reported, also where no task was known, oldest first.
with days as (
    from report_days(
        date '9999-12-31', $sources::varchar[], ['tasks', 'petitions', 'indicators']
    )
    where day >= $since::date
),
known as (
    select
        *,
        is_rated(deadline_kind, $count_continuous::boolean) as is_rated
    from task_spans(date '9999-12-31', $sources::varchar[], null, null, null) s
    join days d on d.day >= s.as_of and d.day < s.until
),
counted as (
    select
        day,
        count(*) as total,
        complete_among(is_rated, $definition::varchar, status, deadline, day) as numerator,
        expected_among(is_rated, $definition::varchar, deadline, day) as denominator,
        count(*) filter (is_overdue(status, deadline, deadline_kind, day)) as overdue,
        count(*) filter (
            is_due_soon(is_done(status), deadline, deadline_kind, day, $due_soon_days::integer)
        ) as due_soon
    from known
    group by day
)
select
    day,
    coalesce(total, 0) as total,
    coalesce(numerator, 0) as numerator,
    coalesce(denominator, 0) as denominator,
    share(numerator, denominator) as rate,
    coalesce(overdue, 0) as overdue,
    coalesce(due_soon, 0) as due_soon
from days left join counted using (day)
order by day

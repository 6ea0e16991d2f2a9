-- How did completion and overdue tasks develop from list to list?
-- Parameters: as_of, sources, district, unit, category: the filters (null: everything);
--   definition: the rate's definition; count_continuous: whether 长期坚持 without a date counts.
-- Returns: as_of, total, numerator, denominator, rate (0-1), overdue; one row for every day tasks
--   were reported and some passed the filters, oldest first.
with counted as (
    select
        day as as_of,
        count(*) as total,
        complete_among(
            is_rated(deadline_kind, $count_continuous::boolean),
            $definition::varchar, status, deadline, day
        ) as numerator,
        expected_among(
            is_rated(deadline_kind, $count_continuous::boolean),
            $definition::varchar, deadline, day
        ) as denominator,
        count(*) filter (is_overdue(status, deadline, deadline_kind, day)) as overdue
    from task_spans(
        $as_of::date, $sources::varchar[], $district::varchar, $unit::varchar, $category::varchar
    ) s
    join report_days($as_of::date, $sources::varchar[], ['tasks']) d
        on d.day >= s.as_of and d.day < s.until
    group by day
)
select as_of, total, numerator, denominator, share(numerator, denominator) as rate, overdue
from counted
order by as_of

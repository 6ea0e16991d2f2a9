-- How many tasks were to be finished by each month's end, and how many were?
-- Parameters: as_of, sources, district, unit, category: the filters (null: everything);
--   count_continuous: whether 长期坚持 without a date counts.
-- Returns: day (month ends from the first deadline or completion to the last, and as_of itself),
--   planned (deadlines up to the day), actual (completions up to the day, null after as_of).
-- A finished task without a completion date counts from the first list of its present unbroken
-- run of lists that call it finished; a date after as_of counts as as_of.
with tasks as (
    select source, item_no, sub_item, deadline, is_done,
        coalesce(completed_on, accepted_on, closed_on) as dated
    from tasks_in(
        $as_of::date, $sources::varchar[], $district::varchar, $unit::varchar, $category::varchar
    )
    where is_rated(deadline_kind, $count_continuous::boolean)
),
history as (
    select source, item_no, sub_item, as_of, upload_id,
        is_done(status) and not withdrawn as finished
    from tasks_versions v
    semi join (from tasks where is_done and dated is null) t using (source, item_no, sub_item)
    where as_of <= $as_of::date
),
broken as (
    select source, item_no, sub_item, max((as_of, upload_id)) as last
    from history where not finished
    group by source, item_no, sub_item
),
seen as (
    select source, item_no, sub_item, min(as_of) as first_seen
    from history left join broken using (source, item_no, sub_item)
    where finished and (last is null or (as_of, upload_id) > last)
    group by source, item_no, sub_item
),
completions as (
    select least(coalesce(dated, first_seen), $as_of::date) as day
    from tasks left join seen using (source, item_no, sub_item)
    where is_done
),
planned as (
    select deadline as day, count(*) as tasks from tasks where deadline is not null group by day
),
actual as (select day, count(*) as tasks from completions group by day),
ends as (
    select min(day) as first_day, max(day) as last_day
    from (select day from planned union all select day from actual)
),
days as (
    select last_day(month::date) as day
    from ends, generate_series(
        date_trunc('month', first_day), date_trunc('month', last_day), interval 1 month
    ) months(month)
    union
    select $as_of::date from tasks
)
select
    day,
    (select coalesce(sum(tasks), 0)::bigint from planned p where p.day <= days.day) as planned,
    case when day <= $as_of::date
        then (select coalesce(sum(tasks), 0)::bigint from actual a where a.day <= days.day)
    end as actual
from days
order by day

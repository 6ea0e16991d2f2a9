-- Which unit has reported in which dispatch period, which is late, and since when?
-- Parameters: as_of: the day whose tasks and names count, lists of its period do to the end; sources, district, unit,
--   category: the filters (null: everything); starts, ends:
--   first and last days of the periods; grace_days: how long after its end a period's lists may
--   come in; today: the day up to which a missing list is late.
-- Returns: unit (its full name in the directory), reported_on (null where nothing came), late_days
--   (0 where not late), state (missing, late, waiting, on_time), open_tasks (not finished at the
--   period's end), last_reported_on (for this or an earlier period), place, period_start,
--   period_end, due_on; the newest period first, then missing and late ones first.
with periods as (
    select
        unnest($starts::date[]) as period_start,
        unnest($ends::date[]) as period_end,
        least(period_end, $as_of::date) as seen_until
),
homes as (
    select t.source, coalesce(arg_max(t.place, u.upload_id) filter (t.place <> ''), '') as place
    from uploads u join upload_tables t using (upload_id)
    where u.rolled_back_at is null and t.kind = 'tasks'
    group by t.source
),
-- Every version of a task under each unit that leads it or is responsible for it.
worded as (
    select
        h.place, s.source, s.item_no, s.sub_item, s.as_of, s.until, is_done(s.status) as done,
        unnest(joined_names(s.lead_units, s.responsible_units)) as word
    from task_spans(
        least(list_max($ends::date[]), $as_of::date), $sources::varchar[], $district::varchar, null,
        $category::varchar
    ) s
    join homes h using (source)
),
of_units as materialized (
    select distinct w.* exclude (word), coalesce(n.name, w.word) as unit
    from worded w
    left join unit_words($as_of::date) n on n.place = w.place and n.word = plain_name(w.word)
    left join unit_words($as_of::date) f on f.place = w.place and f.word = plain_name($unit::varchar)
    where passes(coalesce(n.name, w.word), coalesce(f.name, $unit::varchar))
),
-- What every list names, under the day it came in: in Beijing, of a sample the day it speaks of.
lists as (
    select
        r.source, r.item_no, r.sub_item, u.as_of, u.scope,
        list_transform(list_append(names_in(u.unit), u.unit), lambda s: plain_name(s)) as senders,
        case when u.sample then u.as_of else (u.committed_at + interval 8 hours)::date end as day
    from tasks_reports r join uploads u using (upload_id)
    where u.rolled_back_at is null and not r.withdrawn
        and u.as_of <= list_max($ends::date[]) and is_among(r.source, $sources::varchar[])
),
-- A whole list reports for every unit it names, a part only for the one that sent it.
named as materialized (
    select distinct
        o.place, o.unit, l.as_of, l.day,
        l.scope = 'whole' or coalesce(
            list_has_any(l.senders, coalesce(known.words, [plain_name(o.unit)])), false
        ) as reports
    from lists l
    join of_units o
        on o.source = l.source and o.item_no = l.item_no and o.sub_item = l.sub_item
        and l.as_of >= o.as_of and l.as_of < o.until
    left join (
        select place, name, list(word) as words from unit_words($as_of::date) group by place, name
    ) known on known.place = o.place and known.name = o.unit
),
open_tasks as (
    select p.period_start, o.place, o.unit, count(*) as open_tasks
    from periods p join of_units o on o.as_of <= p.seen_until and o.until > p.seen_until
    where not o.done
    group by p.period_start, o.place, o.unit
),
expected as (
    select period_start, place, unit from open_tasks
    union
    select p.period_start, n.place, n.unit
    from periods p join named n on n.as_of between p.period_start and p.period_end
),
reported as (
    select
        e.period_start, e.place, e.unit, p.period_end,
        min(n.day) filter (n.as_of >= p.period_start) as reported_on,
        max(n.day) as last_reported_on
    from expected e
    join periods p using (period_start)
    left join named n
        on n.place = e.place and n.unit = e.unit and n.reports and n.as_of <= p.period_end
    group by e.period_start, e.place, e.unit, p.period_end
),
judged as (
    select
        *,
        period_end + $grace_days::integer as due_on,
        greatest(0, coalesce(reported_on, $today::date) - due_on) as late_days
    from reported
)
select
    j.unit, j.reported_on, j.late_days,
    case
        when j.reported_on is null then if(j.late_days > 0, 'missing', 'waiting')
        else if(j.late_days > 0, 'late', 'on_time')
    end as state,
    coalesce(o.open_tasks, 0) as open_tasks, j.last_reported_on, j.place, j.period_start,
    j.period_end, j.due_on
from judged j left join open_tasks o using (period_start, place, unit)
order by
    j.period_start desc,
    list_position(['missing', 'late', 'waiting', 'on_time'], state),
    j.late_days desc, open_tasks desc, j.place, j.unit

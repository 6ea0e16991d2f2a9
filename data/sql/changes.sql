-- What changed between two days, one row a changed field of a task?
-- Parameters: start, end: the two days; sources, district, unit, category: the filters, met on
--   either day (null: everything); status_order, kind_order: statuses and kinds in order.
-- Returns: source, item_no, sub_item, problem, units, field, before, after, kind (newly_finished,
--   newly_overdue, moved_back, deadline_changed, added, withdrawn, progressed,
--   progress_changed, edited); by kind in that order, then by task. Fields are those of `vocabulary.FIELDS`, and "task" for a task
--   added or withdrawn (with its status), "overdue" for one newly overdue (after: the days over).
--   Statuses stand as their identifiers, dates ISO, shares as 57%, names joined by 、.
with touched as (
    select
        coalesce(e.source, l.source) as source,
        coalesce(e.item_no, l.item_no) as item_no,
        coalesce(e.sub_item, l.sub_item) as sub_item,
        e.id as before_id, l.id as after_id,
        is_overdue(l.status, l.deadline, l.deadline_kind, $end::date)
            and not is_overdue(e.status, e.deadline, e.deadline_kind, $start::date)
            as newly_overdue
    from task_ids($start::date, $sources::varchar[]) e
    full join task_ids($end::date, $sources::varchar[]) l
        on e.source = l.source and e.item_no = l.item_no and e.sub_item = l.sub_item
    where (e.id is distinct from l.id or newly_overdue)
        and (
            task_passes(
                e.category, e.district, e.lead_units, e.responsible_units,
                $district::varchar, $unit::varchar, $category::varchar
            )
            or task_passes(
                l.category, l.district, l.lead_units, l.responsible_units,
                $district::varchar, $unit::varchar, $category::varchar
            )
        )
),
compared as (
    select
        t.source, t.item_no, t.sub_item,
        case when after_id is null then b.problem else a.problem end as problem,
        case when after_id is null then joined_names(b.lead_units, b.responsible_units)
            else joined_names(a.lead_units, a.responsible_units) end as units,
        case
            when before_id is null then
                [{'field': 'task', 'before': null, 'after': a.status, 'kind': 'added'}]
            when after_id is null then
                [{'field': 'task', 'before': b.status, 'after': null, 'kind': 'withdrawn'}]
            else list_filter([
            {'field': 'overdue', 'before': null,
             'after': case when t.newly_overdue then ($end::date - a.deadline)::varchar end,
             'kind': 'newly_overdue'},
            {'field': 'deadline',
             'before': case when b.deadline is distinct from a.deadline
                 then deadline_text_of(b.deadline, b.deadline_text, b.deadline_kind)
                 else coalesce(b.deadline_text, b.deadline_kind) end,
             'after': case when b.deadline is distinct from a.deadline
                 then deadline_text_of(a.deadline, a.deadline_text, a.deadline_kind)
                 else coalesce(a.deadline_text, a.deadline_kind) end,
             'kind': case when b.deadline is distinct from a.deadline
                 or coalesce(b.deadline_kind, 'none') <> coalesce(a.deadline_kind, 'none')
                 then 'deadline_changed' end},
            {'field': 'status', 'before': b.status, 'after': a.status,
             'kind': status_change(b.status, a.status, $status_order::varchar[])},
            {'field': 'verified_status', 'before': b.verified_status, 'after': a.verified_status,
             'kind': replace(
                 status_change(b.verified_status, a.verified_status, $status_order::varchar[]),
                 'newly_finished', 'progressed'
             )},
            {'field': 'progress', 'before': percent_text(b.progress),
             'after': percent_text(a.progress), 'kind': 'progress_changed'},
            edited('category', b.category, a.category),
            edited('problem', b.problem, a.problem),
            edited('goal', b.goal, a.goal),
            edited('measures', b.measures, a.measures),
            edited_names('lead_units', b.lead_units, a.lead_units),
            edited_names('responsible_units', b.responsible_units, a.responsible_units),
            edited_names('support_units', b.support_units, a.support_units),
            edited_names('supervising_units', b.supervising_units, a.supervising_units),
            edited('responsible_leaders', b.responsible_leaders, a.responsible_leaders),
            edited('responsible_persons', b.responsible_persons, a.responsible_persons),
            edited('started_on', b.started_on::varchar, a.started_on::varchar),
            edited('completed_on', b.completed_on::varchar, a.completed_on::varchar),
            edited('accepted_on', b.accepted_on::varchar, a.accepted_on::varchar),
            edited('closed_on', b.closed_on::varchar, a.closed_on::varchar),
            edited('district', b.district, a.district),
            edited('lon', b.lon::varchar, a.lon::varchar),
            edited('lat', b.lat::varchar, a.lat::varchar),
            edited('evidence', b.evidence, a.evidence),
            edited('note', b.note, a.note)
            ], lambda c: c.kind is not null and coalesce(c.before, '') <> coalesce(c.after, ''))
        end as changes
    from touched t
    left join tasks_versions b on b.rowid = t.before_id
    left join tasks_versions a on a.rowid = t.after_id
),
listed as (
    select
        source, item_no, sub_item, problem, units,
        unnest(changes) as change, generate_subscripts(changes, 1) as position
    from compared
)
select
    source, item_no, sub_item, problem, units,
    change.field as field, change.before as before, change.after as after, change.kind as kind
from listed
order by
    list_position($kind_order::varchar[], change.kind),
    source, number_order(item_no), item_no, number_order(sub_item), sub_item, position

-- What a change of a task means.

-- The tasks of a day with the row ids of their versions, so that two days compare by number.
create or replace macro task_ids(day, wanted_sources) as table
with newest as (
    select arg_max(rowid, (as_of, upload_id)) as id
    from tasks_versions
    where as_of <= day and is_among(source, wanted_sources)
    group by source, item_no, sub_item
)
select
    v.rowid as id, source, item_no, sub_item, status, deadline, deadline_kind, category, district,
    lead_units, responsible_units
from tasks_versions v join newest on v.rowid = newest.id
where not withdrawn;

-- A change of status, by the order of the statuses, furthest behind first. 整改中 and 长期坚持 do not
-- say how a task stands against its schedule, so that no schedule status is above or below them.
create or replace macro status_change(before, after, status_order) as case
    when is_done(after) and not is_done(before) then 'newly_finished'
    when is_done(before) and not is_done(after) then 'moved_back'
    when before is null or after is null then 'edited'
    when list_contains(['in_progress', 'ongoing', 'behind', 'on_schedule', 'ahead'], before)
        and list_contains(['in_progress', 'ongoing', 'behind', 'on_schedule', 'ahead'], after)
        and (list_contains(['in_progress', 'ongoing'], before)
            or list_contains(['in_progress', 'ongoing'], after)) then 'edited'
    when list_position(status_order, after) > list_position(status_order, before)
        then 'progressed'
    else 'moved_back'
end;

-- A share as one reads it: 57%.
create or replace macro percent_text(share) as format('{:g}%', round(share * 100, 6));

-- A deadline as one reads it: the day, else the text as written, else its kind.
create or replace macro deadline_text_of(deadline, deadline_text, deadline_kind)
    as coalesce(deadline::varchar, deadline_text, nullif(deadline_kind, 'none'));

-- A changed field that says nothing about the progress of the task; names as one reads them.
create or replace macro edited(field, before, after)
    as {'field': field, 'before': before, 'after': after, 'kind': 'edited'};
create or replace macro edited_names(field, before, after)
    as edited(field, array_to_string(before, '、'), array_to_string(after, '、'));

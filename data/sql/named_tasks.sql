-- How do the tasks that an upload names stand on a day?
-- Parameters: upload_id; as_of.
-- Returns: source, item_no, sub_item, subject (the first 80 characters of the problem), state (the
--   status), then under its name a digest of every field that a reader sees; by source and number.
with named as (
    select distinct source, item_no, sub_item
    from tasks_reports
    where upload_id = $upload_id::integer
)
select
    t.source, t.item_no, t.sub_item, left(t.problem, 80) as subject, t.status as state,
    (hash(columns(t.* exclude (
        as_of, upload_id, withdrawn, source, item_no, sub_item,
        item_no_text, status_text, verified_status_text
    ))) >> 1)::bigint
from task_state($as_of::date) t
semi join named using (source, item_no, sub_item)
order by t.source, number_order(t.item_no), t.item_no, number_order(t.sub_item), t.sub_item

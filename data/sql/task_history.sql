-- What was one task over time: every version of it, and who reported it?
-- Parameters: sources, item_no, sub_item: the task, sources or sub_item null for any; as_of:
--   versions up to this day, null for all.
-- Returns: as_of, committed_at (UTC), user_name, sample (whether the upload is), file_name,
--   upload_id, sheet and row (where in the file it stands, null for a withdrawal), letters (field and
--   letter of its column, null where not known), next_row (of the next task on the sheet, null for
--   the last one), corrected (cells of the sheet that were mended before it was stored), every field
--   of a task, withdrawn; oldest first.
select
    v.as_of, u.committed_at, u.user_name, u.sample, u.file_name, v.upload_id,
    case when r."row" is not null then r.sheet end as sheet, r."row" as "row",
    case when r."row" is not null then ut.letters end as letters,
    (
        select min(n."row") from tasks_reports n
        where n.upload_id = r.upload_id and n.sheet = r.sheet and n."row" > r."row"
    ) as next_row,
    (
        select list(c.cell) from upload_corrections c
        where c.upload_id = r.upload_id and c.sheet = r.sheet
    ) as corrected,
    v.* exclude (as_of, upload_id, withdrawn), v.withdrawn
from tasks_versions v
left join uploads u using (upload_id)
left join tasks_reports r
    on r.upload_id = v.upload_id and r.source = v.source and r.item_no = v.item_no
    and r.sub_item = v.sub_item
left join upload_tables ut on ut.upload_id = r.upload_id and ut.table_no = r.table_no
where is_among(v.source, $sources::varchar[])
    and v.item_no = $item_no::varchar
    and passes(v.sub_item, $sub_item::varchar)
    and ($as_of::date is null or v.as_of <= $as_of::date)
order by v.source, number_order(v.sub_item), v.sub_item, v.as_of, v.upload_id

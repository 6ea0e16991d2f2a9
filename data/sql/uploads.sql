-- What was uploaded?
-- Parameters: none.
-- Returns: upload_id, file_name, as_of, scope, unit, user_name, committed_at, sample,
--   rolled_back_at, kinds, sources, rows_read, rows_skipped, rows_rejected, errors, warnings,
--   infos, size (bytes), sha256; newest first.
with tables as (
    select
        upload_id,
        list_distinct(list(kind order by table_no)) as kinds,
        list_distinct(list(source order by table_no)) as sources,
        sum(rows_read)::bigint as rows_read,
        sum(rows_skipped)::bigint as rows_skipped,
        sum(rows_rejected)::bigint as rows_rejected
    from upload_tables
    group by upload_id
),
findings as (
    select
        upload_id,
        count(*) filter (severity = 'error') as errors,
        count(*) filter (severity = 'warning') as warnings,
        count(*) filter (severity = 'info') as infos
    from upload_findings
    group by upload_id
)
select
    u.upload_id, u.file_name, u.as_of, u.scope, u.unit, u.user_name, u.committed_at, u.sample,
    u.rolled_back_at,
    coalesce(list_sort(t.kinds), []) as kinds,
    coalesce(list_sort(t.sources), []) as sources,
    coalesce(t.rows_read, 0) as rows_read,
    coalesce(t.rows_skipped, 0) as rows_skipped,
    coalesce(t.rows_rejected, 0) as rows_rejected,
    coalesce(f.errors, 0) as errors,
    coalesce(f.warnings, 0) as warnings,
    coalesce(f.infos, 0) as infos,
    u.size, u.sha256
from uploads u
left join tables t using (upload_id)
left join findings f using (upload_id)
order by u.upload_id desc

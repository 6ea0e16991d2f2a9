-- Which sources (inspections) does the board know?
-- Parameters: none.
-- Returns: source, place (the one last named, or empty), first_as_of, last_as_of, sample (whether
--   any of its lists is 示例数据); from uploads that count, unit directories left out; by name.
select
    t.source,
    coalesce(arg_max(t.place, u.upload_id) filter (t.place <> ''), '') as place,
    min(u.as_of) as first_as_of,
    max(u.as_of) as last_as_of,
    bool_or(u.sample) as sample
from uploads u join upload_tables t using (upload_id)
where u.rolled_back_at is null and t.kind <> 'directory' and t.source <> ''
group by t.source
order by t.source

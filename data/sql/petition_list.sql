-- Which petitions are there?
-- Parameters: as_of, sources, district, unit: the filters (null: everything).
-- Returns: the version's as_of, upload_id and withdrawn, then every field of a petition; newest
--   received first.
from petitions_in($as_of::date, $sources::varchar[], $district::varchar, $unit::varchar)
order by received_on desc nulls last, source, receipt_no

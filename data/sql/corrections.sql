-- Which cells of an upload were mended before it was stored?
-- Parameters: upload_id.
-- Returns: sheet, cell, before, after; by sheet, row and column.
select sheet, cell, before, after
from upload_corrections
where upload_id = $upload_id::integer
order by sheet, regexp_extract(cell, '[0-9]+')::integer, length(cell), cell

-- How did one indicator develop in each district?
-- Parameters: as_of, sources, district: the filters (null: everything); name: the indicator.
-- Returns: district, period, period_end, value, target, source; periods that ended by as_of or
--   have a value, oldest first within a district.
select district, period, period_end, value, target, source
from indicators_in($as_of::date, $sources::varchar[], $district::varchar)
where name = $name::varchar and (period_end <= $as_of::date or value is not null)
order by source, district, period_end nulls first, length(period), period

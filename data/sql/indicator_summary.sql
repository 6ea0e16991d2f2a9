-- How many indicators meet their target?
-- Parameters: as_of, sources, district: the filters (null: everything).
-- Returns: one row: met, unmet, no_data (value or target missing), total.
select
    count(*) filter (met) as met,
    count(*) filter (not met) as unmet,
    count(*) filter (met is null) as no_data,
    count(*) as total
from latest_indicators($as_of::date, $sources::varchar[], $district::varchar)

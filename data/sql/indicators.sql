-- How do the indicators stand against their targets?
-- Parameters: as_of, sources, district: the filters (null: everything).
-- Returns: source, name, district, period, period_end, unit_of_measure, value, target,
--   target_text, direction, target_date, met (null without value or target, and where they are of different units); one row an indicator
--   and district: the latest period with a value that ended by as_of, of two ending together the
--   longer one.
select
    source, name, district, period, period_end, unit_of_measure, value, target, target_text,
    direction, target_date, met
from latest_indicators($as_of::date, $sources::varchar[], $district::varchar)
order by source, name, district

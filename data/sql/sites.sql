-- Which tasks can be drawn on the map, and where?
-- Parameters: as_of, sources, district, unit, category: the filters (null: everything).
-- Returns: source, item_no, sub_item, problem, district, units, lon, lat (degrees, WGS-84),
--   status, is_overdue, deadline; tasks with both coordinates.
select source, item_no, sub_item, problem, district, units, lon, lat, status, is_overdue, deadline
from tasks_in(
    $as_of::date, $sources::varchar[], $district::varchar, $unit::varchar, $category::varchar
)
where lon is not null and lat is not null
order by source, number_order(item_no), item_no, number_order(sub_item), sub_item

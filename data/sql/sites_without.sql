-- Which tasks cannot be drawn on the map because a coordinate is missing?
-- Parameters: as_of, sources, district, unit, category: the filters (null: everything).
-- Returns: source, item_no, sub_item, problem, district, units, status, is_overdue, deadline.
select source, item_no, sub_item, problem, district, units, status, is_overdue, deadline
from tasks_in(
    $as_of::date, $sources::varchar[], $district::varchar, $unit::varchar, $category::varchar
)
where lon is null or lat is null
order by source, number_order(item_no), item_no, number_order(sub_item), sub_item

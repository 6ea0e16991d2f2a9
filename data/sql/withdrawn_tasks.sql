-- Which tasks were in a list once and are withdrawn on a day?
-- Parameters: as_of; sources: the filter (null: everything).
-- Returns: source, item_no, sub_item, problem; by task.
select source, item_no, sub_item, problem
from tasks_versions
where as_of <= $as_of::date and is_among(source, $sources::varchar[])
qualify withdrawn and row_number() over (
    partition by source, item_no, sub_item order by as_of desc, upload_id desc
) = 1
order by source, number_order(item_no), item_no, number_order(sub_item), sub_item

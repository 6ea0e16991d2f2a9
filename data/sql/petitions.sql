-- How many petitions of each group are settled?
-- Parameters: as_of, sources, district, unit: the filters (null: everything); by: the dimension;
--   canonical_order: the groups of a dimension that has an order of its own.
-- Returns: group, petitions, settled (已办结 or 已销号), settled_or_partly (with 阶段性办结), rate (settled
--   ÷ petitions, 0-1). Truth and status in their own order, batches by the day they came in, those
--   without one by number (第二批 before 第十批), other groups by size, then by name. A petition of
--   several types or districts counts under each.
with grouped as (
    select
        unnest(petition_groups(
            $by::varchar, batch, pollution_types, districts, truth, status
        )) as "group",
        status, received_on
    from petitions_in($as_of::date, $sources::varchar[], $district::varchar, $unit::varchar)
),
counted as (
    select
        "group",
        count(*) as petitions,
        count(*) filter (is_settled(status)) as settled,
        count(*) filter (is_settled_or_partly(status)) as settled_or_partly,
        min(received_on) as first_received
    from grouped
    group by "group"
)
select
    "group", petitions, settled, settled_or_partly, share(settled, petitions) as rate
from counted
order by
    list_position($canonical_order::varchar[], "group") nulls last,
    case when $by::varchar = 'batch' then first_received end nulls last,
    case when $by::varchar = 'batch' then batch_number("group") end nulls last,
    case when $by::varchar <> 'batch' then petitions end desc,
    "group"

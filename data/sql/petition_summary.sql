-- How many petitions are settled?
-- Parameters: as_of, sources, district, unit: the filters (null: everything).
-- Returns: one row: petitions, settled (已办结 or 已销号), settled_or_partly (with 阶段性办结), rate
--   (settled ÷ petitions, 0-1).
select
    count(*) as petitions,
    count(*) filter (is_settled(status)) as settled,
    count(*) filter (is_settled_or_partly(status)) as settled_or_partly,
    share(count(*) filter (is_settled(status)), count(*)) as rate
from petitions_in($as_of::date, $sources::varchar[], $district::varchar, $unit::varchar)

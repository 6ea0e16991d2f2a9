-- Petitions and indicators as questions see them.

-- Settled (已办结 or 已销号), and settled at least for the present stage (阶段性办结).
create or replace macro is_settled(status) as coalesce(status in ('settled', 'signed_off'), false);
create or replace macro is_settled_or_partly(status)
    as coalesce(status in ('settled', 'signed_off', 'partly_settled'), false);

-- The petitions of a day that pass the filters; null filters let everything pass.
create or replace macro petitions_in(day, wanted_sources, wanted_district, wanted_unit) as table
select * from petition_state(day) p
where is_among(p.source, wanted_sources)
    and any_passes(p.districts, wanted_district)
    and any_passes(p.responsible_units, wanted_unit);

-- Whether a value meets its target; null where value, target or direction is missing.
-- Water classes count from Ⅰ = 1, so "达到或优于" means a number not above the target's.
create or replace macro meets_target(value, target, direction) as case direction
    when 'at_least' then value >= target
    when 'at_most' then value <= target
    when 'equals' then value = target
    when 'class_at_least' then value <= target
end;

-- Whether value and target are of one kind: a target in per cent (较2015年下降10%以上) says nothing
-- of a value in another unit.
create or replace macro is_comparable(target_text, unit) as
    not regexp_matches(coalesce(target_text, ''), '[%％]')
    or regexp_matches(coalesce(nullif(unit, ''), '%'), '[%％‰]|百分');

-- Sorts periods by how well they speak for a day: the latest that has ended, then one without an
-- end, then the nearest to come.
create or replace macro period_order(period_end, day) as case
    when period_end <= day then 1000000 + (period_end - date '0001-01-01')
    when period_end is null then 0
    else day - period_end
end;

-- Indicator values as known on a day. A row without a target takes the one last stated for the
-- same indicator and district: lists of actual values often leave the target to the plan.
create or replace macro indicators_in(day, wanted_sources, wanted_district) as table
with known as (
    from indicator_state(day)
    where is_among(source, wanted_sources) and passes(district, wanted_district)
),
stated as (
    select
        source, name, district,
        arg_max(
            {'target': target, 'target_text': target_text, 'direction': direction,
             'target_date': target_date, 'unit_of_measure': unit_of_measure},
            (period_order(period_end, day), -length(period), period)
        ) as plan
    from known
    where target is not null
    group by source, name, district
)
select
    i.source, i.name, i.district, i.period, i.period_end, i.value,
    coalesce(i.unit_of_measure, s.plan.unit_of_measure) as unit_of_measure,
    case when i.target is null then s.plan.target else i.target end as target,
    case when i.target is null then coalesce(s.plan.target_text, i.target_text)
        else i.target_text end as target_text,
    case when i.target is null then coalesce(s.plan.direction, i.direction)
        else i.direction end as direction,
    case when i.target is null then coalesce(s.plan.target_date, i.target_date)
        else i.target_date end as target_date
from known i
left join stated s
    on s.source = i.source and s.name = i.name and s.district = i.district;

-- One row an indicator and district: its latest period with a value that ended by the day, of two
-- ending together the longer one. Adds met (null where nobody can say).
create or replace macro latest_indicators(day, wanted_sources, wanted_district) as table
with known as (from indicators_in(day, wanted_sources, wanted_district)),
latest as (
    select
        arg_max(k, (value is not null, period_order(period_end, day), -length(period), period)) as k
    from known k
    group by source, name, district
)
select
    unnest(k),
    case when is_comparable(k.target_text, k.unit_of_measure)
        then meets_target(k.value, k.target, k.direction) end as met
from latest;

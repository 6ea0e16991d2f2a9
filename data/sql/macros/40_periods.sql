-- The board over time: the days lists speak of, and what every task was on each of them.

-- as_of of the uploads that count, up to a day, for some kinds of table; one row a day.
create or replace macro report_days(until_day, wanted_sources, kinds) as table
select distinct u.as_of as day
from uploads u join upload_tables t using (upload_id)
where u.rolled_back_at is null and u.as_of <= until_day
    and list_contains(kinds, t.kind) and is_among(t.source, wanted_sources);

-- The key and facts of every version of a task that passes the filters, and the day the next version
-- takes over (`until`).
create or replace macro task_spans(
    until_day, wanted_sources, wanted_district, wanted_unit, wanted_category
) as table
with spans as (
    select
        source, item_no, sub_item, status, deadline, deadline_kind, category, district,
        lead_units, responsible_units, withdrawn, as_of,
        coalesce(
            lead(as_of) over (
                partition by source, item_no, sub_item order by as_of, upload_id
            ),
            date '9999-12-31'
        ) as until
    from tasks_versions
    where as_of <= until_day and is_among(source, wanted_sources)
)
from spans
where not withdrawn
    and until > as_of
    and task_passes(
        category, district, lead_units, responsible_units,
        wanted_district, wanted_unit, wanted_category
    );

-- The names units go by.

-- A name for comparing: brackets of either width are the same, blanks do not matter.
create or replace macro plain_name(name)
    as regexp_replace(translate(name, '（）', '()'), '[\s　]', '', 'g');

-- Rows of the directory that a later list has renamed, and the name of today: a unit is renamed where
-- a row listed later than its own has its name among its aliases.
create or replace macro renamed_units() as table
with recursive listed as (
    select place, name, any_value(d.aliases) as aliases, max((u.as_of, u.upload_id)) as listed
    from directory_state(date '9999-12-31') d
    join directory_reports r using (place, name)
    join uploads u on u.upload_id = r.upload_id and u.rolled_back_at is null
    group by place, name
),
steps as (
    select o.place, o.name, arg_max(n.name, n.listed) as renamed
    from listed o
    join listed n
        on n.place = o.place and n.listed > o.listed
        and list_contains([plain_name(x) for x in n.aliases], plain_name(o.name))
    group by o.place, o.name
),
ways as (
    select place, name, renamed, 1 as length from steps
    union all
    select w.place, w.name, s.renamed, w.length + 1
    from ways w join steps s on s.place = w.place and s.name = w.renamed
)
select place, name, arg_max(renamed, length) as renamed from ways group by place, name;

-- The directory as it counts for reading names: what was renamed stands under its name of today,
-- its words among the aliases there.
create or replace macro units_in_force() as table
select
    d.place, coalesce(r.renamed, d.name) as name,
    list_distinct(list_filter(
        flatten(list(list_append(coalesce(d.aliases, []), d.name))),
        lambda word: word <> coalesce(r.renamed, d.name)
    )) as aliases,
    any_value(d.kind order by r.renamed is not null) as kind,
    any_value(d.district order by r.renamed is not null) as district,
    any_value(d.members order by r.renamed is not null) as members
from directory_state(date '9999-12-31') d left join renamed_units() r using (place, name)
group by d.place, coalesce(r.renamed, d.name);

-- What every unit is called in its place: word (a name for comparing), name (in full). A word that
-- means two units there means neither.
create or replace macro unit_words() as table
select place, plain_name(word) as word, min(name) as name
from (select place, name, unnest(list_append(aliases, name)) as word from units_in_force())
group by place, plain_name(word)
having count(distinct name) = 1;

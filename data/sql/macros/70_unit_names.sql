-- The names units go by.

-- A name for comparing: brackets of either width are the same, blanks do not matter.
create or replace macro plain_name(name)
    as regexp_replace(translate(name, '（）', '()'), '[\s　]', '', 'g');

-- Every listing of a row of the directory: place, name, aliases, listed (as-of day and upload).
create or replace macro directory_listings() as table
select r.place, r.name, d.aliases, (u.as_of, u.upload_id) as listed
from directory_state(date '9999-12-31') d
join directory_reports r using (place, name)
join uploads u on u.upload_id = r.upload_id and u.rolled_back_at is null;

-- Rows of the directory that a later list has renamed, and the name of today: a unit is renamed where
-- a row listed later than its own has its name among its aliases.
create or replace macro renamed_units() as table
with recursive listed as (
    select place, name, any_value(aliases) as aliases, max(listed) as listed
    from directory_listings()
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

-- What a unit that was renamed is called on a day, of each of its names: the one listed last up to
-- that day, of days before its first listing the first.
create or replace macro unit_names_on(day) as table
with listings as (
    select l.place, coalesce(r.renamed, l.name) as unit, l.name, l.listed
    from directory_listings() l left join renamed_units() r using (place, name)
),
named as (
    select
        place, unit,
        coalesce(
            arg_max(name, listed) filter (listed[1] <= day), arg_min(name, listed)
        ) as called
    from listings
    group by place, unit
)
select distinct l.place, l.name, n.called
from listings l join named n using (place, unit)
where l.name <> n.called;

-- The directory as it counts for reading names of a day's lists: what was renamed stands under its
-- name of that day, its other names among the aliases there.
create or replace macro units_in_force(day) as table
select
    d.place, coalesce(r.called, d.name) as name,
    list_distinct(list_filter(
        flatten(list(list_append(coalesce(d.aliases, []), d.name))),
        lambda word: word <> coalesce(r.called, d.name)
    )) as aliases,
    any_value(d.kind order by r.called is not null) as kind,
    any_value(d.district order by r.called is not null) as district,
    any_value(d.members order by r.called is not null) as members
from directory_state(date '9999-12-31') d left join unit_names_on(day) r using (place, name)
group by d.place, coalesce(r.called, d.name);

-- The places that lists or directories speak of.
create or replace macro places_known() as table
select distinct place
from upload_tables join uploads using (upload_id)
where place <> '' and rolled_back_at is null;

-- What every unit is called in its place on a day: word (a name for comparing), name (in full). A word
-- that means two units there means neither. A directory of no place counts where there is only one.
create or replace macro unit_words(day) as table
with words as (
    select place, name, unnest(list_append(aliases, name)) as word from units_in_force(day)
),
housed as (
    from words
    union all
    select p.place, w.name, w.word
    from words w cross join places_known() p
    where w.place = '' and (select count(*) from places_known()) = 1
)
select place, plain_name(word) as word, min(name) as name
from housed
group by place, plain_name(word)
having count(distinct name) = 1;

-- The names units go by.

-- A name for comparing: brackets of either width are the same, blanks do not matter.
create or replace macro plain_name(name)
    as regexp_replace(translate(name, '（）', '()'), '[\s　]', '', 'g');

-- What every unit is called in its place: word (a name for comparing), name (in full). A word that
-- means two units there means neither.
create or replace macro unit_words() as table
select place, plain_name(word) as word, min(name) as name
from (
    select place, name, unnest(list_append(coalesce(aliases, []), name)) as word
    from directory_state(date '9999-12-31')
)
group by place, plain_name(word)
having count(distinct name) = 1;

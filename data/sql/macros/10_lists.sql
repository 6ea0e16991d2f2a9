-- Words in cells: several names in one, groups a record counts under, natural order of numbers.

-- The names in a text joined by 、, in the order written.
create or replace macro names_in(names) as list_filter(
    list_transform(string_split(names, '、'), lambda n: trim(n)), lambda n: n <> ''
);

-- Two lists of names as one, each name once, the first list's names first.
create or replace macro joined_names(first_names, more_names) as list_transform(
    [list_concat(coalesce(first_names, []), coalesce(more_names, []))],
    lambda names: list_filter(names, lambda n, i: list_position(names, n) = i)
)[1];

-- A list of groups as it is counted: each once, a blank one as 未注明.
create or replace macro as_groups(names) as coalesce(
    nullif(list_distinct(list_filter(names, lambda n: n <> '')), []), ['未注明']
);

-- The groups one task counts under in a dimension of `vocabulary.Dimension`.
create or replace macro task_groups(
    dimension, source, district, lead_units, responsible_units, category
) as case dimension
    when 'all' then ['全部']
    when 'source' then as_groups([source])
    when 'category' then as_groups([category])
    when 'district' then as_groups(names_in(district))
    when 'lead_unit' then as_groups(lead_units)
    when 'responsible_unit' then as_groups(responsible_units)
end;

-- The groups one petition counts under in a dimension of `vocabulary.PetitionDimension`.
create or replace macro petition_groups(
    dimension, batch, pollution_types, districts, truth, status
) as case dimension
    when 'all' then ['全部']
    when 'batch' then as_groups([batch])
    when 'type' then as_groups(pollution_types)
    when 'district' then as_groups(districts)
    when 'truth' then as_groups([truth])
    when 'status' then as_groups([status])
end;

-- Whether a value passes a filter; a null filter lets everything pass.
create or replace macro passes(value, wanted) as wanted is null or coalesce(value = wanted, false);
create or replace macro any_passes(names, wanted)
    as wanted is null or coalesce(list_contains(names, wanted), false);
create or replace macro is_among(value, wanted) as wanted is null or list_contains(wanted, value);

-- Sorts '2' before '10', a blank first, what is no number last.
create or replace macro number_order(item) as case
    when coalesce(item, '') = '' then 0
    else coalesce(try_cast(item as bigint), 1000000000000)
end;

-- The number a name gives its batch: 2 for 第二批, 12 for 第12批, 二十一 or 第12批次; null for none.
create or replace macro digit_of(sign) as coalesce(list_position(
    ['一', '二', '三', '四', '五', '六', '七', '八', '九'], replace(sign, '两', '二')
), 0);
create or replace macro chinese_number(text) as case
    when text = '' then null
    when contains(text, '百') then 100 * digit_of(text[1])
        + if(contains(text, '十'), 10 * digit_of(regexp_extract(text, '(.)十', 1)), 0)
        + digit_of(text[-1])
    when contains(text, '十') then 10 * greatest(digit_of(regexp_extract(text, '(.)十', 1)), 1)
        + digit_of(text[-1])
    else digit_of(text)
end;
create or replace macro batch_number(name) as coalesce(
    try_cast(regexp_extract(name, '(\d+)\s*批', 1) as bigint),
    chinese_number(regexp_extract(name, '([一二两三四五六七八九十百零]+)批', 1)),
    try_cast(regexp_extract(name, '\d+') as bigint),
    chinese_number(regexp_extract(name, '^[一二两三四五六七八九十百零]+$'))
);

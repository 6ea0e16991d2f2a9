"""From what uploads said to what a record was: the fold over as-of dates.

A list that lacks a column leaves that field as earlier lists said it; a blank cell under a column
it has clears the field. A reporter's list leaves open whose a known record is: its units are those
other lists say, or those that stood in the first of them where none says any. A version is stored
only where something changed.
"""

from collections.abc import Iterable

import duckdb

from data.said import AT_ONCE
from data.schema import content_columns
from data.vocabulary import KEYS, UNIT_FIELDS, Kind


def refold(cur: duckdb.DuckDBPyConnection, kind: Kind, upload_id: int) -> None:
    """Derive the versions of every record that `upload_id` speaks of again, from its place on.

    Versions before the upload's (as-of date, number) stand; later ones are folded anew, so an
    upload that comes late or is taken back changes what follows it. Many records are folded in
    parts, so that a long list needs no more memory than a short one. Where nothing follows, as with
    nearly every upload, one version is compared with the one before it; that takes a third of the
    time of a fold.
    """
    keys, columns = KEYS[kind], content_columns(kind)
    key_list = ", ".join(f'"{k}"' for k in keys)
    seeds = _seeds(kind, keys)
    parameters = {"id": upload_id}
    cur.execute(
        f"""
        create or replace temp table named as
        select {key_list}, (row_number() over (order by min(rowid)) - 1) // {AT_ONCE} as part
        from {kind}_reports where upload_id = $id group by {key_list}
        """,
        parameters,
    )
    parts = cur.execute("select distinct part from named order by part").fetchall()
    for (part,) in parts:
        cur.execute(
            f"create or replace temp table touched as select {key_list} from named where part = $part",
            {"part": part},
        )
        cur.execute(
            f"""
            delete from {kind}_versions v using touched t
            where {_same(keys, "v", "t")} and (v.as_of, v.upload_id) >= (
                select (as_of, upload_id) from uploads where upload_id = $id)
            """,
            parameters,
        )
        followed = cur.execute(_followed(kind, keys), parameters).fetchone()
        versions = _fold if followed else _newest
        cur.execute(
            f"insert into {kind}_versions by name {seeds}{versions(kind, keys, columns)}",
            parameters,
        )
    cur.execute("drop table if exists touched")
    cur.execute("drop table named")


def _same(keys: tuple[str, ...], left: str, right: str) -> str:
    return " and ".join(f'{left}."{k}" = {right}."{k}"' for k in keys)


def _listed(names: Iterable[str], table: str) -> str:
    return ", ".join(f'{table}."{name}"' for name in names)


def _followed(kind: Kind, keys: tuple[str, ...]) -> str:
    """SQL with a row where an upload after $id speaks of a touched record."""
    return f"""
    select 1 from {kind}_reports r
    join touched t on {_same(keys, "r", "t")}
    join uploads u on u.upload_id = r.upload_id
    where u.rolled_back_at is null
      and (u.as_of, u.upload_id) > (select (as_of, upload_id) from uploads where upload_id = $id)
    limit 1
    """


def _seeds(kind: Kind, keys: tuple[str, ...]) -> str:
    """SQL before a select: `seeds`, the newest version of every touched record before $id."""
    return f"""
    with seeds as (
        select * from {kind}_versions where rowid in (
            select arg_max(v.rowid, (v.as_of, v.upload_id))
            from {kind}_versions v join touched t on {_same(keys, "v", "t")}
            group by {_listed(keys, "v")}
        )
    )"""


def _newest(kind: Kind, keys: tuple[str, ...], columns: list[str]) -> str:
    """SQL that gives the versions of upload $id, where nothing follows it."""
    own = dict.fromkeys(UNIT_FIELDS.get(kind, ()), "or s.as_of is null")
    now = ",\n".join(
        f"""case when not r.withdrawn and (list_contains(ut.fields, '{c}') {own.get(c, "")})
            then c."{c}" else s."{c}" end as "{c}\""""
        for c in columns
    )
    return f""",
    said as (
        select u.as_of, r.upload_id, r.withdrawn, {_listed(keys, "r")}, {now},
            s.as_of is null as is_first, row(s.withdrawn, {_listed(columns, "s")}) as before
        from {kind}_reports r
        join touched t on {_same(keys, "r", "t")}
        join uploads u on u.upload_id = r.upload_id
        left join upload_tables ut on ut.upload_id = r.upload_id and ut.table_no = r.table_no
        left join {kind}_contents c on c.content_id = r.content_id
        left join seeds s on {_same(keys, "r", "s")}
        where r.upload_id = $id and u.rolled_back_at is null
    )
    select * exclude (is_first, before) from said
    where is_first or row(withdrawn, {_listed(columns, "said")}) is distinct from before
    """


def _fold(kind: Kind, keys: tuple[str, ...], columns: list[str]) -> str:
    """SQL that gives the versions of the touched records from upload $id on.

    The newest version before $id seeds the fold: it speaks of every field and is not stored again.
    """
    key_list = ", ".join(f'"{k}"' for k in keys)
    content = ", ".join(f'"{c}"' for c in columns)
    own = {c: f"""first_value({{'v': "{c}"}}) over history""" for c in UNIT_FIELDS.get(kind, ())}
    carried = ",\n".join(
        f"""coalesce(
                last_value(case when seed or (not withdrawn and list_contains(fields, '{c}'))
                    then {{'v': "{c}"}} end ignore nulls) over history, {own.get(c, "null")}
            ).v as "{c}\""""
        for c in columns
    )
    return f""",
    said as (
        select true as seed, as_of, upload_id, withdrawn, null::varchar[] as fields,
            {key_list}, {content}
        from seeds
        union all by name
        select false as seed, u.as_of, r.upload_id, r.withdrawn, ut.fields, {_listed(keys, "r")},
            c.* exclude (content_id)
        from {kind}_reports r
        join touched t on {_same(keys, "r", "t")}
        join uploads u on u.upload_id = r.upload_id
        left join upload_tables ut on ut.upload_id = r.upload_id and ut.table_no = r.table_no
        left join {kind}_contents c on c.content_id = r.content_id
        where u.rolled_back_at is null and (u.as_of, u.upload_id) >= (
            select (as_of, upload_id) from uploads where upload_id = $id)
    ),
    folded as (
        select seed, as_of, upload_id, withdrawn, {key_list}, {carried}
        from said
        window history as (partition by {key_list} order by as_of, upload_id)
    ),
    compared as (
        select *, row(withdrawn, {content}) is distinct from lag(row(withdrawn, {content}))
            over (partition by {key_list} order by as_of, upload_id) as differs
        from folded
    )
    select * exclude (seed, differs) from compared where differs and not seed
    """

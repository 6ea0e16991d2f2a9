"""From what uploads said to what a record was: the fold over as-of dates.

A list that lacks a column leaves that field as earlier lists said it; a blank cell under a column
it has clears the field. A version is stored only where something changed.
"""

import duckdb

from data.said import AT_ONCE
from data.schema import content_columns
from data.vocabulary import KEYS, Kind


def refold(cur: duckdb.DuckDBPyConnection, kind: Kind, upload_id: int) -> None:
    """Derive the versions of every record that `upload_id` speaks of again, from its place on.

    Versions before the upload's (as-of date, number) stand; later ones are folded anew, so an
    upload that comes late or is taken back changes what follows it. Many records are folded in
    parts, so that a long list needs no more memory than a short one.
    """
    keys, columns = KEYS[kind], content_columns(kind)
    key_list = ", ".join(f'"{k}"' for k in keys)
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
        cur.execute(_fold(kind, keys, columns), parameters)
    cur.execute("drop table if exists touched")
    cur.execute("drop table named")


def _same(keys: tuple[str, ...], left: str, right: str) -> str:
    return " and ".join(f'{left}."{k}" = {right}."{k}"' for k in keys)


def _fold(kind: Kind, keys: tuple[str, ...], columns: list[str]) -> str:
    """SQL that inserts the versions of the touched records from upload $id on.

    The newest version before $id seeds the fold: it speaks of every field and is not stored again.
    """
    key_list = ", ".join(f'"{k}"' for k in keys)
    r_keys = ", ".join(f'r."{k}"' for k in keys)
    content = ", ".join(f'"{c}"' for c in columns)
    carried = ",\n".join(
        f"""(last_value(case when seed or (not withdrawn and list_contains(fields, '{c}'))
                  then {{'v': "{c}"}} end ignore nulls) over history).v as "{c}\""""
        for c in columns
    )
    return f"""
    insert into {kind}_versions by name
    with here as (select as_of, upload_id from uploads where upload_id = $id),
    seeds as (
        select arg_max(v.rowid, (v.as_of, v.upload_id)) as id
        from {kind}_versions v join touched t on {_same(keys, "v", "t")} group by {
        ", ".join(f'v."{k}"' for k in keys)
    }
    ),
    said as (
        select true as seed, as_of, upload_id, withdrawn, null::varchar[] as fields,
            {key_list}, {content}
        from {kind}_versions v join seeds on v.rowid = seeds.id
        union all by name
        select false as seed, u.as_of, r.upload_id, r.withdrawn, ut.fields, {r_keys},
            c.* exclude (content_id)
        from {kind}_reports r
        join touched t on {_same(keys, "r", "t")}
        join uploads u on u.upload_id = r.upload_id
        left join upload_tables ut on ut.upload_id = r.upload_id and ut.table_no = r.table_no
        left join {kind}_contents c on c.content_id = r.content_id
        where u.rolled_back_at is null
          and (u.as_of, u.upload_id) >= (select (as_of, upload_id) from here)
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

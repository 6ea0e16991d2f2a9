"""What the commands do, given an open store: check, import, ask, samples, user.

`run_command` is called by the command line, and by a running board for the command line: options
and result are plain JSON values, so both ways print the same. A result is {"exit", "output"} or,
where nothing was done, {"exit": 2, "error": one Chinese sentence}. `notes` beside the output are
sentences for the person who asked; they go to standard error.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from access import Refused
from commands import Refusal
from commands.incoming_files import check_file, import_file
from commands.plain import rows_of
from commands.samples import load_samples, remove_samples
from commands.upkeep import backup, rebuild, restore, verify
from commands.users import first_link, user
from data import audit
from data.as_of_bounds import refused_day
from data.asked_names import spelled, spelled_source
from data.questions import Dispatch, Filters, Thresholds, as_of_dates, ask, sources
from data.settings import SettingError, Settings, load
from data.store import NotOpened, Store
from data.upload_errors import UploadError
from data.vocabulary import DIMENSION_LABELS, PETITION_DIMENSION_LABELS
from loaders.fields.item_number import parse_item_number

Options = Mapping[str, Any]
Result = dict[str, Any]

DONE, WITH_ERRORS, NOT_DONE = 0, 1, 2
TOLD = (Refusal, Refused, SettingError, UploadError, ValueError, OSError, duckdb.Error)


def run_command(store: Store, name: str, options: Options) -> Result:
    """Carry out one command; never raises for what a user or a file can get wrong.

    Options are those of the command line under their long names: `files` (absolute paths), `as_of`,
    `start`, `end` (ISO dates), the others text, truth or None.
    """
    command = COMMANDS.get(name)
    if command is None:
        return {"exit": NOT_DONE, "error": f"没有“{name}”这个命令。"}
    try:
        return command(store, options)
    except TOLD as error:
        return {"exit": NOT_DONE, "error": _sentence(error)}
    finally:
        audit.keep_head(store)


def alone(name: str, options: Options) -> Result:
    """Carry out rebuild or restore, which need the data folder for themselves; as `run_command`."""
    try:
        return {"rebuild": rebuild, "restore": restore}[name](options)
    except (*TOLD, NotOpened) as error:
        return {"exit": NOT_DONE, "error": _sentence(error)}


def _check(store: Store, options: Options) -> Result:
    day, place = _day(options, "as_of"), options.get("place")
    datum: Any = options.get("datum") or "wgs84"
    return _several(
        options, lambda file: check_file(store, file, as_of=day, place=place, datum=datum)
    )


def _import(store: Store, options: Options) -> Result:
    day = _day(options, "as_of")
    if day is None:
        raise Refusal("缺少截至日期（--as-of）：要写明这份清单说的是哪一天的情况。")
    if (told := refused_day(day)) is not None:
        raise Refusal(told)
    if options.get("scope") == "part" and not options.get("unit"):
        raise Refusal("只导入一个单位的部分时，要用 --unit 写明是哪个单位。")
    return _several(options, lambda file: import_file(store, file, options))


def _several(options: Options, read: Callable[[Path], tuple[int, dict[str, Any]]]) -> Result:
    """One file's output as it is, several files' as a list; the exit code is the worst."""
    found = [read(Path(file)) for file in options["files"]]
    outputs = [output for _, output in found]
    return {
        "exit": max(code for code, _ in found),
        "output": outputs[0] if len(outputs) == 1 else outputs,
    }


def _ask(store: Store, options: Options) -> Result:
    options = {**options, "by": _dimension(options["question"], options.get("by"))}
    day = _day(options, "as_of")
    if day is not None and day.year > LAST_YEAR:
        raise Refusal(f"截至日期 {day} 太远，请核对年份。")
    with store.cursor() as cur:
        chosen = _known_sources(cur, options.get("source") or ())
        filters = Filters(
            as_of=day or _newest(cur, chosen),
            sources=chosen,
            district=options.get("district"),
            unit=options.get("unit"),
            category=options.get("category"),
            definition=options.get("definition") or "done",
        )
        filters, notes = spelled(store, filters)
        settings = load()
        found = ask(
            cur,
            options["question"],
            filters,
            by=options.get("by") or "all",
            start=_day(options, "start"),
            end=_day(options, "end"),
            item=_item(options.get("item")),
            thresholds=thresholds(settings),
            dispatch=Dispatch(settings.dispatch, settings.report_days),
        )
    output = {
        "question": options["question"],
        "as_of": filters.as_of.isoformat(),
        "definition": filters.definition,
        "filters": _filters_told(options, filters),
        "rows": rows_of(found),
    }
    return {"exit": DONE, "output": output} | ({"notes": notes} if notes else {})


def _samples(store: Store, options: Options) -> Result:
    if options.get("remove"):
        return {"exit": DONE, "output": {"removed": remove_samples(store)}}
    count = load_samples(store, lambda _: None)
    return {"exit": DONE, "output": {"uploads": count}}


def _verify(store: Store, options: Options) -> Result:
    if not options.get("verify"):
        raise Refusal("看板正在运行：请先停止看板，再重建数据库（--verify 可以随时核对）。")
    return verify(store, options)


def _occupied(store: Store, options: Options) -> Result:
    raise Refusal(f"{store.folder} 里的看板正在运行。请用 --data 指定一个空的目录来恢复。")


def thresholds(settings: Settings) -> Thresholds:
    """The limits of the warnings as the settings give them."""
    return Thresholds(
        due_soon_days=settings.due_soon_days,
        behind_points=settings.behind_points / 100,
        accept_days=settings.accept_days,
        count_continuous=settings.count_continuous,
    )


COMMANDS: dict[str, Callable[[Store, Options], Result]] = {
    "check": _check,
    "import": _import,
    "ask": _ask,
    "samples": _samples,
    "rebuild": _verify,
    "backup": backup,
    "restore": _occupied,
    "user": user,
    "first-link": first_link,
}


LAST_YEAR = 2200
"""Of a day that is asked about: the calendar of a question must not run out."""
DIMENSIONS: dict[str, dict[str, str]] = {
    "completion": {str(name): label for name, label in DIMENSION_LABELS.items()},
    "petitions": {str(name): label for name, label in PETITION_DIMENSION_LABELS.items()},
}


def _known_sources(cur: duckdb.DuckDBPyConnection, asked: Sequence[str]) -> tuple[str, ...] | None:
    """The sources asked for as the board spells them; None where all are meant."""
    known = list(sources(cur)["source"])
    if not known:
        raise Refusal("看板里还没有数据，请先导入清单。")
    chosen = tuple(spelled_source(source, known) for source in asked)
    unknown = [source for source in chosen if source not in known]
    if unknown:
        raise Refusal(f"没有督察来源“{'、'.join(unknown)}”，现有：{'、'.join(known)}。")
    return chosen or None


def _newest(cur: duckdb.DuckDBPyConnection, chosen: tuple[str, ...] | None) -> date:
    return max(as_of_dates(cur, chosen))


def _filters_told(options: Options, filters: Filters) -> dict[str, Any]:
    options = {
        **options, "source": [*(filters.sources or ())], "district": filters.district,
        "unit": filters.unit, "category": filters.category,
    }  # fmt: skip
    names = ("source", "district", "unit", "category", "by", "start", "end", "item")
    shown = {"start": "from", "end": "to"}
    return {shown.get(n, n): options[n] for n in names if options.get(n)}


def _dimension(question: str, by: str | None) -> str | None:
    """The identifier of what to group by, which may be given in the words of the screens."""
    if by is None or question not in DIMENSIONS:
        return by
    labels = DIMENSIONS[question]
    for name, label in labels.items():
        if by in (name, label):
            return name
    known = "、".join(f"{label}（{name}）" for name, label in labels.items())
    raise Refusal(f"没有“{by}”这个分组方式，可用：{known}。")


def _item(text: str | None) -> str | None:
    """An item number however it is written (第二十四项（一）) as questions take it (24-1)."""
    number = parse_item_number(text)
    if number is None or not number.item:
        return text
    return f"{number.item}-{number.sub}" if number.sub else number.item


def _day(options: Options, name: str) -> date | None:
    text = options.get(name)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as cause:
        raise Refusal(f"日期“{text}”要写成 2020-12-31。") from cause


def _sentence(error: Exception) -> str:
    if "No space left" in str(error):
        return "磁盘空间不足，没有完成。"
    if isinstance(error, FileNotFoundError):
        return f"找不到 {error.filename}。"
    if isinstance(error, PermissionError):
        return f"没有权限读写 {error.filename}。"
    if isinstance(error, OSError):
        return f"系统报告：{error.strerror or error}（{error.filename or '无文件名'}）。"
    if isinstance(error, duckdb.Error):
        return f"数据库报告：{str(error).splitlines()[0]}"
    return str(error)

"""Tasks of one source through its dispatch periods, and the rows of the lists made of them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from data.samples.content import Record, fraction
from data.samples.progress import STATUS_WORDS, Step, steps
from data.samples.sheets import Cell, Heading, Line, Share
from data.samples.wording import amount_done, numbered, report, split_amounts


@dataclass(frozen=True)
class Task:
    """One record of a content table with its steps; `words` names the statuses as written."""

    facts: Record
    steps: tuple[Step | None, ...]
    start: date
    words: Mapping[str, str] = field(default_factory=lambda: STATUS_WORDS)

    @property
    def measures(self) -> list[str]:
        """Its measures, one clause each."""
        return self.facts["measures"].split(";")

    @property
    def key(self) -> str:
        """What makes its invented figures its own."""
        return self.facts["problem"]

    def deadline(self, period: int) -> str:
        """The deadline as the list of a period (0-based) prints it."""
        return _deadline(self.facts, period)

    def place(self, axis: int) -> float | None:
        """Longitude (0) or latitude (1) of its site; None where the site has no coordinates."""
        site = self.facts.get("site", "")
        return float(site.split(",")[axis]) if site else None


@dataclass(frozen=True)
class Column:
    """A column of a task list: its heading and what a task has to say in a period."""

    heading: Heading
    value: Callable[[Task, int], Cell]


def tasks_of(
    records: Sequence[Record],
    periods: Sequence[date],
    start: date,
    words: Mapping[str, str] | None = None,
) -> list[Task]:
    """Tasks with their steps; a task starts some days after `start`, the same days every time."""
    found = []
    for record in records:
        begun = start + timedelta(days=int(60 * fraction(record["problem"])))
        due = [_due(_deadline(record, n)) for n in range(len(periods))]
        went = steps(record["problem"], record["track"], periods, begun, due)
        found.append(Task(record, tuple(went), begun, {**STATUS_WORDS, **(words or {})}))
    return found


def amounts_of(tasks: Sequence[Task]) -> dict[str, list[float]]:
    """What is done of each amount (by its name) in every period, as the progress texts say."""
    return {
        name: [float(amount_done(target, s.share if s else None)) for s in task.steps]
        for task in tasks
        for name, target, _ in split_amounts(task.facts.get("amounts", ""))
    }


def lines(tasks: Sequence[Task], columns: Sequence[Column], period: int) -> list[Line]:
    """One line for every task that is on the list of a period (0-based)."""
    return [
        Line(tuple(column.value(task, period) for column in columns))
        for task in tasks
        if task.steps[period] is not None
    ]


def fact(text: str, name: str, width: int = 14, group: str = "") -> Column:
    """A column that repeats a field of the content table in every period."""
    return Column(Heading(text, width, group), lambda task, _: task.facts.get(name) or None)


def measures(text: str = "整改措施", width: int = 46) -> Column:
    """The measures, one numbered line each."""
    return Column(Heading(text, width), lambda task, _: numbered(task.measures))


def deadline(text: str = "整改时限") -> Column:
    """The deadline in force in the period."""
    return Column(Heading(text, 16), lambda task, period: task.deadline(period))


def status(text: str = "整改状态") -> Column:
    """The status in the words of the place."""
    return Column(Heading(text, 14), lambda task, p: _seen(task, p, lambda s: task.words[s.code]))


def share(text: str = "完成进度", style: str = "cell") -> Column:
    """The reported share as a percent cell, as `text` 80% or as a `whole` number 80."""

    def written(step: Step) -> Cell:
        if step.share is None:
            return "—"
        if style == "cell":
            return Share(step.share)
        return f"{step.share:.0%}" if style == "text" else round(step.share * 100)

    return Column(Heading(text, 10), lambda task, p: _seen(task, p, written))


def progress(text: str = "进展情况", width: int = 52) -> Column:
    """The sentence on what was done so far."""

    def sentence(task: Task, step: Step) -> str:
        return report(task.key, task.measures, task.facts.get("amounts", ""), step)

    return Column(Heading(text, width), lambda t, p: _seen(t, p, lambda s: sentence(t, s)))


def day(text: str, name: str, style: str = "date", group: str = "") -> Column:
    """Completion, acceptance or closing date of a step (`name`), as date cell or 2020.9.3."""

    def written(step: Step) -> Cell:
        found: date | None = getattr(step, name)
        if found is None or style == "date":
            return found
        return f"{found.year}.{found.month}.{found.day}"

    return Column(Heading(text, 13, group), lambda task, p: _seen(task, p, written))


def started(text: str = "启动时间") -> Column:
    """The day work began, once it has begun."""
    return Column(
        Heading(text, 13),
        lambda task, p: _seen(task, p, lambda s: None if s.code in "no" else task.start),
    )


def coordinates(group: str = "") -> list[Column]:
    """Longitude and latitude in WGS-84 degrees."""
    return [
        Column(Heading("经度", 11, group), lambda task, _: task.place(0)),
        Column(Heading("纬度", 11, group), lambda task, _: task.place(1)),
    ]


def _seen(task: Task, period: int, say: Callable[[Step], Cell]) -> Cell:
    step = task.steps[period]
    return None if step is None else say(step)


def _deadline(record: Record, period: int) -> str:
    """The deadline after the changes `5:deadline=…` (period number from 0) up to a period."""
    found = record["deadline"]
    for change in filter(None, record.get("changes", "").split(";")):
        number, _, words = change.partition(":deadline=")
        if period >= int(number):
            found = words
    return found


def _due(text: str) -> date | None:
    """The last day a deadline of the content tables allows; None for 长期坚持 and 立行立改."""
    year = re.search(r"(\d{4}) ?年", text)
    if not year:
        return None
    month = re.search(r"年 ?(\d{1,2})月", text)
    quarter = re.search("第([一二三四])季度", text)
    last = 12
    if month:
        last = int(month[1])
    elif quarter:
        last = 3 * ("一二三四".index(quarter[1]) + 1)
    exact = re.search(r"月(\d{1,2})日", text)
    if exact:
        return date(int(year[1]), last, int(exact[1]))
    return date(int(year[1]) + last // 12, last % 12 + 1, 1) - timedelta(days=1)

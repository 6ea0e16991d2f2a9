"""Deadlines and dates as written: `2020年12月底前`, `2021年第一季度`, `2025年底前，并长期坚持`, 44286.

A phrase may name several dates; a deadline is the latest of them. Month, quarter and year mean
their last day; `上旬/中旬/下旬` the 10th, the 20th and the last day.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from data.vocabulary import DeadlineKind
from loaders.fields.date_phrase import date_phrase

RECURRING = re.compile(r"每(?:年|季|月|半年|周|日|天|[两一二三四六\d]+个?[年季月周])|逐[年月]")
_LASTING = re.compile(
    rf"(?<!中)长期(?![:(]?\d)|常态|久久为功|一以贯之|^常年|^永久|常抓(?:不懈|常[管新])|经常性|{RECURRING.pattern}"
)
_THEREAFTER = re.compile(r"持续|坚持|不断|始终|不间断")
IMMEDIATE = re.compile(
    r"立[行整查办说接纠]+立改|立即|即[知行查时]+即改|即时|当即|即日|马上|边[督查学整]+边改|现场整改|当场整改|即刻|随时|(?:^|[,、(])立改(?=$|[,、)。])"
)
_OPEN = re.compile(r"待定|未定|[未待]明确|另行(?:确定|通知)|不限|未设定")
_DURATION = re.compile(
    r"(?<![月\d])[\d一二三四五六七八九十两半]{1,4}个?(?:工作日|日|天|周|星期|月|(?<!\d\d)年)(?:之|以)?内"
)
# What comes after the work, said of a date: behind it, or as a label right before it.
_LATER_STEP = (
    r"(?:[国省市州县区]级|组织|申请|报请|申报|提请|通过|开展|进行|完成|全面|全部|再|已)*"
    r"(?:(?:验收|销号|公示|备案|核查|复核|回头看)(?:及|并|和|工作|手续|程序|合格)*)+"
)
LATER_BEHIND = re.compile(rf"(?:之?前)?\(?{_LATER_STEP}(?=$|[,。;、()])")
_LATER_BEFORE = re.compile(rf"(?:^|[,。;、(\s]){_LATER_STEP}(?:时间|时限|日期|期限)?[于在为:]*$")
START = re.compile(r"(?:起|开始)(?![至到草-])")
_ATOM = re.compile(
    r"""十(?P<plan>[二三四五六])五["”’']?(?:规划)?(?:期间|时期|期)?[末底终]?
    |(?P<head>(?P<year>(?:19|20)\d\d)年度?|(?P<next>次年|明年|翌年)|今年|本年度?|当年|全年
             |(?<!每)(?=年(?:[底终末]|内(?!蒙)))|(?<!每)(?=[上下]半年|第?[一二三四1-4]季度))
     [,:、的]?
     (?:(?P<vague>初|春|夏|秋|冬|[入主]?汛|入冬|采暖|供暖|雨季|旱季|["“”'‘’]?(?:国庆|五一|元旦|中秋|端午
         |清明|元宵|除夕|劳动节|儿童节|教师节|重阳|[高中]考|(?:全国|[省市县区])?两会|[暑寒][假期]|开学
         |(?:七一|八一|十一|六一)(?=["”’]?(?:节|之?前|假))))
       |年?(?P<mark>[底末终]|中(?![央国期]))
       |(?P<half>[上下])半年
       |前?第?(?P<quarter>[一二三四1-4])季度)?
     (?:(?<=[年,:、的])(?P<month>\d\d?)月份?(?P<in_month>DAY)?)?
    |(?<!\d)(?P<bare_month>\d\d?)月份?(?P<in_bare>DAY)?
    |(?<=[-至到、,及和])(?P<lone_day>\d\d?)[日号](?!内)""".replace(
        "DAY",
        r"\d\d?(?:[日号]|(?=[前止之以起至到]|[^\w.%]|$))|上旬|上中旬|中旬|中下旬|下旬|[初底末]|中(?!央)",
    ),
    re.VERBOSE,
)
_PARTS_OF_MONTH = {
    "上旬": (1, 10), "初": (1, 10), "上中旬": (1, 20), "中": (11, 15), "中旬": (11, 20),
    "中下旬": (11, 31), "下旬": (21, 31), "底": (31, 31), "末": (31, 31),
}  # fmt: skip


@dataclass(frozen=True)
class Deadline:
    """A deadline read from a cell: `day` is None unless `kind` is date or date_then_continuous.

    `year_assumed`: the phrase names no year and the list's year was taken. `understood` is False
    when the cell holds something that is no deadline; a blank cell is understood, kind `none`.
    """

    day: date | None
    kind: DeadlineKind
    year_assumed: bool = False
    understood: bool = True


class Period(NamedTuple):
    """A period a phrase names from `begin` to `stop`; `assumed`: in a year the phrase leaves out."""

    start: date
    end: date
    assumed: bool
    begin: int
    stop: int


def parse_deadline(value: object, year: int | None = None) -> Deadline:
    """The deadline a cell states (text, date, or number: Excel serial, yyyymmdd, year).

    `year` completes a year-less date such as `12月10日前`. An impossible date is not understood.
    """
    phrase = date_phrase(value)
    if not phrase or _OPEN.search(phrase):
        return Deadline(None, "none")
    try:
        periods = [*periods_in(phrase, year)]
    except ValueError:
        return Deadline(None, "none", understood=False)
    if RECURRING.search(phrase) and all(period.assumed for period in periods):
        return Deadline(None, "continuous")
    due = [period for period in periods if not START.match(phrase, period.stop)]
    due = _of_the_work(phrase, due)
    goes_on = periods and (_LASTING.search(phrase) or _THEREAFTER.search(phrase, periods[-1].stop))
    if due or (periods and not goes_on):
        last = max(due or periods, key=lambda period: period.end)
        return Deadline(last.end, "date_then_continuous" if goes_on else "date", last.assumed)
    if _LASTING.search(phrase) or _THEREAFTER.search(phrase):
        return Deadline(None, "continuous")
    if IMMEDIATE.search(phrase):
        return Deadline(None, "immediate")
    return Deadline(None, "none", understood=False)


def parse_date(
    value: object, year: int | None = None, *, end: bool = True, work: bool = False
) -> date | None:
    """The day a cell names, or None; of a period or several dates the last day, else the first.

    `work`: the day on which the work was done is wanted, not one of acceptance named beside it.
    """
    phrase = date_phrase(value)
    try:
        periods = [*periods_in(phrase, year)]
    except ValueError:
        return None
    if not periods:
        return None
    periods = _of_the_work(phrase, periods) if work else periods
    return max(p.end for p in periods) if end else min(p.start for p in periods)


def _of_the_work(phrase: str, periods: list[Period]) -> list[Period]:
    """The periods without those of acceptance and signing off, where others are named beside them.

    Which step a date belongs to stands behind it (`9月底前完成销号`) or right before it.
    """
    if len(periods) < 2:
        return periods
    work = [
        period
        for period in periods
        if not LATER_BEHIND.match(phrase, period.stop)
        and not _LATER_BEFORE.search(phrase, max(0, period.begin - 30), period.begin)
    ]
    return work or periods


def periods_in(phrase: str, year: int | None) -> Iterator[Period]:
    """Every period a phrase names, in order; raises ValueError for an impossible or vague one."""
    if _DURATION.search(phrase):
        return
    carried_year, carried_month = None, None
    for atom in _ATOM.finditer(phrase):
        if atom["plan"]:
            last = 2010 + 5 * "二三四五六".index(atom["plan"]) + 5
            plan = date(last - 4, 1, 1), date(last, 12, 31)
            yield Period(*plan, False, atom.start(), atom.end())
            continue
        named = int(atom["year"]) if atom["year"] else carried_year
        base = named or year
        month = atom["month"] or atom["bare_month"] or (atom["lone_day"] and carried_month)
        if atom["vague"]:
            raise ValueError(atom[0])
        if base is None or (atom["lone_day"] and not month):
            continue
        base += 1 if atom["next"] else 0
        if atom["year"] or atom["next"]:
            carried_year = base
        carried_month = month
        start, end = _span(atom, base, int(month) if month else None)
        yield Period(start, end, named is None, atom.start(), atom.end())


def _span(atom: re.Match[str], year: int, month: int | None) -> tuple[date, date]:
    if month is not None:
        first, last = _days(atom["in_month"] or atom["in_bare"] or atom["lone_day"], year, month)
        return date(year, month, first), date(year, month, last)
    first_month, last_month = 1, 12
    if atom["quarter"]:
        last_month = 3 * ("一二三四".find(atom["quarter"]) + 1 or int(atom["quarter"]))
        first_month = last_month - 2
    elif atom["half"] or atom["mark"] == "中":
        first_month, last_month = (7, 12) if atom["half"] == "下" else (1, 6)
    elif atom["mark"]:
        return date(year, 12, 31), date(year, 12, 31)
    return date(year, first_month, 1), date(year, last_month, monthrange(year, last_month)[1])


def _days(written: str | None, year: int, month: int) -> tuple[int, int]:
    """First and last day of the month that a day or a third of a month means.

    Raises ValueError for a month that is none.
    """
    last = monthrange(year, month)[1]
    if written is None:
        return 1, last
    if written in _PARTS_OF_MONTH:
        first, until = _PARTS_OF_MONTH[written]
        return min(first, last), min(until, last)
    day = int(written.rstrip("日号"))
    return day, day

"""Which as-of dates an upload may have: a slip of the hand would stay the newest day of the board."""

from datetime import date, timedelta

from data.dispatch import beijing_day

FIRST = date(2000, 1, 1)
AHEAD = timedelta(days=366)


def refused_day(as_of: date, today: date | None = None) -> str | None:
    """Why a list of that day is not taken in, as one Chinese sentence; None where it is."""
    last = (today or beijing_day()) + AHEAD
    if FIRST <= as_of <= last:
        return None
    return f"截至日期 {as_of} 不对：要在 {FIRST} 到 {last} 之间，请改正后再上报。"

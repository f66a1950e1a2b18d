"""Days, weeks and months as groups are named, and which stands beside which."""

from collections.abc import Mapping
from datetime import date, timedelta

from .answer import Answer, Line

PERIODS = ("day", "week", "month")
Key = tuple[str, str, str]  # group, label, currency


def period(on: date, by: str) -> str:
    """Return the day, week or month that a day lies in, as groups are named."""
    if by == "week":
        year, week, _ = on.isocalendar()
        return f"{year}-W{week:02}"
    return on.isoformat() if by == "day" else f"{on:%Y-%m}"


def days_of(key: str, by: str) -> tuple[date, date]:
    """Return the first and last day of a day, week or month, as groups are named."""
    if by == "day":
        return date.fromisoformat(key), date.fromisoformat(key)
    if by == "week":
        first = date.fromisocalendar(int(key[:4]), int(key[-2:]), 1)
        return first, first + timedelta(days=6)
    first = date.fromisoformat(f"{key}-01")
    following = (first + timedelta(days=32)).replace(day=1)
    return first, following - timedelta(days=1)


def line_beside(line: Line, answer: Answer, other: Answer) -> Line | None:
    """
    Return the other days' line that stands beside this one, where there is one.

    The same group; of days, weeks and months the one as far into the other days.
    """
    group = line.group
    if group and answer.by in PERIODS:
        first = max(days_of(group, answer.by)[0], answer.since)
        group = period(first + (other.since - answer.since), answer.by)
    is_group = line in answer.lines
    found = _keyed(other.lines if is_group else other.together)
    return found.get(_key(line, group))


def _keyed(lines: tuple[Line, ...]) -> Mapping[Key, Line]:
    return {_key(line, line.group): line for line in lines}


def _key(line: Line, group: str) -> Key:
    label = line.row.label
    return (group, label.en if label else "", line.currency)

"""A chart's series as the script takes them; the table beside it says the same."""

import json
from collections.abc import Sequence
from datetime import timedelta

from arrears.insight.answer import Answer
from arrears.insight.kpi import Unit
from arrears.insight.telling import Told

PER_CENT, MINOR = 100, 100
PERIODS = {"day", "week", "month"}


def chart(answer: Answer, lines: Sequence[Told]) -> str:
    """
    Return names and values as JSON; empty where nothing has a value.

    Shares are drawn in per cent, money in whole units of two decimals.
    """
    if not any(line.value is not None for line in lines):
        return ""
    unit = answer.kpi.figure.unit
    values = {line.group: _drawn(line, unit) for line in lines}
    if answer.by == "day":
        nothing = "0" if unit in {Unit.COUNT, Unit.MONEY} else None
        values = {day: values.get(day, nothing) for day in _days(answer)}
    told = {
        "kind": "line" if answer.by in PERIODS else "bar",
        "names": list(values),
        "values": list(values.values()),
        "unit": "%" if unit is Unit.SHARE else "",
    }
    return json.dumps(told, ensure_ascii=False)


def _drawn(line: Told, unit: Unit) -> str | None:
    if line.value is None:
        return None
    if unit is Unit.MONEY:
        return str(round(line.value / MINOR, 2))
    return str(round(line.value * (PER_CENT if unit is Unit.SHARE else 1), 2))


def _days(answer: Answer) -> list[str]:
    """Return every day that was asked for, those without a row among them."""
    length = (answer.until - answer.since).days + 1
    return [(answer.since + timedelta(days=n)).isoformat() for n in range(length)]

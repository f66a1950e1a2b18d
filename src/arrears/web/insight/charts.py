"""A chart's series as the script takes them; the table beside it says the same."""

import json
from collections.abc import Sequence
from datetime import timedelta

from arrears.insight.answer import Answer
from arrears.insight.kpi import Unit
from arrears.insight.periods import period
from arrears.insight.telling import Told
from arrears.questions.figure_notes import NoteLine

PER_CENT, MINOR = 100, 100
PERIODS = {"day", "week", "month"}


def chart(answer: Answer, lines: Sequence[Told], notes: Sequence[NoteLine] = ()) -> str:
    """
    Return names and values as JSON; empty where nothing has a value.

    Shares are drawn in per cent, money in whole units of two decimals; the notes that
    stand are drawn at their day, week or month.
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
        "notes": _noted(answer.by, list(values), notes),
    }
    return json.dumps(told, ensure_ascii=False)


def _noted(
    by: str, names: Sequence[str], notes: Sequence[NoteLine]
) -> list[dict[str, str]]:
    """Return each standing note with the name on the axis where it belongs."""
    if by not in PERIODS:
        return []
    told = [(period(each.on, by), each) for each in notes if each.stands]
    return [
        {"name": name, "text": f"{each.text} ({each.by})"}
        for name, each in told
        if name in names
    ]


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

"""A chart's series as the script takes them; the table beside it says the same."""

import json
from collections.abc import Sequence

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
    scale = {Unit.SHARE: PER_CENT, Unit.MONEY: MINOR}.get(answer.kpi.figure.unit, 1)
    is_money = answer.kpi.figure.unit is Unit.MONEY
    values = [
        None
        if line.value is None
        else str(round(line.value / scale if is_money else line.value * scale, 2))
        for line in lines
    ]
    told = {
        "kind": "line" if answer.by in PERIODS else "bar",
        "names": [line.group for line in lines],
        "values": values,
        "unit": "%" if answer.kpi.figure.unit is Unit.SHARE else "",
    }
    return json.dumps(told, ensure_ascii=False)

"""An answer told: as text for people, as plain values for programs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal

from arrears.domain.money.amount import Amount
from arrears.domain.money.written import money
from arrears.domain.words import Words

from .answer import Answer, Line
from .estimates import rounded
from .kpi import Kpi, Unit
from .periods import line_beside

NONE = "–"
TENTH, WHOLE = Decimal("0.1"), Decimal(1)
NOBODY = Words("（未归属）", "(put down to nobody)")
TOGETHER = Words("合计", "All together")
BESIDE = Words("{since} 至 {until}", "{since} to {until}")
COLUMNS = {
    "group": Words("分组", "Group"),
    "figure": Words("数字", "Figure"),
    "interval": Words("95% 区间", "95% interval"),
    "shrunk": Words("收缩后", "Shrunk"),
    "target": Words("目标", "Target"),
    "part": Words("分子", "Part"),
    "whole": Words("分母", "Whole"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One line as text; `key` is the group as it is stored."""

    key: str
    group: str
    figure: str
    interval: str
    shrunk: str
    target: str
    part: str
    whole: str
    value: Decimal | None
    is_small: bool
    part_of: str
    whole_of: str
    beside: str = NONE  # the figure of the other days
    beside_interval: str = NONE


def told(
    answer: Answer, lines: Sequence[Line], lang: str, *, beside: Answer | None = None
) -> tuple[Told, ...]:
    """Return the lines as text in `lang`; with the figures of other days `beside`."""
    plainly = tuple(_line(answer, line, lang) for line in lines)
    if beside is None:
        return plainly
    return tuple(
        _with(each, line_beside(line, answer, beside), answer.kpi)
        for each, line in zip(plainly, lines, strict=True)
    )


def columns(beside: Answer | None = None) -> dict[str, Words]:
    """Return the columns by the line's field; that of other days is headed by them."""
    if beside is None:
        return COLUMNS
    head = BESIDE.filled(since=beside.since, until=beside.until)
    first, second, *rest = COLUMNS.items()
    return dict([first, second, ("beside", head), *rest])


def figure(value: Decimal | None, kpi: Kpi, currency: str) -> str:
    """Return a value in its unit: 43.2 %, ¥1,200.00, 12 or 3.4."""
    if value is None:
        return NONE
    match kpi.figure.unit:
        case Unit.SHARE:
            return f"{(value * 100).quantize(TENTH, ROUND_HALF_EVEN)} %"
        case Unit.MONEY:
            return _money(int(value.quantize(WHOLE, ROUND_HALF_EVEN)), currency)
        case Unit.COUNT:
            exact = value == value.to_integral_value()
            return f"{int(value):,}" if exact else f"{value.quantize(TENTH):,}"
        case _:
            return f"{rounded(value).quantize(Decimal('0.01')):,}"


def plain(answer: Answer, *, beside: Answer | None = None) -> dict[str, object]:
    """Return the answer as JSON holds it; shares run from 0 to 1, money is minor units."""
    kpi = answer.kpi
    other = {"beside": plain(beside)} if beside else {}
    return other | {
        "kpi": kpi.key,
        "item": kpi.item,
        "title": _both(kpi.title),
        "formula": _both(kpi.figure.formula),
        "unit": str(kpi.figure.unit),
        "since": answer.since.isoformat(),
        "until": answer.until.isoformat(),
        "by": answer.by,
        "target": answer.target and _number(answer.target.value),
        "together": [_plain(line) for line in answer.together],
        "lines": [_plain(line) for line in answer.lines],
        "said": [_both(words) for words in answer.said],
        "trap": _both(kpi.trap),
        "read_beside": list(kpi.pair),
    }


def described(kpi: Kpi) -> dict[str, object]:
    """Return what a KPI is, as JSON holds it."""
    return {
        "kpi": kpi.key,
        "item": kpi.item,
        "title": _both(kpi.title),
        "meaning": _both(kpi.meaning),
        "formula": _both(kpi.figure.formula),
        "population": _both(kpi.population),
        "unit": str(kpi.figure.unit),
        "source": _both(kpi.source),
        "trap": _both(kpi.trap),
        "read_beside": list(kpi.pair),
    }


def _line(answer: Answer, line: Line, lang: str) -> Told:
    kpi, estimate = answer.kpi, line.row.estimate
    name = line.group or (NOBODY if line in answer.lines else TOGETHER).to(lang)
    label = line.row.label.to(lang) if line.row.label else ""
    is_money = kpi.figure.unit is Unit.MONEY
    return Told(
        key=line.group,
        group=" · ".join(filter(None, (name, label))),
        figure=figure(estimate.value, kpi, line.currency),
        interval=_interval(line, kpi),
        shrunk=figure(line.shrunk, kpi, line.currency),
        target=figure(_target(answer, line), kpi, line.currency),
        part=_money(estimate.part, line.currency) if is_money else f"{estimate.part:,}",
        whole=NONE if estimate.whole is None else f"{estimate.whole:,}",
        value=estimate.value,
        is_small=line.is_small,
        part_of=estimate.part_of,
        whole_of=estimate.whole_of,
    )


def _with(each: Told, other: Line | None, kpi: Kpi) -> Told:
    """Return the line with the other days' figure; none where they have no such line."""
    if other is None:
        return each
    value = figure(other.row.estimate.value, kpi, other.currency)
    return replace(each, beside=value, beside_interval=_interval(other, kpi))


def _interval(line: Line, kpi: Kpi) -> str:
    found = line.row.estimate.interval
    if not found:
        return NONE
    low, high = (figure(end, kpi, line.currency) for end in (found.low, found.high))
    return f"{low} … {high}"


def _target(answer: Answer, line: Line) -> Decimal | None:
    if line.row.target is not None or answer.target is None:
        return line.row.target
    return answer.target.value


def _plain(line: Line) -> dict[str, object]:
    estimate, interval = line.row.estimate, line.row.estimate.interval
    return {
        "group": line.group,
        "label": line.row.label and _both(line.row.label),
        "currency": line.currency,
        "part": estimate.part,
        "whole": estimate.whole,
        "value": _number(estimate.value),
        "low": _number(interval.low) if interval else None,
        "high": _number(interval.high) if interval else None,
        "shrunk": _number(line.shrunk),
        "is_small": line.is_small,
        "target": _number(line.row.target),
        "why_none": estimate.said and _both(estimate.said),
        "said": [_both(words) for words in line.row.said],
    }


def _number(value: Decimal | None) -> str | None:
    """Return the value exactly to four places, as text: JSON has no decimals."""
    return None if value is None else f"{rounded(value):f}"


def _money(minor: int, currency: str) -> str:
    return money(Amount(currency if currency.isalpha() else "CNY", minor))


def _both(words: Words) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}

"""What holds a person's records back from being erased, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from arrears.domain.case.standing import StopKind
from arrears.domain.words import Words
from arrears.law.deadlines.retention import Minimum, longest

from .models import Case, Matter, Person, Stop

CLAIM_STANDS = Words(
    "案件 {number} 未结案，债权仍在", "case {number} is open; the claim stands"
)
KEPT = Words(
    "案件 {number} 的记录保存至 {until}：{what.zh}，{cite}（核实程度 {mark}）",
    "case {number} is kept until {until}: {what.en}, {cite} (mark {mark})",
)
MATTER_OPEN = Words(
    "案件 {number} 有未答复的投诉、异议或请求",
    "a complaint, dispute or request on case {number} is not answered",
)
STOP_OPEN = Words("“{stop.zh}”尚未解除", "“{stop.en}” is not lifted")
OPEN_STOPS = (StopKind.DISPUTE, StopKind.COMPLAINT, StopKind.ATTORNEY)


@dataclass(frozen=True, slots=True)
class Held:
    """One reason that holds records, and the last day it does; None: until it ends."""

    why: Words
    until: date | None


def minimum(case: Case) -> Minimum:
    """Return the text that keeps this case's records longest."""
    return longest(case.debts.values_list("product", flat=True))


def holds(person: Person, *, on: date, but: int = 0) -> tuple[Held, ...]:
    """Return what holds the person's records on that day; `but` one matter itself."""
    found = [*_of_cases(person.cases.all(), on=on)]
    open_ones = Matter.objects.filter(case__debtor=person, answered_at=None)
    numbers = open_ones.exclude(pk=but).values_list("case__number", flat=True)
    found += [Held(MATTER_OPEN.filled(number=n), None) for n in sorted(set(numbers))]
    kinds = Stop.objects.filter(person=person, kind__in=OPEN_STOPS, lifted_at=None)
    for kind in kinds.values_list("kind", flat=True).distinct():
        found.append(Held(STOP_OPEN.filled(stop=StopKind(kind).words), None))
    return tuple(found)


def _of_cases(rows: Iterable[Case], *, on: date) -> Iterable[Held]:
    for case in rows:
        if case.closed_on is None:
            yield Held(CLAIM_STANDS.filled(number=case.number), None)
            continue
        by = minimum(case)
        until = by.until(case.closed_on)
        if on <= until:
            told = {"number": case.number, "what": by.what, "cite": by.cite}
            yield Held(KEPT.filled(until=until, mark=by.mark, **told), until)

"""Take a closed case into the workshop as a copy with nobody in it; release it, remove it."""

import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from django.db import transaction

from arrears.domain.audit.training import (
    WorkshopCasePicked,
    WorkshopCaseReleased,
    WorkshopCaseRemoved,
)
from arrears.domain.money.amount import Amount
from arrears.domain.words import Refusal, Words
from arrears.store import cases, journal
from arrears.store.cases import UnknownCase
from arrears.store.models import Case, Payment, Person, Staff, WorkshopCase
from arrears.store.promises import standing_payments
from arrears.store.told_case import told_case
from arrears.store.workshop import lock_own
from arrears.training.workshop.case_file import OWN, UnknownWorkshopCase
from arrears.training.workshop.pseudonyms import (
    MONTHS,
    Mask,
    names_to_hide,
    pseudonymised,
    rounded,
)

__all__ = [
    "UnknownCase",
    "UnknownWorkshopCase",
    "pick_case",
    "release_case",
    "remove_case",
]

TITLE = 120
CHINESE_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
FAMILIAR = ("老{0}", "小{0}", "姓{0}", "{0}某", "{0}总", "{0}哥", "{0}姐")


class StillOpen(Refusal):
    """The case is not closed."""

    words = Words(
        "案件 {number} 还没有关闭，只能用已关闭的案件。",
        "Case {number} is still open; only closed cases are taken.",
    )


class NothingToAnalyse(Refusal):
    """Nobody was ever contacted on the case."""

    words = Words(
        "案件 {number} 没有任何联系记录，没有可分析的内容。",
        "Case {number} has no contact on record: there is nothing to analyse.",
    )


class TitleMissing(Refusal):
    """The case comes without a title."""

    words = Words(
        "请给案例起一个标题，不要写姓名。", "Give the case a title, without a name in it."
    )  # fmt: skip


@transaction.atomic
def pick_case(
    number: str, *, title: str, names: Iterable[str], by: str, now: datetime
) -> int:
    """
    Keep a closed case as it stood at its last contact, pseudonymised; return its number.

    Where the debt was not on record yet at that moment, it is told as it stands now. How
    far its days were moved is not kept, nor which case it was. Raises UnknownCase,
    StillOpen, NothingToAnalyse, TitleMissing.
    """
    if not title.strip():
        raise TitleMissing
    case = cases.case(number)
    if case.closed_on is None:
        raise StillOpen(number=case.number)
    last = case.attempts.order_by("-at").first()
    if last is None:
        raise NothingToAnalyse(number=case.number)
    mask = Mask(
        names=names_to_hide(names, known=_names(case)),
        months=MONTHS[0] + secrets.randbelow(MONTHS[1] - MONTHS[0] + 1),
    )
    told = told_case(case, now=last.at, lang="zh")
    if told.overdue is None:  # the contact is older than the book that told of the debt
        told = told_case(case, now=now, lang="zh")
    row = WorkshopCase.objects.create(
        title=mask.text(title.strip())[:TITLE],
        kept=pseudonymised(told, mask),
        after=_after(case, since=cases.local_day(case.debtor, last.at), now=now),
        by=by,
        picked_at=now,
    )
    fact = WorkshopCasePicked(f"workshop-{row.pk}", len(told.history))
    journal.write(fact, by=by, at=now)
    return row.pk


@transaction.atomic
def release_case(number: int, *, by: str, now: datetime) -> None:
    """Open a case to everybody and journal it; a second time changes nothing."""
    row = _locked(number)
    if row.released_at:
        return
    row.released_by, row.released_at = by, now
    row.save(update_fields=["released_by", "released_at"])
    journal.write(WorkshopCaseReleased(f"workshop-{number}"), by=by, at=now)


@transaction.atomic
def remove_case(number: int, *, by: str, now: datetime) -> None:
    """Take a case out for good and journal it. Raises UnknownWorkshopCase."""
    _locked(number).delete()
    journal.write(WorkshopCaseRemoved(f"workshop-{number}"), by=by, at=now)


def _locked(number: int) -> WorkshopCase:
    row = lock_own(number)
    if row is None:
        raise UnknownWorkshopCase(name=f"{OWN}{number}")
    return row


def _names(case: Case) -> Iterator[str]:
    """Yield everything in the file that says who somebody is."""
    people = [case.debtor, *case.debtor.others.all()]
    for person in people:
        yield from _called(person)
        yield from person.points.values_list("value", flat=True)
    yield from Staff.objects.values_list("name", flat=True)
    yield from case.debts.values_list("account_number", flat=True)
    yield from (case.number, case.debtor.number or "", case.placement.lender.name)


def _called(person: Person) -> Iterator[str]:
    """Yield a person's name and what people make of it."""
    name = person.name.strip()
    yield name
    if CHINESE_NAME.fullmatch(name):
        yield from (form.format(name[0]) for form in FAMILIAR)
        yield name[1:]
    yield from (part for part in name.split() if len(part) > 1)


def _after(case: Case, *, since: date, now: datetime) -> Mapping[str, object]:
    rows = Payment.objects.filter(
        standing_payments(now), debt__case=case, paid_on__gte=since
    )
    paid = Amount("CNY", sum(row.amount_minor for row in rows))
    return {"ended": case.closed_as, "paid": rounded(paid)}

"""What is known of cases and seats before cases change hands, in a few questions."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db.models import Count

from arrears.domain.case.assigning import Able, Standing
from arrears.domain.contact.outcome import Result

from . import sql
from .models import (
    Assignment,
    Attempt,
    Case,
    Debt,
    PlanRun,
    Staff,
    Steer,
    WorkItem,
)

AT_ONCE = 500
KNOWN_DAYS = 90
Key = TypeVar("Key")
HELD = "SELECT p.id FROM {person} p WHERE p.id IN ([ids]) ORDER BY p.id"


def hold_all(cases: Sequence[int]) -> None:
    """Hold the debtors of all these cases, in one order, until the transaction ends."""
    for some in _some(debtors_of(cases)):
        ids = ",".join(map(str, some))
        sql.rows(sql.for_update(HELD.replace("[ids]", ids)))


def debtors_of(cases: Sequence[int]) -> list[int]:
    """Return the debtors of these cases, in order."""
    found: set[int] = set()
    for some in _some(sorted(cases)):
        rows = Case.objects.filter(pk__in=some)
        found.update(rows.values_list("debtor_id", flat=True))
    return sorted(found)


def ables(on: date) -> tuple[Able, ...]:
    """Return every collector who has an account, with what she can do and has."""
    staff = Staff.objects.filter(role="collector", user__is_active=True)
    own = _own()
    return tuple(
        Able(
            seat=each.user.get_username(),
            team=each.team,
            cases=own.get(each.user.get_username(), 0),
            away=is_away(each, on),
            languages=_listed(each.languages),
            products=_listed(each.products),
            lenders=frozenset(limit.key for limit in each.scope.all()),
            authority_minor=each.authority_minor,
        )
        for each in staff.select_related("user")
        .prefetch_related("scope")
        .order_by("user__username")
    )


def is_away(staff: Staff, on: date) -> bool:
    """Say whether the person is away on day `on`."""
    began = staff.absent_from is not None and staff.absent_from <= on
    over = staff.absent_until is not None and staff.absent_until < on
    return began and not over


def gone(seats: Iterable[str], on: date) -> frozenset[str]:
    """Return those of the seats whose people are away, or call no more."""
    staff = Staff.objects.filter(user__username__in=seats).select_related("user")
    return frozenset(
        each.user.get_username()
        for each in staff
        if not each.user.is_active or each.role != "collector" or is_away(each, on)
    )


def teams() -> list[str]:
    """Return the teams that collectors are in."""
    found = Staff.objects.filter(role="collector", user__is_active=True)
    return sorted(set(found.exclude(team="").values_list("team", flat=True)))


def teams_by_seat() -> dict[str, str]:
    """Return the collectors who have an account, each with her team or nothing."""
    found = Staff.objects.filter(role="collector", user__is_active=True)
    return dict(found.order_by("user__username").values_list("user__username", "team"))


def standings(cases: Iterable[int], *, on: date, now: datetime) -> tuple[Standing, ...]:
    """Return what is known of these cases, by number."""
    found = [one for some in _some(list(cases)) for one in _known(some, on=on, now=now)]
    return tuple(sorted(found, key=lambda each: each.number))


def _known(ids: list[int], *, on: date, now: datetime) -> Iterator[Standing]:
    mine = {
        row.case_id: row
        for row in Assignment.objects.filter(case_id__in=ids, ended_at=None)
    }
    steered = set(
        Steer.objects.filter(
            case_id__in=ids, withdrawn_at=None, until_on__gte=on
        ).values_list("case_id", flat=True)
    )
    open_calls = dict(
        Attempt.objects.filter(
            case_id__in=ids, result=Result.RESERVED, expired_at=None
        ).values_list("case_id", "by")
    )
    products, known, work = _products(ids), _known_to(ids, now), _work(ids)
    rows = Case.objects.filter(pk__in=ids)
    rows = rows.select_related("debtor", "placement__lender")
    for row in rows:
        held = mine.get(row.pk)
        seat, owed = work.get(row.pk, ("", 0))
        yield Standing(
            case=row.pk,
            number=row.number,
            seat=held.seat if held else "",
            team=held.team if held else "",
            work_seat=seat,
            closed=row.closed_on is not None,
            steered=row.pk in steered,
            caller=open_calls.get(row.pk, ""),
            owed_minor=owed,
            product=products.get(row.pk, ""),
            lender=row.placement.lender.key,
            language=row.debtor.language,
            known_to=known.get(row.pk, ""),
        )


def _products(ids: list[int]) -> dict[int, str]:
    rows = Debt.objects.filter(case_id__in=ids).order_by("case_id", "-account_number")
    return dict(rows.values_list("case_id", "product"))


def _known_to(ids: list[int], now: datetime) -> dict[int, str]:
    talks = Attempt.objects.filter(
        case_id__in=ids,
        result=Result.CONVERSATION,
        at__gte=now - timedelta(days=KNOWN_DAYS),
    )
    return dict(talks.order_by("case_id", "at").values_list("case_id", "by"))


def _work(ids: list[int]) -> dict[int, tuple[str, int]]:
    run = PlanRun.objects.order_by("-on").first()
    rows = WorkItem.objects.filter(run=run, case_id__in=ids)
    return {
        case: (seat, owed or 0)
        for case, seat, owed in rows.values_list("case_id", "seat", "owed_minor")
    }


def _own() -> dict[str, int]:
    rows = Assignment.objects.filter(ended_at=None).exclude(seat="")
    return dict(rows.values_list("seat").annotate(n=Count("pk")))


def _listed(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split(",") if part.strip())


def _some(keys: Sequence[Key]) -> Iterator[list[Key]]:
    for first in range(0, len(keys), AT_ONCE):
        yield list(keys[first : first + AT_ONCE])

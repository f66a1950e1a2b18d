"""Do what the clock asks for: agreements judged, reserved calls expired."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from arrears.domain.contact.outcome import Result
from arrears.store import cases, offers
from arrears.store.models import Attempt, Case, Offer

from .expire_calls import expire
from .expire_library import expire_library
from .judge_agreement import judge_agreement

CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """
    What the clock did.

    turned    case and outcome of each agreement that was kept to its end or broken
    expired   how many reserved calls nobody told of in time
    removed   how many calls and cases to learn from were kept long enough
    """

    turned: tuple[tuple[str, str], ...]
    expired: int
    removed: int = 0


def follow_up(*, now: datetime) -> FollowedUp:
    """
    Judge every running agreement and let old calls expire, as often as one likes.

    Asking twice changes nothing more. Each agreement is judged in a transaction of
    its own, so that one that cannot be judged holds up no other.
    """
    return FollowedUp(
        turned=judge_agreements(now=now),
        expired=_calls(now=now),
        removed=expire_library(now=now),
    )


def judge_agreements(*, now: datetime) -> tuple[tuple[str, str], ...]:
    """Judge every running agreement; return case and outcome of those that ended."""
    rows = Offer.objects.filter(accepted_at__isnull=False, ended_on=None)
    numbers = rows.order_by("pk").values_list("case__number", flat=True)
    found = [(number, _judged(number, now=now)) for number in numbers]
    return tuple((number, how) for number, how in found if how != offers.RUNNING)


@transaction.atomic
def _judged(number: str, *, now: datetime) -> str:
    cases.hold(number)
    case: Case = cases.case(number)
    return judge_agreement(case, by=CLOCK, now=now) or offers.RUNNING


@transaction.atomic
def _calls(*, now: datetime) -> int:
    before = Attempt.objects.filter(result=Result.RESERVED, expired_at=None)
    callers = sorted(set(before.values_list("by", flat=True)))
    count = before.count()
    for by in callers:
        expire(by=by, now=now)
    return count - before.count()

"""What follows from where an agreement stands: the stop on collecting, the waiver."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from arrears.domain.audit.facts import StopLifted
from arrears.domain.audit.money import AgreementEnded
from arrears.domain.case.standing import StopKind
from arrears.domain.money.amount import Amount
from arrears.domain.words import Words
from arrears.store import cases, journal, offers, sums
from arrears.store.models import Adjustment, Case, Offer, Stop
from arrears.store.policies import policy_of

from .set_stop import Narrowed, stand_still

GROUND = Words("还款协议 {offer} 履行中", "repayment agreement {offer} is being kept")


@transaction.atomic
def judge_agreement(case: Case, *, by: str, now: datetime) -> str | None:
    """
    Bring the case in line with where its agreement stands; return that, None without one.

    While it runs, collecting rests. Kept to its end, what was to be forgiven is
    forgiven. Broken, collecting resumes. All of it is derived anew each time: a payment
    booked late revives it, one that bounces breaks it. The case is held by the caller.
    """
    row = offers.agreement(case)
    if row is None:
        return None
    on = cases.local_day(case.debtor, now)
    grace = policy_of(case.placement.lender, on=on).grace_days
    judged = offers.instalments_judged(row, on=on, grace_days=grace)
    found = offers.stands(judged)
    if found != row.ended_as or (found == offers.RUNNING) != _rests(row):
        missed = [e for e in judged if e.state in offers.MISSED]
        row.ended_as = found
        row.ended_on = None if found == offers.RUNNING else on
        row.save(update_fields=["ended_as", "ended_on"])
        _stop(row, found, by=by, now=now)
        _waive(row, found, by=by, now=now)
        if found != offers.RUNNING:
            day = missed[0].standing.promise.due_on.isoformat() if missed else ""
            fact = AgreementEnded(case.number, str(row.pk), found, missed_on=day)
            journal.write(fact, by=by, at=now)
    return found


def ground_of(row: Offer) -> str:
    """Return the ground that stands with the stop, which names the agreement."""
    return GROUND.filled(offer=f"#{row.pk}").zh


def _rests(row: Offer) -> bool:
    return _stops(row).exists()


def _stops(row: Offer) -> QuerySet[Stop]:
    return Stop.objects.filter(
        person=row.case.debtor,
        kind=StopKind.PLAN_KEPT,
        ground=ground_of(row),
        lifted_at=None,
    )


def _stop(row: Offer, found: str, *, by: str, now: datetime) -> None:
    if found == offers.RUNNING:
        last_on = offers.offer_of(row).plan
        review = Narrowed(review_on=last_on.last_on if last_on else None)
        stand_still(
            row.case,
            StopKind.PLAN_KEPT,
            ground=ground_of(row),
            by=by,
            now=now,
            narrowed=review,
        )
        return
    for stop in _stops(row):
        stop.lifted_at, stop.lifted_by = now, by
        stop.save(update_fields=["lifted_at", "lifted_by"])
        ended = StopLifted(row.case.number, stop.kind, found)
        journal.write(ended, by=by, at=now)


def _waive(row: Offer, found: str, *, by: str, now: datetime) -> None:
    """Forgive once it is kept; take that back where it no longer is."""
    ref = f"agreement {row.pk} "  # the blank: 1 is not the beginning of 12
    standing = Adjustment.objects.filter(
        debt__case=row.case, kind="waiver", ref__startswith=ref, reversal=None
    )
    if found == offers.KEPT:
        if not standing.exists():
            for adjustment in _waivers(row, ref=ref, by=by, now=now):
                adjustment.save()
        return
    for waiver in standing:
        Adjustment.objects.create(
            debt=waiver.debt,
            kind="reversal",
            on=cases.desk_day(now),
            booked_at=now,
            owed_minor=-waiver.owed_minor,
            undoes=waiver,
            ref=f"reversal of {waiver.pk}",
            ground=ground_of(row),
            by=by,
        )


def _waivers(row: Offer, *, ref: str, by: str, now: datetime) -> Iterator[Adjustment]:
    """
    Yield what is forgiven of each head, debt by debt, never more than was open.

    It counts from the day of the agreement, so that the money paid under it goes
    to what was left to pay; where the lender has stated the debt anew since, from today.
    """
    left, before = dict(offers.offer_of(row).waives), Adjustment.objects
    count = before.filter(ref__startswith=ref).count()
    for each in sums.debt_sums(row.case):
        agreed_on = row.accepted_on or cases.desk_day(now)
        day = agreed_on if agreed_on > each.statement.as_of else cases.desk_day(now)
        for head, amount in _parts(each, left, on=day).items():
            left[head] -= amount
            count += 1
            yield Adjustment(
                debt=each.debt,
                kind="waiver",
                on=day,
                booked_at=now,
                owed_minor=-amount.minor,
                head=head,
                ref=f"{ref}{count}",
                ground=ground_of(row),
                by=by,
            )


def _parts(
    each: sums.DebtSum, left: Mapping[str, Amount], *, on: date
) -> Mapping[str, Amount]:
    """Return how much of each head is forgiven on one debt, as it stood before `on`."""
    then = sums.debt_sum(each.debt, on=on - timedelta(days=1)).now.heads
    parts = {
        head: amount.up_to(then[head])
        for head, amount in left.items()
        if then[head].is_positive
    }
    return {head: part for head, part in parts.items() if part.is_positive}

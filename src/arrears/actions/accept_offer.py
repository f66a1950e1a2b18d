"""Write down that the debtor took an offer: from then on it is the agreement."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.money import OfferAccepted
from arrears.domain.money.amount import Amount
from arrears.domain.money.offer import OfferRefused
from arrears.domain.words import Words
from arrears.playbook.offers.authority import accepted
from arrears.store import cases, journal, offers, sums

from .decide_offer import offer_row
from .judge_agreement import judge_agreement

__all__ = ["OfferRefused", "accept_offer"]


class DebtHasChanged(OfferRefused):
    """What is owed is no longer what the offer was made for."""

    words = Words(
        "提出方案后欠款由 {was} 变为 {now}，请按现在的金额重新提出。",
        "Since the offer was made the debt went from {was} to {now}. Make a new one.",
    )


class AnotherStands(OfferRefused):
    """One agreement at a time."""

    words = Words(
        "已有还款协议正在履行，不能再成立一个。",
        "An agreement is being kept already; there is one at a time.",
    )


@transaction.atomic
def accept_offer(*, number: str, offer: int, by: str, now: datetime) -> None:
    """
    Write down that the debtor accepted, and journal it; collecting rests from now on.

    A promise that was still running is replaced by the agreement. Raises
    OfferRefused (not approved, expired, the debt has changed), UnknownCase, ClosedCase.
    """
    case = cases.lock(number)
    row, on = offer_row(case, offer), cases.local_day(case.debtor, now)
    found = accepted(offers.offer_of(row), on=on)
    standing = offers.agreement(case)
    if standing is not None and standing.ended_on is None:
        raise AnotherStands
    owed, was = sums.total(sums.debt_sums(case)), Amount(row.currency, row.owed_minor)
    if owed != was:
        raise DebtHasChanged(was=was, now=owed)
    row.accepted_at, row.accepted_on = now, on
    row.save(update_fields=["accepted_at", "accepted_on"])
    case.promises.filter(superseded_at=None).update(superseded_at=now)
    fact = OfferAccepted(
        case.number,
        offer=str(row.pk),
        pays_minor=found.pays.minor,
        currency=found.pays.currency,
        last_on=found.plan.last_on.isoformat() if found.plan else "",
    )
    journal.write(fact, by=by, at=now)
    judge_agreement(case, by=by, now=now)

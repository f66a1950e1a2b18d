"""From an offer to a kept or a broken agreement, and what follows from each."""

from datetime import date, datetime, timedelta

import pytest

from arrears.actions.accept_offer import accept_offer
from arrears.actions.decide_offer import decide_offer
from arrears.actions.judge_agreement import judge_agreement
from arrears.actions.make_offer import OfferRefused, make_offer
from arrears.actions.post_payment import Incoming, post_payment
from arrears.actions.reverse_payment import reverse_payment
from arrears.domain.money.amount import Amount
from arrears.domain.money.offer import OfferState
from arrears.playbook.offers.policy import house_policy
from arrears.playbook.offers.schemes import floor_schemes
from arrears.store import offers, positions, sums
from arrears.store.models import Offer, Payment
from arrears.store.positions import NOT_TOLD, MeansTold
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
TODAY = date(2026, 11, 24)
EASY = MeansTold(income=6_000_00, essentials=3_000_00, other_debts=0, payday=10)


def schemes(case, means=NOT_TOLD):
    policy = house_policy()
    position = positions.position(case, means, policy, on=TODAY)
    return floor_schemes(position, policy)


def key_of(case, kind: str, means=NOT_TOLD, *, months: int = 0) -> str:
    for scheme in schemes(case, means):
        if scheme.kind == kind and months in {0, len(scheme.plan.instalments)}:
            return positions.key(scheme)
    raise AssertionError(kind)


def offered(case, kind, now, *, by="carla", means=NOT_TOLD, months=0) -> Offer:
    books.decider(by, "collector")
    return make_offer(
        number=case.number,
        scheme=key_of(case, kind, means, months=months),
        means=means,
        by=by,
        now=now,
    )


def pay(case, minor: int, *, on: date, now: datetime, ref: str = "") -> int:
    account = case.debts.get().account_number
    told = Incoming("example", account, Amount("CNY", minor), on, ref or f"{on}")
    return post_payment(told, by="bank", now=now).payment


def rests(case) -> bool:
    return case.debtor.stops.filter(kind="plan_kept", lifted_at=None).exists()


def owed(case) -> int:
    return sums.total(sums.debt_sums(case)).minor


@pytest.fixture
def agreed(book, now):
    """Alma's plan: as much as her month can bear, three instalments, accepted."""
    row = offered(book.alma, "plan", now, means=EASY)
    accept_offer(number=book.alma.number, offer=row.pk, by="carla", now=now)
    row.refresh_from_db()
    return row


@pytest.mark.covers("QST-02", "CALC-06")
def test_a_plan_within_her_means_and_the_makers_authority_stands_at_once(book, now):
    row = offered(book.alma, "plan", now, means=EASY)

    assert offers.offer_of(row).state(TODAY) is OfferState.OPEN
    assert row.expires_on == TODAY + timedelta(days=7)
    assert max(minor for _, minor in row.instalments) <= 3_000_00
    assert sum(minor for _, minor in row.instalments) == owed(book.alma)


@pytest.mark.covers("DET-03")
def test_what_the_policy_does_not_allow_cannot_be_offered(book, now):
    with pytest.raises(OfferRefused, match="no longer among"):
        make_offer(
            number=book.alma.number,
            scheme="settlement-1-100",
            means=NOT_TOLD,
            by="sandro",
            now=now,
        )

    assert not Offer.objects.exists()


def test_beyond_the_makers_authority_another_pair_of_eyes_decides(book, now, journal):
    row = offered(book.boris, "waiver", now)
    number = book.boris.number
    assert offers.offer_of(row).state(TODAY) is OfferState.PROPOSED

    for who, role in (("colin", "collector"), ("adam", "administrator")):
        books.decider(who, role)

    def decide(by, ground="情况属实"):
        decide_offer(
            number=number,
            offer=row.pk,
            grant=True,
            ground=ground,
            by=by,
            now=now,
        )

    with pytest.raises(OfferRefused, match="somebody else"):
        decide("carla")
    with pytest.raises(OfferRefused, match="may not grant"):
        decide("colin")
    with pytest.raises(OfferRefused, match="Say why"):
        decide("adam", ground=" ")
    with pytest.raises(OfferRefused, match="cannot be changed"):
        accept_offer(number=number, offer=row.pk, by="carla", now=now)
    decide("adam")

    row.refresh_from_db()
    assert offers.offer_of(row).state(TODAY) is OfferState.OPEN
    assert journal() == ["OfferMade", "OfferDecided"]


@pytest.mark.covers("DET-02")
@pytest.mark.parametrize(("days", "refused"), [(7, False), (8, True)])
def test_an_offer_can_be_taken_until_its_last_day_and_no_longer(
    book, now, days, refused
):
    row = offered(book.alma, "full_payment", now)
    later = now + timedelta(days=days)

    if refused:
        with pytest.raises(OfferRefused, match="expired"):
            accept_offer(number=book.alma.number, offer=row.pk, by="c", now=later)
    else:
        accept_offer(number=book.alma.number, offer=row.pk, by="c", now=later)
    assert rests(book.alma) is not refused


def test_an_offer_for_another_sum_than_is_owed_now_is_made_anew(book, now):
    row = offered(book.alma, "full_payment", now)
    pay(book.alma, 10_00, on=TODAY, now=now)

    with pytest.raises(OfferRefused, match="Make a new one"):
        accept_offer(number=book.alma.number, offer=row.pk, by="carla", now=now)


def test_collecting_rests_while_the_plan_is_kept_and_resumes_when_it_breaks(
    book, now, agreed
):
    assert rests(book.alma)
    (first_on, first), *_ = agreed.instalments
    grace = house_policy().grace_days
    last = datetime.combine(date.fromisoformat(first_on), now.time(), now.tzinfo)
    last += timedelta(days=grace)

    assert judge_agreement(book.alma, by="clock", now=last) == offers.RUNNING
    assert rests(book.alma)
    after = last + timedelta(days=1)
    assert judge_agreement(book.alma, by="clock", now=after) == offers.BROKEN
    assert not rests(book.alma)

    pay(book.alma, first, on=date.fromisoformat(first_on), now=after)  # booked late
    agreed.refresh_from_db()
    assert (agreed.ended_as, rests(book.alma)) == (offers.RUNNING, True)


def test_what_was_to_be_forgiven_is_forgiven_once_it_is_paid_and_not_if_it_bounces(
    book, now
):
    row = offered(book.boris, "waiver", now)
    books.decider("adam", "administrator")
    decide_offer(
        number=book.boris.number,
        offer=row.pk,
        grant=True,
        ground="批复 12 号",
        by="adam",
        now=now,
    )
    accept_offer(number=book.boris.number, offer=row.pk, by="carla", now=now)
    ((_, pays),) = row.instalments
    before = owed(book.boris)

    paid = pay(book.boris, pays, on=TODAY, now=now)
    row.refresh_from_db()
    assert (row.ended_as, owed(book.boris), rests(book.boris)) == ("kept", 0, False)

    reverse_payment(
        number=book.boris.number, payment=paid, ground="退回", by="sandro", now=now
    )
    row.refresh_from_db()
    assert (row.ended_as, owed(book.boris), rests(book.boris)) == ("", before, True)

    pay(book.boris, pays, on=TODAY, now=now, ref="again")
    assert owed(book.boris) == 0


def test_one_agreement_at_a_time_and_no_offer_beside_it(book, now, agreed):
    with pytest.raises(OfferRefused, match="is being kept"):
        offered(book.alma, "full_payment", now)


def test_a_running_promise_gives_way_to_the_agreement(book, now):
    row = offered(book.cleo, "full_payment", now)

    accept_offer(number=book.cleo.number, offer=row.pk, by="carla", now=now)

    assert book.cleo.promises.get().superseded_at == now


@pytest.mark.covers("CALC-03")
def test_the_months_quota_of_settlements_is_kept(book, now, monkeypatch):
    policy = house_policy()
    monkeypatch.setitem(policy.quota, "settlement", 1)
    offered(book.alma, "settlement", now)

    with pytest.raises(OfferRefused, match="are used"):
        offered(book.boris, "settlement", now)


def test_all_the_money_of_a_kept_plan_is_there(book, now, agreed):
    at = now
    for on, minor in agreed.instalments:
        day = date.fromisoformat(on)
        at = datetime.combine(day, now.time(), now.tzinfo)
        pay(book.alma, minor, on=day, now=at)

    agreed.refresh_from_db()
    assert (agreed.ended_as, owed(book.alma)) == ("kept", 0)
    assert Payment.objects.filter(debt__case=book.alma).count() == 1 + len(
        agreed.instalments
    )

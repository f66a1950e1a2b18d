"""Floor schemes come from the lender's policy; who may grant them is written there."""

from datetime import date, timedelta

import pytest

from arrears.domain.money.amount import Amount
from arrears.domain.money.offer import (
    AuthorityTooLow,
    MakerMayNotDecide,
    OfferIsOver,
    OfferKind,
    OfferState,
)
from arrears.domain.money.owed import owed
from arrears.playbook.offers.authority import accepted, decided, needed
from arrears.playbook.offers.policy import PolicyMisread, house_policy, read_policy
from arrears.playbook.offers.schemes import Position, floor_schemes, offer

TODAY = date(2026, 11, 26)
HOUSE = house_policy()
OWED = owed("CNY", principal=12_000_00, interest=600_00, fee=100_00, penalty=300_00)


def yuan(sum_):
    return Amount("CNY", sum_ * 100)


def schemes(**known):
    return floor_schemes(Position(product="card", owed=OWED, on=TODAY, **known), HOUSE)


def of(kind, found):
    return [scheme for scheme in found if scheme.kind is kind]


@pytest.mark.covers("QST-02")
def test_each_scheme_names_its_floor_its_term_and_the_authority_it_needs():
    found = schemes()

    assert {scheme.kind for scheme in found} == set(OfferKind)
    assert all(scheme.floor.is_positive and scheme.needs for scheme in found)
    assert [plan.plan.months for plan in of(OfferKind.PLAN, found)] == [3, 12, 60]
    assert [p.needs for p in of(OfferKind.PLAN, found)] == [
        "collector", "supervisor", "lender",
    ]  # fmt: skip


def test_the_plan_that_her_month_bears_comes_first():
    first = schemes(affordable=yuan(1_000), at_hand=yuan(500))[0]

    assert (first.kind, first.fits) == (OfferKind.PLAN, True)
    assert first.plan.largest == yuan(1_000)
    assert first.plan.months == 13


@pytest.mark.covers("CALC-03")
def test_one_payment_waives_charges_and_principal_only_as_far_as_the_policy_goes():
    found = schemes(at_hand=yuan(12_000))
    (waiver,) = of(OfferKind.WAIVER, found)
    (settlement,) = of(OfferKind.SETTLEMENT, found)

    assert (waiver.pays, waiver.needs) == (yuan(12_000), "lender")
    assert (settlement.pays, settlement.needs) == (yuan(9_600), "lender")
    assert waiver.fits
    assert schemes(at_hand=yuan(12_000)) == found


def test_where_nothing_is_owed_nothing_is_offered():
    nothing = Position(product="card", owed=owed("CNY"), on=TODAY)

    assert floor_schemes(nothing, HOUSE) == ()


@pytest.mark.parametrize(
    ("waived", "role"),
    [(150_00, "collector"), (150_01, "supervisor"), (300_00, "supervisor")],
)
def test_who_may_waive_ends_where_the_policy_says(waived, role):
    waives = {"penalty": Amount("CNY", waived)}

    assert needed(HOUSE, owed=OWED.heads, waives=waives) == role


def test_what_nobody_may_grant_is_granted_by_nobody():
    half = {"principal": yuan(6_000)}

    assert needed(HOUSE, owed=OWED.heads, waives=half) is None


def made(kind, *, role="collector"):
    scheme = of(kind, schemes())[-1]
    return offer(scheme, policy=HOUSE, made_on=TODAY, by="carla", role=role)


def test_an_offer_beyond_her_authority_waits_for_another_pair_of_eyes():
    waiting = made(OfferKind.WAIVER)

    assert waiting.state(TODAY) is OfferState.PROPOSED
    with pytest.raises(MakerMayNotDecide):
        decide(waiting, by="carla", role="lender")
    with pytest.raises(AuthorityTooLow):
        decide(waiting, by="simon", role="supervisor")
    assert decide(waiting, by="lena", role="lender").state(TODAY) is OfferState.OPEN


def test_a_declined_offer_cannot_be_accepted():
    declined = decide(made(OfferKind.WAIVER), by="lena", role="lender", grant=False)

    with pytest.raises(OfferIsOver, match="declined"):
        accepted(declined, on=TODAY)


@pytest.mark.covers("DAT-83")
def test_an_offer_ends_on_its_real_last_day_and_not_before():
    standing = made(OfferKind.PLAN, role="lender")
    last = TODAY + timedelta(days=HOUSE.valid_days)

    assert standing.expires_on == last
    assert accepted(standing, on=last).state(last) is OfferState.ACCEPTED
    with pytest.raises(OfferIsOver, match="expired"):
        accepted(standing, on=last + timedelta(days=1))


def decide(standing, *, by, role, grant=True):
    return decided(standing, policy=HOUSE, by=by, role=role, grant=grant, on=TODAY)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[", ""),
        ("- 1", "…"),
        ("version: a", "valid_days"),
        ("wishes: 1", "wishes"),
        ("version: a\nvalid_days: 0", "valid_days"),
        ("version: a\nvalid_days: 1.5", "valid_days"),
        ("version: a\nvalid_days: 7\nleast_instalment_minor: 1", "authority"),
        (
            "version: a\nvalid_days: 7\nleast_instalment_minor: 1\nschemes: {waiver: {heads: {penalty: 10001}}}",
            "waiver.penalty",
        ),
    ],
)
def test_a_policy_that_breaks_the_form_is_refused_with_file_and_key(text, key):
    with pytest.raises(PolicyMisread, match=r"bank\.yaml") as refused:
        read_policy(text, file="bank.yaml")

    assert key in refused.value.figures["key"]

"""Limitation: three years, twenty at most; what is not proven is unknown."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis.strategies import builds, dates, just, lists, sampled_from

from arrears.law.limitation import (
    LimitationEvent,
    LimitationKind,
    LimitationStatus,
    limitation,
)

DUE = date(2020, 5, 10)
LAST = date(2023, 5, 10)
A_DAY = timedelta(days=1)


def event(kind, on, proof="签收回执", **more):
    return LimitationEvent(LimitationKind(kind), on, proof, **more)


def found(*events, on, product="instalment_loan", due=DUE):
    return limitation(due, events=events, product=product, on=on)


@pytest.mark.parametrize(
    ("on", "status"),
    [(DUE - A_DAY, "running"), (LAST, "running"), (LAST + A_DAY, "expired")],
)
def test_three_years_from_the_last_instalment_and_the_last_day_is_within(on, status):
    it = found(on=on)

    assert (it.status, it.expires_on, it.runs_from, it.event) == (
        status,
        LAST,
        DUE,
        None,
    )


def test_a_debt_due_on_a_leap_day_ends_on_the_last_of_february():
    it = found(on=DUE, due=date(2020, 2, 29))

    assert it.expires_on == date(2023, 2, 28)


@pytest.mark.parametrize(
    "kind",
    [
        "demand_signed",
        "demand_delivered",
        "bank_deduction",
        "public_notice",
        "agreed",
        "suit",
    ],
)
def test_a_proven_interruption_on_the_last_day_begins_it_anew(kind):
    demand = event(kind, LAST)

    it = found(demand, on=LAST)

    assert (it.status, it.expires_on) == ("running", date(2026, 5, 10))
    assert (it.runs_from, it.event) == (LAST, demand)


def test_a_demand_a_day_too_late_does_not_bring_it_back():
    it = found(event("demand_delivered", LAST + A_DAY), on=LAST + A_DAY)

    assert (it.status, it.expires_on) == ("expired", LAST)


@pytest.mark.parametrize(
    ("doubtful", "product"),
    [
        (event("demand_delivered", DUE + A_DAY, proof=" "), "card"),
        (event("call", DUE + A_DAY), "card"),
        (event("paid", DUE + A_DAY), "card"),  # that it interrupts was not read
        (event("card_notice", DUE + A_DAY), "instalment_loan"),
    ],
)
def test_what_is_not_proven_or_not_verified_is_unknown_once_it_matters(
    doubtful, product
):
    before = found(doubtful, on=LAST, product=product)
    after = found(doubtful, on=LAST + A_DAY, product=product)
    long_after = found(doubtful, on=LAST + 2 * A_DAY, product=product)

    assert (before.status, before.expires_on) == ("running", LAST)
    assert (after.status, after.expires_on) == ("unknown", LAST)
    assert str(doubtful.on) in after.sentence.zh
    assert long_after.status == "expired"  # even with it, the time is over


@pytest.mark.parametrize("kind", ["card_notice", "police_report"])
def test_the_notices_of_the_card_rules_count_for_cards(kind):
    it = found(event(kind, LAST), on=LAST + A_DAY, product="card")

    assert it.status == "running"


@pytest.mark.parametrize("kind", ["agreed", "paid"])
def test_agreeing_or_paying_after_expiry_waives_it(kind):
    late = event(kind, LAST + A_DAY)

    it = found(late, on=LAST + A_DAY)

    assert (it.status, it.event, it.expires_on) == ("waived", late, LAST)


@pytest.mark.parametrize(
    "doubtful",
    [
        event("agreed", LAST + A_DAY, proof=""),
        event("demand_signed", LAST + A_DAY),  # "can be a waiver"
    ],
)
def test_a_doubtful_waiver_is_unknown(doubtful):
    assert found(doubtful, on=LAST + A_DAY).status == "unknown"


def test_a_suit_counts_anew_from_its_end_and_is_unknown_while_nobody_tells_it():
    ended = event("suit", DUE + A_DAY, ended_on=date(2022, 1, 1))
    untold = event("suit", DUE + A_DAY)

    assert found(ended, on=date(2025, 1, 1)).status == "running"
    assert found(ended, on=date(2025, 1, 2)).status == "expired"
    assert found(untold, on=date(2025, 1, 1)).status == "unknown"


def test_twenty_years_are_the_most_whatever_interrupts():
    outer = date(2040, 5, 10)
    yearly = [event("demand_signed", date(y, 5, 10)) for y in range(2021, 2041)]

    assert found(*yearly, on=outer).expires_on == outer
    assert found(*yearly, on=outer + A_DAY).status == "expired"
    late = event("agreed", outer + A_DAY)
    assert found(*yearly, late, on=outer + A_DAY).status == "unknown"


def test_what_happens_after_the_day_asked_about_is_not_known_yet():
    assert found(event("agreed", LAST), on=LAST - A_DAY).expires_on == LAST


def test_without_a_due_day_nothing_is_known_and_no_suit_is_spoken_of():
    it = found(on=LAST, due=None)

    assert (it.status, it.expires_on) == ("unknown", None)
    assert not it.may_speak_of_suit
    assert "放弃时效抗辩" in it.before_signing.zh


def test_only_a_running_period_needs_no_word_before_signing():
    assert found(on=LAST).before_signing is None
    assert found(on=LAST + A_DAY).before_signing is not None
    assert "债务人可以拒绝还款" in found(on=LAST + A_DAY).sentence.zh


some = lists(
    builds(
        LimitationEvent,
        kind=sampled_from(LimitationKind),
        on=dates(DUE, date(2045, 1, 1)),
        proof=sampled_from(["", "回执"]),
        ended_on=just(None),
    ),
    max_size=8,
)


@given(some, dates(DUE, date(2045, 1, 1)))
def test_order_does_not_matter_and_without_proof_nothing_is_prolonged(events, on):
    it = found(*events, on=on)
    bare = [LimitationEvent(e.kind, e.on) for e in events]

    assert found(*events[::-1], on=on).status is it.status
    assert it.expires_on <= date(2040, 5, 10)
    assert found(*bare, on=on).expires_on == LAST
    if it.status is LimitationStatus.RUNNING:
        assert on <= it.expires_on

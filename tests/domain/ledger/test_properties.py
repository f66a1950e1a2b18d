"""What always holds, whatever happened and in whatever order it was booked."""

import json
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from arrears.domain.money.ledger import answered
from arrears.domain.money.ledger.heads import HEADS
from tests.domain.ledger.debts import debt, event, paid

FIRST = date(2024, 1, 1)
PAYING = ["payment", "goodwill_credit", "merchant_refund", "payout_refund"]
KINDS = [*PAYING, "charge", "chargeback", "credit_refund", "waiver", "write_off"]
days = st.integers(min_value=0, max_value=150)
amounts = st.integers(min_value=1, max_value=400_00)
heads = st.sampled_from(["fee", "penalty", "costs", "interest"])


def written(n):
    return (FIRST + timedelta(n)).isoformat()


@st.composite
def happened(draw, kinds=tuple(KINDS)):
    kind = draw(st.sampled_from(kinds))
    on = draw(days)
    one = event(kind, written(on), draw(amounts))
    one["booked_on"] = written(on + draw(st.integers(min_value=0, max_value=20)))
    if kind in {"charge", "waiver"}:
        one["head"] = draw(heads)
    return one


@st.composite
def histories(draw, *, kinds=tuple(KINDS), apart=False):
    events = draw(
        st.lists(
            happened(kinds),
            max_size=8,
            unique_by=(lambda one: one["on"]) if apart else None,
        )
    )
    return [one | {"ref": f"e{n}"} for n, one in enumerate(events)]


strategies = st.fixed_dictionaries(
    {
        "direction": st.sampled_from(["horizontal", "vertical"]),
        "in_advance": st.sampled_from(["next", "last", "reamortise"]),
        "horizon": st.sampled_from(
            [["past_due", "due", "in_advance"], ["past_due", "due"], ["in_advance"]]
        ),
        "order": st.permutations(HEADS),
    }
)


def terms_of(strategy, charge_due="with_instalment"):
    return {"allocation": strategy, "charge_due": charge_due, "buckets": [[1, None]]}


def answer_to(events, **over):
    rows = [
        {"due": f"2024-0{n}-01", "principal": 100_00, "interest": 5_00, "fee": n}
        for n in range(1, 5)
    ]
    return answered(
        json.dumps(debt(*events, instalments=rows, as_of="2024-07-01") | over)
    )


def total(events, kinds):
    return sum(one["amount"] for one in events if one["type"] in kinds)


@settings(deadline=None)
@given(
    events=histories(),
    strategy=strategies,
    due=st.sampled_from(["own_date", "with_instalment"]),
)
def test_nothing_is_lost_and_nothing_is_made(events, strategy, due):
    answer = answer_to(events, terms=terms_of(strategy, due))

    totals = answer["totals"]
    for head in HEADS:
        sums = totals[head]
        settled = sums["paid"] + sums["waived"] + sums["written_off"]
        assert sums["due"] == settled + sums["outstanding"]
        assert min(sums.values()) >= 0
        for what, minor in sums.items():
            assert minor == sum(row[head][what] for row in answer["instalments"])
    out = sum(
        one["allocated"]["credit"]
        for one in answer["events"]
        if one["type"] in {"chargeback", "credit_refund"}
    )
    into = sum(totals[head]["paid"] for head in HEADS) + totals["credit"] + out
    assert into == total(events, PAYING)
    assert totals["outstanding"] == sum(totals[head]["outstanding"] for head in HEADS)


@settings(deadline=None)
@given(events=histories(), strategy=strategies)
def test_what_each_event_did_is_its_amount_and_no_more(events, strategy):
    answer = answer_to(events, terms=terms_of(strategy))

    by_ref = {one["ref"]: one for one in events}
    for done in answer["events"]:
        allocated, asked = sum(done["allocated"].values()), by_ref[done["ref"]]
        if asked["type"] in {"waiver", "write_off"}:
            assert allocated <= asked["amount"]
        else:
            assert allocated == asked["amount"]


@settings(deadline=None)
@given(events=histories(apart=True), strategy=strategies, data=st.data())
def test_the_order_of_booking_does_not_matter_on_different_days(events, strategy, data):
    shuffled = data.draw(st.permutations(events))
    late = [one | {"booked_on": "2024-06-30"} for one in shuffled]
    terms = terms_of(strategy)
    kept = [
        one if one["type"] != "charge" else one | {"booked_on": one["on"]}
        for one in late
    ]

    first, second = answer_to(events, terms=terms), answer_to(kept, terms=terms)

    for answer in (first, second):
        del answer["changes"]
    assert first == second


@settings(deadline=None)
@given(events=histories(), last=happened(), strategy=strategies)
def test_reversing_the_last_event_restores_the_state_before_it(events, last, strategy):
    terms = terms_of(strategy)
    undo = event("reversal", last["on"], reverses="last", booked_on="2024-06-30")

    before = answer_to(events, terms=terms)
    after = answer_to([*events, last | {"ref": "last"}, undo], terms=terms)

    for key in ("instalments", "totals", "dpd", "bucket", "bucket_history"):
        assert after[key] == before[key]


@settings(deadline=None)
@given(events=histories(), known=days, strategy=strategies)
def test_what_was_known_then_is_the_replay_of_what_was_booked_by_then(
    events, known, strategy
):
    until, terms = written(known), terms_of(strategy)
    booked = [one for one in events if one["booked_on"] <= until]

    then = answer_to(events, terms=terms, as_known_on=until)
    alone = answer_to(booked, terms=terms)

    assert then == alone


@settings(deadline=None)
@given(
    payments=st.lists(st.tuples(days, amounts), min_size=1, max_size=5),
    data=st.data(),
    rate=st.sampled_from(["0.0005", "0.005"]),
)
def test_later_is_never_cheaper(payments, data, rate):
    terms = {"accrual": {"basis": "overdue_total", "rate_per_day": rate}}
    at = data.draw(st.integers(min_value=0, max_value=len(payments) - 1))
    delay = data.draw(st.integers(min_value=0, max_value=30))
    late = list(payments)
    late[at] = (late[at][0] + delay, late[at][1])

    owed = [
        answer_to(
            [paid(written(on), minor, f"p{n}") for n, (on, minor) in enumerate(paying)],
            terms=terms,
        )["totals"]
        for paying in (payments, late)
    ]

    sooner, later = (one["outstanding"] - one["credit"] for one in owed)
    assert later >= sooner - len(payments)  # a minor unit an instalment is rounding


@settings(deadline=None)
@given(events=histories(kinds=(*PAYING, "charge")), strategy=strategies, until=days)
def test_the_bucket_of_a_day_in_the_history_is_the_bucket_asked_for_that_day(
    events, strategy, until
):
    known = [one | {"booked_on": one["on"]} for one in events]
    terms = terms_of(strategy) | {"buckets": [[1, 5], [6, 30], [31, None]]}

    whole = answer_to(known, terms=terms)["bucket_history"]
    asked = answer_to(known, terms=terms, as_of=written(until))["bucket"]

    day = written(until)
    stays = [
        one["bucket"]
        for one in whole
        if one["from"] <= day and (one["until"] is None or day < one["until"])
    ]
    assert asked == (stays[0] if stays else None)

"""What the ledger cannot take has a name, in both languages, and the run goes on."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arrears.domain.money.ledger import answered
from tests.domain.ledger.debts import BUCKETS, debt, event, paid, refused

P = paid("2024-01-01", 10_00)
R = event("reversal", "2024-01-01", reverses="p", ref="r")
WRONG_EVENTS = {
    "AmountWrong": [
        [paid("2024-01-01", amount)] for amount in (0, -1, 1.5, "10", True, 10**19)
    ],
    "CurrencyMixed": [[P | {"currency": "USD"}]],
    "EventBeforeContract": [[paid("2023-10-31", 1)]],
    "FieldMissing": [
        [{"type": "payment", "amount": 1}],
        [{"on": "2024-01-01", "amount": 1}],
        [{"on": "2024-01-01", "type": "payment"}],
        [event("charge", "2024-01-01", 1)],
        [event("reversal", "2024-01-01")],
    ],
    "FieldWrong": [[paid("2024-02-30", 1)], [paid(20240101, 1)], ["payment"]],
    "HeadUnknown": [[event("charge", "2024-01-01", 1, head="tips")]],
    "TypeUnknown": [[event("gift", "2024-01-01", 1)]],
    "RefTwice": [[P, P | {"amount": 9_99}], [P, P | {"on": "2024-01-02"}]],
    "ReversalOfUnknown": [[R], [event("chargeback", "2024-01-02", 1, reverses="x")]],
    "ReversalOfReversal": [[P, R, R | {"ref": "rr", "reverses": "r"}]],
    "ReversedTwice": [[P, R, R | {"ref": "rr"}]],
    "ReversalDiffers": [[P, R | {"amount": 9_99}]],
    "ChargebackOfNothing": [
        [
            event("charge", "2024-01-01", 1, head="fee"),
            event("chargeback", "2024-01-02", 1, reverses="charge"),
        ]
    ],
    "WaiverOfNothing": [[event("waiver", "2024-01-01", head="fee", due="2024-01-09")]],
    "ResumeWithoutPause": [[event("resume", "2024-01-01")]],
}


@pytest.mark.parametrize(
    ("code", "events"),
    [(code, events) for code, many in WRONG_EVENTS.items() for events in many],
)
def test_a_wrong_event_is_named(code, events):
    assert refused(*events, contract_on="2023-11-01") == code


def row(due="2024-01-01", **parts):
    return {"due": due, "principal": 100} | parts


@pytest.mark.parametrize(
    ("code", "over"),
    [
        ("ScheduleEmpty", {"instalments": []}),
        ("ScheduleOutOfOrder", {"instalments": [row("2024-02-01"), row()]}),
        ("ScheduleDoesNotSum", {"instalments": [row(total=101)]}),
        ("ScheduleDoesNotSum", {"instalments": [row()], "principal": 99}),
        ("HeadUnknown", {"instalments": [row(tips=1)]}),
        ("AmountWrong", {"instalments": [row(principal=-1)]}),
        ("AmountWrong", {"instalments": [row(fee=0.5)]}),
        ("CurrencyMixed", {"instalments": [row(currency="USD")]}),
        ("FieldMissing", {"instalments": [{"principal": 1}]}),
        ("FieldMissing", {"as_of": None}),
        ("FieldMissing", {"currency": None}),
        ("FieldWrong", {"currency": "yuan"}),
        ("FieldWrong", {"as_of": "10/03/2024"}),
        ("FieldWrong", {"terms": []}),
        ("FieldWrong", {"terms": {"allocation": {"direction": "sideways"}}}),
        ("FieldWrong", {"terms": {"dpd": {"grace_days": -1}}}),
        ("FieldWrong", {"terms": {"dpd": {"due_day_counts": "no"}}}),
        ("FieldWrong", {"terms": {"buckets": [[1]]}}),
        ("TermsContradict", {"terms": {"buckets": [[1, 5], [5, 9]]}}),
        ("TermsContradict", {"terms": {"buckets": [[1, None], [5, 9]]}}),
        ("TermsContradict", {"terms": {"allocation": {"order": ["fee", "fee"]}}}),
        ("HeadUnknown", {"terms": {"allocation": {"order": ["tips"]}}}),
        ("FieldMissing", {"terms": {"accrual": {"rate_per_day": 1}}}),
        ("FieldMissing", {"terms": {"accrual": {"basis": "overdue_total"}}}),
        (
            "TermsContradict",
            {
                "terms": {
                    "accrual": {
                        "basis": "overdue_total",
                        "rate_per_day": 0,
                        "rate_per_year": 0,
                    }
                }
            },
        ),
    ],
)
def test_a_wrong_schedule_or_term_is_named(code, over):
    assert refused(**over) == code


@pytest.mark.parametrize("line", ["", "{", "[]", "7", "null", '"x"', "[" * 10_000])
def test_what_is_no_json_object_is_named(line):
    answer = answered(line)

    assert (answer["id"], answer["error"]["code"]) == (None, "NotJson")


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["2024-01-01", "payment", "fee", "p", ""]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["on", "due", "fee", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(
    where=st.sampled_from(
        ["terms", "events", "instalments", "as_of", "as_known_on", "currency"]
    ),
    value=anything,
)
def test_whatever_stands_in_a_field_the_run_goes_on(where, value):
    answer = answered(json.dumps(debt(P) | {where: value}))

    assert answer["id"] == "A-1"


@settings(max_examples=300, deadline=None)
@given(
    field=st.sampled_from(
        ["on", "booked_on", "type", "amount", "head", "due", "ref", "reverses"]
    ),
    term=st.sampled_from(
        ["allocation", "charge_due", "chargeback", "accrual", "dpd", "buckets"]
    ),
    value=anything,
)
def test_whatever_an_event_or_a_term_holds_the_run_goes_on(field, term, value):
    for given_ in (
        debt(P | {field: value}),
        debt(P, terms={"buckets": BUCKETS, term: value}),
    ):
        assert answered(json.dumps(given_))["id"] == "A-1"


def test_ten_thousand_events_on_one_account_are_a_defined_outcome():
    many = [paid("2024-02-02", 10, f"p{n}") for n in range(9_999)]
    undo = event("reversal", "2024-02-02", reverses="p0", booked_on="2024-03-01")

    answer = answered(json.dumps(debt(*many, undo)))

    assert answer["totals"]["principal"]["paid"] == 9_998 * 10
    assert answer["totals"]["credit"] == 0
    assert len(answer["events"]) == 9_999

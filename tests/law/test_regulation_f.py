"""Regulation F where its edges are: consents, opt-outs, stops, counting."""

import pytest

from tests.law.questions import ask, asked, happened, record, verdict

NOON = "2026-04-08T12:00:00-04:00"  # a Wednesday
MONDAY = "2026-04-06T12:00:00-04:00"
SMS = {"channel": "sms"}
WEEK = [f"2026-04-0{day}T10:00:00-04:00" for day in range(1, 8)]
CALLS = [happened(at) for at in WEEK]
TUESDAY = "2026-04-07T12:00:00-04:00"
LOAN = {"debts": ("loan",)}
NEIGHBOUR = {"person": "nora", "role": "other", "purpose": "locate", "point": "n"}


def test_after_seven_calls_the_eighth_waits_for_the_first_to_grow_old():
    answer = ask(asked(TUESDAY, history=CALLS))

    assert answer["verdict"] == "deny"
    assert answer["next_allowed_at"] == "2026-04-08T08:00:00-04:00"


def test_after_a_talk_the_quiet_days_end_with_the_seventh():
    told = {"history": [happened("2026-04-06T10:00:00-04:00", "conversation")]}
    answer = ask(asked(TUESDAY, **told))

    assert answer["next_allowed_at"] == "2026-04-13T08:00:00-04:00"
    assert verdict("2026-04-12T20:59:00-04:00", **told) == "deny"
    assert verdict("2026-04-13T08:00:00-04:00", **told) == "allow"


def test_the_count_is_of_the_person_whatever_the_number():
    mixed = [happened(at, point=f"n{n}") for n, at in enumerate(WEEK)]

    assert verdict(TUESDAY, history=mixed) == "deny"


def test_each_debt_has_its_own_count_and_a_call_about_two_counts_for_both():
    both = [happened(at, debts=["card", "loan"]) for at in WEEK]

    assert verdict(TUESDAY, history=CALLS, **LOAN) == "allow"
    assert verdict(TUESDAY, history=both, **LOAN) == "deny"


def test_student_loans_of_one_account_are_one_debt():
    rows = [
        {"id": name, "product": "student_loan", "account_number": "77"}
        for name in ("one", "two")
    ]
    calls = [happened(at, debts=["one"]) for at in WEEK]

    assert verdict(TUESDAY, history=calls, debts=("two",), debt_rows=rows) == "deny"


@pytest.mark.parametrize("outcome", ["busy", "not_in_service", "failed"])
def test_what_did_not_get_through_is_no_call(outcome):
    assert verdict(TUESDAY, history=[happened(at, outcome) for at in WEEK]) == "allow"


def test_texts_are_no_calls():
    texts = [happened(at, "sent", channel="sms") for at in WEEK]

    assert verdict(TUESDAY, history=texts) == "allow"


def test_calls_to_the_attorney_do_not_count():
    lawyer = {"person": "ada", "role": "attorney"}
    calls = [happened(at, person="ada") for at in WEEK]

    assert verdict(TUESDAY, history=calls, **lawyer) == "allow"


def test_the_lenders_own_calls_are_not_the_collectors():
    assert verdict(TUESDAY, history=[c | {"by": "lender"} for c in CALLS]) == "allow"


@pytest.mark.parametrize(("day", "answer"), [(7, "allow"), (8, "deny")])
def test_a_consent_to_calls_lasts_seven_days_its_own_included(day, answer):
    agreed = record("consent", "2026-04-01T09:00:00-04:00", channel="phone")
    calls = [happened(f"2026-04-0{day}T{hour}:00:00-04:00") for hour in range(10, 17)]
    at = f"2026-04-0{day}T18:00:00-04:00"

    assert verdict(at, history=calls) == "deny"
    assert verdict(at, history=calls, records=[agreed]) == answer


def test_a_consent_opens_the_quiet_days_until_the_next_talk():
    talked = happened("2026-04-06T11:00:00-04:00", "conversation")
    again = happened("2026-04-07T11:00:00-04:00", "conversation")
    agreed = record("consent", MONDAY, channel="phone")

    assert verdict(NOON, history=[talked]) == "deny"
    assert verdict(NOON, history=[talked], records=[agreed]) == "allow"
    assert verdict(NOON, history=[talked, again], records=[agreed]) == "deny"


@pytest.mark.parametrize(
    "spoilt", [{"given_to": "lender"}, {"channel": "email"}, {"debts": ["loan"]}]
)
def test_a_consent_to_somebody_else_or_for_something_else_opens_nothing(spoilt):
    talked = happened("2026-04-06T11:00:00-04:00", "conversation")
    agreed = record("consent", MONDAY, channel="phone") | spoilt

    assert verdict(NOON, history=[talked], records=[agreed]) == "deny"


def test_a_consent_taken_back_opens_nothing():
    talked = happened("2026-04-06T11:00:00-04:00", "conversation")
    agreed = record("consent", MONDAY, channel="phone")
    back = record("revocation", "2026-04-07T12:00:00-04:00", channel="phone")

    assert verdict(NOON, history=[talked], records=[agreed, back]) == "deny"


def test_a_call_made_with_consent_is_not_counted():
    agreed = record("consent", "2026-04-01T09:00:00-04:00", channel="phone")

    assert verdict("2026-04-08T12:00:00-04:00", history=CALLS) == "allow"
    assert verdict(TUESDAY, history=CALLS) == "deny"
    assert verdict(TUESDAY, history=CALLS, records=[agreed]) == "allow"


def test_a_consent_to_calls_opens_no_night():
    agreed = record("consent", MONDAY, channel="phone")
    late = agreed | {"from": "21:00", "until": "22:00"}

    assert verdict("2026-04-08T21:30:00-04:00", records=[agreed]) == "deny"
    assert verdict("2026-04-08T21:30:00-04:00", records=[late]) == "allow"
    assert verdict("2026-04-08T22:00:00-04:00", records=[late]) == "deny"


def test_hours_may_run_past_midnight_and_belong_to_the_day_they_began():
    nights = record(
        "inconvenient_time", days=["fri"], **{"from": "18:00", "until": "12:00"}
    )

    assert verdict("2026-04-10T19:00:00-04:00", records=[nights]) == "deny"
    assert verdict("2026-04-11T11:59:00-04:00", records=[nights]) == "deny"
    assert verdict("2026-04-11T12:00:00-04:00", records=[nights]) == "allow"
    assert verdict("2026-04-10T11:00:00-04:00", records=[nights]) == "allow"


def test_stop_is_for_its_medium_and_number_alone():
    stop = record("opt_out", channel="sms", point="mobile")

    assert verdict(NOON, records=[stop], **SMS) == "deny"
    assert verdict(NOON, records=[stop], **SMS, point="other") == "allow"
    assert verdict(NOON, records=[stop]) == "allow"


def test_an_opt_out_is_confirmed_once():
    stop = record("opt_out", MONDAY, channel="sms")
    sent = happened(
        "2026-04-06T12:01:00-04:00", "sent", channel="sms", purpose="confirm_opt_out"
    )
    told = SMS | {"purpose": "confirm_opt_out", "records": [stop]}

    assert verdict(NOON, **told) == "allow"
    assert verdict(NOON, **told, history=[sent]) == "deny"


def test_who_writes_again_by_that_medium_gets_one_reply():
    stop = record("opt_out", MONDAY, channel="sms")
    wrote = happened(
        "2026-04-08T11:50:00-04:00", "sent", channel="sms", initiator="debtor"
    )
    replied = happened("2026-04-08T11:55:00-04:00", "sent", channel="sms")
    told = SMS | {"purpose": "respond", "records": [stop]}

    assert verdict(NOON, **told, history=[wrote]) == "allow"
    assert verdict(NOON, **told, history=[wrote, replied]) == "deny"
    assert verdict(NOON, **told) == "deny"


def test_a_word_to_stop_counts_when_it_arrives_and_only_in_writing():
    letter = record("cease", MONDAY, channel="letter", received_at="2026-04-09")
    spoken = record("cease", MONDAY, channel="phone")

    assert verdict(NOON, records=[letter]) == "allow"
    assert verdict("2026-04-09T12:00:00-04:00", records=[letter]) == "deny"
    assert verdict(NOON, records=[spoken]) == "warn"


def test_a_written_refusal_to_pay_is_a_word_to_stop():
    assert verdict(NOON, records=[record("refusal", channel="letter")]) == "deny"
    assert verdict(NOON, records=[record("refusal", channel="phone")]) == "allow"


def test_a_dispute_stops_what_it_names_until_it_is_verified():
    notice = record("validation_notice", "2026-03-20")
    dispute = record(
        "dispute", "2026-04-01T12:00:00-04:00", channel="letter", debts=["card"]
    )
    proof = record("verification_sent", MONDAY)

    assert verdict(NOON, records=[notice, dispute]) == "deny"
    assert verdict(NOON, records=[notice, dispute], **LOAN) == "allow"
    assert verdict(NOON, records=[notice, dispute, proof]) == "allow"
    assert verdict(NOON, records=[notice, dispute], purpose="respond") == "allow"


@pytest.mark.parametrize(
    ("came", "answer"), [("2026-04-26", "deny"), ("2026-04-27", "allow")]
)
def test_a_dispute_after_the_period_stops_nothing(came, answer):
    """Posted Friday 20 March, assumed there Friday 27, thirty days to 26 April."""
    notice = record("validation_notice", "2026-03-20")
    dispute = record("dispute", came, channel="letter")

    assert verdict("2026-05-06T12:00:00-04:00", records=[notice, dispute]) == answer


def test_a_spoken_dispute_is_none_that_stops():
    assert verdict(NOON, records=[record("dispute", channel="phone")]) == "allow"


def test_an_attorney_on_one_debt_is_not_on_another():
    lawyer = record("attorney", debts=["card"])

    assert verdict(NOON, records=[lawyer]) == "deny"
    assert verdict(NOON, records=[lawyer], **LOAN) == "allow"
    assert verdict(NOON, records=[lawyer | {"state": "no_reply"}]) == "allow"


def test_the_office_that_forbids_calls_is_not_rung():
    office = record("employer_prohibits", point="desk")

    assert verdict(NOON, records=[office], point="desk", point_kind="work") == "deny"
    assert verdict(NOON, records=[office]) == "allow"


def test_a_neighbour_is_asked_once():
    reached = happened(
        "2026-03-08T10:00:00-05:00", "conversation", person="nora", point="n"
    )
    rang_back = reached | {
        "at": "2026-03-09T10:00:00-04:00",
        "initiator": "third_party",
    }

    assert verdict(NOON, **NEIGHBOUR) == "allow"
    assert verdict(NOON, **NEIGHBOUR, history=[reached]) == "deny"
    assert verdict(NOON, **NEIGHBOUR, history=[reached, rang_back]) == "allow"
    assert verdict(NOON, **NEIGHBOUR | {"purpose": "relay"}) == "deny"


def test_where_the_attorney_is_known_no_neighbour_is_asked():
    assert verdict(NOON, **NEIGHBOUR, records=[record("attorney")]) == "deny"


def test_a_bankruptcy_is_for_a_person_to_weigh():
    assert verdict(NOON, records=[record("moratorium")]) == "needs_human"


def test_the_debtor_may_always_ring_us():
    stops = [record("cease", channel="letter"), record("opt_out"), record("attorney")]
    told = {"initiator": "debtor", "records": stops, "history": CALLS}

    assert verdict("2026-04-08T23:30:00-04:00", **told) == "allow"

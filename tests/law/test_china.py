"""The boundary cases of regulation.md 1.13, asked as whole questions."""

import pytest

from tests.law.questions import CARD, SHANGHAI, ask, asked, happened, record, verdict

CN = {"packs": ("cn",), "zones": (SHANGHAI,)}
NOON = "2026-11-24T15:00:00+08:00"
PLAN = record("plan", state="kept")
CONTACT = {"person": "bo", "role": "contact", "purpose": "relay", "point": "b"}
LOST = record("lost_contact", "2026-11-20T12:00:00+08:00")
RELAY = "您好,请转告艾玛方便时联系我们,谢谢。"


def today(clock, outcome="no_answer", **told):
    return happened(f"2026-11-24T{clock}:00+08:00", outcome, **told)


def dials(count, **told):
    return [today(f"{8 + n:02}:10", **told) for n in range(count)]


def said(at=NOON, **told):
    return verdict(at, **CN | told)


@pytest.mark.parametrize(
    ("clock", "answer"),
    [
        ("21:59:59", "allow"),
        ("22:00:00", "deny"),
        ("07:59:59", "deny"),
        ("08:00:00", "allow"),
    ],
)
def test_the_night_is_from_ten_to_eight(clock, answer):
    assert said(f"2026-11-24T{clock}+08:00") == answer


def test_a_text_message_is_judged_when_it_goes_out():
    assert said("2026-11-24T22:03:00+08:00", channel="sms") == "deny"


def test_who_agreed_to_calls_until_eleven_is_called_until_eleven():
    agreed = record("consent", channel="phone", written=True, until="23:00")

    assert said("2026-11-24T22:30:00+08:00", records=[agreed]) == "allow"
    assert said("2026-11-24T23:00:00+08:00", records=[agreed]) == "deny"


def test_a_fourth_call_is_denied_after_three_talks_with_a_machine():
    talks = dials(3, outcome="conversation", voice="ai")

    assert said(history=talks[:2]) == "allow"
    assert said(history=talks) == "deny"


def test_the_lenders_own_talks_count_with_ours():
    assert said(history=dials(3, outcome="conversation", by="lender")) == "deny"


def test_six_rings_in_vain_close_one_number_and_warn_on_another():
    history = [*dials(2, outcome="conversation"), *dials(6)]

    assert said(history=history) == "deny"
    assert said(history=history, point="home", point_kind="home") == "warn"


def test_a_contact_is_not_asked_while_the_debtor_can_be_reached():
    yesterday = happened("2026-11-23T10:00:00+08:00", "conversation")

    assert said(**CONTACT, history=[yesterday]) == "deny"
    assert said(**CONTACT, history=[yesterday], records=[LOST]) == "deny"


def test_a_contact_is_asked_to_pass_on_and_hears_no_amount():
    assert said(**CONTACT, records=[LOST], text=RELAY) == "allow"
    assert said(**CONTACT, records=[LOST], text="她欠款5000元,请转告。") == "deny"


def test_who_owes_nothing_is_never_collected_from():
    assert said(**CONTACT | {"purpose": "collect"}, records=[LOST]) == "deny"


def test_a_contact_who_refused_is_left_alone_for_good():
    refused = record("refusal", "2026-08-24T10:00:00+08:00", person="bo")
    old = refused | {"expires_on": "2026-09-01"}

    assert said(**CONTACT, records=[LOST, refused]) == "deny"
    assert said(**CONTACT, records=[LOST, old]) == "deny"


def test_a_volunteer_gets_what_is_needed_to_pay():
    payer = {"id": "bo", "role": "contact", "flags": ["volunteer_payer"]}
    told = CONTACT | {"purpose": "respond", "people": [payer]}

    assert said(**told, text="还款账户和编号如下。") == "allow"
    assert said(**told | {"purpose": "collect"}) == "deny"


def test_a_plan_that_is_kept_is_not_dunned_but_may_be_reminded_of():
    assert said(records=[PLAN]) == "deny"
    assert said(records=[PLAN], purpose="remind") == "allow"


@pytest.mark.parametrize(
    "over", [{"state": "broken"}, {"state": "kept", "expires_on": "2026-11-23"}]
)
def test_a_plan_that_is_broken_or_past_protects_no_more(over):
    assert said(records=[record("plan", **over)]) == "allow"


def test_an_invented_filing_is_not_sent():
    assert said(channel="sms", text="法院今天下午四点立案") == "deny"
    assert said(channel="sms", text="本案尚未立案。") == "allow"


def test_below_the_threshold_there_is_no_word_of_crime():
    rich = [CARD | {"principal_minor": 5_000_000}]

    assert said(channel="sms", text="这是恶意透支,要坐牢的。") == "deny"
    assert said(channel="sms", text="恶意透支", debt_rows=rich) == "needs_human"


def test_one_agent_visits_nobody():
    visit = {"channel": "visit", "point_kind": "in_person"}

    assert said(**visit, agents=1) == "deny"
    assert said(**visit, agents=2) == "allow"


def test_where_beijing_time_is_the_law_both_clocks_must_allow():
    urumqi = CN | {"zones": ("Asia/Urumqi",)}

    assert verdict("2026-11-24T22:30:00+08:00", **urumqi) == "deny"
    assert verdict("2026-11-24T09:30:00+08:00", **urumqi) == "deny"


def test_the_night_ends_at_eight():
    answer = ask(asked("2026-11-24T22:30:00+08:00", **CN))

    assert answer["next_allowed_at"] == "2026-11-25T08:00:00+08:00"


def test_a_clearance_ends_when_the_night_begins():
    assert ask(asked(NOON, **CN))["clearance_until"] == "2026-11-24T22:00:00+08:00"


def test_used_up_calls_are_open_again_at_eight_the_next_day():
    told = CN | {"history": dials(3, outcome="conversation")}

    assert ask(asked(NOON, **told))["next_allowed_at"] == "2026-11-25T08:00:00+08:00"

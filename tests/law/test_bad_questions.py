"""What is wrong with a question is named; nothing wrong is ever allowed."""

import json
import time

import pytest

from arrears.law.asking.answer import answered
from tests.law.questions import SHANGHAI, ask, asked, happened, record

NOON = "2026-11-24T15:00:00+08:00"
CN = {"packs": ("cn", "house"), "zones": (SHANGHAI,)}
GOOD = asked(NOON, **CN)


def contact(**told):
    return GOOD | {"contact": GOOD["contact"] | told}


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (GOOD | {"packs": ["atlantis"]}, "UnknownPack"),
        (GOOD | {"packs": []}, "FieldMissing"),
        (GOOD | {"packs": "cn"}, "QuestionMisread"),
        (GOOD | {"at": "2026-11-24T15:00:00"}, "NaiveTime"),
        (GOOD | {"at": "noon"}, "QuestionMisread"),
        (GOOD | {"at": 7}, "QuestionMisread"),
        (GOOD | {"contact": None}, "FieldMissing"),
        (GOOD | {"contact": []}, "QuestionMisread"),
        (GOOD | {"history": {}}, "QuestionMisread"),
        (GOOD | {"records": [{"kind": "blessing"}]}, "QuestionMisread"),
        (
            GOOD | {"records": [record("consent", **{"from": "25:00"})]},
            "QuestionMisread",
        ),
        (GOOD | {"records": [record("opt_out", days=["moonday"])]}, "QuestionMisread"),
        (GOOD | {"history": [happened("2026-11-24T10:00:00")]}, "NaiveTime"),
        (GOOD | {"history": [happened(NOON, "eaten")]}, "QuestionMisread"),
        (GOOD | {"history": [happened(NOON, person=None)]}, "UnknownPerson"),
        (contact(channel="pigeon"), "UnknownChannel"),
        (contact(channel=["phone"]), "UnknownChannel"),
        (contact(channel=None), "FieldMissing"),
        (contact(person=None), "UnknownPerson"),
        (contact(time_zones=["Mars/Base"]), "UnknownZone"),
        (contact(role="king"), "QuestionMisread"),
        (contact(purpose="annoy"), "QuestionMisread"),
    ],
)
def test_a_mistake_is_answered_by_its_name(question, code):
    answer = ask(question)

    assert answer["id"] == "q"
    assert answer["error"]["code"] == code
    assert answer["error"]["message"]


@pytest.mark.parametrize(
    "text", ["{", "[]", "null", "7", '"hello"', "[" * 9999, "\ufffd"]
)
def test_a_line_that_is_no_question_says_so(text):
    assert answered(text)["error"]["code"] == "NotJson"


@pytest.mark.parametrize("missing", ["time_zones", "role", "purpose", "point"])
def test_what_is_not_known_is_never_allowed_and_is_named(missing):
    answer = ask(contact(**{missing: None}) | {"records": [record("plan")]})
    if missing != "purpose":
        answer = ask(contact(**{missing: None}))

    assert answer["verdict"] == "needs_human"
    assert missing in json.dumps(answer["rules"])


@pytest.mark.parametrize(
    "at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"]
)
def test_the_ends_of_time_make_no_traceback(at):
    assert ask(GOOD | {"at": at}).keys() & {"verdict", "error"}


def test_a_history_out_of_order_is_sorted_and_reported():
    talks = [
        happened(f"2026-11-24T{h}:00:00+08:00", "conversation")
        for h in ("10", "09", "11")
    ]
    answer = ask(GOOD | {"history": talks})

    assert answer["verdict"] == "deny"
    assert answer["notes"] == ["history_sorted"]


def test_a_contact_told_twice_counts_once():
    talk = happened("2026-11-24T10:00:00+08:00", "conversation")
    answer = ask(GOOD | {"history": [talk] * 5})

    assert answer["verdict"] == "allow"
    assert answer["notes"] == ["history_duplicates: 4"]


def test_records_that_contradict_each_other_are_read_strictly():
    at = "2026-11-20T10:00:00+08:00"
    both = [record("consent", at, channel="sms"), record("opt_out", at, channel="sms")]

    assert ask(contact(channel="sms") | {"records": both})["verdict"] == "deny"


def test_a_hundred_thousand_attempts_are_counted_in_a_moment():
    calls = [
        happened(
            f"2026-{1 + n // 9000:02}-{1 + n % 27:02}T10:{n % 60:02}:{n // 60 % 60:02}.{n % 9000:06}+08:00"
        )
        for n in range(99_000)
    ]
    begun = time.process_time()
    answer = ask(GOOD | {"history": calls})

    assert answer["verdict"] in {"allow", "warn", "deny"}
    assert time.process_time() - begun < 20

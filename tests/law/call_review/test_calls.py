"""Whole talks of our own, each with what a careful listener would note."""

from pathlib import Path

import pytest
import yaml

from arrears.law.call_review.review import Turn, review
from arrears.law.wording.case_facts import CaseFacts

SPEAKER = {"c": "collector", "d": "debtor", "t": "third_party"}
CALLS = yaml.safe_load(Path(__file__).with_name("calls.yaml").read_text("utf-8"))
TUESDAY = CaseFacts.read({"today": "2026-03-10"})


def heard(call):
    rows = (turn.split(": ", 1) for turn in call["turns"])
    return review([Turn(SPEAKER[who], text) for who, text in rows], TUESDAY)


def asked(*fields):
    rows = [call for call in CALLS if set(fields) & set(call)]
    return pytest.mark.parametrize("call", rows, ids=[row["name"] for row in rows])


@pytest.mark.covers("KPI-20")
@asked("promise")
def test_the_promise_is_what_was_agreed_last(call):
    found = heard(call).promise

    assert (found and [found.amount, found.on, found.by]) == call["promise"]


@asked("self", "verified", "reason")
def test_identity_and_cause_are_heard(call):
    found = heard(call)
    seen = {
        "self": found.identified_self,
        "verified": found.verified_first,
        "reason": found.reason,
    }

    wanted = {field: call[field] for field in seen if field in call}
    assert {field: seen[field] for field in wanted} == wanted


@asked("labels")
def test_violations_are_named_by_turn(call):
    assert [list(row) for row in heard(call).violations] == call["labels"]


def test_interruptions_are_counted_only_where_turns_are_timed():
    timed = [
        Turn("debtor", "我上个月", 0, 4000),
        Turn("collector", "您先听我说", 3000, 5000),
        Turn("debtor", "好", 5500, 6000),
        Turn("collector", "谢谢", 6200, 7000),
    ]

    assert review(timed, TUESDAY).interruptions == 1
    assert review([Turn("debtor", "好")], TUESDAY).interruptions is None

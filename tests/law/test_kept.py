"""A question that was kept is judged as it was asked, and holds no number."""

import json
from datetime import UTC, datetime

import pytest

from arrears.law.engine.cases import rule_cases
from arrears.law.engine.guard import Hearing, Question
from arrears.law.engine.kept import NotReplayable, asked_again, kept
from arrears.law.engine.packs import pack_names, rules
from arrears.law.engine.usual import USUAL

RULES = rules(pack_names())


@pytest.mark.parametrize("case", rule_cases(RULES), ids=str)
def test_every_case_of_every_rule_is_judged_the_same_after_it_was_kept(case):
    told = json.loads(json.dumps(kept(case.question)))

    first = Hearing(case.question, (case.rule,)).at(case.question.at)
    again = Hearing(asked_again(told), (case.rule,)).at(case.question.at)

    assert again == first


def question(**changed) -> Question:
    told = {
        "at": datetime(2026, 11, 24, 7, tzinfo=UTC),
        "zones": ("Asia/Shanghai",),
        "channel": "phone",
        "person": "1",
        "point": "+8615490000001",
        "facts": {**USUAL, "role": "debtor"},
    }
    return Question(**told | changed)


def test_a_fact_that_turns_is_kept_as_it_stood():
    turning = {"stop": lambda local: local.hour < 16}

    again = asked_again(json.loads(json.dumps(kept(question(turning=turning)))))
    told = again.turning["stop"]

    from zoneinfo import ZoneInfo

    assert told(again.at.astimezone(ZoneInfo("Asia/Shanghai"))) is True


def test_no_telephone_number_is_kept():
    assert "15490000001" not in json.dumps(kept(question()))


def test_a_form_of_another_time_is_not_guessed_at():
    with pytest.raises(NotReplayable):
        asked_again({"form": 0})

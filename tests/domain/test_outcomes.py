"""The codes EVT-01…30: all there, each named in both languages."""

import re
from itertools import pairwise

import pytest

from arrears.domain.audit.known import FACTS
from arrears.domain.case.cause import CATEGORIES, PERSONAS, REASONS, by_code
from arrears.domain.contact.outcome import BY_CODE, OUTCOMES, Result


@pytest.mark.covers(*(f"EVT-{number:02}" for number in range(1, 31)))
def test_every_event_code_of_the_catalogue_is_there_once_and_in_order():
    assert [o.code for o in OUTCOMES] == [f"EVT-{n:02}" for n in range(1, 31)]
    assert len({o.key for o in OUTCOMES}) == len(OUTCOMES)


@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda o: o.code)
def test_every_outcome_is_named_in_both_languages(outcome):
    assert re.search(r"[\u4e00-\u9fff]", outcome.words.zh)
    assert not re.search(r"[\u4e00-\u9fff]", outcome.words.en)


@pytest.mark.parametrize(
    ("code", "result"),
    [
        ("EVT-01", Result.CONVERSATION),
        ("EVT-02", Result.NO_ANSWER),
        ("EVT-04", Result.NOT_IN_SERVICE),
        ("EVT-05", Result.DROPPED),
        ("EVT-08", None),
        ("EVT-25", Result.SENT),
    ],
)
def test_a_counter_sees_a_contact_and_not_an_event(code, result):
    assert BY_CODE[code].result is result


@pytest.mark.covers(
    *(f"CAT-0{n}" for n in range(1, 5)), *(f"RSN-0{n}" for n in range(1, 9))
)
def test_four_categories_and_eight_reasons_can_be_picked():
    assert [c.code for c in CATEGORIES] == [f"CAT-0{n}" for n in range(1, 5)]
    assert [r.code for r in REASONS] == [f"RSN-0{n}" for n in range(1, 9)]
    assert by_code("RSN-06").words.zh == "家人生病"


def test_eight_types_of_debtor_are_named():
    codes = [persona.code for persona in PERSONAS]

    assert codes[0] == "PER-01"
    assert all(int(a[-2:]) + 1 == int(b[-2:]) for a, b in pairwise(codes))
    assert codes[-1] == "PER-08"


def test_every_fact_is_named_for_the_journal():
    assert "PromiseTaken" in FACTS
    assert all(fact.named.zh and fact.named.en for fact in FACTS.values())

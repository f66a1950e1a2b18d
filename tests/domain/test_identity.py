"""Which outcomes ask for identity first, and which for a next step."""

import pytest

from arrears.domain.contact.identity import (
    IdentifiedBy,
    StepKind,
    needs_identity,
    needs_step,
)
from arrears.domain.contact.outcome import BY_CODE


@pytest.mark.parametrize("code", ["EVT-01", "EVT-12", "EVT-16", "EVT-17", "EVT-27"])
def test_a_talk_about_the_debt_asks_for_identity(code):
    assert needs_identity(BY_CODE[code])


@pytest.mark.parametrize("code", ["EVT-02", "EVT-05", "EVT-06", "EVT-19", "EVT-28"])
def test_no_talk_a_wrong_person_and_an_objection_ask_for_none(code):
    assert not needs_identity(BY_CODE[code])


def test_a_promise_settles_what_follows_and_another_talk_does_not():
    assert not needs_step(BY_CODE["EVT-12"])
    assert needs_step(BY_CODE["EVT-01"])


def test_every_way_and_step_has_its_words():
    assert all(each.words.zh and each.words.en for each in (*IdentifiedBy, *StepKind))

"""The dial card shows the number only against a clearance."""

from datetime import UTC, datetime, timedelta

import pytest

from arrears.channels.phone.dial import ClearanceOver, dial_card
from arrears.law.engine.clearance import Clearance
from tests.cast import ALMA

CLEARED = Clearance(
    attempt=7,
    case="A-000001",
    person="1",
    point="2",
    address=ALMA.phone,
    channel="phone",
    purpose="collect",
    until=datetime(2026, 11, 24, 7, 5, tzinfo=UTC),
    findings=(),
    versions={"cn": "0" * 12},
)
UNTIL = CLEARED.until


def test_a_card_is_for_one_cleared_call():
    card = dial_card(CLEARED, now=UNTIL - timedelta(seconds=1))

    assert (card.attempt, card.dial, card.until) == (7, ALMA.phone, CLEARED.until)
    assert card.warnings == ()


def test_leave_that_has_ended_shows_no_number():
    with pytest.raises(ClearanceOver, match="07:05"):
        dial_card(CLEARED, now=UNTIL)

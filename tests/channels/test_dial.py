"""The dial card shows the number only against a clearance."""

from datetime import UTC, datetime

from arrears.channels.phone.dial import dial_card
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
)


def test_a_card_is_for_one_cleared_call():
    card = dial_card(CLEARED)

    assert (card.attempt, card.dial, card.until) == (7, ALMA.phone, CLEARED.until)
    assert card.warnings == ()

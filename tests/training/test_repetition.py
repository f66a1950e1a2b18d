"""What was answered right waits longer each time; what was wrong comes back tomorrow."""

from datetime import date, timedelta

import pytest

from arrears.training.course.repetition import Answer, boxed, days, due

FIRST = date(2026, 11, 26)
WAITS = (1, 3, 7)


def answered(*told: tuple[int, bool]) -> list[Answer]:
    """Return answers on the same item, so many days after the first."""
    return [Answer("law/x", FIRST + timedelta(days=d), right) for d, right in told]


@pytest.mark.parametrize(
    ("told", "box", "wait"),
    [
        (((0, True),), 0, 1),
        (((0, True), (1, True)), 1, 4),
        (((0, True), (1, True), (4, True)), 2, 11),
        (((0, True), (1, True), (4, True), (11, True)), 2, 18),  # the last box stays
        (((0, True), (1, True), (4, False)), 0, 5),
        (((0, True), (0, True), (0, True)), 0, 1),  # cramming moves nothing
    ],
)
def test_an_item_moves_a_box_a_time(told, box, wait):
    (card,) = boxed(answered(*told), waits=WAITS)

    assert (card.box, card.due_on) == (box, FIRST + timedelta(days=wait))


def test_an_item_is_due_on_its_day_and_not_the_day_before():
    cards = boxed(answered((0, True)), waits=WAITS)

    assert not due(cards, on=FIRST)
    assert due(cards, on=FIRST + timedelta(days=1)) == cards


def test_the_waits_of_the_house_grow():
    assert list(days()) == sorted(set(days()))

"""The book as a whole: everybody in it, and what happened with them so far."""

from datetime import date, timedelta

from .chapters import last_chapter
from .diary import Diary
from .dice import Dice
from .drafts import UNKNOWN_ZONE, placements
from .entries import Book, Debtor, Story
from .lists import endings, notes
from .people import debtors
from .routine import handing_over, opening, ordinary_days

SEED = "践诺"
FIRST_LOOK = 510  # minutes of day


def demo_book(*, on: date, seed: str = SEED) -> Book:
    """
    Return the invented book as it stands in the evening before the day `on`.

    The same day and seed give the same book, on every machine.
    """
    people = debtors(seed, on=on)
    stories = tuple(_story(debtor, seed, on=on) for debtor in people)
    return Book(on=on, placements=placements(on), debtors=people, stories=stories)


def _story(debtor: Debtor, seed: str, *, on: date) -> Story:
    diary = Diary(debtor, seed=seed, on=on)
    if debtor.ending == "fresh":
        if debtor.zone == UNKNOWN_ZONE:
            diary.remark(notes()["zone_unknown"], minutes=FIRST_LOOK)
        return diary.story()
    begins_on = _chapter_begins(debtor, seed, on=on)
    opening(diary)
    ordinary_days(diary, until=begins_on)
    diary.day = begins_on
    last_chapter(diary)
    handing_over(diary, until=begins_on)
    return diary.story()


def _chapter_begins(debtor: Debtor, seed: str, *, on: date) -> date:
    low, high = endings()[debtor.ending].begins
    ago = Dice(seed, "chapter", debtor.number).between(low, high)
    overdue_from = debtor.accounts[0].due_on + timedelta(days=1)
    return max(on - timedelta(days=ago), overdue_from, debtor.opened_on)

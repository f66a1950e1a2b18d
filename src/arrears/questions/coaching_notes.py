"""The friendly notes of some days: to the supervisor all, to a collector the own."""

from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.words import Words
from arrears.insight.coaching import SIGNALS, STREAK_CARD, coaching
from arrears.playbook.card import card
from arrears.store.insight.kept import teams

from .case_history import staff_names
from .insight import insights


@dataclass(frozen=True, slots=True)
class CoachingLine:
    """A note with the name of whom it is for and the title of its card."""

    collector: str
    name: str
    said: Words
    card: str
    title: Words

    @property
    def is_streak(self) -> bool:
        """Say whether it is of days without money: there practice is offered."""
        return self.card == STREAK_CARD


def coaching_notes(
    *, since: date, until: date, now: datetime, collector: str = ""
) -> tuple[CoachingLine, ...]:
    """Return the notes on these days, of one collector where one is named."""
    answers = insights(SIGNALS, since=since, until=until, now=now, by="collector")
    names = staff_names()
    return tuple(
        CoachingLine(
            note.collector,
            names.get(note.collector, note.collector),
            note.said,
            note.card,
            card(note.card).title,
        )
        for note in coaching(answers, teams=teams())
        if collector in {"", note.collector}
    )

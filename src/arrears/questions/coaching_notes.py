"""The friendly notes of some days: to the supervisor all, to a collector the own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from arrears.domain.words import Refusal, Words
from arrears.insight.coaching import SIGNALS, STREAK_CARD, coaching
from arrears.playbook.card import card
from arrears.store.cases import desk_day
from arrears.store.insight.kept import teams

from .case_history import staff_names
from .insight import insights

WEEKS_4 = 28  # days


class UnknownCollector(Refusal):
    """Nobody has that user name."""

    words = Words(
        "没有用户名为“{collector}”的人，请核对。",
        "Nobody has the user name “{collector}”. Check it.",
    )


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
    *,
    since: date,
    until: date,
    now: datetime,
    collector: str = "",
    signals: Sequence[str] = SIGNALS,
) -> tuple[CoachingLine, ...]:
    """
    Return the notes on these days, of one collector where one is named.

    Raises UnknownCollector.
    """
    names = staff_names()
    if collector and collector not in names:
        raise UnknownCollector(collector=collector)
    answers = insights(signals, since=since, until=until, now=now, by="collector")
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


def streak_notes(*, now: datetime, collector: str = "") -> tuple[CoachingLine, ...]:
    """Return the notes on days in a row without money, of the last four weeks (KPI-07)."""
    today = desk_day(now)
    return coaching_notes(
        since=today - timedelta(days=WEEKS_4),
        until=today - timedelta(days=1),
        now=now,
        collector=collector,
        signals=("zero_days",),
    )

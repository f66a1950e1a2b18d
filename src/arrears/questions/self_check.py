"""The three common problems (TRN-14): what one thinks of oneself beside what was measured."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from arrears.domain.contact.outcome import Result
from arrears.domain.words import Words
from arrears.playbook.card import Card, card
from arrears.store.cases import desk_day
from arrears.store.models import Attempt, Finding

from .insight import insights

WEEK, MONTH = timedelta(days=7), timedelta(days=28)
HUNDRED = 100
CLOSE = 10  # hundredths within which the guess is as measured
NEXT_STEP, MONTH_END = "call_efficiency", "month_end_kept"
ASKED: Mapping[str, Words] = {
    "PRB-01": Words(
        "这一周的首次通话，每一百通有几通当天问到并记下了收支、工作或困难？",
        "Of this week's first talks, how many in a hundred ended with means, work or hardship found and noted?",
    ),
    "PRB-02": Words(
        "这一周和本人的通话，每一百通有几通谈出了结果或下一步？",
        "Of this week's talks with the debtor, how many in a hundred came to a result or a next step?",
    ),
    "PRB-03": Words(
        "近四周约在月中、月底的承诺，每一百个有几个按时兑现？",
        "Of the last four weeks' promises for mid-month and month-end, how many in a hundred were kept?",
    ),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """One of the three: the question, the guess, and part of whole as measured."""

    card: Card
    asked: Words
    guess: int | None
    part: int
    whole: int

    @property
    def measured(self) -> int | None:
        """Return the share in hundredths; None where there was nothing to measure."""
        return self.part * HUNDRED // self.whole if self.whole else None

    @property
    def higher(self) -> bool:
        """Say whether one thinks clearly better of oneself than was measured."""
        if self.guess is None or self.measured is None:
            return False
        return self.guess > self.measured + CLOSE


def self_check(
    by: str, guesses: Mapping[str, int | None], *, now: datetime
) -> tuple[Checked, ...]:
    """Return the three, each as guessed and as measured of one's own work."""
    today = desk_day(now)
    counted = {
        "PRB-01": _first_talks(by, since=now - WEEK, now=now),
        "PRB-02": _share(NEXT_STEP, by, since=today - WEEK, now=now),
        "PRB-03": _share(MONTH_END, by, since=today - MONTH, now=now),
    }
    return tuple(
        Checked(card(code), ASKED[code], guesses.get(code), *counts)
        for code, counts in counted.items()
    )


def _first_talks(by: str, *, since: datetime, now: datetime) -> tuple[int, int]:
    """Return how many first talks of cases left a finding the same day, of how many."""
    talks = Attempt.objects.filter(result=Result.CONVERSATION)
    own = talks.filter(by=by, at__gte=since, at__lte=now).order_by("at")
    first = [
        each
        for each in own
        if not talks.filter(case=each.case, at__lt=each.at).exists()
    ]
    found = [
        each
        for each in first
        if Finding.objects.filter(
            case=each.case, at__gte=each.at, at__lt=each.at + timedelta(days=1)
        ).exists()
    ]
    return len(found), len(first)


def _share(key: str, by: str, *, since: date, now: datetime) -> tuple[int, int]:
    """Return part and whole of a KPI for one collector, up to yesterday."""
    until = desk_day(now) - timedelta(days=1)
    (told,) = insights([key], since=since, until=until, now=now, by="collector")
    own = [line.row.estimate for line in told.lines if line.group == by]
    return sum(each.part for each in own), sum(each.whole or 0 for each in own)

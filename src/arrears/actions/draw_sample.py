"""Draw a sample of calls and notes by lot, and score what was read."""

from datetime import date, datetime, time, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from django.db import transaction

from arrears.domain.audit.compliance import SampleDrawn, SampleScored, WordingMarked
from arrears.domain.case.sampling import drawn
from arrears.domain.words import Refusal, Words
from arrears.law.wording.detectors import detectors
from arrears.store import journal
from arrears.store.cases import DESK_ZONE
from arrears.store.models import Sample, SampleScore, WordingMark
from arrears.store.written import CALL, NOTE, calls, notes, written

MOST = 200
BEST = 5
SEED_LENGTH, NOTE_LENGTH, WHY_LENGTH = 40, 1_000, 400


class SampleRefused(Refusal):
    """The sample cannot be drawn or scored like this."""


class DaysTurned(SampleRefused):
    """The last day is before the first."""

    words = Words(
        "结束日期 {until} 早于开始日期 {since}。",
        "The last day, {until}, is before the first, {since}.",
    )


class SizeOutside(SampleRefused):
    """Too few or too many."""

    words = Words("样本量须在 1 到 {most} 之间。", "Draw between 1 and {most}.")


class SeedMissing(SampleRefused):
    """Without a seed nobody can draw it again."""

    words = Words(
        "请填写种子，例如日期或会议号；同样的种子抽出同样的样本。",
        "Give a seed, such as the day or the meeting's number; the same seed draws the same sample.",
    )


class NothingToDraw(SampleRefused):
    """Nobody talked or wrote in these days."""

    words = Words(
        "这几天没有通话和备注可抽。", "There is no call and no note in these days."
    )


class NotInSample(SampleRefused):
    """It was not drawn."""

    words = Words("样本里没有这一条，请刷新页面。", "It is not in the sample. Reload.")


class ScoreOutside(SampleRefused):
    """Scores run from one to five."""

    words = Words("请给 1 到 5 分。", "Score it from 1 to 5.")


class NoSuchHit(Refusal):
    """There is no such text or no such detector."""

    words = Words(
        "没有这条命中，请刷新页面。", "There is no such hit. Reload the page."
    )


@transaction.atomic
def draw_sample(
    *, since: date, until: date, seed: str, size: int, by: str, now: datetime
) -> int:
    """Draw by lot among the calls and notes of the days, and return the sample's id."""
    seed = seed.strip()[:SEED_LENGTH]
    if until < since:
        raise DaysTurned(since=since, until=until)
    if not 1 <= size <= MOST:
        raise SizeOutside(most=MOST)
    if not seed:
        raise SeedMissing
    names = _names(since, until)
    if not names:
        raise NothingToDraw
    found = drawn(names, seed=seed, size=size)
    row = Sample.objects.create(
        seed=seed,
        since=since,
        until=until,
        drawn=found,
        out_of=len(names),
        at=now,
        by=by,
    )
    days = (since.isoformat(), until.isoformat())
    journal.write(SampleDrawn(seed, row.pk, *days, len(found)), by=by, at=now)
    return row.pk


@transaction.atomic
def score_sample(
    *, sample: int, source: str, score: int, note: str, by: str, now: datetime
) -> None:
    """Keep the score of one call or note of the sample; a second one replaces it."""
    row = Sample.objects.select_for_update().filter(pk=sample).first()
    if row is None or source not in row.drawn:
        raise NotInSample
    if not 1 <= score <= BEST:
        raise ScoreOutside
    told = {"score": score, "note": note.strip()[:NOTE_LENGTH], "at": now, "by": by}
    SampleScore.objects.update_or_create(sample=row, source=source, defaults=told)
    text = written(source)
    number = text.number if text else source
    journal.write(SampleScored(number, row.pk, source, score), by=by, at=now)


@transaction.atomic
def mark_wording(
    *, source: str, label: str, false_alarm: bool, why: str, by: str, now: datetime
) -> None:
    """Say of a hit of the wording check whether it is one; it teaches the check."""
    text = written(source)
    if text is None or label not in detectors():
        raise NoSuchHit
    WordingMark.objects.create(
        source=source,
        label=label,
        false_alarm=false_alarm,
        why=why.strip()[:WHY_LENGTH],
        at=now,
        by=by,
    )
    fact = WordingMarked(text.number, source, label, false_alarm)
    journal.write(fact, by=by, at=now)


def _names(since: date, until: date) -> list[str]:
    zone = ZoneInfo(DESK_ZONE)
    first = datetime.combine(since, time(), tzinfo=zone)
    last = datetime.combine(until + timedelta(days=1), time(), tzinfo=zone)
    found = chain(
        ((CALL, pk) for pk in calls(first, last).values_list("pk", flat=True)),
        ((NOTE, pk) for pk in notes(first, last).values_list("pk", flat=True)),
    )
    return [f"{kind}:{pk}" for kind, pk in found]

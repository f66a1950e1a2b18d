"""Every attempt of the invented history is judged by the real guard, one by one."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from arrears.domain.contact.outcome import BY_CODE
from arrears.lab.demo_book import demo_book
from arrears.law.engine.counter import Happened
from arrears.law.engine.guard import Question, judge
from arrears.law.engine.packs import rules
from arrears.law.engine.usual import USUAL
from arrears.law.engine.verdict import Verdict

EVERY = 8  # one debtor in eight
PACKS = rules(("cn", "house"))


def questions(debtor, story):
    """Yield the question of each contact of ours, with the history before it."""
    happened, gone = [], set()
    for event in story.events:
        result = BY_CODE[event.code].result
        if result and event.initiator == "collector":
            yield asked(debtor, story, event, happened, gone)
        if result:
            point = str(event.place)
            who = (debtor.number, point, result, event.initiator, str(event.channel))
            happened.append(Happened(event.at, *who))
        if BY_CODE[event.code].restricts:
            gone.add(event.place)


def asked(debtor, story, event, happened, gone):
    zone = ZoneInfo(debtor.zone)
    today = event.at.astimezone(zone).date()
    days, reminder = promise(story, event.at, today)
    stops = standing(story, event.at)
    permitted = {k.place: k.permitted_until for k in story.learned if k.permitted_until}
    return Question(
        at=event.at,
        zones=(debtor.zone,),
        channel=str(event.channel),
        person=debtor.number,
        point=str(event.place),
        facts={
            **USUAL,
            "role": "debtor",
            "purpose": "remind" if days == 0 else "collect",
            "point_kind": str(event.place.kind),
            "point_restricted": event.place in gone,
            "work_permitted": permitted.get(event.place, date.min) >= today,
            "hours_agreed": False,
            "stopped": bool(stops - {"plan_kept"}),
            "plan_kept": "plan_kept" in stops,
            "promise_in_days": days,
            "reminder_agreed": reminder,
        },
        history=tuple(happened),
    )


def promise(story, at: datetime, today: date):
    """Return in how many days the promise is due that ran at that time, if one did."""
    made = [promised for promised in story.promises if promised.made_at < at]
    if not made or made[-1].due_on < today:
        return -1, False
    return (made[-1].due_on - today).days, made[-1].reminder_agreed


def standing(story, at: datetime):
    return {
        stop.kind
        for stop in story.stops
        if stop.since < at and (stop.lifted_at is None or stop.lifted_at > at)
    }


# A plain Tuesday, the day after the clocks change in London, and a leap day.
@pytest.mark.parametrize(
    "planned", ["Tue 2026-11-24", "Mon 2027-03-29", "Tue 2028-02-29"]
)
@pytest.mark.covers("CAD-06", "CAD-10", "DET-15", "DET-16", "DET-25")
def test_every_contact_was_allowed_without_so_much_as_a_warning(planned, day):
    told = demo_book(on=day(planned))
    pairs = list(zip(told.debtors, told.stories, strict=True))[::EVERY]
    verdicts = [
        (judge(question, PACKS), question)
        for debtor, story in pairs
        for question in questions(debtor, story)
    ]

    assert len(verdicts) > 2_500
    assert [(v, q) for v, q in verdicts if v.verdict is not Verdict.ALLOW] == []


def test_those_who_live_elsewhere_are_rung_by_their_own_clock(pairs):
    away = [(d, s) for d, s in pairs if d.zone not in {"", "Asia/Shanghai"}]
    hours = [
        event.at.astimezone(ZoneInfo(debtor.zone)).hour
        for debtor, story in away
        for event in story.events
        if event.initiator == "collector"
    ]

    assert len(hours) > 50
    assert min(hours) >= 8
    assert max(hours) < 22


def test_whose_clock_nobody_knows_is_not_rung_at_all(pairs):
    nowhere = [story for debtor, story in pairs if not debtor.zone]

    assert nowhere
    assert all(story.events == () for story in nowhere)

"""The last chapter of each story: how it comes to stand as it does."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from .desk import COMPLIANCE, SUPERVISOR
from .dialling import letter
from .diary import AFTERNOON, EVENING, MORNING, Diary
from .promises import bring_part, miss, promise_for
from .routine import ordinary_days

WINDOWS = (MORNING, AFTERNOON, EVENING)
RINGS_US = 0.3
SILENCE = {"EVT-02": 8, "EVT-03": 2}
LOST_AFTER = 6  # days in vain
PLAN_EVERY = 30  # days


def last_chapter(diary: Diary) -> None:
    """Tell the end of the story; the diary stands where the chapter begins."""
    CHAPTERS[diary.debtor.ending](diary)


def _nothing_new(diary: Diary) -> None:
    """Leave the story as the ordinary days left it."""


def _due_today(diary: Diary) -> None:
    promise_for(diary, diary.on)


def _due_later(diary: Diary) -> None:
    ahead = 1 if diary.dice.hits(0.7) else diary.dice.between(2, 9)
    promise_for(diary, diary.on + timedelta(days=ahead))


def _broken(diary: Diary) -> None:
    due_on = diary.day + timedelta(days=diary.dice.between(1, 2))
    miss(diary, promise_for(diary, due_on), until=diary.on)


def _part_payer(diary: Diary) -> None:
    diary.can_pay_part = True
    promised = promise_for(diary, diary.day + timedelta(days=1))
    diary.day = promised.due_on
    bring_part(diary, promised)


def _lost(diary: Diary) -> None:
    """Nobody picks up, day after day; then a letter, and only now and then a dial."""
    first_day, turn = diary.day, 0
    while diary.day < diary.on:
        place = diary.place()
        if place:
            minutes = diary.minutes(WINDOWS[turn % len(WINDOWS)])
            diary.write(diary.dice.weighted(SILENCE), minutes=minutes, place=place)
        if diary.lost_since is None and (diary.day - first_day).days >= LOST_AFTER:
            _give_up(diary)
        turn += 1
        diary.wait(*((1, 3) if diary.lost_since is None else (6, 11)))


def _give_up(diary: Diary) -> None:
    diary.write("EVT-08", minutes=1_250)
    diary.lost_since = diary.day
    if diary.debtor.contact_name and diary.dice.hits(0.3):
        diary.write("EVT-09", minutes=1_260, initiator="third_party")
    diary.wait(1, 1)
    if diary.day < diary.on:
        letter(diary)


def _no_number(diary: Diary) -> None:
    """Let number after number prove dead, or somebody else's."""
    while diary.day < diary.on:
        place = diary.place()
        if place is None:
            letter(diary)
            return
        code = diary.dice.weighted({"EVT-04": 5, "EVT-06": 3, "EVT-07": 2})
        diary.write(code, minutes=diary.minutes(AFTERNOON), place=place)
        diary.wait(1, 2)


def _resumed(diary: Diary) -> None:
    """Answer a complaint and lift the stop; the ordinary days go on."""
    _stopped_by_talk(diary, code="EVT-19", stop="complaint", by=COMPLIANCE, review=15)
    diary.wait(9, 14)
    diary.lift_stop(at=diary.at(600), by=COMPLIANCE)
    diary.wait(1, 2)
    ordinary_days(diary, until=diary.on)


def _stopped_by_talk(
    diary: Diary, *, code: str, stop: str, by: str, review: int
) -> None:
    """Let the debtor say in a talk what stops us; whoever is in charge sets the stop."""
    place = None if diary.dice.hits(RINGS_US) else diary.place()
    told = diary.talk(code, minutes=diary.minutes(AFTERNOON), place=place)
    diary.stop(stop, because=told, by=by, review_days=review)


def _cease(diary: Diary) -> None:
    place, minutes = diary.place(), diary.minutes(AFTERNOON)
    told = diary.talk("EVT-28", minutes=minutes, place=place, kind="cease")
    diary.stop("cease", because=told, by=diary.seat, review_days=None)


def _deceased(diary: Diary) -> None:
    told = diary.write(
        "EVT-11",
        minutes=diary.minutes(MORNING),
        kind="deceased",
        initiator="third_party",
    )
    diary.stop("deceased", because=told, by=SUPERVISOR, review_days=None)


def _vulnerable(diary: Diary) -> None:
    place, minutes = diary.place(), diary.minutes(AFTERNOON)
    told = diary.talk("EVT-17", minutes=minutes, place=place, kind="vulnerable")
    diary.write("EVT-22", minutes=minutes + 6)
    diary.stop("vulnerable", because=told, by=SUPERVISOR, review_days=30)


def _plan_kept(diary: Diary) -> None:
    """Let a plan be asked for, signed, and paid month by month."""
    diary.talk("EVT-27", minutes=diary.minutes(AFTERNOON), place=diary.place())
    diary.wait(1, 1)
    letter(diary, kind="plan")
    diary.wait(2, 4)
    told = diary.talk("EVT-27", minutes=diary.minutes(MORNING), place=None, kind="plan")
    diary.stop("plan_kept", because=told, by=SUPERVISOR, review_days=None)
    monthly = diary.amount()
    diary.wait(2, 6)
    while diary.day < diary.on:
        diary.pay(monthly, paid_on=diary.day)
        diary.wait(PLAN_EVERY, PLAN_EVERY)


def _police_report(diary: Diary) -> None:
    told = diary.write("EVT-22", minutes=diary.minutes(MORNING), kind="police_report")
    diary.stop("police_report", because=told, by=COMPLIANCE, review_days=30)


def _stopped(diary: Diary) -> None:
    diary.write("EVT-22", minutes=diary.minutes(AFTERNOON))
    diary.wait(1, 1)
    told = diary.write("EVT-23", minutes=diary.minutes(MORNING), by=SUPERVISOR)
    diary.stop("stopped", because=told, by=SUPERVISOR, review_days=60)


CHAPTERS: dict[str, Callable[[Diary], None]] = {
    "fresh": _nothing_new,
    "working": _nothing_new,
    "due_today": _due_today,
    "due_later": _due_later,
    "broken": _broken,
    "part_payer": _part_payer,
    "lost": _lost,
    "no_number": _no_number,
    "resumed": _resumed,
    "dispute": partial(
        _stopped_by_talk, code="EVT-20", stop="dispute", by=COMPLIANCE, review=10
    ),
    "complaint": partial(
        _stopped_by_talk, code="EVT-19", stop="complaint", by=COMPLIANCE, review=15
    ),
    "cease": _cease,
    "deceased": _deceased,
    "vulnerable": _vulnerable,
    "plan_kept": _plan_kept,
    "police_report": _police_report,
    "stopped": _stopped,
}

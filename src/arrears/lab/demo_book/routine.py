"""Ordinary days: dials and talks, until the last chapter begins."""

from dataclasses import replace
from datetime import date, timedelta

from arrears.domain.case.product import Product
from arrears.domain.contact.channel import Channel, PointKind

from .desk import SUPERVISOR
from .dialling import dial, proves_bad, rings_back, text
from .diary import AFTERNOON, EVENING, HISTORY_DAYS, MORNING, Diary
from .entries import Place
from .lists import notes
from .promises import made_good_once, promise

SUNDAY, CLOSED_ON_SUNDAY = 6, 0.75
IN_VAIN_BEFORE_TEXT = 4  # days
NEGOTIATION_DAYS = (75, 92)  # days past due
HANDED_OVER_DAY = 31
LOOKED_FIRST, REMARKED, SECOND_TRY = 0.15, 0.05, 0.42
PATIENCE = {  # days until the next call
    "EVT-01": (2, 4),
    "EVT-16": (3, 4),
    "EVT-17": (5, 9),
    "EVT-18": (6, 10),
    "EVT-21": (3, 5),
    "EVT-27": (4, 7),
    "EVT-28": (3, 6),
    "EVT-29": (5, 9),
}


def ordinary_days(diary: Diary, *, until: date) -> None:
    """Let the story run its ordinary course up to the day `until`, excluded."""
    in_vain = 0
    while diary.day < until:
        if diary.day.weekday() == SUNDAY and diary.dice.hits(CLOSED_ON_SUNDAY):
            diary.wait(1, 1)
            continue
        in_vain = 0 if _day(diary, until=until) else in_vain + 1
        if in_vain == IN_VAIN_BEFORE_TEXT and diary.day < until:
            text(diary)
            diary.wait(1, 2)


def opening(diary: Diary) -> None:
    """Write what was seen before the first call, and of an earlier time."""
    if diary.dice.hits(LOOKED_FIRST):
        remark = diary.dice.one_of(notes()["first_looks"])
        diary.remark(remark, minutes=diary.dice.between(500, 512))
    if diary.debtor.earlier_from:
        made_good_once(diary)


def handing_over(diary: Diary, *, until: date) -> None:
    """On day 31 the headquarters take over (DPD-04), where the case was here by then."""
    day = diary.account.due_on + timedelta(days=HANDED_OVER_DAY)
    begun = max(diary.debtor.opened_on, diary.on - timedelta(days=HISTORY_DAYS))
    if begun <= day < until:
        diary.day = day
        diary.write("EVT-26", minutes=485, by=SUPERVISOR)


def _day(diary: Diary, *, until: date) -> bool:
    """Try the debtor once or twice; return whether we talked. The day moves on."""
    windows = [MORNING, AFTERNOON] if diary.dice.hits(0.5) else [AFTERNOON, EVENING]
    tries = 2 if diary.dice.hits(SECOND_TRY) else 1
    minutes = 0
    for window in windows[:tries]:
        place, minutes = diary.place(window), max(diary.minutes(window), minutes + 20)
        if place is None:
            diary.day = until
            return False
        if proves_bad(diary, place, minutes=minutes):
            diary.wait(1, 2)
            return False
        if dial(diary, minutes=minutes, place=place, reached=diary.temper.answers):
            _talk(diary, place, minutes=minutes, until=until)
            return True
    rang = rings_back(diary, after=minutes)
    far_gone = rang or diary.days_past_due >= HANDED_OVER_DAY
    diary.wait(*((2, 5) if far_gone else (1, 3)))
    return rang


def _talk(diary: Diary, place: Place, *, minutes: int, until: date) -> None:
    code = _subject(diary, place)
    if code == "EVT-12":
        if promise(diary, place, minutes=minutes, until=until):
            return
        code = "EVT-01"
    diary.write(code, minutes=minutes, place=place)
    _after_talk(diary, minutes=minutes)
    diary.wait(*PATIENCE[code])


def _subject(diary: Diary, place: Place) -> str:
    """Return what the talk comes to; a number is refused only where it is the home."""
    card, (first, last) = diary.account.product is Product.CARD, NEGOTIATION_DAYS
    if card and first <= diary.days_past_due <= last and diary.dice.hits(0.5):
        return "EVT-29"
    code = diary.dice.weighted(diary.temper.talks)
    return "EVT-01" if code == "EVT-28" and place.kind is not PointKind.HOME else code


def _after_talk(diary: Diary, *, minutes: int) -> None:
    if diary.dice.hits(REMARKED):
        diary.remark(diary.dice.one_of(notes()["remarks"]), minutes=minutes + 3)
    if diary.debtor.is_firm and diary.dice.hits(0.08):
        diary.write("EVT-24", minutes=minutes + 2, channel=Channel.VISIT)
    _permit_work(diary, minutes=minutes + 5)


def _permit_work(diary: Diary, *, minutes: int) -> None:
    numbers, work = diary.numbers, diary.numbers.work
    asked = diary.debtor.is_firm or diary.dice.hits(0.2)
    if work is None or not numbers.is_new(work) or not asked:
        return
    until = max(diary.day, diary.on + timedelta(days=diary.dice.between(-14, 60)))
    numbers.learn(replace(numbers.known(work), permitted_until=until))
    diary.remark(diary.dice.one_of(notes()["work_permitted"]), minutes=minutes)

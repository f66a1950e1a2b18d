"""Promises in the story: made, reminded of, kept, or missed."""

from datetime import date, time, timedelta

from .dialling import dial
from .diary import AFTERNOON, MORNING, Diary, yuan
from .entries import Place, Promised

HOURS = {0: 5, 10: 3, 11: 2, 14: 2, 15: 4, 16: 4, 17: 2}  # promised; 0 is no hour
WITHOUT_HOUR = 16
BEFORE_LUNCH = 680  # minutes of day
LUNCH = (690, 810)  # minutes of day
AHEAD = {0: 1, 1: 5, 2: 5}  # days
LATER = 0.12
AGREES_TO_REMINDER = 0.55
BRINGS_A_PART = 0.22
SOMEBODY_ELSE_PAYS = 0.03


def made_good_once(diary: Diary) -> None:
    """Tell of the earlier instalment: late, promised, paid; then nothing was due."""
    place = diary.place()
    if place is None:
        return
    if not dial(diary, minutes=diary.minutes(MORNING), place=place, reached=0.6):
        diary.wait(1, 2)
    promised = promise_for(diary, diary.day + timedelta(days=diary.dice.between(1, 2)))
    diary.pay(promised.amount_minor, paid_on=promised.due_on)
    diary.day = max(promised.due_on, diary.account.due_on) + timedelta(days=1)
    diary.wait(0, 1)


def promise(diary: Diary, place: Place, *, minutes: int, until: date) -> bool:
    """
    Let the debtor promise, and tell what became of it; the day moves on.

    Return False, with nothing written, where it would not be over before `until`.
    """
    later = diary.dice.hits(LATER)
    ahead = diary.dice.between(4, 12) if later else diary.dice.weighted(AHEAD)
    due_on = diary.day + timedelta(days=ahead)
    if due_on >= until:
        return False
    promised = promise_for(diary, due_on, place=place, minutes=minutes)
    if promised.reminder_agreed and ahead:
        diary.day = due_on
        _remind(diary, promised)
    if diary.dice.hits(diary.temper.keeps):
        _keep(diary, promised)
    else:
        miss(diary, promised, until=until)
    return True


def promise_for(
    diary: Diary, due_on: date, *, place: Place | None = None, minutes: int = 0
) -> Promised:
    """Let the debtor promise for this day, in a talk where the story stands."""
    hour = diary.dice.weighted(HOURS) if due_on > diary.day else 0
    return diary.promise(
        minutes=minutes or diary.minutes(AFTERNOON),
        due_on=due_on,
        amount_minor=diary.amount(),
        place=place or diary.place(),
        due_at=time(hour) if hour else None,
        reminder_agreed=diary.dice.hits(AGREES_TO_REMINDER),
    )


def miss(diary: Diary, promised: Promised, *, until: date) -> None:
    """Let the promised day go by; next morning look at the ledger, then ask why."""
    diary.day = promised.due_on
    part = diary.dice.hits(BRINGS_A_PART)
    if part:
        bring_part(diary, promised)
    diary.wait(1, 1)
    if diary.day >= until:
        return
    if not part:
        diary.write("EVT-13", minutes=diary.dice.between(490, 510))
    _ask_why(diary)


def bring_part(diary: Diary, promised: Promised) -> None:
    """Let about half of the promised sum come in, on the promised day."""
    amount = max(1, promised.amount_minor // 200 * 100)
    diary.pay(amount, paid_on=diary.day)
    _booked(diary, "EVT-14", amount)


def _remind(diary: Diary, promised: Promised) -> None:
    """Ring an hour before the promised one, as was agreed, and not at table."""
    place = diary.place()
    if place is None or diary.dice.hits(0.25):
        return
    hour = promised.due_at.hour if promised.due_at else WITHOUT_HOUR
    minutes = hour * 60 - 60 + diary.dice.between(0, 20)
    if LUNCH[0] <= minutes < LUNCH[1]:
        minutes = BEFORE_LUNCH
    if dial(
        diary, minutes=minutes, place=place, reached=max(0.5, diary.temper.answers)
    ):
        told = {"hour": f"{hour}:00"}
        diary.talk("EVT-01", minutes=minutes, place=place, kind="reminder", slots=told)


def _keep(diary: Diary, promised: Promised) -> None:
    diary.day = promised.due_on
    diary.pay(promised.amount_minor, paid_on=promised.due_on)
    if diary.dice.hits(SOMEBODY_ELSE_PAYS):
        _booked(diary, "EVT-15", promised.amount_minor)
    diary.wait(4, 9)


def _ask_why(diary: Diary) -> None:
    place, minutes = diary.place(), diary.minutes(AFTERNOON)
    if place and dial(
        diary, minutes=minutes, place=place, reached=diary.temper.answers
    ):
        diary.talk("EVT-01", minutes=minutes, place=place, kind="checked")
    diary.wait(2, 4)


def _booked(diary: Diary, code: str, amount_minor: int) -> None:
    minutes = diary.dice.between(1_270, 1_300)
    diary.write(code, minutes=minutes, slots={"amount": yuan(amount_minor)})

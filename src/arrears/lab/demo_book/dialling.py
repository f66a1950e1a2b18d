"""Ringing a debtor: who picks up, which numbers are no good, who rings back."""

from arrears.domain.contact.channel import Channel, PointKind
from arrears.domain.contact.point import Restriction

from .diary import AFTERNOON, Diary
from .entries import Place
from .names import debtors_telephone

IN_VAIN = {"EVT-02": 74, "EVT-03": 15, "EVT-05": 11}
BAD_HOME = {"": 70, "EVT-04": 18, "EVT-06": 8, "EVT-28": 4}
POST = (600, 660)  # minutes of day
NUMBER_CHANGED = 0.16
RINGS_BACK = 0.12
NEW_NUMBERS_FROM = 10_000
LATEST_RING_BACK = 21 * 60 + 50  # minutes of day


def dial(diary: Diary, *, minutes: int, place: Place, reached: float) -> bool:
    """Ring once; write down why in vain, else leave the talk to the caller."""
    if diary.dice.hits(reached):
        return True
    diary.write(diary.dice.weighted(IN_VAIN), minutes=minutes, place=place)
    return False


def proves_bad(diary: Diary, place: Place, *, minutes: int) -> bool:
    """Find out, at the first dial, whether the number is no good any more."""
    if not diary.numbers.is_new(place):
        return False
    code = _what_is_wrong(diary, place)
    if not code:
        diary.numbers.learn(diary.numbers.known(place))
        return False
    diary.write(code, minutes=minutes, place=place)
    if code == "EVT-07":
        _new_number(diary)
    return True


def rings_back(diary: Diary, *, after: int) -> bool:
    """Let a debtor who missed us ring back; say whether it was so."""
    if not diary.dice.hits(RINGS_BACK * diary.temper.answers):
        return False
    code, kind = ("EVT-10", "") if diary.dice.hits(0.75) else ("EVT-11", "any")
    minutes = min(after + 35, LATEST_RING_BACK)
    diary.write(code, minutes=minutes, kind=kind, initiator="debtor")
    return True


def text(diary: Diary) -> None:
    """Send a text message to the mobile, where that is still in use."""
    mobile = Place(PointKind.MOBILE, diary.debtor.mobile)
    if diary.numbers.known(mobile).restriction is Restriction.NONE:
        _send(diary, mobile, window=AFTERNOON, kind="sms", channel=Channel.SMS)


def letter(diary: Diary, *, kind: str = "letter") -> None:
    """Post a sealed letter to the address, where there is one."""
    if diary.debtor.address:
        address = Place(PointKind.POSTAL, diary.debtor.address)
        _send(diary, address, window=POST, kind=kind, channel=Channel.LETTER)


def _send(
    diary: Diary, place: Place, *, window: tuple[int, int], kind: str, channel: Channel
) -> None:
    minutes = diary.dice.between(*window)
    diary.write("EVT-25", minutes=minutes, place=place, kind=kind, channel=channel)


def _what_is_wrong(diary: Diary, place: Place) -> str:
    if place.kind is PointKind.HOME:
        return diary.dice.weighted(BAD_HOME)
    changes = diary.kind == "PER-05" and place.value == diary.debtor.mobile
    return "EVT-07" if changes and diary.dice.hits(NUMBER_CHANGED) else ""


def _new_number(diary: Diary) -> None:
    """Let the debtor ring the next day and give the new number."""
    diary.wait(1, 1)
    if diary.day >= diary.on:
        return
    index = NEW_NUMBERS_FROM + int(diary.debtor.number[2:])
    place = Place(PointKind.MOBILE, debtors_telephone(index))
    minutes = diary.dice.between(*AFTERNOON)
    diary.write("EVT-10", minutes=minutes, initiator="debtor")
    diary.write("EVT-30", minutes=minutes + 4)
    diary.numbers.told(place, on=diary.day)

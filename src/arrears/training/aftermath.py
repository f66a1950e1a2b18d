"""Sixty days after the talk: what is paid, what breaks, and what is kept in the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from arrears.domain.dice import Dice
from arrears.domain.money.months import month_after
from arrears.domain.words import Words
from arrears.training.debtor.bargain import own_terms
from arrears.training.debtor.household import Payer
from arrears.training.debtor.persona import personas
from arrears.training.debtor.state import Ending, Promise, State
from arrears.training.scene.scene import Receipt, Scene

DAYS = 60
SURE = 970  # nobody keeps more than this, in a thousand
# Chances in a thousand, ours: what evidence there is says only that small and
# affordable promises hold and that pressed ones break.
CONFIRMED, FOLLOWED, TRUSTED = 90, 50, 2
NOT_THE_PAYER = 350
PRESSED_KEEPS, BEYOND_KEEPS = 180, 60
AGAIN = 550  # tries once more after a broken promise, where the next call is set
FRIGHTENED = 350  # pays what is in the house after a violation
CALM_DAYS, FRIGHT_DAYS, AGAIN_DAYS = 25, 2, 12
HUNDRED, TEN = 100, 10


class Event(StrEnum):
    """What happens on a day after the talk."""

    PAID = "paid"
    BROKEN = "broken"
    FORGED = "forged"
    UNPROMISED = "unpromised"
    FRIGHT = "fright"
    REFUND = "refund"

    @property
    def words(self) -> Words:
        """Return the event as people read it."""
        return EVENT_WORDS[self]


EVENT_WORDS = {
    Event.PAID: Words("按约定还了 {sum}", "paid {sum} as agreed"),
    Event.BROKEN: Words("到日没还 {sum}", "did not pay {sum} on the day"),
    Event.FORGED: Words(
        "发来一张 {sum} 的假回单，账上没有钱",
        "sent a false receipt for {sum}; no money came",
    ),
    Event.UNPROMISED: Words("没有约定，自己还了 {sum}", "paid {sum} unpromised"),
    Event.FRIGHT: Words(
        "受了惊吓，动用生活费还了 {sum}", "frightened, paid {sum} out of living money"
    ),
    Event.REFUND: Words(
        "投诉成立，退回 {sum}", "the complaint was upheld; {sum} was given back"
    ),
}


@dataclass(frozen=True, slots=True)
class Happened:
    """One event: the day, what it was, and the sum."""

    on: date
    event: Event
    amount_minor: int

    @property
    def words(self) -> Words:
        """Return the event with its sum."""
        return self.event.words.filled(sum=f"{self.amount_minor // HUNDRED:,}")


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What happened in sixty days, in order; kept is what came and stayed."""

    events: tuple[Happened, ...]

    @property
    def kept_minor(self) -> int:
        """Return the money that came in and was not given back."""
        return sum(SIGN.get(each.event, 0) * each.amount_minor for each in self.events)


SIGN = {Event.PAID: 1, Event.UNPROMISED: 1, Event.FRIGHT: 1, Event.REFUND: -1}


def aftermath(state: State, scene: Scene, dice: Dice) -> Aftermath:
    """Return the sixty days after a talk that ended in `state`."""
    if state.violations:
        events = _after_violation(state, scene, dice)
    elif state.promise:
        events = _after_promise(state.promise, state, scene, dice)
    else:
        events = _unpromised(state, scene, dice)
    last = scene.today + timedelta(days=DAYS)
    ordered = sorted(events, key=lambda each: (each.on, each.event))
    return Aftermath(tuple(_capped(ordered, last, _owed(scene))))


def _owed(scene: Scene) -> int:
    return 0 if scene.receipt is Receipt.REAL else scene.owed_minor


def _capped(events: list[Happened], last: date, owed: int) -> Iterator[Happened]:
    """Yield what happens by `last`; nobody pays more than is owed."""
    for each in events:
        if each.on <= last and (owed > 0 or SIGN.get(each.event, 0) <= 0):
            amount = min(each.amount_minor, owed) if each.event in SIGN else None
            amount = each.amount_minor if each.event is Event.REFUND else amount
            yield Happened(each.on, each.event, amount or each.amount_minor)
            owed -= SIGN.get(each.event, 0) * each.amount_minor


def keeps(promise: Promise, state: State, scene: Scene) -> int:
    """Return the chance in a thousand that one instalment of a promise is kept."""
    if not promise.affordable:
        return BEYOND_KEEPS
    if promise.pressed:
        return PRESSED_KEEPS
    persona = personas()[scene.persona]
    chance = 480 + persona.wish + state.mood.trust * TRUSTED
    chance += CONFIRMED * promise.confirmed + FOLLOWED * state.followed_up
    alone = scene.household.payer is Payer.SELF or "payer" in state.told
    return min(SURE, chance - (0 if alone else NOT_THE_PAYER))


def _after_promise(
    promise: Promise, state: State, scene: Scene, dice: Dice
) -> Iterator[Happened]:
    if promise.forged:
        yield Happened(promise.terms.on, Event.FORGED, promise.terms.amount_minor)
        return
    chance = keeps(promise, state, scene)
    for on in _days(promise, scene):
        if dice.in_thousand(chance):
            yield Happened(on, Event.PAID, promise.terms.amount_minor)
            continue
        yield Happened(on, Event.BROKEN, promise.terms.amount_minor)
        yield from _second_try(on, promise, state, scene, dice)
        return


def _days(promise: Promise, scene: Scene) -> Iterator[date]:
    terms, months = promise.terms, 0
    while True:
        on = month_after(terms.on, months)
        if on > scene.today + timedelta(days=DAYS):
            return
        yield on
        if not terms.monthly:
            return
        months += 1


def _second_try(
    on: date, promise: Promise, state: State, scene: Scene, dice: Dice
) -> Iterator[Happened]:
    """Yield a later payment of what can be afforded, where somebody asks in peace."""
    own = own_terms(scene)
    peaceful = state.followed_up and not promise.pressed and state.mood.trust >= TEN * 5
    if own and peaceful and dice.in_thousand(AGAIN):
        later = on + timedelta(days=AGAIN_DAYS)
        yield Happened(
            later, Event.PAID, min(own.amount_minor, promise.terms.amount_minor)
        )


def _unpromised(state: State, scene: Scene, dice: Dice) -> Iterator[Happened]:
    """Yield what somebody pays of her own accord who has promised nothing."""
    persona, own = personas()[scene.persona], own_terms(scene)
    chance = persona.returns + 2 * state.mood.trust - TEN * 4 * state.pressed
    chance += TEN * 6 if scene.category == "CAT-02" else 0
    if state.ending is Ending.HUNG_UP or state.complained:
        chance //= 4
    if own and dice.in_thousand(max(0, chance)):
        on = scene.today + timedelta(days=CALM_DAYS)
        yield Happened(on, Event.UNPROMISED, own.amount_minor)


def _after_violation(state: State, scene: Scene, dice: Dice) -> Iterator[Happened]:
    """
    Yield the money of fear, and its way back; nothing else comes after it.

    A rule of the exercise: what a violation brought in is given back.
    """
    yields = personas()[scene.persona].yields
    amount = min(scene.household.cash_minor, _owed(scene))
    if amount and dice.in_thousand(FRIGHTENED if yields else FRIGHTENED // 4):
        on = scene.today + timedelta(days=FRIGHT_DAYS)
        yield Happened(on, Event.FRIGHT, amount)
        yield Happened(on + timedelta(days=CALM_DAYS), Event.REFUND, amount)
    elif state.promise:
        terms = state.promise.terms
        yield Happened(terms.on, Event.BROKEN, terms.amount_minor)

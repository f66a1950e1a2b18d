"""A scripted talk played against a scene: nothing is said that the script could not know."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from arrears.domain.dice import Dice
from arrears.training.debtor.household import STEP, in_steps
from arrears.training.debtor.state import State, Terms
from arrears.training.scene.scene import Scene
from arrears.training.talk import Talk

from .script import REFUSED, Script, holding

YUAN = 100
MOST = 30  # lines of one talk
LESS = 70  # a refused sum is lowered to this many hundredths
HALF = 2
TWELFTH = 12
GUESSED_REST = (
    10  # without a word on other debts, a tenth of the income is left for them
)
SOON = 10  # days


def played(scene: Scene, seed: int, script: Script, *, strict: bool = True) -> Talk:
    """Return the talk of a script with the debtor of a scene."""
    talk = Talk(scene, seed, strict=strict)
    dice = Dice("script", script.name, scene.name, seed)
    used: Counter[int] = Counter()
    topics: tuple[str, ...] = ("pickup",)
    while not talk.over and sum(used.values()) < MOST:
        place = script.next(used, holding(talk.state, topics))
        if place is None:
            break
        used[place] += 1
        line = dice.one_of(script.steps[place].say)
        topics = talk.hear(line.format_map(_slots(talk))).topics
    talk.leave()
    return talk


def _slots(talk: Talk) -> Mapping[str, object]:
    """Return what the caller knows: the case, and what she has been told."""
    scene, state = talk.scene, talk.state
    day = _day(scene, state)
    terms = state.promise.terms if state.promise else state.own
    return {
        "called": scene.called,
        "surname": scene.surname,
        "lender": scene.lender,
        "product": scene.product,
        "tail": scene.tail,
        "days": scene.days,
        "owed": _yuan(scene.owed_minor),
        "overdue": _yuan(scene.overdue_minor),
        "sum": _yuan(_sum(talk)),
        "small": _yuan(max(STEP, in_steps(_sum(talk) // HALF))),
        "day": day.day,
        "date": f"{day.month}月{day.day}日",
        "before": _dated(day - timedelta(days=2)),
        "deal": _deal(terms) if terms else "",
    }


def _sum(talk: Talk) -> int:
    """Return the sum to offer: half of what is known to be left, less after each refusal."""
    scene, told = talk.scene, talk.state.told
    home = scene.household
    offered = scene.overdue_minor // TWELFTH
    if {"income", "essentials"} <= told:
        known = "other_debts" in told
        rest = home.other_debts_minor if known else home.income_minor // GUESSED_REST
        offered = max(0, home.income_minor - home.essentials_minor - rest)
        offered = offered * 6 // 10
    refused = sum(1 for turn in talk.turns if REFUSED & frozenset(turn.topics))
    for _ in range(refused):
        offered = offered * LESS // 100
    return max(STEP, in_steps(min(offered, scene.overdue_minor)))


def _day(scene: Scene, state: State) -> date:
    """Return the day to offer: the payday that was told, with a day to breathe."""
    payday = scene.household.payday(scene.today)
    if payday and "income" in state.told:
        return payday + timedelta(days=1)
    return scene.today + timedelta(days=SOON)


def _deal(terms: Terms) -> str:
    sum_ = f"{_yuan(terms.amount_minor)}元"
    if terms.monthly:
        return f"从{_dated(terms.on)}起，每月{terms.on.day}号还{sum_}"
    return f"{_dated(terms.on)}还{sum_}"


def _dated(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _yuan(minor: int) -> int:
    return minor // YUAN

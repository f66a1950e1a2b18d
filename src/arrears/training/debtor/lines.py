"""The debtor's sentences: by type, by what is answered, by feeling; the slots filled."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib import resources

import yaml

from arrears.domain.dice import Dice
from arrears.training.scene.scene import Scene

from .bargain import own_terms
from .household import Payer
from .state import State, Terms

FOLDER = "lines"
ANYONE = "anyone"
CAUSES, HOME = "causes", "home"
YUAN = 100
LOT = 10_000
FEW = 50
Lines = Mapping[str, Sequence[str]]


@cache
def lines_of(name: str) -> Lines:
    """Return the sentences of a type, or those of anyone, by topic or topic/feeling."""
    file = resources.files(__package__) / FOLDER / f"{name}.yaml"
    told: Lines = yaml.safe_load(file.read_text("utf-8"))
    return told


def said(
    topic: str, state: State, scene: Scene, dice: Dice, *, before: frozenset[str]
) -> str:
    """Return a sentence for the topic: one not said before, as long as there is one."""
    topic = _as_it_is(topic, scene)
    known = _choices(topic, state, scene.persona)
    fresh = [line for line in known if line not in before]
    return dice.one_of(fresh or known)


def _as_it_is(topic: str, scene: Scene) -> str:
    """Return the topic as this household has it: no income, no other debt, her own money."""
    home = scene.household
    none = {
        "tells_income": not home.pays,
        "tells_other_debts": not home.other_debts_minor,
    }
    if topic == "tells_payer" and home.payer is Payer.SELF:
        return "tells_payer_self"
    return f"{topic}_none" if none.get(topic) else topic


def filled(line: str, state: State, scene: Scene, dice: Dice) -> str:
    """Return the sentence with its slots filled from the state."""
    if "{" not in line:
        return line
    return line.format_map(_slots(state, scene, dice))


def _choices(topic: str, state: State, persona: str) -> Sequence[str]:
    """Return what may be said: in this feeling first, then at any time, then by anyone."""
    feeling = state.mood.feeling
    for known in (lines_of(persona), lines_of(ANYONE), lines_of(HOME)):
        own = known.get(f"{topic}/{feeling}", ())
        if len(own) > 1:
            return own
        if found := [*own, *known.get(topic, ())]:
            return found
    raise KeyError(topic)


def _slots(state: State, scene: Scene, dice: Dice) -> Mapping[str, str]:
    home, own = scene.household, own_terms(scene)
    terms = state.promise.terms if state.promise else state.own or own
    pay = home.pays[0] if home.pays else None
    payday = home.payday(scene.today)
    return {
        "cause": dice.one_of(scene.cause or lines_of(CAUSES)[scene.reason]),
        "income": money(home.income_minor),
        "pay": pay.name if pay else "收入",
        "payday": day_said(payday) if payday else "还说不准哪天",
        "day": f"{pay.day}号" if pay else "还说不准",
        "essentials": money(home.essentials_minor),
        "other": money(home.other_debts_minor),
        "cash": money(home.cash_minor),
        "own": money(own.amount_minor) if own else "一点点",
        "deal": deal_said(terms) if terms else "一点点",
        "payer": home.payer.words.zh,
        "lender": scene.lender,
        "product": scene.product,
        "surname": scene.surname,
        "digits": str(Dice("digits", scene.name).between(1000, 9999)),
    }


def deal_said(terms: Terms) -> str:
    """Return terms as people say them: every 15th 500, or on the 15th 500."""
    sum_ = money(terms.amount_minor)
    if terms.monthly:
        return f"每月{terms.on.day}号还{sum_}"
    return f"{day_said(terms.on)}还{sum_}"


def money(minor: int) -> str:
    """Return a sum as people say it."""
    yuan = minor // YUAN
    if yuan >= LOT and yuan % (LOT // 10) == 0:
        whole, rest = divmod(yuan, LOT)
        return f"{whole}万{rest // (LOT // 10) or ''}"
    return f"{yuan}块"


def day_said(on: date) -> str:
    """Return a day as people say it."""
    return f"{on.month}月{on.day}号"

"""Offers and promises: what is taken, what is too much, what is said only to get away."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from arrears.domain.dice import Dice
from arrears.training.acts import Act
from arrears.training.scene.scene import Scene

from .heard import Heard
from .household import STEP, in_steps
from .mood import AFRAID
from .persona import Need, Persona, personas
from .state import Promise, State, Terms

HUNDRED = 100
PRESSED_FEAR = AFRAID
SMALL = 60  # a first step of at most this share of what is spare, in hundredths
SOON = 10  # days
FORGERS = frozenset(("PER-07",))


@dataclass(frozen=True, slots=True)
class Deal:
    """The state after an offer or a request, and what is answered."""

    state: State
    topic: str


def own_terms(scene: Scene) -> Terms | None:
    """Return what the debtor could keep up of her own accord; None where nothing is spare."""
    home, share = scene.household, personas()[scene.persona].share
    day = home.payday(scene.today) or scene.today + timedelta(days=SOON)
    a_month = in_steps(home.spare_minor * share // HUNDRED)
    if a_month >= STEP:
        return Terms(min(a_month, scene.owed_minor), day, monthly=True)
    return None


def affordable(terms: Terms, scene: Scene) -> bool:
    """Say whether terms leave what life needs: a monthly sum, or a sum once."""
    home = scene.household
    if terms.monthly:
        return terms.amount_minor <= home.spare_minor
    return terms.amount_minor <= home.reach_minor(terms.on, today=scene.today)


def bargained(state: State, heard: Heard, scene: Scene, dice: Dice) -> Deal | None:
    """Return how an offer, a request or a confirmation is answered; None where there is none."""
    acts = heard.acts
    asks = acts & {Act.ASK_PROMISE, Act.OFFER_PLAN}
    if Act.CONFIRM_PROMISE in acts and (state.promise or state.own):
        return _confirmed(state, heard, scene)
    if not asks or (Act.ASK_MEANS in acts and heard.amount_minor is None):
        return None
    if heard.amount_minor is None or Act.STATE_AMOUNT in acts:
        return _asked_openly(state, heard, scene)
    return _asked_for(state, _terms(heard.amount_minor, heard, scene), scene, dice)


def _terms(amount_minor: int, heard: Heard, scene: Scene) -> Terms:
    payday = scene.household.payday(scene.today)
    named = payday if heard.after_payday else None
    day = heard.on or named or scene.today + timedelta(days=SOON)
    return Terms(amount_minor, day, monthly=heard.monthly)


def _asked_for(state: State, terms: Terms, scene: Scene, dice: Dice) -> Deal:
    """Answer a request for a sum."""
    persona = personas()[scene.persona]
    state = replace(state, met=state.met | _needs_of(terms, scene))
    fits = affordable(terms, scene) and _within_share(terms, scene, persona)
    pressed = state.pressed + state.violations > 0
    if fits and _ready(state, persona):
        return _promised(state, terms, pressed=pressed, scene=scene)
    if persona.yields and (pressed or state.mood.fear >= PRESSED_FEAR):
        agreed = not fits or dice.in_thousand(600)
        if agreed:
            deal = _promised(state, terms, pressed=True, scene=scene)
            return replace(deal, topic="promise_pressed")
    if not fits and state.mood.trust >= persona.cause_at:
        return Deal(state, "plan_too_much")
    return Deal(state, "plan_not_yet" if fits else "promise_no")


def _asked_openly(state: State, heard: Heard, scene: Scene) -> Deal:
    """Answer a request without a sum: her own figure, a vague word, or no."""
    persona, own = personas()[scene.persona], own_terms(scene)
    if Act.OFFER_PLAN in heard.acts and state.own is None and own is None:
        return Deal(state, "promise_none")
    if not _ready(state, persona, but=frozenset((Need.STEP, Need.PAYDAY))):
        topic = "promise_vague" if persona.yields else "plan_not_yet"
        return Deal(state, topic)
    if own is None:
        return Deal(state, "promise_none")
    return Deal(replace(state, own=own), "promise_own")


def _confirmed(state: State, heard: Heard, scene: Scene) -> Deal:
    """Answer a confirmation: of a promise, or of the debtor's own proposal."""
    terms = state.promise.terms if state.promise else state.own
    if terms is None:
        raise AssertionError(state)
    if heard.amount_minor and not state.promise:
        terms = replace(terms, amount_minor=heard.amount_minor, on=heard.on or terms.on)
    promise = state.promise or Promise(
        terms, pressed=state.pressed > 0, affordable=affordable(terms, scene)
    )
    sure = replace(promise, confirmed=True)
    return Deal(replace(state, promise=sure), "confirmed")


def _promised(state: State, terms: Terms, *, pressed: bool, scene: Scene) -> Deal:
    held = affordable(terms, scene)
    forged = pressed and not held and scene.persona in FORGERS
    promise = Promise(terms, pressed=pressed, affordable=held, forged=forged)
    return Deal(replace(state, promise=promise), "plan_yes")


def _ready(
    state: State, persona: Persona, *, but: frozenset[Need] = frozenset()
) -> bool:
    wants = persona.needs - state.met - but
    return state.mood.trust >= persona.accepts_at and not wants


def _within_share(terms: Terms, scene: Scene, persona: Persona) -> bool:
    """Say whether it leaves her something of what is spare."""
    if not terms.monthly:
        return True
    return terms.amount_minor * HUNDRED <= scene.household.spare_minor * (
        persona.share + SOON
    )


def _needs_of(terms: Terms, scene: Scene) -> frozenset[Need]:
    """Return the needs that the terms themselves meet: a small step, a day after wages."""
    home, met = scene.household, set()
    if terms.amount_minor * HUNDRED <= home.spare_minor * SMALL:
        met.add(Need.STEP)
    if _paid_by(terms.on, scene):
        met.add(Need.PAYDAY)
    return frozenset(met)


def _paid_by(on: date, scene: Scene) -> bool:
    payday = scene.household.payday(scene.today)
    return payday is not None and on >= payday

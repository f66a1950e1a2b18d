"""One step of the talk: a line is heard, the state moves, topics are to be answered."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from arrears.domain.dice import Dice
from arrears.training.acts import ENDING, PRESSING, Act
from arrears.training.scene.scene import Receipt, Scene

from .bargain import bargained
from .heard import Heard, Odd
from .mood import AFRAID, moved_by
from .persona import Need, Persona, personas
from .state import Ending, State
from .telling import told_of

MOST_SILENCES = 3
LISTENED_AT = 2
COMPLAINT_RELIEF = 18
REACTIONS = (  # the hardest first
    (Act.INSULT, "insulted"),
    (Act.THIRD_PARTY_PRESSURE, "third"),
    (Act.DEMAND_RELATIVE_NUMBERS, "third"),
    (Act.SHAME, "shamed"),
    (Act.FALSE_LEGAL, "threat"),
    (Act.THREATEN, "threat"),
    (Act.FALSE_DEADLINE, "threat"),
    (Act.INDUCE_BORROWING, "borrow"),
    (Act.PRESSURE_REPEAT, "pressed"),
    (Act.MORALISE, "pressed"),
)
CLAIMED_AT = frozenset(
    (Act.STATE_AMOUNT, Act.STATE_PURPOSE, Act.ASK_CAUSE, Act.ASK_PROMISE)
)
STATEMENTS = (  # what is answered where nothing was asked, the weightiest first
    (Act.RECORD_DISPUTE, "dispute"),
    (Act.ESCALATE_SUPERVISOR, "supervisor"),
    (Act.SIGNPOST_HELP, "help"),
    (Act.ANSWER_QUESTION, "answered"),
    (Act.OFFER_EXTENSION, "extension"),
    (Act.OFFER_WAIVER, "waiver"),
    (Act.EXPLAIN_FEE, "fee"),
    (Act.EXPLAIN_CONSEQUENCE_TRUE, "consequence"),
    (Act.SCHEDULE_FOLLOWUP, "followup"),
    (Act.EMPATHISE, "soothed"),
    (Act.PRAISE, "praised"),
    (Act.STATE_AMOUNT, "amount"),
    (Act.STATE_PURPOSE, "purpose"),
    (Act.VERIFY_IDENTITY, "verified"),
    (Act.IDENTIFY_SELF, "who"),
    (Act.LISTEN_ACK, "listened"),
    (Act.GREET, "greeted"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """The state after a line, and what the debtor answers, by topic, in order."""

    state: State
    topics: tuple[str, ...]


def opening(scene: Scene) -> State:
    """Return where a talk begins: the type's mood, and what earlier calls left of it."""
    mood = personas()[scene.persona].mood
    earlier = scene.earlier
    worn = min(earlier.calls, 5)
    moves = {"trust": -worn - 2 * earlier.broken, "anger": worn}
    if earlier.disclosed:
        moves |= {"trust": moves["trust"] - 8, "anger": worn + 12}
    if scene.receipt is Receipt.REAL:
        moves["anger"] += 25
    return State(mood.moved(moves))


def respond(
    state: State, heard: Heard, scene: Scene, dice: Dice, *, strict: bool
) -> Step:
    """Return what a line does. Where `strict`, a violation ends the talk."""
    state = replace(state, turn=state.turn + 1)
    if heard.odd and heard.odd is not Odd.LONG and not heard.acts & ENDING:
        return _odd(state, heard.odd)
    state = _felt(state, heard, personas()[scene.persona])
    broken = bool(heard.acts & ENDING)
    if broken and strict:
        state = replace(state, ending=Ending.VIOLATION)
        return Step(state, (_reaction(heard),))
    if heard.misnamed and not heard.acts & PRESSING:
        return Step(state, ("misnamed",))
    return _outburst(state, heard, scene, dice) or _answered(state, heard, scene, dice)


def _odd(state: State, odd: Odd) -> Step:
    silences = state.silences + 1
    mood = state.mood.moved({"trust": -2, "anger": 3})
    state = replace(state, silences=silences, mood=mood)
    if silences >= MOST_SILENCES:
        return Step(replace(state, ending=Ending.HUNG_UP), ("hang_up",))
    return Step(state, (f"odd_{odd}",))


def _felt(state: State, heard: Heard, persona: Persona) -> State:
    mood = moved_by(state.mood, heard.acts, before=state.done, own=persona.feels)
    done = Counter(state.done) + Counter(heard.acts)
    state = replace(
        state,
        mood=mood,
        done=done,
        pressed=state.pressed + len(heard.acts & PRESSING),
        violations=state.violations + len(heard.acts & ENDING),
        heard_out=state.heard_out or Act.RECORD_DISPUTE in heard.acts,
        followed_up=state.followed_up or Act.SCHEDULE_FOLLOWUP in heard.acts,
    )
    return replace(state, met=state.met | frozenset(_needs_met(state, heard)))


def _needs_met(state: State, heard: Heard) -> Iterator[Need]:
    done = state.done
    if done.get(Act.LISTEN_ACK, 0) + done.get(Act.EMPATHISE, 0) >= LISTENED_AT:
        yield Need.LISTENED
    if heard.private:
        yield Need.PRIVACY
    if heard.acts & {Act.EXPLAIN_CONSEQUENCE_TRUE, Act.EXPLAIN_FEE}:
        yield Need.FACTS
    if Act.IDENTIFY_SELF in heard.acts:
        yield Need.IDENTITY
    if Act.SIGNPOST_HELP in heard.acts:
        yield Need.HELP
    if Act.OFFER_EXTENSION in heard.acts or heard.after_payday:
        yield Need.PAYDAY


def _reaction(heard: Heard) -> str:
    return next(topic for act, topic in REACTIONS if act in heard.acts)


def _outburst(state: State, heard: Heard, scene: Scene, dice: Dice) -> Step | None:
    """Return the step of one who has had enough, or None."""
    persona, anger = personas()[scene.persona], state.mood.anger
    hurt = bool(heard.acts & (ENDING | PRESSING))
    if anger >= persona.complains_at and not state.complained and not state.heard_out:
        topics = (_reaction(heard), "complaint") if hurt else ("complaint",)
        mood = state.mood.moved({"anger": -COMPLAINT_RELIEF})
        return Step(replace(state, complained=True, mood=mood), topics)
    if anger >= persona.leaves_at and (hurt or dice.in_thousand(300)):
        return Step(replace(state, ending=Ending.HUNG_UP), ("hang_up",))
    if hurt and not _asks_promise(heard):
        return Step(state, (_reaction(heard),))
    return None


def _asks_promise(heard: Heard) -> bool:
    return bool(heard.acts & {Act.ASK_PROMISE, Act.OFFER_PLAN})


def _answered(state: State, heard: Heard, scene: Scene, dice: Dice) -> Step:
    acts = heard.acts
    if scene.receipt is not Receipt.NONE and not state.receipt_settled:
        step = _receipt(state, heard, scene)
        if step:
            return step
    deal = bargained(state, heard, scene, dice)
    if deal:
        return Step(deal.state, (*_soothed(state, heard, dice), deal.topic))
    asked = told_of(state, heard, scene, dice)
    if asked:
        return Step(asked.state, (*_soothed(state, heard, dice), *asked.topics))
    if Act.VERIFY_IDENTITY in acts and heard.asks_digits:
        return Step(state, ("digits", *_own_question(state, scene, dice)))
    if Act.CLOSE_POLITELY in acts:
        return Step(replace(state, ending=Ending.CLOSED), ("closing",))
    topic = next((topic for act, topic in STATEMENTS if act in acts), None)
    if heard.odd is Odd.LONG:
        topic = "odd_long"
    return Step(state, (*((topic or "lost"),), *_own_question(state, scene, dice)))


def _receipt(state: State, heard: Heard, scene: Scene) -> Step | None:
    """Return how one answers who says that it has been paid."""
    if "receipt" not in state.told:
        told = replace(state, told=state.told | {"receipt"})
        return Step(told, ("receipt",)) if heard.acts & CLAIMED_AT else None
    if Act.RECORD_DISPUTE in heard.acts:
        return _looked_into(state, scene)
    if Act.ASK_EVIDENCE in heard.acts:
        return Step(state, ("receipt_shown",))
    return Step(state, ("receipt",)) if _asks_promise(heard) else None


def _looked_into(state: State, scene: Scene) -> Step:
    """Return what comes of looking: a real payment is found, a false one is owned up to."""
    if scene.receipt is Receipt.REAL:
        return Step(replace(state, receipt_settled=True), ("receipt_checked",))
    if state.mood.fear >= AFRAID:
        return Step(state, ("receipt_shown",))
    state = replace(state, receipt_settled=True, lied=state.lied | {"receipt"})
    return Step(state, ("receipt_admit",))


def _soothed(state: State, heard: Heard, dice: Dice) -> tuple[str, ...]:
    """Return a first word on being understood, now and then."""
    kind = heard.acts & {Act.EMPATHISE, Act.LISTEN_ACK}
    topic = "soothed" if Act.EMPATHISE in kind else "listened"
    return (topic,) if kind and state.turn > 1 and dice.in_thousand(450) else ()


def _own_question(state: State, scene: Scene, dice: Dice) -> tuple[str, ...]:
    """Return the debtor's own question: what this type still waits for."""
    waits = personas()[scene.persona].needs - state.met - {Need.LISTENED, Need.STEP}
    return ("asks",) if waits and state.turn > 1 and dice.in_thousand(400) else ()

"""The score of a talk, by skill: each 0 to 100, from counts anybody can check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from arrears.domain.words import Words
from arrears.training.acts import Act
from arrears.training.debtor.bargain import own_terms
from arrears.training.debtor.state import Promise, State
from arrears.training.scene.scene import Receipt, Scene

from .findings import Wrong
from .measures import Measures

FULL, HALF = 100, 50
TALKS_MOST = 60  # a trainee who says more than this of a talk listens too little
MONOLOGUE = 90  # characters
SKILLS = {
    "opening": Words("开场与核实", "opening"),
    "listening": Words("倾听", "listening"),
    "cause": Words("问清原因", "the cause"),
    "means": Words("摸清收支", "the means"),
    "offer": Words("方案合适", "a fitting offer"),
    "promise": Words("承诺牢靠", "a firm promise"),
    "law": Words("守规矩", "within the law"),
}
READING = "reading"  # scored in the workshop, not in a talk
OVER_TIME = {**SKILLS, READING: Words("看案分析", "reading a case")}
WEIGHTS = {"opening": 1, "listening": 2, "cause": 2, "means": 2, "offer": 2, "promise": 2, "law": 3}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """What the skills are scored from."""

    scene: Scene
    state: State
    measures: Measures
    wrongs: Sequence[Wrong]


def skills(judged: Judged) -> Mapping[str, int]:
    """Return the score of each skill, 0 to 100."""
    found, done = judged.measures.found, judged.measures.done
    means = ("income", "essentials", "other_debts")
    paid = judged.scene.receipt is Receipt.REAL
    return {
        "opening": _opening(done),
        "listening": _listening(judged.measures),
        "cause": FULL if "cause" in found else HALF * bool(done.get(Act.ASK_CAUSE)),
        "means": FULL if paid else FULL * sum(n in found for n in means) // len(means),
        "offer": _offer(judged),
        "promise": _promise(judged.state, paid=paid),
        "law": _law(judged.wrongs),
    }


def total(scores: Mapping[str, int]) -> int:
    """Return the whole score, 0 to 100; without the law there is none."""
    if not scores["law"]:
        return 0
    weighed = sum(scores[name] * weight for name, weight in WEIGHTS.items())
    return weighed // sum(WEIGHTS.values())


def _opening(done: Mapping[Act, int]) -> int:
    steps = (
        Act.IDENTIFY_SELF,
        Act.VERIFY_IDENTITY,
        Act.STATE_PURPOSE,
        Act.STATE_AMOUNT,
    )
    both = [*steps[:2], *(act for act in steps[2:] if act in done)]
    return FULL * sum(act in done for act in both) // max(2, len(both))


def _listening(measures: Measures) -> int:
    heard = measures.done.get(Act.LISTEN_ACK, 0) + measures.done.get(Act.EMPATHISE, 0)
    score = 25 * min(heard, 2) + HALF
    score -= max(0, measures.share - TALKS_MOST) * 2
    score -= 10 if measures.longest > MONOLOGUE else 0
    return max(0, score)


def _offer(judged: Judged) -> int:
    """Return how well the offer fits: nothing to offer to, there help counts."""
    done = judged.measures.done
    if judged.scene.receipt is Receipt.REAL:
        return FULL * (judged.state.promise is None)  # nothing is asked of who has paid
    offered = {Act.OFFER_PLAN, Act.OFFER_EXTENSION, Act.OFFER_WAIVER} & done.keys()
    if own_terms(judged.scene) is None:
        return FULL if offered or Act.SIGNPOST_HELP in done else 0
    promise = judged.state.promise
    if promise:
        return FULL if promise.affordable else 10
    return HALF if offered else 0


def _promise(state: State, *, paid: bool) -> int:
    promise: Promise | None = state.promise
    if paid:
        return FULL if state.receipt_settled and promise is None else 0
    if promise is None:
        return 25 if state.followed_up else 0
    score = 40 * promise.affordable + 20 * (not promise.pressed)
    return score + 25 * promise.confirmed + 15 * state.followed_up


def _law(found: Sequence[Wrong]) -> int:
    if any(wrong.ends for wrong in found):
        return 0
    return max(20, FULL - 15 * sum(wrong.counts for wrong in found))

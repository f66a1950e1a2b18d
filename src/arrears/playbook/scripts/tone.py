"""How to speak: by the stage, and by what happened last (CTN-06); never a threat."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from arrears.domain.case.stage import Stage
from arrears.domain.money.promise import PromiseState
from arrears.domain.words import Words


class Tone(StrEnum):
    """Three steps of seriousness, and one apart from them: support."""

    WARM = "warm"
    PLAIN = "plain"
    SERIOUS = "serious"
    SUPPORT = "support"

    @property
    def words(self) -> Words:
        """Return the tone's name as people read it."""
        return TONE_WORDS[self]


TONE_WORDS = {
    Tone.WARM: Words("温和", "warm"),
    Tone.PLAIN: Words("平实", "plain"),
    Tone.SERIOUS: Words("认真", "serious"),
    Tone.SUPPORT: Words("支持", "supportive"),
}


class After(StrEnum):
    """What happened last, that the next word takes up."""

    FRESH = "fresh"
    RUNNING = "running"
    KEPT = "kept"
    LATE = "late"  # kept, after its day
    BROKEN = "broken"

    @property
    def words(self) -> Words:
        """Return what happened, as people read it."""
        return AFTER_WORDS[self]


AFTER_WORDS = {
    After.FRESH: Words("没有待跟进的承诺", "no promise to take up"),
    After.RUNNING: Words("有一笔承诺还没到日子", "a promise is still running"),
    After.KEPT: Words("上次的承诺兑现了", "the last promise was kept"),
    After.LATE: Words("上次的承诺晚些兑现了", "the last promise was kept late"),
    After.BROKEN: Words("上次的承诺没有兑现", "the last promise was not kept"),
}
STEPS = (Tone.WARM, Tone.PLAIN, Tone.SERIOUS)
OF_STAGE = {
    Stage.NOT_OVERDUE: 0,
    Stage.EARLY: 0,
    Stage.MIDDLE: 1,
    Stage.LATE: 2,
    Stage.HANDED_OVER: 2,
}
HARDSHIP = frozenset(  # causes and outcomes that tell of hardship or illness
    ("CAT-01", "RSN-01", "RSN-05", "RSN-06", "RSN-07", "CAU-03", "EVT-17")
)
KEPT = frozenset((PromiseState.KEPT, PromiseState.KEPT_LATE))
BROKEN = frozenset((PromiseState.BROKEN, PromiseState.HOLLOW))
BY_HARDSHIP = Words(
    "对方有困难：先关心，再商量。",
    "There is hardship: care first, then look for a way.",
)
BY_BROKEN = Words(
    "近来 {count} 次承诺没有兑现：认真问清原因，不责备，不施压。",
    "{count} promises in a row were not kept: ask in earnest what got in the way; no blame, no pressure.",
)
BY_KEPT = Words(
    "上次说的钱到了：先道谢。", "The money promised came: say thank you first."
)
BY_STAGE = Words("按阶段：{stage.zh}。", "By the stage: {stage.en}.")


@dataclass(frozen=True, slots=True)
class Past:
    """What went before: the promises, newest first, and what was told of hardship."""

    promises: Sequence[PromiseState] = ()
    told: frozenset[str] = frozenset()  # codes of causes and of the last outcome
    talked_since: bool = False  # since the newest promise was over


@dataclass(frozen=True, slots=True)
class Manner:
    """How to speak, why so, and what to take up."""

    tone: Tone
    why: Words
    after: After


def manner(stage: Stage, past: Past) -> Manner:
    """
    Return how to speak at `stage`, after what went before.

    Hardship or illness is met with support, whatever else there was. Each promise in a
    row that was not kept is a step more serious; a kept one is a step warmer.
    """
    after = _after(past)
    if past.told & HARDSHIP:
        return Manner(Tone.SUPPORT, BY_HARDSHIP, after)
    broken = broken_in_a_row(past.promises)
    if broken:
        return Manner(_step(stage, broken), BY_BROKEN.filled(count=broken), after)
    if after in {After.KEPT, After.LATE}:
        return Manner(_step(stage, -1), BY_KEPT, after)
    return Manner(_step(stage, 0), BY_STAGE.filled(stage=stage.words), after)


def broken_in_a_row(promises: Iterable[PromiseState]) -> int:
    """Return how many were not kept since the last that was, the newest first."""
    count = 0
    for state in promises:
        if state in KEPT:
            break
        count += state in BROKEN
    return count


def _after(past: Past) -> After:
    made = (state for state in past.promises if state is not PromiseState.REPLACED)
    newest = next(made, None)
    if newest and newest.is_running:
        return After.RUNNING
    if newest is None or past.talked_since:
        return After.FRESH
    if newest in BROKEN:
        return After.BROKEN
    return After.LATE if newest is PromiseState.KEPT_LATE else After.KEPT


def _step(stage: Stage, more: int) -> Tone:
    return STEPS[max(0, min(OF_STAGE[stage] + more, len(STEPS) - 1))]

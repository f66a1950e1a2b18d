"""What is counted in a talk: who spoke how much, what was asked, what was found out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from arrears.domain.words import Words
from arrears.training.acts import QUESTIONS, Act
from arrears.training.debtor.household import Payer
from arrears.training.scene.scene import Receipt, Scene
from arrears.training.talk import Talk, Turn

HUNDRED = 100
OPEN = frozenset((Act.ASK_CAUSE, Act.ASK_MEANS, Act.ASK_SOURCE_OF_MONEY))
TO_FIND = {
    "cause": Words("真实原因", "the true cause"),
    "income": Words("收入和日子", "income and its day"),
    "essentials": Words("生活开销", "what life costs"),
    "other_debts": Words("别家的还款", "what other lenders get"),
    "payer": Words("家里谁做主", "who decides on money"),
    "receipt": Words("那笔“已还”是真是假", "whether the payment is real"),
}


@dataclass(frozen=True, slots=True)
class Measures:
    """
    The counts of a talk.

    share    how much of what was said the trainee said, in hundredths
    longest  characters of the trainee's longest line
    """

    turns: int
    share: int
    longest: int
    questions: int
    open_questions: int
    done: Mapping[Act, int]
    found: tuple[str, ...]
    missed: tuple[str, ...]


def measured(talk: Talk) -> Measures:
    """Return the counts of a talk."""
    mine = sum(len(turn.said) for turn in talk.turns)
    theirs = sum(len(turn.answer) for turn in talk.turns) + len(talk.pickup)
    done = Counter(act for turn in talk.turns for act in turn.acts)
    found = tuple(name for name in _to_find(talk.scene) if _is_found(name, talk))
    return Measures(
        turns=len(talk.turns),
        share=mine * HUNDRED // max(1, mine + theirs),
        longest=max((len(turn.said) for turn in talk.turns), default=0),
        questions=_asking(talk.turns),
        open_questions=sum(1 for turn in talk.turns if turn.acts & OPEN),
        done=done,
        found=found,
        missed=tuple(name for name in _to_find(talk.scene) if name not in found),
    )


def hidden(scene: Scene) -> Iterator[Words]:
    """Yield what the trainee could not see, told after the talk."""
    home, yuan = scene.household, HUNDRED
    yield INCOME.filled(
        sum=home.income_minor // yuan,
        days="、".join(str(pay.day) for pay in home.pays) or "-",
    )
    yield COSTS.filled(
        essentials=home.essentials_minor // yuan,
        others=home.other_debts_minor // yuan,
        spare=home.spare_minor // yuan,
    )
    if home.payer is not Payer.SELF:
        yield DECIDES.filled(who=home.payer.words)
    if scene.receipt is not Receipt.NONE:
        yield FALSE if scene.receipt is Receipt.FORGED else TRUE


INCOME = Words(
    "每月收入 {sum} 元，{days} 号到账", "income {sum} a month, on day {days}"
)
COSTS = Words(
    "开销 {essentials} 元，别家 {others} 元，每月剩 {spare} 元",
    "living {essentials}, other lenders {others}, left each month {spare}",
)
DECIDES = Words("家里的钱由{who.zh}做主", "money is decided by: {who.en}")
FALSE = Words("那张回单是假的", "the receipt was false")
TRUE = Words("那笔钱真的还了，还没入账", "the payment was real and not yet posted")


def _asking(turns: Sequence[Turn]) -> int:
    return sum(1 for turn in turns if turn.acts & QUESTIONS or turn.said[-1:] in "?？")


def _to_find(scene: Scene) -> Iterator[str]:
    yield "cause"
    if scene.receipt is not Receipt.REAL:
        yield from ("income", "essentials", "other_debts")
    if scene.household.payer is not Payer.SELF:
        yield "payer"
    if scene.receipt is not Receipt.NONE:
        yield "receipt"


def _is_found(name: str, talk: Talk) -> bool:
    if name == "receipt":
        return talk.state.receipt_settled
    return name in talk.state.told

"""Making sure who is on the line, and what a talk must come to before it is put away."""

from enum import StrEnum

from arrears.domain.words import Words

from .outcome import Outcome, Result


class IdentifiedBy(StrEnum):
    """What the person told us, which we compared; nothing was read out to them."""

    LAST_FOUR = "last_four"
    DISTRICT = "district"
    OTHER = "other"

    @property
    def words(self) -> Words:
        """Return it as people read it."""
        return WORDS[self]


WORDS = {
    IdentifiedBy.LAST_FOUR: Words(
        "说出了登记手机号后四位", "told the last four digits of the registered mobile"
    ),
    IdentifiedBy.DISTRICT: Words(
        "说出了登记地址的区县", "told the district of the registered address"
    ),
    IdentifiedBy.OTHER: Words(
        "说出了另一项登记信息", "told another item that is on record"
    ),
}


class StepKind(StrEnum):
    """What is to follow a talk that came to no promise."""

    CALL = "call"
    EVIDENCE = "evidence"
    LEDGER = "ledger"
    OFFER = "offer"
    WRITE = "write"
    SUPERVISOR = "supervisor"

    @property
    def words(self) -> Words:
        """Return it as people read it."""
        return STEPS[self]


STEPS = {
    StepKind.CALL: Words("按约再打电话", "call again, as agreed"),
    StepKind.EVIDENCE: Words("等待对方提交材料", "wait for their papers"),
    StepKind.LEDGER: Words("查账", "look in the ledger"),
    StepKind.OFFER: Words("准备分期或减免方案", "prepare a plan or a waiver"),
    StepKind.WRITE: Words("发书面说明", "write to them"),
    StepKind.SUPERVISOR: Words("交主管处理", "hand to the supervisor"),
}


def needs_identity(outcome: Outcome) -> bool:
    """
    Say whether the outcome is one of a talk about the debt with the debtor.

    Who objects, complains or asks not to be rung need not say first who they are.
    """
    talk = outcome.result is Result.CONVERSATION
    return talk and not outcome.stop and not outcome.restricts


def needs_step(outcome: Outcome) -> bool:
    """Say whether something must be settled to follow: a promise settles it itself."""
    return needs_identity(outcome) and outcome.key != "promise"

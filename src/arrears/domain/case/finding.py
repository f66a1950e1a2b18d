"""What a collector finds out about a debtor's situation, or sets right in an estimate."""

from enum import StrEnum

from arrears.domain.words import Words


class Found(StrEnum):
    """What a finding is about: a figure of the month, a fact, or an estimate corrected."""

    INCOME = "income"
    ESSENTIALS = "essentials"
    OTHER_DEBTS = "other_debts"
    CREDITORS = "creditors"
    EMPLOYMENT = "employment"
    HARDSHIP = "hardship"
    CLAIM = "claim"
    REFUTED = "refuted"
    ABILITY = "ability"
    WILLINGNESS = "willingness"
    PERSONA = "persona"

    @property
    def words(self) -> Words:
        """Return its name as people read it."""
        return FOUND_WORDS[self]

    @property
    def is_sum(self) -> bool:
        """Say whether it is a sum of money a month."""
        return self in {Found.INCOME, Found.ESSENTIALS, Found.OTHER_DEBTS}

    @property
    def choices(self) -> tuple[str, ...]:
        """Return the values that may be told; empty where it is a figure or a text."""
        return CHOICES.get(self, ())


FOUND_WORDS = {
    Found.INCOME: Words("每月收入", "monthly income"),
    Found.ESSENTIALS: Words("每月必要开支", "monthly essentials"),
    Found.OTHER_DEBTS: Words("每月还别家", "paid to other lenders each month"),
    Found.CREDITORS: Words("别家债主数", "number of other lenders"),
    Found.EMPLOYMENT: Words("工作情况", "work"),
    Found.HARDSHIP: Words("困难材料", "papers of hardship"),
    Found.CLAIM: Words("说法已核", "statement checked"),
    Found.REFUTED: Words("说法不实", "statement found untrue"),
    Found.ABILITY: Words("还款能力（更正）", "ability (corrected)"),
    Found.WILLINGNESS: Words("还款意愿（更正）", "willingness (corrected)"),
    Found.PERSONA: Words("类型（更正）", "type (corrected)"),
}
CLAIMS = tuple(f"CLM-{number:02}" for number in range(1, 11))
CHOICES = {
    Found.CLAIM: CLAIMS,
    Found.REFUTED: CLAIMS,
    Found.HARDSHIP: ("yes", "no"),
    Found.ABILITY: ("yes", "part", "no", "unknown"),
    Found.WILLINGNESS: ("high", "mid", "low", "unknown"),
    Found.PERSONA: tuple(f"PER-{number:02}" for number in range(1, 9)),
}
CORRECTIONS = frozenset((Found.ABILITY, Found.WILLINGNESS, Found.PERSONA))
VALUE_WORDS = {
    "yes": Words("能 / 有", "yes"),
    "part": Words("能还一部分", "in part"),
    "no": Words("不能 / 没有", "no"),
    "unknown": Words("未知", "unknown"),
    "high": Words("高", "high"),
    "mid": Words("中", "middling"),
    "low": Words("低", "low"),
}

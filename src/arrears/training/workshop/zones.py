"""The five zones of a case file (DAT-01…36): what to mark in each, and whether it holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from arrears.domain.words import Words
from arrears.playbook.review.case import Case, PlanStatus
from arrears.playbook.review.means import left
from arrears.playbook.review.review import Review

from .sheet import NONE, NONE_WORDS, Item

LATE = 90  # days past due from which M4 is counted
WEIGHT = 4  # of each zone


@dataclass(frozen=True, slots=True)
class Mark:
    """One key mark of a zone, and whether a reviewed case shows it."""

    words: Words
    holds: Callable[[Review], bool]


def zone_items() -> tuple[Item, ...]:
    """Return the zones as items to tick, in the order to read them."""
    return tuple(
        Item(name, words, WEIGHT, {**_words(name), NONE: NONE_WORDS}, many=True)
        for name, words in ZONES.items()
    )


def zone_marks(told: Review, zone: str) -> tuple[str, ...]:
    """Return the marks of one zone that the case shows."""
    return tuple(code for code, mark in MARKS[zone].items() if mark.holds(told))


def _words(zone: str) -> Mapping[str, Words]:
    return {code: mark.words for code, mark in MARKS[zone].items()}


def _late(told: Review) -> bool:
    return (told.case.days_past_due or 0) >= LATE


def _broken(told: Review) -> bool:
    return bool(told.case.broken_promises)


def _flagged(told: Review) -> bool:
    case = told.case
    return any(case.flags.values()) or bool(case.on_record or case.refused)


def _tight(told: Review) -> bool:
    rest = left(told.case).monthly
    return rest is not None and not rest.is_positive


def _reachable(told: Review) -> bool:
    return any(each.own and not each.dead for each in told.case.phones or ())


def _dead(told: Review) -> bool:
    return any(each.own and each.dead for each in told.case.phones or ())


def _of_others(told: Review) -> bool:
    return any(not each.own for each in told.case.phones or ())


def _rang_in(told: Review) -> bool:
    return any(touch.channel == "inbound" for touch in told.case.history)


def _terms(told: Review) -> bool:
    allowed = told.case.allowed
    return bool(allowed.plan or allowed.waiver or allowed.extension)


def _cause(told: Review) -> bool:
    return bool(told.reasons)


def _promise(told: Review) -> bool:
    return told.case.promise is not None


def _paid(told: Review) -> bool:
    return bool(told.case.payments)


def _plan(told: Review) -> bool:
    return told.case.plan is not PlanStatus.NONE


def _legal(told: Review) -> bool:
    return told.case.legal_step not in {"", "none"}


def _elsewhere(told: Review) -> bool:
    return bool(told.case.creditors)


def _statements(told: Review) -> bool:
    return bool(told.case.statements)


def _cards(told: Review) -> bool:
    case: Case = told.case
    return (case.cards or 0) > 1


ZONES = {
    "zone1": Words("第一区：案件、客户与标识", "Zone 1: case, customer, flags"),
    "zone2": Words("第二区：号码", "Zone 2: numbers"),
    "zone3": Words("第三区：协商页与记事本", "Zone 3: negotiation page and notepad"),
    "zone4": Words("第四区：行动记录与分期", "Zone 4: action history and plan"),
    "zone5": Words("第五区：账单、卡片与别家", "Zone 5: statements, cards, other lenders"),
}  # fmt: skip
MARKS: Mapping[str, Mapping[str, Mark]] = {
    "zone1": {
        "late": Mark(Words("逾期九十天及以上", "90 days past due or more"), _late),
        "broken": Mark(Words("有承诺没兑现", "a promise was broken"), _broken),
        "flagged": Mark(Words("有标记或登记（投诉、异议、停催等）", "flagged or on a register: complaint, dispute, stop"), _flagged),
        "tight": Mark(Words("每月收支没有余钱", "nothing is left of the month"), _tight),
    },
    "zone2": {
        "reachable": Mark(Words("本人号码可用", "an own number works"), _reachable),
        "dead": Mark(Words("本人有号码不通", "an own number is dead"), _dead),
        "others": Mark(Words("有别人的号码（不能拿来催款）", "others' numbers stand there: not for pressing"), _of_others),
    },
    "zone3": {
        "inbound": Mark(Words("客户打进来过", "the customer has rung in"), _rang_in),
        "terms": Mark(Words("政策允许分期、减免或延期", "policy allows a plan, a waiver or more time"), _terms),
        "cause": Mark(Words("记录里说了没还的原因", "the notes tell why it is unpaid"), _cause),
    },
    "zone4": {
        "promise": Mark(Words("有没到期的承诺", "a promise still runs"), _promise),
        "paid": Mark(Words("近一年还过款", "something was paid within a year"), _paid),
        "plan": Mark(Words("有分期（提出、履行或中断）", "a plan: proposed, kept or broken"), _plan),
        "legal": Mark(Words("有法律步骤", "a legal step was taken"), _legal),
    },
    "zone5": {
        "elsewhere": Mark(Words("欠着别家", "other lenders are owed"), _elsewhere),
        "statements": Mark(Words("有账单可看", "there are statements to read"), _statements),
        "cards": Mark(Words("不止一张卡", "more than one card"), _cards),
    },
}  # fmt: skip

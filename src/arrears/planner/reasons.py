"""Why a case is not called, in words; and of one that is, when and by whom."""

from collections.abc import Collection, Mapping
from typing import Any

from arrears.domain.words import Refusal, Words
from arrears.law.engine.packs import pack, pack_names

from .window import as_clock

UNKNOWN_MARK = "?"
REASONS = {
    "no_due_date": Words("没有逾期债务的到期日", "No overdue due date is known"),
    "not_overdue": Words("尚未逾期", "Not overdue yet"),
    "unknown_zone": Words(
        "债务人所在时区不明，无法确定当地时间",
        "The debtor's time zone is not known, so neither is the hour there",
    ),
    "no_number": Words("没有本人的电话号码", "No telephone number of the debtor's own"),
    "reached_today": Words(
        "今天已与本人通话（或正在通话），不再拨打",
        "Already talked to today (or being rung right now)",
    ),
    "promise_kept": Words(
        "今天已按约还款，不再打扰", "Paid today as promised; left in peace"
    ),
    "payment_claimed": Words(
        "说已付款，先查账，不拨打",
        "Says the money is paid; it is looked for first",
    ),
    "reminded_today": Words(
        "今天的承诺已提醒过，或来不及再打；钱没到，下一个工作日最先联系",
        "Reminded of today's promise, or too late to; first on the next day if no money comes",
    ),
    "same_person": Words(
        "同一债务人每天只联系一次，今天先联系另一案件",
        "One call a day for a debtor; another of the debtor’s cases comes first",
    ),
    "held_out": Words(
        "抽入对照组，不拨打，以便日后判断打电话有没有用",
        "Held out by lot and not called, so that it can be judged what calls do",
    ),
    "excluded": Words(
        "主管今天排除了这个案件，或委托条款不允许打电话",
        "The supervisor left this case out today, or its placement allows no calls",
    ),
    "no_seat_fits": Words(
        "没有合适的坐席（语言、产品、权限、小组或指定坐席）",
        "No seat fits: language, product, authority, team, or the one it is pinned to",
    ),
    "no_seat_left": Words(
        "今天坐席名额已满，顺延到以后", "Today's seats are full; another day"
    ),
}
ROUNDS = {
    "morning": Words("上午轮次", "Morning round"),
    "afternoon": Words("下午轮次", "Afternoon round"),
    "promised": Words("今日承诺", "Promised today"),
    "follow_up": Words("承诺后回访", "After the promised hour"),
    "evening": Words("晚间轮次", "Evening round"),
}
SHOWN_WHEN_CALLED = frozenset({"follow_up", "evening"})  # else there is no such round
CALLED = Words(
    "{round.zh} {clock}（当地时间），坐席 {seat}，第 {place} 位",
    "{round.en} at {clock} (local time), seat {seat}, place {place}",
)
NOT_KNOWN = Words(
    "无法判断“{title.zh}”：有事实不清楚，请先查明",
    "“{title.en}” cannot be judged: a fact is missing; find it out first",
)


def rounds_shown(called: Collection[str]) -> dict[str, Words]:
    """Return the rounds of the day by name; those few days have, where some are `called`."""
    return {
        key: words
        for key, words in ROUNDS.items()
        if key in called or key not in SHOWN_WHEN_CALLED
    }


class UnknownReason(Refusal):
    """The code is none that a plan gives."""

    words = Words(
        "没有原因代码“{code}”。", "There is no reason with the code “{code}”."
    )


def doubtful(rule_key: str) -> str:
    """Return the code for: a fact that this rule asks for is not known."""
    return rule_key + UNKNOWN_MARK


def reason_words(code: str) -> Words:
    """
    Return a reason's code in words; a rule's key is told by the rule's title.

    Raises UnknownReason.
    """
    if code in REASONS:
        return REASONS[code]
    title = _title(code.removesuffix(UNKNOWN_MARK), code)
    return NOT_KNOWN.filled(title=title) if code.endswith(UNKNOWN_MARK) else title


def why(row: Mapping[str, Any]) -> Words:
    """Return, for one row of the plan, why it is not called, or when and by whom."""
    if row["reason"] is not None:
        return reason_words(row["reason"])
    return CALLED.filled(
        round=ROUNDS[row["round"]],
        clock=as_clock(row["slot_minutes"]),
        seat=row["seat"],
        place=row["place"],
    )


def _title(key: str, code: str) -> Words:
    name = key.partition(".")[0]
    rules = pack(name) if name in pack_names() else ()
    for rule in rules:
        if rule.key == key:
            return rule.title
    raise UnknownReason(code=code)

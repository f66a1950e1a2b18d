"""
民法典 188, 189, 192, 193, 195; 诉讼时效规定 8, 19; 法释〔2021〕10号 3: limitation in China.

Only what those articles say is taken as certain. An event that lacks its proof, or a
kind that no article read here names, may have its effect or not: where the answer
hangs on it, the answer is "unknown", and a lawyer looks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from arrears.domain.money.months import MONTHS_A_YEAR, month_after
from arrears.domain.words import Words

PERIOD = 3 * MONTHS_A_YEAR  # 民法典 188, mark P
OUTER_LIMIT = 20 * MONTHS_A_YEAR  # 民法典 188, mark P
CARD = "card"


class LimitationKind(StrEnum):
    """What can interrupt the period, or waive its expiry."""

    DEMAND_SIGNED = "demand_signed"
    DEMAND_DELIVERED = "demand_delivered"  # letter or data message that reached
    BANK_DEDUCTION = "bank_deduction"
    PUBLIC_NOTICE = "public_notice"
    CARD_NOTICE = "card_notice"  # to the reserved number or address
    POLICE_REPORT = "police_report"  # cards: suspected malicious overdraft
    AGREED = "agreed"  # the debtor agreed to pay
    PAID = "paid"  # the debtor paid of her own will
    SUIT = "suit"  # suit, arbitration, or their equal
    CALL = "call"  # a demand by telephone; nothing read here says it counts


CARD_ONLY = {LimitationKind.CARD_NOTICE, LimitationKind.POLICE_REPORT}
CITES = {
    LimitationKind.DEMAND_SIGNED: "诉讼时效规定 8",
    LimitationKind.DEMAND_DELIVERED: "诉讼时效规定 8",
    LimitationKind.BANK_DEDUCTION: "诉讼时效规定 8",
    LimitationKind.PUBLIC_NOTICE: "诉讼时效规定 8",
    LimitationKind.CARD_NOTICE: "法释〔2021〕10号 3",
    LimitationKind.POLICE_REPORT: "法释〔2021〕10号 3",
    LimitationKind.AGREED: "民法典 195",
    LimitationKind.SUIT: "民法典 195",
}  # all of mark P; PAID is missing: that paying part interrupts was not read (M)


class LimitationStatus(StrEnum):
    """Whether a court would still help, as far as is proven."""

    RUNNING = "running"
    EXPIRED = "expired"
    WAIVED = "waived"  # it had expired, and the debtor agreed or paid
    UNKNOWN = "unknown"

    @property
    def words(self) -> Words:
        """Return the status as people read it."""
        return STATUS_WORDS[self]


STATUS_WORDS = {
    LimitationStatus.RUNNING: Words("诉讼时效期间内", "within limitation"),
    LimitationStatus.EXPIRED: Words("诉讼时效已过", "limitation expired"),
    LimitationStatus.WAIVED: Words(
        "时效已过，债务人已放弃抗辩", "expired and waived by the debtor"
    ),
    LimitationStatus.UNKNOWN: Words("诉讼时效不明", "limitation unknown"),
}
FROM_DUE = Words(
    "诉讼时效从最后一期到期日 {runs_from} 起算，到 {expires_on} 为止。",
    "Limitation runs from {runs_from}, when the last instalment fell due, and ends on {expires_on}.",
)
FROM_EVENT = Words(
    "诉讼时效因 {runs_from} 的中断重新起算，到 {expires_on} 为止。",
    "Limitation was interrupted on {runs_from}, began anew and ends on {expires_on}.",
)
OVER = Words(
    "诉讼时效已于 {expires_on} 届满，债务人可以拒绝还款。不得声称起诉必胜。",
    "Limitation ended on {expires_on}; the debtor may refuse to pay. Never say that a suit will succeed.",
)
WAIVED = Words(
    "诉讼时效已于 {expires_on} 届满，债务人其后（{runs_from}）同意还款或自愿还款。",
    "Limitation ended on {expires_on}; after that ({runs_from}) the debtor agreed to pay, or paid.",
)
HANGS_ON = Words(
    "诉讼时效取决于 {on} 的事项，尚缺证明或法律依据未核实。请法务确认。",
    "Limitation hangs on what happened on {on}, which lacks proof or verified law. Ask the legal team.",
)
NO_DUE_DAY = Words(
    "不知道最后一期何时到期，无法判断诉讼时效。请向委托方核对。",
    "Nobody knows when the last instalment fell due, so limitation is not known. Ask the lender.",
)
SIGNING = Words(
    "时效届满后，在催款单上签字或同意还款，可能视为放弃时效抗辩。请先说明这一点。",
    "After limitation has ended, signing a notice or agreeing to pay may give up that defence. Say so first.",
)


@dataclass(frozen=True, slots=True)
class LimitationEvent:
    """
    What happened to the period on a day, and what proves it (empty: nothing does).

    `ended_on` is the day on which a suit or arbitration ended.
    """

    kind: LimitationKind
    on: date
    proof: str = ""
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Limitation:
    """
    Where the period stands on a day.

    expires_on  its last day as far as is proven; None where no day is known
    runs_from   the day from which it counts, or on which its expiry was waived
    event       what happened on that day; None: the last instalment fell due
    """

    status: LimitationStatus
    expires_on: date | None
    runs_from: date | None
    event: LimitationEvent | None
    sentence: Words

    @property
    def may_speak_of_suit(self) -> bool:
        """Say whether a suit may be named as a way at all; never that it succeeds."""
        return self.status is LimitationStatus.RUNNING

    @property
    def before_signing(self) -> Words | None:
        """Return what must be said before a signature or a promise is asked for."""
        return None if self.status is LimitationStatus.RUNNING else SIGNING


@dataclass(frozen=True, slots=True)
class _Clock:
    """The period as one reading of the events has it."""

    runs_from: date
    expires_on: date
    event: LimitationEvent | None = None
    is_waived: bool = False

    def status(self, on: date) -> LimitationStatus:
        if self.is_waived:
            return LimitationStatus.WAIVED
        over = on > self.expires_on
        return LimitationStatus.EXPIRED if over else LimitationStatus.RUNNING


def limitation(
    last_due_on: date | None,
    *,
    events: Iterable[LimitationEvent] = (),
    product: str,
    on: date,
) -> Limitation:
    """
    Say where limitation stands on day `on`, from the events until then.

    Read twice, once with what is certain and once with all that may have its effect;
    where the two differ, it is unknown. Its last day is still within. An end on a day
    off is not moved on, which is the debtor's favour.

    Source   regulation.md 1.10
    """
    if last_due_on is None:
        return Limitation(LimitationStatus.UNKNOWN, None, None, None, NO_DUE_DAY)
    known = sorted((e for e in events if e.on <= on), key=lambda e: e.on)
    certain = [each for each in known if _is_certain(each, product)]
    sure = _run(last_due_on, certain)
    perhaps = _run(last_due_on, known, widely_until=on)
    if sure.status(on) is not perhaps.status(on):
        return _hangs(sure, known, certain)
    return _told(sure, on)


def _is_certain(event: LimitationEvent, product: str) -> bool:
    if not event.proof.strip() or event.kind is LimitationKind.CALL:
        return False
    return event.kind not in CARD_ONLY or product == CARD


def _run(
    due_on: date, events: Sequence[LimitationEvent], *, widely_until: date | None = None
) -> _Clock:
    """Replay the events; `widely_until` gives each the most effect it may have."""
    outer = month_after(due_on, OUTER_LIMIT)
    clock = _Clock(due_on, month_after(due_on, PERIOD))
    for event in events:
        if event.on > clock.expires_on:
            if _waives(event, outer, widely=widely_until is not None):
                return _Clock(event.on, clock.expires_on, event, is_waived=True)
        elif starts := _begins_anew(event, widely_until):
            begins = max(starts, due_on)
            expires_on = min(month_after(begins, PERIOD), outer)
            if expires_on > clock.expires_on:
                clock = _Clock(begins, expires_on, event)
    return clock


def _begins_anew(event: LimitationEvent, widely_until: date | None) -> date | None:
    """
    Return the day from which the period counts anew; None where it does not.

    A suit whose end nobody told counts from its beginning; widely, it goes on still.
    """
    if event.kind is LimitationKind.SUIT:
        return event.ended_on or widely_until or event.on
    return event.on if widely_until or event.kind in CITES else None


def _waives(event: LimitationEvent, outer: date, *, widely: bool) -> bool:
    """Say whether it gives up the defence; signing only may, as may all after 20 years."""
    if event.kind in {LimitationKind.AGREED, LimitationKind.PAID}:
        return widely or event.on <= outer
    return widely and event.kind is LimitationKind.DEMAND_SIGNED


def _hangs(
    sure: _Clock, known: Sequence[LimitationEvent], certain: Sequence[LimitationEvent]
) -> Limitation:
    """Return unknown, naming the last event that decides it."""
    doubtful = [each for each in known if each not in certain] or known
    sentence = HANGS_ON.filled(on=doubtful[-1].on)
    return Limitation(
        LimitationStatus.UNKNOWN, sure.expires_on, sure.runs_from, sure.event, sentence
    )


def _told(clock: _Clock, on: date) -> Limitation:
    status = clock.status(on)
    within = FROM_EVENT if clock.event else FROM_DUE
    by_status = {LimitationStatus.EXPIRED: OVER, LimitationStatus.WAIVED: WAIVED}
    sentence = by_status.get(status, within).filled(
        runs_from=clock.runs_from, expires_on=clock.expires_on
    )
    return Limitation(status, clock.expires_on, clock.runs_from, clock.event, sentence)

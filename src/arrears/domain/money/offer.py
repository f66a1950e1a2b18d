"""An offer to settle otherwise than in full: what it grants, who decided, until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from arrears.domain.words import Refusal, Words

from .amount import Amount
from .plan import Plan


class OfferKind(StrEnum):
    """What can be offered (QST-02)."""

    FULL_PAYMENT = "full_payment"
    PLAN = "plan"
    WAIVER = "waiver"  # one payment, part of the charges forgiven
    SETTLEMENT = "settlement"  # one payment, part of the principal forgiven too
    EXTENSION = "extension"  # the same sum, later

    @property
    def words(self) -> Words:
        """Return the kind's name as people read it."""
        return KIND_WORDS[self]


KIND_WORDS = {
    OfferKind.FULL_PAYMENT: Words("一次还清", "payment in full"),
    OfferKind.PLAN: Words("分期还款", "instalment plan"),
    OfferKind.WAIVER: Words("一次还清，减免息费", "one payment, charges reduced"),
    OfferKind.SETTLEMENT: Words("一次还清，部分减免本金", "settlement for less"),
    OfferKind.EXTENSION: Words("延期还款", "extension"),
}


class OfferState(StrEnum):
    """Where an offer stands on a day; derived, never stored."""

    PROPOSED = "proposed"  # beyond the maker's authority; nobody decided yet
    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"  # by whoever had to approve it
    EXPIRED = "expired"


class OfferRefused(Refusal):
    """The offer cannot be made or decided so."""


class MakerMayNotDecide(OfferRefused):
    """Four eyes: whoever proposed an offer does not approve it."""

    words = Words(
        "{by} 提出的方案须由另一个人审批。",
        "{by} made this offer; somebody else has to decide on it.",
    )


class AuthorityTooLow(OfferRefused):
    """The one who wants to decide may not grant that much."""

    words = Words(
        "{role} 的权限不够，这个方案需要 {needs} 审批。",
        "A {role} may not grant this; it needs a {needs}.",
    )


class OfferIsOver(OfferRefused):
    """The offer was accepted, declined, or its last day has passed."""

    words = Words(
        "这个方案已经{state.zh}，不能再改。请重新提出方案。",
        "This offer is {state.en}; it cannot be changed. Make a new one.",
    )


STATE_WORDS = {
    OfferState.PROPOSED: Words("待审批", "waiting for approval"),
    OfferState.OPEN: Words("有效", "open"),
    OfferState.ACCEPTED: Words("被接受", "accepted"),
    OfferState.DECLINED: Words("未获批准", "declined"),
    OfferState.EXPIRED: Words("过期", "expired"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """
    What the debtor pays, what is forgiven of which head, and until when that stands.

    `needs` is the least role that may grant it. `expires_on` is the last day on which
    it may be accepted; it is the policy's, never made up on the telephone (DET-03).
    """

    kind: OfferKind
    pays: Amount
    waives: Mapping[str, Amount]  # by head; empty where nothing is forgiven
    plan: Plan | None  # the days; one instalment where all is paid at once
    made_on: date
    expires_on: date
    by: str
    needs: str
    policy: str  # the version of the policy that it was made from
    approved_by: str = ""
    declined_by: str = ""
    accepted_on: date | None = None

    def state(self, on: date) -> OfferState:
        """Say where the offer stands on that day."""
        if self.declined_by:
            return OfferState.DECLINED
        if self.accepted_on is not None and self.accepted_on <= on:
            return OfferState.ACCEPTED
        if on > self.expires_on:
            return OfferState.EXPIRED
        return OfferState.OPEN if self.approved_by else OfferState.PROPOSED

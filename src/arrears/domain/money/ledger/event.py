"""One thing that happened to a debt's money, with both of its dates."""

from dataclasses import dataclass

PAYING = frozenset(
    {
        "payment",
        "goodwill_credit",
        "merchant_refund",
        "payout_refund",
        "charge_adjustment",
    }
)
TYPES = PAYING | {
    "charge",
    "credit_refund",
    "chargeback",
    "waiver",
    "write_off",
    "reversal",
    "pause",
    "resume",
}
WITHOUT_AMOUNT = frozenset({"pause", "resume", "reversal", "waiver", "write_off"})


@dataclass(frozen=True, slots=True)
class Event:
    """
    What happened, when it counts from, and when the books learnt of it.

    Days are ordinals (`date.toordinal`): replaying compares them and subtracts.
    amount is in minor units; None says "all of it" (waiver, write-off).
    """

    kind: str
    on: int
    booked_on: int
    amount: int | None = None
    head: int | None = None
    due: int | None = None
    ref: str = ""
    reverses: str | None = None

    @property
    def counts_on(self) -> int:
        """
        Return the day it counts from in the replay.

        A charge told ahead of its day counts once it is booked, as an instalment
        does; one whose own day had passed counts from that day.
        """
        if self.kind != "charge":
            return self.on
        return min(self.on, self.booked_on, self.due or self.on)

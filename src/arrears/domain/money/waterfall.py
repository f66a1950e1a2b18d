"""Where a payment goes first."""

from collections.abc import Mapping, Sequence

from .amount import Amount

CIVIL_CODE_561 = ("costs", "penalty", "fee", "interest", "principal")


def spread(
    payment: Amount, owed: Mapping[str, Amount], *, order: Sequence[str]
) -> dict[str, Amount]:
    """
    Split `payment` over what is `owed`, filling each head before the next.

    `order` names the heads, first filled first; law or contract sets it (Civil
    Code art. 561: costs of realising the claim, interest, principal). What no
    head takes comes back as "credit". The parts always add up to the payment.
    """
    left, parts = payment, {}
    for head in order:
        parts[head] = left.up_to(owed[head])
        left -= parts[head]
    return parts | {"credit": left}

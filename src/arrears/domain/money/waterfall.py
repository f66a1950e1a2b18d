"""Which head a payment fills first: the one way all money is allocated."""

from collections.abc import Mapping, Sequence

from .amount import Amount

CIVIL_CODE_561 = ("costs", "penalty", "fee", "interest", "principal")


def fill(left: int, owed: list[int], *, order: Sequence[int], into: list[int]) -> int:
    """
    Take from `owed` what `left` pays, one head after the other; return what is left.

    Heads are places in the lists; what each got is added to `into`. Nothing is
    lost or made: what leaves `owed` is what comes to `into`. Minor units.
    """
    for head in order:
        part = owed[head]
        if part:
            if part >= left:
                owed[head] = part - left
                into[head] += left
                return 0
            owed[head] = 0
            into[head] += part
            left -= part
    return left


def spread(
    payment: Amount, owed: Mapping[str, Amount], *, order: Sequence[str]
) -> dict[str, Amount]:
    """
    Split `payment` over what is `owed`, filling each head before the next.

    `order` names the heads, first filled first; law or contract sets it (Civil
    Code art. 561: costs of realising the claim, interest, principal). What no
    head takes comes back as "credit". The parts always add up to the payment.
    Raises CurrencyMismatch where a head is in another currency.
    """
    nothing = payment - payment
    open_ = [(owed[head] + nothing).minor for head in order]
    parts = [0] * len(open_)
    left = fill(payment.minor, open_, order=range(len(open_)), into=parts)
    told = dict(zip(order, parts, strict=True)) | {"credit": left}
    return {head: Amount(payment.currency, minor) for head, minor in told.items()}

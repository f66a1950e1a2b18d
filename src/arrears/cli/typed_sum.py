"""A sum of money as somebody types it at a terminal."""

from decimal import Decimal, InvalidOperation

from arrears.domain.money.currency import minor_digits

MOST_DIGITS = 15  # of minor units


def minor_of(amount: str, currency: str) -> int | None:
    """Return a sum like 1,200.50 in minor units; None where it is none of the currency."""
    try:
        minor = Decimal(amount.replace(",", "")).scaleb(minor_digits(currency))
    except (InvalidOperation, KeyError):
        return None
    if not minor.is_finite() or minor.adjusted() >= MOST_DIGITS:
        return None
    return int(minor) if minor == minor.to_integral_value() else None

"""Money as people write it, the same on a screen, on paper and on the terminal."""

from decimal import Decimal

from .amount import Amount
from .currency import minor_digits

SIGNS = {
    "CNY": "¥",
    "TWD": "NT$",
    "HKD": "HK$",
    "USD": "US$",
    "EUR": "€",
    "GBP": "£",
    "INR": "₹",
}
WITHOUT_MINOR = {"TWD"}  # has cents by ISO 4217, and nobody writes them


def money(amount: Amount) -> str:
    """Return the amount with its sign in front: ¥12,345.67, NT$8,000, −¥3.00."""
    digits = minor_digits(amount.currency)
    value = Decimal(abs(amount.minor)).scaleb(-digits)
    if amount.currency in WITHOUT_MINOR and value == value.to_integral_value():
        digits = 0
    sign = SIGNS.get(amount.currency, f"{amount.currency} ")
    return f"{'−' if amount.minor < 0 else ''}{sign}{value:,.{digits}f}"

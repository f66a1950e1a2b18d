"""How many digits a currency has behind the point (ISO 4217)."""

DIGITS_OTHER_THAN_TWO = {
    "BHD": 3,
    "CLP": 0,
    "ISK": 0,
    "JOD": 3,
    "JPY": 0,
    "KRW": 0,
    "KWD": 3,
    "OMR": 3,
    "TND": 3,
    "UGX": 0,
    "VND": 0,
    "XAF": 0,
    "XOF": 0,
}


def minor_digits(currency: str) -> int:
    """Return the number of decimal digits of `currency`: 2 for CNY, 0 for JPY."""
    return DIGITS_OTHER_THAN_TWO.get(currency, 2)

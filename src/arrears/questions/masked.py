"""Numbers and addresses as a screen shows them before a call is cleared."""

from arrears.domain.contact.channel import PointKind

SHOWN_START, SHOWN_END = 3, 4


def masked(value: str, kind: str) -> str:
    """
    Return `value` with its middle hidden: 138****1234, l***@example.com.

    A postal address keeps its first six characters, a messenger name its first two.
    """
    if kind in {PointKind.EMAIL, PointKind.WORK_EMAIL}:
        name, _, host = value.partition("@")
        return f"{name[:1]}***@{host}"
    if kind == PointKind.POSTAL:
        return f"{value[:6]}…"
    if not PointKind(kind).is_dialled:
        return f"{value[:2]}***"
    local = value.removeprefix("+86")
    return f"{local[:SHOWN_START]}****{local[-SHOWN_END:]}"


def masked_account(number: str) -> str:
    """Return an account number by its last four characters only: …1042."""
    return f"…{number[-SHOWN_END:]}"


def masked_name(name: str) -> str:
    """Return a name by its first character only: 艾*, A*."""
    return f"{name[:1]}*" if name else ""

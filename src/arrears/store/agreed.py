"""What was agreed to on a case, and taken back since, read as the records law knows."""

from collections.abc import Iterable, Sequence

from arrears.domain.contact.channel import PointKind

from .models import Case, Consent, Point
from .standing import Line, clock

AT_WORK = {PointKind.WORK, PointKind.WORK_EMAIL}


def given(case: Case) -> Sequence[Consent]:
    """Return every consent recorded on the case, also those taken back since."""
    return list(case.consents.select_related("point").order_by("since", "pk"))


def consent_lines(consents: Iterable[Consent], point: Point) -> list[Line]:
    """
    Return the consents and their revocations as records, for a contact by `point`.

    A consent that names no number opens none at work. The standing permission of a
    work number goes with them, or the records would be read as all there is.
    """
    lines = [
        line
        for row in consents
        if row.point_id or point.kind not in AT_WORK
        for line in (_consent(row), *_revocation(row))
    ]
    return lines + _permission(point) if lines else lines


def _consent(row: Consent) -> Line:
    return _scope(row) | {
        "kind": "consent",
        "at": row.since.isoformat(),
        "from": clock(row.from_minutes),
        "until": clock(row.until_minutes),
        "expires_on": row.expires_on.isoformat() if row.expires_on else None,
    }


def _revocation(row: Consent) -> list[Line]:
    if row.revoked_at is None:
        return []
    return [_scope(row) | {"kind": "revocation", "at": row.revoked_at.isoformat()}]


def _scope(row: Consent) -> Line:
    return {
        "person": str(row.person_id),
        "channel": row.channel,
        "point": row.point.value if row.point else None,
    }


def _permission(point: Point) -> list[Line]:
    if not point.permitted_until:
        return []
    return [
        {
            "kind": "consent",
            "person": str(point.person_id),
            "point": point.value,
            "expires_on": point.permitted_until.isoformat(),
        }
    ]

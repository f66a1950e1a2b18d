"""By what she is to be reached next: her own number, a letter, the promise's hour, or not at all."""

from enum import StrEnum

from .case import Case
from .notes import Notes
from .route import Route, Taken


class Next(StrEnum):
    """The next contact."""

    PROMISE_HOUR = "promise_hour"
    OWN_MOBILE = "own_mobile"
    LETTER = "letter"
    NONE = "none"


NO_CONTACT = frozenset(
    ("died", "suicidal", "police", "cease", "stopped", "plan_kept", "settled",
     "limitation", "deliberate", "minor", "violence")
)  # fmt: skip
IN_WRITING = frozenset(
    (Route.DISPUTE, Route.COMPLAINT, Route.SKIP_TRACE, Route.LEGAL_REVIEW)
)
ILL = ("mind", "disabled", "own_ill", "injured")


def next_contact(case: Case, notes: Notes, taken: Taken) -> Next:
    """Return how to reach the debtor next, by own channels only (QST-04)."""
    if taken.because in NO_CONTACT or _others_told_of_illness(notes, taken):
        return Next.NONE
    if taken.route in IN_WRITING:
        return Next.LETTER
    if promise_runs(case) and taken.route is Route.TALK and not case.refused:
        return Next.PROMISE_HOUR
    if _rather_in_writing(notes, taken) or "phone" in case.refused:
        return Next.LETTER
    return _by_phone(case)


def _others_told_of_illness(notes: Notes, taken: Taken) -> bool:
    """Say whether only somebody else told that the debtor is ill: believe it, and rest."""
    ill = taken.route is Route.VULNERABLE and notes.any("own_ill", "injured")
    return ill and not notes.own(*ILL) and "mind" not in notes


def _rather_in_writing(notes: Notes, taken: Taken) -> bool:
    hard = taken.route is Route.VULNERABLE and notes.any("mind", "disabled")
    return hard or notes.own("asks_writing", "writes_only")


def _by_phone(case: Case) -> Next:
    if case.phones is None or any(
        phone.own and not phone.dead for phone in case.phones
    ):
        return Next.OWN_MOBILE
    return Next.LETTER if case.phones else Next.NONE


def promise_runs(case: Case) -> bool:
    """Say whether a promise stands whose day has not passed."""
    if case.promise is None:
        return False
    return (
        case.promise.on is None or case.as_of is None or case.promise.on >= case.as_of
    )

"""Why it has not been paid, by what was told: RSN and CLM codes, the plainest first."""

from collections.abc import Iterator

from .case import Case
from .notes import STORIES, Notes
from .route import Route, Taken

OWN_WORD = (  # the code, and the facts of which one must stand
    ("RSN-06", ("kin_ill",)),
    ("CLM-09", ("kin_in_hospital",)),
    ("CLM-05", ("defrauded",)),
    ("RSN-01", ("business_failed",)),
    ("RSN-07", ("job_lost", "pay_cut")),
    ("CLM-04", ("wages_late",)),
    ("CLM-02", ("own_new_number",)),
    ("RSN-04", ("waits_waiver",)),
    ("RSN-02", ("never_contacted",)),
    ("RSN-08", ("scripted", "no_persuading")),
    ("CLM-06", ("hard_home", "kin_died", "disaster")),
)
ANYBODY = (
    ("CLM-08", ("died",)),
    ("CLM-07", ("accident", "injured")),
    ("CLM-01", ("not_the_person", "never_applied")),
)
INSTEAD = {  # a code that says the same less exactly, and those that say it better
    "RSN-07": frozenset(("RSN-06", "CLM-07", "RSN-01")),
    "CLM-06": frozenset(("RSN-01", "RSN-07")),
    "RSN-02": frozenset(("RSN-04",)),
}
MANY_CREDITORS = 4
MOST = 3
LISTENED = frozenset(("died", "not_the_person"))


def reasons(case: Case, notes: Notes, taken: Taken) -> tuple[str, ...]:
    """Return the codes of what keeps her from paying; by her own word before others'."""
    noted = case.corrected.get("reason")
    found = list(dict.fromkeys([noted] if noted else _reasons(case, notes, taken)))
    exact = [
        code for code in found if not INSTEAD.get(code, frozenset()) & frozenset(found)
    ]
    if not exact and notes.own("plain_no_money"):
        exact = ["CLM-03"]
    if taken.route is not Route.STOP and _told_by_others(notes):
        exact.append("CLM-10")
    return tuple(exact[:MOST])


def _reasons(case: Case, notes: Notes, taken: Taken) -> Iterator[str]:
    yield from (code for code, facts in ANYBODY if notes.any(*facts))
    if "died" in notes:
        return
    yield from (code for code, facts in OWN_WORD if notes.own(*facts))
    if taken.because == "deliberate":
        yield "RSN-03"
    if (case.creditors or 0) >= MANY_CREDITORS or notes.own("many_debts"):
        yield "RSN-05"


def _told_by_others(notes: Notes) -> bool:
    return any(
        each.second_hand and each.fact in STORIES - LISTENED for each in notes.heard
    )

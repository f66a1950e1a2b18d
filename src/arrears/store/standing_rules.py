"""Standing rules that are kept: their versions by list, and the cases they are for."""

from collections.abc import Mapping
from datetime import date

import polars as pl
from django.db.models import QuerySet

from . import narrow, sql
from .frames import owed_by_case
from .models import Proposal
from .narrow import Debtors
from .versions import text_on, texts_on, versions

CHANGE = "assign_rules"
OF_HOUSE, OF_TEAM = "house", "team:"
AT_ONCE = 50_000  # debtors that are asked for one by one; beyond, the whole book


def subject_of(team: str) -> str:
    """Return under which name the list of a team is kept; without one, the house's."""
    return f"{OF_TEAM}{team}" if team else OF_HOUSE


def team_of(subject: str) -> str:
    """Return whose list is kept under the name; empty for the house's."""
    return subject.removeprefix(OF_TEAM) if subject.startswith(OF_TEAM) else ""


def rules_text(team: str, *, on: date) -> str:
    """Return the text of the list in force on a day; empty where there is none."""
    return text_on(on, change=CHANGE, subject=subject_of(team))


def rules_texts(on: date) -> Mapping[str, str]:
    """Return the lists in force on a day by team, the house's first."""
    texts = texts_on(on, change=CHANGE)
    return {team_of(each): texts[each] for each in sorted(texts, key=team_of)}


def rules_versions(team: str) -> QuerySet[Proposal]:
    """Return every version of a list that was agreed to, the last in force first."""
    return versions(change=CHANGE, subject=subject_of(team))


def waiting_rules(team: str) -> Proposal | None:
    """Return the version of a list that waits for a second person."""
    rows = Proposal.objects.filter(change=CHANGE, subject=subject_of(team))
    return rows.filter(decided_at=None).first()


def ruled_cases(*, whole: bool, of: Debtors = None) -> pl.DataFrame:
    """
    Return the open cases as standing rules ask of them, and whose each is.

    Unless the `whole` book is wanted, those that no seat has; told `of` which debtors,
    theirs alone. What is not known is null.
    """
    if of is None and not whole:
        of = _loose_debtors()
    return (
        narrow.frame(CASES, CASE, of=of)
        .join(owed_by_case(of=of), on="case", how="left")
        .filter(pl.lit(whole) | (pl.col("seat") == ""))
        .with_columns(pl.col("zone", "language", "product").replace("", None))
        .sort("case")
    )


def _loose_debtors() -> Debtors:
    """Return whose cases no seat has; None, the whole book, where they are many."""
    found = sql.rows(LOOSE, most=AT_ONCE + 1)
    return None if len(found) > AT_ONCE else [debtor for (debtor,) in found]


LOOSE = """
    SELECT DISTINCT c.debtor_id FROM {case} c
    LEFT JOIN {assignment} a
           ON a.case_id = c.id AND a.ended_at IS NULL AND a.seat <> ''
    WHERE c.closed_on IS NULL AND a.id IS NULL LIMIT %(most)s
"""
CASE: sql.Schema = {
    "id": pl.Int64,
    "case": pl.String,
    "lender": pl.String,
    "zone": pl.String,
    "language": pl.String,
    "seat": pl.String,
    "team": pl.String,
}
CASES = """
    SELECT c.id, c.number, l.key, p.zone, p.language,
           coalesce(a.seat, ''), coalesce(a.team, '')
    FROM {case} c JOIN {person} p ON p.id = c.debtor_id
    JOIN {placement} t ON t.id = c.placement_id
    JOIN {lender} l ON l.id = t.lender_id
    LEFT JOIN {assignment} a ON a.case_id = c.id AND a.ended_at IS NULL
    WHERE c.closed_on IS NULL [of c.debtor_id]
"""

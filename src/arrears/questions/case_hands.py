"""Whose a case is, who helps with it, and what a supervisor was asked about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from arrears.domain.case.escalating import ABOUT
from arrears.domain.words import Words
from arrears.store.hands import HandRow


@dataclass(frozen=True, slots=True)
class Hands:
    """The owner and the second handler by name; empty where there is none."""

    owner: str
    team: str
    helper: str
    about: Words | None  # of the open escalation
    told: str
    escalated_by: str
    escalated_at: datetime | None
    taken_by: str
    lifts_asked: frozenset[int]  # stops


def case_hands(rows: Sequence[HandRow], names: Mapping[str, str]) -> Hands:
    """Return in whose hands the case is, by what stands of these rows."""
    standing = [row for row in rows if row.until is None]
    of = {row.kind: row for row in standing}
    owned, pair, asked = of.get("assigned"), of.get("paired"), of.get("escalated")
    return Hands(
        owner=names.get(owned.first, owned.first) if owned else "",
        team=owned.second if owned else "",
        helper=names.get(pair.first, pair.first) if pair else "",
        about=ABOUT[asked.first] if asked else None,
        told=asked.told if asked else "",
        escalated_by=names.get(asked.by, asked.by) if asked else "",
        escalated_at=asked.at if asked else None,
        taken_by=names.get(asked.second, asked.second) if asked else "",
        lifts_asked=frozenset(int(row.first) for row in standing if row.kind == "lift"),
    )

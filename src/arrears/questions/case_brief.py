"""The review of a case in short, with its deals: the second request of the case page."""

from dataclasses import dataclass
from datetime import datetime

from arrears.store import cases

from .case_history import staff_names
from .case_review import ReviewPage, case_review
from .masked import masked_name
from .money_page import Deals, deals


@dataclass(frozen=True, slots=True)
class CaseBrief:
    """The brief, under the number and the name that the asker may read."""

    number: str
    name: str
    told: ReviewPage
    deals: Deals


def case_brief(
    number: str, *, now: datetime, by: str, lang: str, masked: bool
) -> CaseBrief:
    """Return the brief of case `number` as it stands at `now`. Raises UnknownCase."""
    case, names = cases.case(number), staff_names()
    name = masked_name(case.debtor.name) if masked else case.debtor.name
    told = case_review(
        number, now=now, by=by, lang=lang, called=name, case=case, names=names
    )
    settled = deals(case, on=told.on, by=by, names=names)
    return CaseBrief(case.number, name, told, settled)

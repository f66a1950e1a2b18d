"""The facts of the case that decide whether a sentence is true."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from arrears.domain.words import Refusal, Words

STEPS = {  # stages of the law, in their order
    "lawyer_letter": 1, "letter": 1, "律师函": 1, "demand": 1,
    "presuit": 2, "mediation": 2, "诉前": 2, "诉前调解": 2, "legal_review": 2,
    "filed": 3, "suit": 3, "立案": 3, "起诉": 3, "arbitration": 3, "hearing": 3,
    "accept": 3, "受理": 3, "served": 3, "court": 3, "仲裁": 3, "开庭": 3,
    "judg": 4, "判决": 4, "won": 4,
    "enforc": 5, "执行": 5, "frozen": 5, "preserv": 5,
}  # fmt: skip
NO_STEP = {
    "",
    "none",
    "no",
    "null",
    "false",
    "无",
    "not_filed",
    "未立案",
    "没有",
    "n/a",
    "0",
}


class FactUnclear(Refusal):
    """A fact of the case cannot be read."""

    words = Words(
        "事实“{fact}”的值“{value}”读不懂，请写成 {form}。",
        "The fact “{fact}” has the value “{value}”, which cannot be read. Write {form}.",
    )


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """
    What the registers say about the case. None: nobody knows.

    legal_step   the furthest stage on record, 0 (none) to 5 (enforcement)
    principal    yuan, whole
    """

    legal_step: int = 0
    legal_step_date: date | None = None
    visit_booked: bool | None = None
    offer_approved: bool | None = None
    offer_expires: date | None = None
    identity_verified: bool | None = None
    lost_contact_proven: bool | None = None
    contact_refused: bool | None = None
    vulnerable: bool | None = None
    product: str = ""
    principal: int | None = None
    limitation_expired: bool | None = None
    today: date | None = None

    @classmethod
    def read(cls, facts: Mapping[str, Any]) -> "CaseFacts":
        """Return the facts of a line. Raises FactUnclear. Unknown names are left alone."""
        return cls(
            legal_step=_step(facts.get("legal_step")),
            legal_step_date=_day(facts, "legal_step_date"),
            visit_booked=_truth(facts, "visit_booked"),
            offer_approved=_truth(facts, "offer_approved"),
            offer_expires=_day(facts, "offer_expires"),
            identity_verified=_truth(facts, "identity_verified"),
            lost_contact_proven=_truth(facts, "lost_contact_proven"),
            contact_refused=_truth(facts, "contact_refused"),
            vulnerable=_truth(facts, "vulnerable"),
            product=str(facts.get("product") or ""),
            principal=_yuan(facts),
            limitation_expired=_truth(facts, "limitation_expired"),
            today=_day(facts, "today"),
        )


def _step(value: Any) -> int:
    if isinstance(value, Mapping):
        value = value.get("kind") or value.get("step") or value.get("stage")
    name = str(value if value is not None else "").strip().lower().replace("-", "_")
    if name in NO_STEP:
        return 0
    return max((n for word, n in STEPS.items() if word in name), default=0)


def _truth(facts: Mapping[str, Any], name: str) -> bool | None:
    value = facts.get(name)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value.strip().lower() not in NO_STEP
    return bool(value)


def _day(facts: Mapping[str, Any], name: str) -> date | None:
    value = facts.get(name)
    if not value or isinstance(value, bool):
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise FactUnclear(fact=name, value=value, form="2026-03-02") from None


def _yuan(facts: Mapping[str, Any]) -> int | None:
    value = facts.get("principal")
    if value is None or isinstance(value, bool):
        return None
    try:
        return int(str(value).replace(",", "").split(".")[0])
    except ValueError:
        raise FactUnclear(fact="principal", value=value, form="18000") from None

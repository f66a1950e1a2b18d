"""One transcript in as JSON, one review out: the call review for scripts."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from arrears.law.wording.lines import Answer, answers, facts, text, unfit

from .promise import Promised
from .review import Review, Turn, review


def transcript_answers(lines: Iterable[str], *, lang: str) -> Iterator[Answer]:
    """Return one answer for each line of the transcript form, in the same order."""
    return answers(lines, _answer, lang)


def _answer(row: Mapping[str, Any], _lang: str) -> Answer:
    reviewed = review(_turns(row), facts(row))
    return {
        "violations": [
            {"turn": turn, "label": label} for turn, label in reviewed.violations
        ],
        "talk_share_collector": _share(reviewed),
        "promise": reviewed.promise and _promise(reviewed.promise),
        "identified_self": reviewed.identified_self,
        "verified_identity_before_disclosure": reviewed.verified_first,
        "reason": reviewed.reason,
        "debtor_persona": reviewed.persona,
        "questions": reviewed.questions,
        "interruptions": reviewed.interruptions,
    }


def _share(reviewed: Review) -> Any:
    """Return the collector's share of all characters, 0 to 1; None where nobody spoke."""
    if not reviewed.characters:
        return None
    return round(reviewed.collector_characters / reviewed.characters, 3)


def _promise(promise: Promised) -> Mapping[str, Any]:
    return {
        "amount": promise.amount,
        "date": promise.on.isoformat() if promise.on else None,
        "by": promise.by,
        "hour": promise.hour,
        "source": promise.source,
    }


def _turns(row: Mapping[str, Any]) -> list[Turn]:
    turns = row.get("turns")
    if not isinstance(turns, list) or not all(isinstance(t, dict) for t in turns):
        raise unfit("turns", type(turns).__name__, "array of objects")
    return [
        Turn(
            str(turn.get("who")), text(turn, "text"),
            _moment(turn.get("start")), _moment(turn.get("end")),
        )
        for turn in turns
    ]  # fmt: skip


def _moment(seconds: Any) -> int | None:
    """Return a time within the talk in milliseconds; anything but a number is no time."""
    try:
        return int(Decimal(str(seconds)) * 1000)
    except (ArithmeticError, ValueError):
        return None

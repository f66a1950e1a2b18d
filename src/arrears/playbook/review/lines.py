"""One case in as JSON, one review out: the review for scripts and for conformance runs."""

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from arrears.domain.words import Refusal, Words

from .case import Case
from .review import Review, review
from .talks import Prepared
from .told import case_told

HUNDRED = Decimal(100)


class LineMisread(Refusal):
    """The line is no JSON object."""

    words = Words(
        "这一行不是 JSON 对象：{why}。", "This line is not a JSON object: {why}."
    )


def review_answers(lines: Iterable[str], *, lang: str) -> Iterator[Mapping[str, Any]]:
    """Yield one answer a line, in the same order; a broken line gives its error."""
    for line in lines:
        yield _answer(line, lang)


def _answer(line: str, lang: str) -> Mapping[str, Any]:
    name = None
    try:
        row = _row(line)
        name = row.get("id")
        told = review(_case(row.get("case")))
    except Refusal as refusal:
        said = refusal.sentence.to(lang)
        return {"id": name, "error": {"code": refusal.code, "message": said}}
    return {"id": name, **review_told(told, lang=str(row.get("lang") or lang))}


def _case(told: object) -> Case:
    try:
        return case_told(told)
    except RecursionError:
        raise LineMisread(why="nested too deep") from None


def _row(line: str) -> Mapping[str, Any]:
    try:
        whole = line.encode("utf-8", "replace").decode()
        row = json.loads(whole, parse_float=_exact, parse_constant=_nothing)
        json.dumps(row, ensure_ascii=False, default=str).encode()
    except (ValueError, RecursionError) as trouble:
        raise LineMisread(why=str(trouble)[:80]) from None
    if not isinstance(row, dict):
        raise LineMisread(why=type(row).__name__)
    return row


def _exact(told: str) -> Decimal | None:
    """Return the number; none where it is beyond all reckoning."""
    try:
        return Decimal(told)
    except InvalidOperation:
        return None


def _nothing(_told: str) -> None:
    return None


def review_told(told: Review, *, lang: str) -> Mapping[str, Any]:
    """Return a review as plain values, its texts in one language."""
    return {
        "route": told.route,
        "why": told.taken.why.to(lang),
        "reasons": list(told.reasons),
        "personas": [{"id": name, "p": share / 100} for name, share in told.personas],
        "ability": told.ability,
        "willingness": told.willingness,
        "offers": list(told.offers),
        "next_contact": told.next_contact,
        "answers": {name: words.to(lang) for name, words in told.answers.items()},
        "talks": [talk_told(talk, lang) for talk in told.talks],
        "path": _path(told, lang),
        "evidence": [
            {
                "scale": point.scale,
                "field": point.field,
                "card": point.card,
                "points": point.points,
                "quote": point.quote,
            }
            for point in told.evidence
        ],
        "missing": list(told.missing),
        "unread": list(told.case.unread),
    }


def talk_told(talk: Prepared, lang: str) -> Mapping[str, Any]:
    """Return a talk as plain values."""
    return {
        "id": talk.talk.id,
        "title": talk.talk.title.to(lang),
        "why": talk.talk.why.to(lang),
        "cards": list(talk.talk.cards),
        "opening": talk.opening.to(lang),
        "questions": [line.to(lang) for line in talk.questions],
        "objections": [
            {"card": each.card, "hears": each.hears.to(lang), "say": each.say.to(lang)}
            for each in talk.answers
        ],
        "offers": [line.to(lang) for line in talk.ladder],
        "close": talk.close.to(lang),
    }


def _path(told: Review, lang: str) -> Mapping[str, Any] | None:
    if told.path is None:
        return None
    return {
        "title": told.path.title.to(lang),
        "steps": [line.to(lang) for line in told.path.steps],
        "say": [line.to(lang) for line in told.path.say],
        "signpost": [line.to(lang) for line in told.path.signpost],
        "wake": told.path.wake.to(lang),
    }

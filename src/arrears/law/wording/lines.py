"""One line of JSON in, one answer out: the wording check for scripts."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NoReturn

from arrears.domain.words import Refusal, Words

from .case_facts import CaseFacts
from .judgement import Wording, judge

Answer = dict[str, Any]


class LineUnreadable(Refusal):
    """The line is not a JSON object."""

    words = Words(
        "这一行不是 JSON 对象：{trouble}。请检查引号和括号。",
        "This line is not a JSON object: {trouble}. Check quotes and brackets.",
    )


class FieldUnfit(Refusal):
    """A field is missing or of the wrong kind."""

    words = Words(
        "字段“{field}”要求 JSON 类型 {kind}，现在是 {value}。",
        "The field “{field}” must be a JSON {kind}, it is {value}.",
    )


def wording_answers(lines: Iterable[str], *, lang: str) -> Iterator[Answer]:
    """Return one answer for each line of the wording form, in the same order."""
    return answers(lines, _wording_answer, lang)


def answers(
    lines: Iterable[str], answer: Callable[[Mapping[str, Any], str], Answer], lang: str
) -> Iterator[Answer]:
    """Return `answer` of each line that is not empty; a broken line gives its error."""
    for line in lines:
        if line.strip():
            yield _one(line, answer, lang)


def _one(
    line: str, answer: Callable[[Mapping[str, Any], str], Answer], lang: str
) -> Answer:
    name = None
    try:
        row = _row(line)
        name = row.get("id")
        return {"id": name, **answer(row, str(row.get("lang") or lang))}
    except Refusal as refusal:
        said = refusal.sentence.to(lang)
        return {"id": name, "error": {"code": refusal.code, "message": said}}


def _no_number(told: str) -> NoReturn:
    """Refuse NaN and Infinity: Python reads them, JSON has none. Raises ValueError."""
    raise ValueError(told)


def _row(line: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError) as trouble:
        raise LineUnreadable(trouble=str(trouble)[:80]) from None
    if not isinstance(row, dict):
        raise LineUnreadable(trouble=type(row).__name__)
    return row


def _wording_answer(row: Mapping[str, Any], lang: str) -> Answer:
    asked = Wording(
        text=text(row, "text"),
        audience=str(row.get("audience")),
        channel=str(row.get("channel") or "").lower(),
        facts=facts(row),
    )
    judged = judge(asked)
    spans = [
        {
            "start": found.start,
            "end": found.end,
            "label": found.detector.label,
            "why": found.detector.why.to(lang),
            "instead": found.detector.instead.to(lang),
        }
        for found in judged.findings
    ]
    return {"verdict": judged.verdict, "labels": list(judged.labels), "spans": spans}


def text(row: Mapping[str, Any], field: str) -> str:
    """Return a field that must be a text. Raises FieldUnfit."""
    value = row.get(field)
    if not isinstance(value, str):
        raise unfit(field, value, "string")
    return value


def facts(row: Mapping[str, Any]) -> CaseFacts:
    """Return the facts of a line. Raises FieldUnfit, FactUnclear."""
    given = row.get("facts") or {}
    if not isinstance(given, dict):
        raise unfit("facts", given, "object")
    return CaseFacts.read(given)


def unfit(field: str, value: object, kind: str) -> FieldUnfit:
    """Return the refusal of a field that is not of `kind`."""
    return FieldUnfit(field=field, value=str(value)[:40], kind=kind)

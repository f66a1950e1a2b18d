"""Whether files of cards hold: their form, their references, and every spoken sentence."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from arrears.domain.words import Words
from arrears.law.wording.case_facts import CaseFacts
from arrears.law.wording.judgement import Wording, judge

from .card import SPOKEN, Speaker
from .ruling import Place, Status

NEEDED = ("id", "title", "text", "do", "avoid", "status", "reason")
TEXTS = ("title", "text", "reason", "lawful", *SPOKEN)
LISTS = ("signals", "do", "avoid", "say")
KEYS = frozenset((*NEEDED, *TEXTS, *LISTS, "where", "speaker", "evidence", "see"))
RULED = frozenset(("status", "reason"))
DIALOGUE = "DLG"
SAID = ("say", "question", "offer", "fact", "next", "fallback")
SLOTS = frozenset(
    ("name", "lender", "amount", "due_on", "account_tail", "offer", "expires_on")
)
ELSEWHERE = frozenset(  # families of the catalogue that are no cards
    (
        "ART",
        "CALC",
        "CON",
        "DAT",
        "DET",
        "EVT",
        "GLO",
        "IMP",
        "KPI",
        "ROLE",
        "SCN",
        "TRN",
    )
)
SLOT = re.compile(r"\{(\w*)\}")
FILLED = {
    "name": "王女士",
    "lender": "某银行",
    "amount": "1,200 元",
    "due_on": "12月5日",
    "account_tail": "3318",
    "offer": "分三期还",
    "expires_on": "2026-12-05",
}
FACTS = CaseFacts.read(
    {"identity_verified": True, "offer_approved": True, "offer_expires": "2026-12-05"}
)
UNREADABLE = Words("不是 YAML 列表：{why}", "it is no YAML list: {why}")
MISSING = Words("缺少 {key}", "{key} is missing")
STRANGE = Words("没有这个键：{key}", "there is no key {key}")
HALF = Words("{key} 须有 zh 和 en 两种文字", "{key} needs both zh and en")
NO_STATUS = Words("状态 {status} 不认识", "the status {status} is unknown")
NO_PLACES = Words(
    "where 须写成“地方: {{status, reason}}”", "where must be place: {{status, reason}}"
)
NO_PLACE = Words("没有这个地方：{place}", "there is no place {place}")
NO_SPEAKER = Words("说话的人 {speaker} 不认识", "the speaker {speaker} is unknown")
NO_LAWFUL = Words("须写明合法的办法（lawful）", "it must say the lawful way (lawful)")
TWICE = Words("编号出现两次", "the ID is there twice")
NO_CARD = Words("指向不存在的卡片 {card}", "it points to {card}, which is no card")
NO_SLOT = Words("没有这个空位：{slot}", "there is no slot {slot}")
UNLAWFUL = Words("“{text}”不能说（{labels}）", "“{text}” must not be said ({labels})")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: the file, the line, the card, and what it is."""

    file: str
    line: int
    card: str
    why: Words


def card_faults(
    files: Sequence[tuple[str, str]], *, known: frozenset[str] = frozenset()
) -> tuple[Fault, ...]:
    """
    Return what is wrong with files of cards, each a name and its text; nothing is well.

    `known` are IDs of other files that a card may point to. Every sentence that is to
    be spoken is put to the wording check with its slots filled.
    """
    faults: list[Fault] = []
    told: list[tuple[str, int, Mapping[str, Any]]] = []
    for file, text in files:
        try:
            told += [(file, line, row) for line, row in _rows(text)]
        except (yaml.YAMLError, TypeError) as error:
            why = UNREADABLE.filled(why=str(error).splitlines()[0])
            faults.append(Fault(file, _line_of(error), "", why))
    ids = [str(row.get("id", "")) for _, _, row in told]
    every = known | {*ids}
    for file, line, row in told:
        name = str(row.get("id", ""))
        whys = [*_form(row), *_references(row, every)]
        if ids.count(name) > 1:
            whys.append(TWICE)
        if not whys:
            whys = list(_spoken(row))
        faults += [Fault(file, line, name, why) for why in whys]
    return tuple(faults)


def _rows(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield each card with the line it begins on. Raises YAMLError, TypeError."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    rows = yaml.safe_load(text)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        kind = type(rows).__name__
        raise TypeError(kind)
    for at, row in zip(getattr(node, "value", ()), rows, strict=True):
        yield at.start_mark.line + 1, row


def _line_of(error: Exception) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1


def _form(row: Mapping[str, Any]) -> Iterator[Words]:
    for key in NEEDED:
        if not row.get(key):
            yield MISSING.filled(key=key)
    for key in sorted(map(str, set(row) - KEYS)):
        yield STRANGE.filled(key=key)
    for key in TEXTS:
        if row.get(key) and not _both(row[key]):
            yield HALF.filled(key=key)
    for key in LISTS:
        lines = row.get(key) or []
        if not isinstance(lines, list) or not all(map(_both, lines)):
            yield HALF.filled(key=key)
    status = row.get("status")
    if status and status not in tuple(Status):
        yield NO_STATUS.filled(status=status)
    elif status and status != Status.ALLOWED and not row.get("lawful"):
        yield NO_LAWFUL
    yield from _speaker(row)
    yield from _where(row.get("where"))


def _speaker(row: Mapping[str, Any]) -> Iterator[Words]:
    speaker, turn = row.get("speaker"), str(row.get("id")).startswith(DIALOGUE)
    if turn and not speaker:
        yield MISSING.filled(key="speaker")
    elif speaker and speaker not in tuple(Speaker):
        yield NO_SPEAKER.filled(speaker=speaker)


def _where(where: object) -> Iterator[Words]:
    """Yield what is wrong with the statuses of places; no `where` at all is well."""
    if where is None:
        return
    if not isinstance(where, dict) or not all(
        isinstance(told, dict) for told in where.values()
    ):
        yield NO_PLACES.filled()
        return
    for place, told in where.items():
        if place not in tuple(Place):
            yield NO_PLACE.filled(place=place)
            continue
        yield from _ruled(place, told)


def _ruled(place: str, told: Mapping[str, Any]) -> Iterator[Words]:
    for key in sorted(RULED - set(told)):
        yield MISSING.filled(key=f"where.{place}.{key}")
    for key in sorted(map(str, set(told) - RULED)):
        yield STRANGE.filled(key=f"where.{place}.{key}")
    if "status" in told and told["status"] not in tuple(Status):
        yield NO_STATUS.filled(status=told["status"])
    if "reason" in told and not _both(told["reason"]):
        yield HALF.filled(key=f"where.{place}.reason")


def _both(told: object) -> bool:
    if not isinstance(told, dict) or set(told) != {"zh", "en"}:
        return False
    return all(isinstance(text, str) and text.strip() for text in told.values())


def _references(row: Mapping[str, Any], every: frozenset[str]) -> Iterator[Words]:
    for other in row.get("see") or ():
        elsewhere = str(other).partition("-")[0] in ELSEWHERE
        if other not in every and not elsewhere:
            yield NO_CARD.filled(card=other)


def _spoken(row: Mapping[str, Any]) -> Iterator[Words]:
    for key in SAID:
        told = row.get(key) or []
        for line in told if isinstance(told, list) else [told]:
            for text in line.values():
                yield from _sentence(text)


def _sentence(text: str) -> Iterator[Words]:
    if odd := sorted(set(SLOT.findall(text)) - SLOTS):
        yield NO_SLOT.filled(slot=odd[0])
        return
    filled = SLOT.sub(lambda slot: FILLED[slot[1]], text)
    judged = judge(Wording(filled, "debtor", "phone", FACTS))
    if judged.verdict == "block":
        yield UNLAWFUL.filled(text=text, labels=", ".join(judged.labels))

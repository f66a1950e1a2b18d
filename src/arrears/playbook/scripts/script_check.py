"""Whether files of scripts hold: form, slots, every sentence, and enough of each kind."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import yaml

from arrears.domain.contact.channel import Channel
from arrears.domain.words import LANGS, Words
from arrears.law.wording.case_facts import CaseFacts
from arrears.law.wording.judgement import Wording, judge
from arrears.playbook.card_check import HALF, MISSING, STRANGE, UNLAWFUL, Fault

from .script import STAGES, Kind, Moment, fitting, read_scripts, whole_text
from .slots import GAP, SAMPLES, SLOTS, filled
from .tone import After, Tone

KEYS = frozenset(("kind", "channel", "audience", "variants", "parts"))
OF_A_VARIANT = frozenset(("stages", "tones", "after", "say"))
AUDIENCES = frozenset(("debtor", "third_party"))
KNOWN = {
    "kind": frozenset(Kind) - {Kind.THIRD_PERSON},
    "channel": frozenset(Channel),
    "audience": AUDIENCES,
}
AMONG = {
    "stages": frozenset(STAGES),
    "tones": frozenset(Tone),
    "after": frozenset(After),
}
FEWEST = 3  # wordings of one kind, stage and tone
LONGEST = {Channel.SMS: {"zh": 140, "en": 320}}  # characters of a text message
# Card measure 69 (regulation.md CN-I4, mark S; catalogue L1): what a letter must hold,
# and the facts that each item cannot do without.
LETTER_ITEMS: Mapping[str, frozenset[str]] = {
    "balance": frozenset(("name", "as_of", "overdue")),
    "basis": frozenset(("product", "due_on", "basis")),
    "rights": frozenset(("lender",)),
    "check": frozenset(("check_at",)),
    "pay": frozenset(("pay_to",)),
    "dispute": frozenset(("dispute_to",)),
    "contact": frozenset(("callback", "complaint_line")),
    "seal": frozenset(("lender",)),
}
FACTS = CaseFacts.read(
    {"identity_verified": True, "offer_approved": True, "offer_expires": "2026-12-05"}
)
UNREADABLE = Words("不是 YAML 键值：{why}", "it is no YAML mapping: {why}")
UNKNOWN = Words("{key} 不认识：{value}", "{key} is unknown: {value}")
NO_ROW = Words("缺少 say", "say is missing")
NO_SLOT = Words("没有这个空位：{slot}", "there is no slot {slot}")
NOT_THE_SAME = Words(
    "两种文字的空位不一样：{slot}", "only one language asks for {slot}"
)
LOOSE = Words("有不成对的花括号", "a brace stands alone")
TOO_LONG = Words(
    "太长：{length} 字，最多 {most}",
    "too long: {length} characters, {most} at the most",
)
TOO_FEW = Words(
    "{stage.zh}、{tone.zh}、{after.zh}：只有 {count} 种说法，至少要 {least} 种",
    "{stage.en}, {tone.en}, {after.en}: {count} wordings, at least {least} are needed",
)
NO_ITEM = Words(
    "信函缺少“{item}”一项（信用卡办法 69，CN-I4）",
    "the letter lacks the item {item} (card measure 69, CN-I4)",
)
ITEM_LACKS = Words(
    "“{item}”一项缺少空位 {slot}", "the item {item} lacks the slot {slot}"
)


def is_scripts(text: str) -> bool:
    """Say whether a file is one of scripts, and not of cards: a mapping, no list."""
    try:
        return isinstance(yaml.compose(text), yaml.MappingNode)
    except yaml.YAMLError:
        return False


def script_faults(files: Sequence[tuple[str, str]]) -> tuple[Fault, ...]:
    """
    Return what is wrong with files of scripts, each a name and its text; nothing is well.

    Every wording is put to the check of its channel and audience, with sample facts.
    """
    return tuple(fault for file, text in files for fault in _faults(file, text))


def _faults(file: str, text: str) -> Iterator[Fault]:
    try:
        told, node = yaml.safe_load(text), yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        why = UNREADABLE.filled(why=str(error).splitlines()[0])
        yield Fault(file, mark.line + 1 if mark else 1, "", why)
        return
    if not isinstance(told, dict):
        yield Fault(file, 1, "", UNREADABLE.filled(why=type(told).__name__))
        return
    kind, found = str(told.get("kind", "")), False
    for line, why in _form(told, node):
        found = True
        yield Fault(file, line, kind, why)
    if not found:
        for line, why in _whole(told, node, text):
            yield Fault(file, line, kind, why)


def _form(
    told: Mapping[str, Any], node: yaml.Node | None
) -> Iterator[tuple[int, Words]]:
    """Yield what is wrong in form, with its line."""
    for why in _head(told):
        yield 1, why
    for key, form in (("variants", _variant), ("parts", _part)):
        rows = told.get(key) or []
        if not isinstance(rows, list) or (key == "variants" and not rows):
            yield 1, MISSING.filled(key=key)
            continue
        for line, row in _rows(rows, _below(node, key)):
            for why in form(row) if isinstance(row, dict) else (NO_ROW,):
                yield line, why


def _head(told: Mapping[str, Any]) -> Iterator[Words]:
    for key in sorted(map(str, set(told) - KEYS)):
        yield STRANGE.filled(key=key)
    for key, known in KNOWN.items():
        if str(told.get(key)) not in known:
            yield UNKNOWN.filled(key=key, value=told.get(key))


def _variant(row: Mapping[str, Any]) -> Iterator[Words]:
    for key in sorted(map(str, set(row) - OF_A_VARIANT)):
        yield STRANGE.filled(key=key)
    for key, known in AMONG.items():
        given = row.get(key) or []
        for value in given if isinstance(given, list) else [given]:
            if str(value) not in known:
                yield UNKNOWN.filled(key=key, value=value)
    yield from _said(row.get("say"))


def _part(part: Mapping[str, Any]) -> Iterator[Words]:
    says = part.get("say")
    if not isinstance(says, list) or not says:
        yield MISSING.filled(key="say")
        return
    for each in says:
        yield from _said(each)


def _said(say: object) -> Iterator[Words]:
    """Yield what is wrong with one text in both languages."""
    texts = list(say.values()) if isinstance(say, dict) else []
    whole = isinstance(say, dict) and set(say) == {"zh", "en"}
    if not whole or not all(isinstance(each, str) and each.strip() for each in texts):
        yield HALF.filled(key="say")
        return
    asked = [set(GAP.findall(text)) for text in texts]
    for slot in sorted(asked[0] | asked[1]):
        if slot not in SLOTS:
            yield NO_SLOT.filled(slot=slot)
    for slot in sorted((asked[0] ^ asked[1]) & SLOTS.keys()):
        yield NOT_THE_SAME.filled(slot=slot)
    if any(sign in GAP.sub("", text) for text in texts for sign in "{}"):
        yield LOOSE


def _whole(
    told: Mapping[str, Any], node: yaml.Node | None, text: str
) -> Iterator[tuple[int, Words]]:
    """Yield what is wrong with texts that hold in form."""
    rows = _rows(told["variants"], _below(node, "variants"))
    for number, (line, row) in enumerate(rows, 1):
        for why in _sentences(told, whole_text(told, row, number)):
            yield line, why
    if told["kind"] == Kind.LETTER:
        for why in _letter(told.get("parts") or []):
            yield 1, why
    for why in _enough(text):
        yield 1, why


def _sentences(told: Mapping[str, Any], text: Words) -> Iterator[Words]:
    said = filled(text, SAMPLES)
    most = LONGEST.get(Channel(told["channel"]), {})
    for lang in LANGS:
        each, limit = said.to(lang), most.get(lang)
        judged = judge(Wording(each, told["audience"], told["channel"], FACTS))
        if judged.verdict != "ok":
            first = judged.findings[0]
            place = each[first.start : first.end]
            yield UNLAWFUL.filled(text=place, labels=", ".join(judged.labels))
        if limit and len(each) > limit:
            yield TOO_LONG.filled(length=len(each), most=limit)


def _letter(parts: Sequence[Mapping[str, Any]]) -> Iterator[Words]:
    there = {part.get("item"): part["say"] for part in parts}
    for item, needs in LETTER_ITEMS.items():
        if item not in there:
            yield NO_ITEM.filled(item=item)
            continue
        for say in there[item]:
            for slot in sorted(needs - set(GAP.findall(say["zh"]))):
                yield ITEM_LACKS.filled(item=item, slot=slot)


def _enough(text: str) -> Iterator[Words]:
    """Yield each stage, tone and thing before that has too few wordings."""
    told = read_scripts(text)
    kind = told[0].kind
    for stage, tone, after in product(STAGES, Tone, After):
        count = len(fitting(Moment(kind, stage, tone, after), told))
        if count < FEWEST:
            yield TOO_FEW.filled(
                stage=stage.words,
                tone=tone.words,
                after=after.words,
                count=count,
                least=FEWEST,
            )


def _rows(rows: Sequence[Any], node: yaml.Node | None) -> Iterator[tuple[int, Any]]:
    """Yield each row of a list with the line it begins on."""
    nodes = getattr(node, "value", ())
    for at, row in zip(nodes, rows, strict=True):
        yield at.start_mark.line + 1, row


def _below(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """Return the node that stands under a key of a mapping."""
    for name, value in getattr(node, "value", ()):
        if name.value == key:
            found: yaml.Node = value
            return found
    return None

"""Whether the wording of a message template holds: slots, length, law, what letters need."""

from collections.abc import Iterator

from arrears.domain.contact.channel import Channel
from arrears.domain.words import LANGS, Refusal, Words
from arrears.law.wording.judgement import Wording, judge
from arrears.playbook.card_check import HALF, UNLAWFUL

from .message import written
from .script_check import FACTS, ITEM_LACKS, LETTER_ITEMS, NOT_THE_SAME
from .slots import GAP, SAMPLES, SLOTS


def template_faults(text: Words, channel: str) -> Iterator[Words]:
    """Yield what is wrong with a wording, tried with sample facts; nothing is well."""
    if not text.zh.strip() or not text.en.strip():
        yield HALF.filled(key="zh, en")
        return
    asked = set(GAP.findall(text.zh)) ^ set(GAP.findall(text.en))
    for slot in sorted(asked & SLOTS.keys()):
        yield NOT_THE_SAME.filled(slot=slot)
    for lang in LANGS:
        try:
            whole = written(text, SAMPLES, channel=channel, lang=lang).whole
        except Refusal as refusal:
            yield _bare(refusal.sentence)
            return
        judged = judge(Wording(whole, "debtor", channel, FACTS))
        if judged.verdict == "block":
            first = judged.findings[0]
            place = whole[first.start : first.end]
            yield UNLAWFUL.filled(text=place, labels=", ".join(judged.labels))
    if channel == Channel.LETTER:
        yield from _letter(text)


def _letter(text: Words) -> Iterator[Words]:
    """Yield what a letter cannot do without (card measure 69, regulation.md CN-I4)."""
    there = set(GAP.findall(text.zh))
    for item, needs in LETTER_ITEMS.items():
        for slot in sorted(needs - there):
            yield ITEM_LACKS.filled(item=item, slot=slot)


def _bare(sentence: Words) -> Words:
    """Return a sentence without its full stop, for it stands inside another."""
    return Words(sentence.zh.rstrip("。"), sentence.en.rstrip("."))

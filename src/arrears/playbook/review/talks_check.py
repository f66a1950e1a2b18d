"""Whether the talks and the paths hold: their gaps, their cards, every spoken sentence."""

from collections.abc import Iterator
from importlib import resources

from arrears.domain.words import Words
from arrears.playbook.card import cards
from arrears.playbook.card_check import NO_CARD, NO_SLOT, UNLAWFUL, Fault
from arrears.playbook.scripts.slots import GAP, SAMPLES, SLOTS, filled, slots_in

from .paths import paths
from .talks import Talk, lawful, talks

TALKS, PATHS = "talks.yaml", "paths.yaml"
ONE_SIDED = Words(
    "两种文字的空位不一样：“{text}”", "only one language has the gap: “{text}”"
)


def talk_faults() -> tuple[Fault, ...]:
    """Return what is wrong with our talks and paths, with file and line; nothing is well."""
    return tuple(
        Fault(file, _line(file, name), name, why) for file, name, why in _faults()
    )


def _faults() -> Iterator[tuple[str, str, Words]]:
    for talk in talks():
        for why in _talk(talk):
            yield TALKS, talk.id, why
    for ground, path in paths().items():
        for line in (*path.say, *path.signpost):
            for why in _sentence(line):
                yield PATHS, ground, why


def _talk(talk: Talk) -> Iterator[Words]:
    named = (*talk.cards, *(answer.card for answer in talk.answers))
    for name in named:
        if name not in cards():
            yield NO_CARD.filled(card=name)
    said = (*talk.opening, *talk.questions, *talk.ladder, *talk.close)
    for line in (*said, *(answer.say for answer in talk.answers)):
        yield from _sentence(line)


def _sentence(line: Words) -> Iterator[Words]:
    strange = sorted(slots_in(line) - SLOTS.keys())
    if strange:
        yield NO_SLOT.filled(slot=strange[0])
    elif set(GAP.findall(line.zh)) != set(GAP.findall(line.en)):
        yield ONE_SIDED.filled(text=line.zh)
    elif not lawful(filled(line, SAMPLES)):
        yield UNLAWFUL.filled(text=line.zh, labels="")


def _line(file: str, name: str) -> int:
    """Return the line on which a talk or path begins."""
    text = (resources.files(__package__) / file).read_text("utf-8")
    starts = (f"- id: {name}", f"{name}:")
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith(starts):
            return number
    return 1

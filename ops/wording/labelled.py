"""The labelled lines, read from the plain files beside this one and varied."""

import itertools
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
CHOICE = re.compile(r"\[([^\[\]|]*(?:\|[^\[\]|]*)+)\]")
LOOSE = {"true": True, "false": False}


@dataclass
class Line:
    text: str
    labels: tuple
    audience: str
    channel: str
    facts: dict = field(default_factory=dict)
    template: str = ""
    writer: str = ""


def read(folder="lines", variants=3):
    for path in sorted((HERE / folder).glob("*.txt")):
        yield from _file(path, variants)


def _file(path, variants):
    dice = random.Random(path.name)
    audience, channel, facts, writer = "debtor", "phone", {}, path.stem
    for number, row in enumerate(path.read_text("utf-8").splitlines(), 1):
        if row.startswith("# writer:"):
            writer = row.split(":")[1].split()[0]
        elif row.startswith("@"):
            audience, channel, *rest = row[1:].split()
            facts = {k: LOOSE.get(v, v) for k, v in (p.split("=") for p in rest)}
        elif row.strip() and not row.startswith("#"):
            label, _, text = row.partition(": ")
            labels = () if label == "ok" else tuple(re.split("[,|]", label))
            for one in _variants(text, variants, dice):
                yield Line(
                    one,
                    labels,
                    audience,
                    channel,
                    dict(facts),
                    f"{path.stem}:{number}",
                    writer,
                )


def _variants(text, most, dice):
    parts = CHOICE.split(text)
    options = [p.split("|") if i % 2 else [p] for i, p in enumerate(parts)]
    every = ["".join(row) for row in itertools.product(*options)]
    return every if len(every) <= most else dice.sample(every, most)

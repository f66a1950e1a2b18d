"""One turn to label: what was said before it, what it says, and the house's labels."""

from dataclasses import dataclass

from arrears.domain.words import Words
from arrears.training.acts import Act

SAID = Words("催收员：“{said}”", "Collector: “{said}”")


@dataclass(frozen=True, slots=True)
class Spoken:
    """
    One turn of the collector with its labels.

    open  acts that may be argued, and are never asked
    """

    item: str
    before: Words | None
    said: Words
    acts: tuple[Act, ...]
    strategies: tuple[str, ...]  # cards
    open: frozenset[Act]
    why: Words
    sources: tuple[str, ...]

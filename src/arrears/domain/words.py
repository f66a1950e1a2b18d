"""Sentences a person reads, in Chinese and in English, kept side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal, Self

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence or name in both languages; `{slots}` are filled by `filled`."""

    zh: str
    en: str

    def filled(self, **figures: object) -> Self:
        """Return the sentence with every `{slot}` replaced by its figure."""
        return type(self)(self.zh.format(**figures), self.en.format(**figures))

    def to(self, lang: str) -> str:
        """Return the Chinese for any `zh…` language code, else the English."""
        return self.zh if lang.lower().startswith("zh") else self.en

    def __str__(self) -> str:
        return f"{self.zh} / {self.en}"


def listed(words: Iterable[Words]) -> Words:
    """Return names one after the other: 甲、乙; one, two."""
    told = list(words)
    return Words("、".join(w.zh for w in told), ", ".join(w.en for w in told))


def joined(words: Iterable[Words]) -> Words:
    """Return sentences without a full stop one after the other: 甲；乙; one; two."""
    told = list(words)
    return Words("；".join(w.zh for w in told), "; ".join(w.en for w in told))


class Refusal(Exception):
    """
    A named "no" with a sentence for the person who meets it.

    A subclass is one mistake: its `words` say what is wrong, which figure, and
    what to do; the figures arrive as keywords. Expected; never logged as error.
    """

    words: ClassVar[Words]

    def __init__(self, **figures: object) -> None:
        self.figures = figures
        super().__init__(self.sentence.en)

    @property
    def sentence(self) -> Words:
        """Return the refusal's words with its figures filled in."""
        return self.words.filled(**self.figures)

    @property
    def code(self) -> str:
        """Return the name of the mistake, as scripts see it."""
        return type(self).__name__

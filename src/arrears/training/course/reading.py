"""The reading list (TRN-05): the house's lessons, the chapters of law, what trainers add."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from arrears.domain.words import Refusal, Words
from arrears.law.engine.packs import pack, pack_names
from arrears.law.engine.rule import Rule

from .lesson import lessons
from .quiz.from_law import PLACES as ASKED_OF
from .quiz.from_law import law_chapters

LESSON, LAW, OWN = "lesson", "law", "own"
PLACES = {
    **ASKED_OF,
    "eu_2021_2167": Words("欧盟与爱尔兰", "European Union and Ireland"),
    "in_rbi": Words("印度（储备银行）", "India, Reserve Bank"),
    "uk_conc": Words("英国（CONC）", "United Kingdom, CONC"),
}
LESSONS = Words("本单位的课", "The house's lessons")
ADDED = Words("培训师推荐的书和文章", "Books and articles from the trainers")


class UnknownReading(Refusal):
    """There is no such thing on the reading list."""

    words = Words("阅读清单里没有这一项。", "The reading list has no such item.")


@dataclass(frozen=True, slots=True)
class Reading:
    """
    One thing to read; `item` names it, as lesson/…, law/pack.rule or own/number.

    `group` is the chapter's place or kind; `quiz` says whether questions belong to it;
    `rule` is the rule of a chapter of law.
    """

    item: str
    title: Words
    group: Words
    source: str = ""
    quiz: bool = False
    rule: Rule | None = None

    @property
    def about(self) -> str:
        """Return what it is about: the lesson's name, the rule's key, the number."""
        return self.item.partition("/")[2]

    @property
    def why(self) -> Words | None:
        """Return the rule's reason where it is a whole sentence without a case's figures."""
        told = self.rule.why if self.rule else None
        return None if told is None or "{" in told.zh + told.en else told


@cache
def house_readings() -> Mapping[str, Reading]:
    """Return what the house itself has to read, by item: lessons first, then the law."""
    told = [
        Reading(f"{LESSON}/{name}", each.title, LESSONS, quiz=True)
        for name, each in lessons().items()
    ]
    places = sorted(pack_names(), key=lambda name: (name not in ASKED_OF, name))
    told += [_chapter(rule) for place in places for rule in pack(place)]
    return {each.item: each for each in told}


def _chapter(rule: Rule) -> Reading:
    return Reading(
        item=f"{LAW}/{rule.key}",
        title=rule.title,
        group=PLACES.get(rule.pack, Words(rule.pack, rule.pack)),
        source=rule.cite,
        quiz=rule.key in law_chapters(),
        rule=rule,
    )

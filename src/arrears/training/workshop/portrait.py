"""The portrait exercise (TRN-08): from five zones to portrait, five answers and three lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from arrears.domain.words import Words
from arrears.playbook.review.means import left
from arrears.playbook.review.notes import Notes
from arrears.playbook.review.review import Review, review

from .case_file import CaseFile
from .lines import LEAST, KeptLine, SaidLine, line_of, said_lines
from .marking import HUNDRED, Given, Marked, given_of, in_english, marked, share_of
from .sheet import NONE, NONE_WORDS, Item, items
from .zones import zone_items, zone_marks

LINE_WEIGHT = 10
WEIGHTS = {  # of the analysis's own items, here
    "personas": 6, "reasons": 8, "willingness": 6,
    "ability": 8, "offers": 8, "next_contact": 8,
}  # fmt: skip
PORTRAIT = ("personas", "reasons", "willingness")
MONEY = Item(
    "money",
    Words("钱从哪里来", "Where the money comes from"),
    6,
    {
        "month": Words("每月工资或经营收入的余钱", "what is left of wages or takings"),
        "receivables": Words("等着回来的货款", "receivables that are awaited"),
        "ready": Words("已经备好、刚到账的钱", "money that is ready or has just come in"),
        "expected": Words("本人提到的一笔进款", "a sum that is expected"),
        "helper": Words("有人自愿代还（须本人同意）", "somebody offers to pay, with consent"),
        "loan": Words("借新还旧", "a new loan to pay the old one"),
        "family": Words("让家里人凑", "the family is to raise it"),
        NONE: NONE_WORDS,
    },
    many=True,
)  # fmt: skip
HEARD = {
    "month": ("wages_late", "salary_in", "can_pay_part"),
    "receivables": ("trade_wait",),
    "ready": ("money_ready",),
    "expected": ("asset_sale",),
    "helper": ("helper_pays",),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One step of the exercise: its title and its items."""

    words: Words
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """
    The whole exercise marked; `house` is what the house would say, line by line.

    `talked` says whether the house holds a talk about money at all.
    """

    file: CaseFile
    items: tuple[Marked, ...]
    lines: tuple[SaidLine, ...]
    house: tuple[tuple[Words, tuple[Words, ...]], ...]
    talked: bool

    @property
    def score(self) -> int:
        """Return the score, 0 to 100: items by weight, and the three weakest lines."""
        told = sum(each.share * each.item.weight for each in self.items)
        weakest = sorted(each.share for each in self.lines)[:LEAST]
        return (told + LINE_WEIGHT * sum(weakest)) // HUNDRED


def parts() -> tuple[Part, ...]:
    """Return the steps before the lines: five zones, the portrait, the four first answers."""
    known = {each.name: each for each in items()}
    own = {
        name: replace(known[name], weight=weight) for name, weight in WEIGHTS.items()
    }
    answers = (own["ability"], own["offers"], MONEY, own["next_contact"])
    return (
        Part(Words("一、五个区里要标记什么", "1. What to mark in the five zones"), zone_items()),
        Part(Words("二、画像", "2. The portrait"), tuple(own[name] for name in PORTRAIT)),
        Part(Words("三、五个答案的前四个", "3. The first four of the five answers"), answers),
    )  # fmt: skip


def drawn(given: Given) -> Mapping[str, list[str]]:
    """Return of what was given only what the exercise knows."""
    return {
        each.name: list(given_of(each, given)) for part in parts() for each in part.items
    }  # fmt: skip


def portrait(file: CaseFile, given: Given, lines: Sequence[str]) -> Portrait:
    """Return the exercise marked; what is no choice of an item is left out."""
    told = review(file.case)
    spoken = [words for _, said in _house(file, told) for words in said]
    return _portrait(file, told, given, said_lines(lines, told, spoken))


def portrait_kept(file: CaseFile, given: Given, lines: Sequence[KeptLine]) -> Portrait:
    """Return an exercise that was handed in, its lines as they were judged."""
    return _portrait(file, review(file.case), given, tuple(map(line_of, lines)))


def _portrait(
    file: CaseFile, told: Review, given: Given, lines: tuple[SaidLine, ...]
) -> Portrait:
    return Portrait(
        file=file,
        items=tuple(_marked(file, told, given)),
        lines=lines,
        house=tuple(_house(file, told)),
        talked=bool(told.talks),
    )


def _marked(file: CaseFile, told: Review, given: Given) -> Iterator[Marked]:
    analysed = {each.item.name: each for each in marked(file, given).items}
    for part in parts():
        for item in part.items:
            if item.name in analysed:
                yield replace(analysed[item.name], item=item)
            elif item is MONEY:
                yield _own(item, given, sources(told), told.answers["QST-03"])
            else:
                yield _own(item, given, zone_marks(told, item.name), None)


def _own(item: Item, given: Given, house: tuple[str, ...], why: Words | None) -> Marked:
    hers, shown = given_of(item, given), house or (NONE,)
    return Marked(item, hers, shown, share_of(hers, shown), why, (), ())


def sources(told: Review) -> tuple[str, ...]:
    """Return the debtor's own sources of money that the file shows (QST-03); never a loan, never family."""
    return tuple(_sources(told, told.notes))


def _sources(told: Review, notes: Notes) -> Iterator[str]:
    rest = left(told.case).monthly
    for name, facts in HEARD.items():
        month = name == "month" and rest is not None and rest.is_positive
        if month or notes.any(*facts):
            yield name


def _house(file: CaseFile, told: Review) -> Iterator[tuple[Words, tuple[Words, ...]]]:
    """Yield the house's talks as lines; where no talk is held, what may be said."""
    for each in told.talks:
        lines = (each.opening, *each.questions[:1], *each.ladder[:1], each.close)
        yield each.talk.title, tuple(in_english(file, line) for line in lines)
    if told.path and not told.talks:
        yield told.path.title, told.path.say

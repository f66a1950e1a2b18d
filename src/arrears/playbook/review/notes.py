"""What the notes of a case tell: facts, who told them, and which of them still stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import islice

import yaml

from arrears.law.wording.plain import plain

from .case import Case, Touch

DENIED = re.compile(
    r"(?:没有?|无|未|并非|不是|非|否认|不存在|暂无|排除|不属于|不涉及|\bno |\bnot |n't )[^,。;!?\n]{0,3}$|没有任何[^。;!?\n]{0,16}$|无任何[^。;!?\n]{0,10}$"
)
OVER = re.compile(
    r"(?:20(?:1\d|2[0-4])年|去年|前年|大前年|前些年|前几年|\d+年前|[两二三四五六七八九十几多好]+年前|早年|多年前|曾经|当年|years? ago|last year)"
)
STILL = re.compile("至今|一直|现在|目前|仍|还在|长期|到今|still|since")
PASSING = frozenset(
    ("own_ill", "kin_ill", "kin_in_hospital", "accident", "pregnant", "disaster",
     "kin_died", "suicidal", "job_lost", "wages_late")
)  # fmt: skip
CODES = {
    "EVT-01": "restored",
    "EVT-06": "not_the_person",
    "EVT-08": "code_lost",
    "EVT-10": "restored",
    "EVT-11": "restored",
    "EVT-12": "promised",
    "EVT-14": "paid_seen",
    "EVT-13": "promise_broken",
    "EVT-16": "claims_paid",
    "EVT-18": "code_refuses",
    "EVT-19": "code_complaint",
    "EVT-20": "code_dispute",
    "EVT-23": "stopped",
    "EVT-27": "agreed",
}
GAINSAYS = {
    "code_complaint": frozenset(("complaint_off", "complaint_done", "praise")),
    "code_dispute": frozenset(("dispute_done",)),
    "stopped": frozenset(("resumed",)),
    "restored": frozenset(("not_the_person", "died", "third_answers")),
    "not_the_person": frozenset(("third_answers",)),
}
KIN_FIRST = frozenset(("own_ill", "injured"))  # where kin are ill, hers must be said
OWN = re.compile("本人|自己|我(?!妈|爸|老|娃|儿|女|哥|姐|弟|妹|家|孩)")
OTHERS_ANSWER = frozenset(("EVT-06", "EVT-09"))
OF_KIN = {"kin_died": "died", "gone": "died", "kin_mind": "mind", "kin_ill": "own_ill"}
STORIES = frozenset(  # what others tell of her life, and she may gainsay
    ("own_ill", "kin_ill", "kin_in_hospital", "accident", "injured", "mind", "died",
     "disabled", "job_lost", "pay_cut", "no_money", "hard_home", "business_failed",
     "many_debts", "not_the_person", "kin_died", "luxury", "wages_late")
)  # fmt: skip
CLAUSE_ENDS = ",。;!?\n"
SENTENCE_ENDS = "。!?\n"
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
MOST_TRIES = 20  # of one sign in one note
FAR = 2_000  # characters in which an end is looked for
NEAR = 120  # characters
LONGEST_NOTE = 20_000  # characters; of a longer note the end is read, and it is said
OTHERS = ("statements", "employment", "plan_detail", "legal_step")


@dataclass(frozen=True, slots=True)
class Sign:
    """A fact and how it is written: its patterns, and what it brings to an end."""

    name: str
    said: re.Pattern[str]
    unless: re.Pattern[str] | None
    plainly: bool
    ends: tuple[str, ...]
    under: frozenset[str]  # not said where the same note tells one of these


@dataclass(frozen=True, slots=True)
class Heard:
    """
    One fact as it was told.

    `where` is the place in the history, or -1 for the case's other texts; `quote` the
    clause as it stands there (plain form); `second_hand` that a third person said it.
    """

    fact: str
    where: int
    at: int
    quote: str
    second_hand: bool


@dataclass(frozen=True, slots=True)
class Notes:
    """Everything heard, in order of time, and the facts of it that still stand."""

    heard: tuple[Heard, ...]
    standing: Mapping[str, Heard]  # the last saying of each
    counts: Mapping[str, int]  # in how many contacts
    cut: bool  # a note was too long to be read whole

    def __contains__(self, fact: str) -> bool:
        return fact in self.standing

    def any(self, *facts: str) -> bool:
        """Say whether one of the facts stands."""
        return any(fact in self.standing for fact in facts)

    def own(self, *facts: str) -> bool:
        """Say whether one of the facts stands by the debtor's own word or the file's."""
        return any(
            fact in self.standing and not self.standing[fact].second_hand
            for fact in facts
        )


def notes_of(case: Case) -> Notes:
    """Return what the history and the other texts of `case` tell."""
    cut = any(len(touch.note) > LONGEST_NOTE for touch in case.history)
    heard = [*_other_texts(case), *_history(case.history)]
    heard.sort(key=lambda each: (each.where, each.at))
    standing: dict[str, Heard] = {}
    places: dict[str, set[int]] = {}
    for each in heard:
        for over in signs()[each.fact].ends:
            standing.pop(over, None)
        if each.fact == "restored":
            standing = {
                name: told
                for name, told in standing.items()
                if not (told.second_hand and name in STORIES)
            }
        standing[each.fact] = each
        places.setdefault(each.fact, set()).add(each.where)
    for fact in KIN_FIRST & standing.keys():
        if signs()[fact].under & standing.keys() and not OWN.search(
            standing[fact].quote
        ):
            del standing[fact]
    counts = {fact: len(found) for fact, found in places.items()}
    return Notes(tuple(heard), standing, counts, cut)


def _history(history: Sequence[Touch]) -> Iterator[Heard]:
    """Yield what each contact tells; its code counts where the note does not gainsay it."""
    for where, touch in enumerate(history):
        told = list(heard_in(touch.note[-LONGEST_NOTE:], where=where))
        facts = {each.fact for each in told}
        if touch.code in OTHERS_ANSWER or "third_answers" in facts:
            told = [_second_hand(each) for each in told if each.fact != "restored"]
            facts = {each.fact for each in told} | {"third_answers"}
        yield from _by_code(touch, where, facts)
        yield from told


def _second_hand(heard: Heard) -> Heard:
    """Return the fact as told by a third person, to whom the debtor is kin."""
    return replace(heard, fact=OF_KIN.get(heard.fact, heard.fact), second_hand=True)


def _by_code(touch: Touch, where: int, told: set[str]) -> Iterator[Heard]:
    """Yield the fact of the contact's EVT code, before all that its note tells."""
    if (fact := CODES.get(touch.code)) and not told & GAINSAYS.get(fact, frozenset()):
        yield Heard(fact, where, -1, touch.code, second_hand=False)


def _other_texts(case: Case) -> Iterator[Heard]:
    for name in OTHERS:
        yield from heard_in(str(getattr(case, name))[-LONGEST_NOTE:], where=-1)


def heard_in(text: str, *, where: int) -> Iterator[Heard]:
    """Yield every fact that `text` tells, as it is told there and not denied."""
    if not text:
        return
    told = THOUSANDS.sub("", plain(text).text)
    hearsay = _hearsay(told)
    told_here: dict[str, Heard] = {}
    for sign in signs().values():
        for found in islice(sign.said.finditer(told), MOST_TRIES):
            start, end = _clause(told, *found.span())
            if _holds(sign, told, start, end, found.start()):
                second = any(a <= found.start() < b for a, b in hearsay)
                quote = told[start:end].strip()
                heard = Heard(sign.name, where, found.start(), quote, second)
                told_here[sign.name] = heard
                break
    for name, each in told_here.items():
        if not signs()[name].under & told_here.keys():
            yield _second_hand(each) if each.second_hand else each


def _holds(sign: Sign, told: str, start: int, end: int, at: int) -> bool:
    clause = told[start:end]
    if sign.unless and sign.unless.search(clause):
        return False
    if sign.plainly:
        return True
    before = told[max(start, at - NEAR) : at]
    if DENIED.search(before):
        return False
    return not (
        sign.name in PASSING and OVER.search(clause) and not STILL.search(clause)
    )


def _clause(told: str, start: int, end: int) -> tuple[int, int]:
    """Return the clause around a stretch; of one without an end, what is near."""
    begins, ends = _bounds(told, start, end, CLAUSE_ENDS)
    return max(begins, start - NEAR), min(ends, end + NEAR)


def _bounds(told: str, start: int, end: int, marks: str) -> tuple[int, int]:
    first, last = max(0, start - FAR), min(len(told), end + FAR)
    begins = max((told.rfind(mark, first, start) for mark in marks), default=-1) + 1
    ends = [at for mark in marks if (at := told.find(mark, end, last)) >= 0]
    return max(begins, first), min(ends, default=last)


def _hearsay(told: str) -> Sequence[tuple[int, int]]:
    """Return the stretches in which a third person speaks."""
    sign = signs()["hearsay"]
    return [
        (found.start(), _bounds(told, *found.span(), SENTENCE_ENDS)[1])
        for found in sign.said.finditer(told)
    ]


@cache
def signs() -> Mapping[str, Sign]:
    """Return every sign by the name of its fact."""
    path = resources.files(__package__) / "signs.yaml"
    rows = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    words: Mapping[str, str] = rows["words"]
    return {
        name: Sign(
            name,
            _pattern(row["said"], words),
            _pattern(row["not"], words) if row.get("not") else None,
            bool(row.get("plain")),
            tuple(row.get("ends") or ()),
            frozenset(row.get("under") or ()),
        )
        for name, row in rows["signs"].items()
    }


def _pattern(text: str, words: Mapping[str, str]) -> re.Pattern[str]:
    for name, part in words.items():
        text = text.replace("{" + name + "}", part)
    return re.compile(text)

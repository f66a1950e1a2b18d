"""Whose a payment is: by reference, account, amount and name (payments in)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from arrears.domain.money.amount import Amount
from arrears.domain.words import Words

from .lines import PaymentLine

NUMBER, SUM, NAME, NEAR_NAME = 50, 25, 25, 10  # points; 100 is everything
ENOUGH = NUMBER + NEAR_NAME  # a number alone is not enough: it may be mistyped
LEAD = 25  # so far must the second lie behind
SHORTEST_NEAR = 3  # in shorter names one letter makes another person
LETTERS_PER_SLIP = 5  # in a longer name, one slip in so many letters is near
MOST_NEAR_NAMES = 5
TOKEN = re.compile(r"[0-9A-Za-z][0-9A-Za-z/_-]*[0-9A-Za-z]|[0-9A-Za-z]")
MASK = "*"
FIRST_IDEOGRAPH = "\u4e00"


class MatchState(StrEnum):
    """Whether a payment can be posted by itself."""

    MATCHED = "matched"
    PARTIAL = "partial"  # somebody has to look
    UNMATCHED = "unmatched"


class MatchReason(StrEnum):
    """What decided it."""

    NUMBER_AND_MORE = "number_and_more"
    NUMBER_ALONE = "number_alone"
    NO_NUMBER = "no_number"
    SEVERAL = "several"
    CURRENCY_DIFFERS = "currency_differs"
    NOBODY = "nobody"

    @property
    def words(self) -> Words:
        """Return the reason as people read it."""
        return MATCH_WORDS[self]


MATCH_WORDS = {
    MatchReason.NUMBER_AND_MORE: Words(
        "账号或参考号一致，金额或姓名也相符",
        "the account or reference agrees, and so does the amount or the name",
    ),
    MatchReason.NUMBER_ALONE: Words(
        "账号或参考号一致，但金额和姓名都不符，可能是他人代付",
        "the account or reference agrees, amount and name do not; somebody else may have paid",
    ),
    MatchReason.NO_NUMBER: Words(
        "只有金额或姓名相符，没有账号", "only amount or name agree; no account was told"
    ),
    MatchReason.SEVERAL: Words(
        "可能是几个账户中的一个", "it could be for one of several accounts"
    ),
    MatchReason.CURRENCY_DIFFERS: Words(
        "账号一致，但币种不同", "the account agrees, but not the currency"
    ),
    MatchReason.NOBODY: Words("没有相符的账户", "no account agrees"),
}


@dataclass(frozen=True, slots=True)
class Account:
    """An account that may be paid: its number and references, its name, its sums."""

    number: str
    name: str
    sums: tuple[Amount, ...]  # owed in all, the instalment due, what was promised
    refs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An account a payment could be for, in points of 100."""

    number: str
    points: int


@dataclass(frozen=True, slots=True)
class Match:
    """
    Whose a payment is taken to be, why, and who else it could be.

    `account` is empty unless matched: a guess is never posted.
    """

    line: PaymentLine
    state: MatchState
    reason: MatchReason
    candidates: tuple[Candidate, ...]  # likeliest first

    @property
    def account(self) -> str:
        """Return the account the payment belongs to; empty where a person decides."""
        matched = self.state is MatchState.MATCHED
        return self.candidates[0].number if matched else ""

    @property
    def points(self) -> int:
        """Return how much agrees for the likeliest account, 100 at the most."""
        return self.candidates[0].points if self.candidates else 0


class Accounts:
    """The accounts payments may be for, ready to be looked up."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._by_place = tuple(accounts)
        self._by_number: dict[str, set[int]] = {}
        self._by_sum: dict[Amount, set[int]] = {}
        self._by_name: dict[str, set[int]] = {}
        for place, each in enumerate(self._by_place):
            for number in (each.number, *each.refs):
                self._by_number.setdefault(_code(number), set()).add(place)
            for amount in each.sums:
                self._by_sum.setdefault(amount, set()).add(place)
            self._by_name.setdefault(_name(each.name), set()).add(place)
        self._by_number.pop("", None)
        self._by_name.pop("", None)
        self._names = list(self._by_name)

    def match(self, line: PaymentLine) -> Match:
        """
        Say whose the payment is: matched, partial or unmatched, with the reason.

        Matched is only what all its numbers name, where amount or name agree too and
        no other account comes near. A sum above the debt is matched: it becomes credit.
        """
        named = self._named(line)
        agreed = set.intersection(*named) if named else set()
        numbered = agreed or set().union(*named)
        found = sorted(
            (
                self._candidate(place, line, numbered=bool(named))
                for place in numbered or self._alike(line)
            ),
            key=lambda each: (-each.points, each.number),
        )
        state, reason = self._judged(line, found, named, agreed)
        return Match(line, state, reason, tuple(found))

    def _judged(
        self,
        line: PaymentLine,
        found: list[Candidate],
        named: list[set[int]],
        agreed: set[int],
    ) -> tuple[MatchState, MatchReason]:
        if not found:
            return MatchState.UNMATCHED, MatchReason.NOBODY
        if not named:
            return MatchState.PARTIAL, MatchReason.NO_NUMBER
        near = len(found) > 1 and found[0].points - found[1].points < LEAD
        if near or not agreed:
            return MatchState.PARTIAL, MatchReason.SEVERAL
        if not self._takes(found[0], line):
            return MatchState.PARTIAL, MatchReason.CURRENCY_DIFFERS
        if found[0].points < ENOUGH:
            return MatchState.PARTIAL, MatchReason.NUMBER_ALONE
        return MatchState.MATCHED, MatchReason.NUMBER_AND_MORE

    def _named(self, line: PaymentLine) -> list[set[int]]:
        """Return, for each known number in its fields and words, whose it is."""
        words = (line.account, line.ref, *TOKEN.findall(line.memo))
        codes = dict.fromkeys(map(_code, words))
        return [self._by_number[code] for code in codes if code in self._by_number]

    def _alike(self, line: PaymentLine) -> set[int]:
        """Return the accounts whose name is the payer's or near it, or whose sum it is."""
        name = _name(line.payer)
        alike = set(self._by_name.get(name, ()))
        if not alike and len(name) >= SHORTEST_NEAR:
            near = process.extract(
                name,
                self._names,
                scorer=Levenshtein.distance,
                score_cutoff=_slips(name),
                limit=MOST_NEAR_NAMES,
            )
            close = (found for found, _, _ in near if _is_near(name, found))
            alike.update(*(self._by_name[found] for found in close))
        return alike or set(self._by_sum.get(line.amount, ()))

    def _candidate(self, place: int, line: PaymentLine, *, numbered: bool) -> Candidate:
        account = self._by_place[place]
        points = NUMBER if numbered else 0
        points += SUM if line.amount in account.sums else 0
        return Candidate(
            account.number, points + _name_points(account.name, line.payer)
        )

    def _takes(self, found: Candidate, line: PaymentLine) -> bool:
        places = self._by_number.get(_code(found.number), set())
        currencies = {s.currency for p in places for s in self._by_place[p].sums}
        return not currencies or line.amount.currency in currencies


def is_name_of(told: str, name: str) -> bool:
    """Say whether a payer's name, as a bank tells it, is this name or near it."""
    return _name_points(name, told) > 0


def _name_points(name: str, payer: str) -> int:
    mine, told = _name(name), _name(payer)
    if not mine or not told:
        return 0
    if mine == told:
        return NAME
    return NEAR_NAME if _is_masked(told, mine) or _is_near(told, mine) else 0


def _is_near(told: str, mine: str) -> bool:
    slips = _slips(told)
    if min(len(told), len(mine)) < SHORTEST_NEAR:
        return False
    if told[0] != mine[0] and told[0] >= FIRST_IDEOGRAPH:
        return False  # another surname: another person
    return Levenshtein.distance(told, mine, score_cutoff=slips) <= slips


def _is_masked(told: str, mine: str) -> bool:
    """Say whether a name with stars in it, as banks print them, fits this one."""
    letters = [(a, b) for a, b in zip(told, mine, strict=False) if a not in MASK]
    hidden = len(told) - len(letters) if len(told) == len(mine) else 0
    return hidden > 0 and bool(letters) and all(a == b for a, b in letters)


def _slips(name: str) -> int:
    return max(1, len(name) // LETTERS_PER_SLIP)


def _name(name: str) -> str:
    """Return the name as it is compared: NFKC, words in order of the alphabet."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(sorted(_words(plain)))


def _words(plain: str) -> Iterator[str]:
    return (word.strip(".,·") for word in plain.split())


def _code(number: str) -> str:
    """Return a number as it is compared: letters and digits, in capitals."""
    plain = unicodedata.normalize("NFKC", number).upper()
    return "".join(letter for letter in plain if letter.isalnum())

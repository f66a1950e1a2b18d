"""The sheet a learner fills in: seven items, each with its choices."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from arrears.domain.case.cause import PERSONAS
from arrears.domain.words import Words
from arrears.playbook.card import cards
from arrears.playbook.review.ability import ABILITY_WORDS
from arrears.playbook.review.contact import Next
from arrears.playbook.review.offers import OFFER_WORDS
from arrears.playbook.review.route import Route
from arrears.playbook.review.willingness import WILL_WORDS

NONE = "none"
NONE_WORDS = Words("没有，或者看不出", "none, or too little shows")
Coded = TypeVar("Coded", bound=StrEnum)
REASON_FAMILIES = ("RSN", "CLM")
ROUTE_WORDS = {
    Route.TALK: Words("正常谈", "an ordinary talk"),
    Route.HARDSHIP: Words("困难帮扶", "hardship support"),
    Route.VULNERABLE: Words("特别照顾", "special care"),
    Route.DISPUTE: Words("有异议，先核查", "disputed: look into it first"),
    Route.COMPLAINT: Words("投诉，先答复", "a complaint: answer it first"),
    Route.STOP: Words("停止催收", "stop collection"),
    Route.LEGAL_REVIEW: Words("交法务看", "to the legal desk"),
    Route.SKIP_TRACE: Words("失联，依规找人", "lost: look for her lawfully"),
}
NEXT_WORDS = {
    Next.PROMISE_HOUR: Words("按约定的时间", "at the promised hour"),
    Next.OWN_MOBILE: Words("打本人手机", "her own mobile"),
    Next.LETTER: Words("书面、信函", "in writing"),
    Next.NONE: Words("现在不联系", "not at all for now"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """
    One item of the sheet; `weight` is its share of the score.

    many    whether several choices may be ticked, the last of them saying none
    """

    name: str
    words: Words
    weight: int
    choices: Mapping[str, Words]
    many: bool = False


def items() -> tuple[Item, ...]:
    """Return the items in the order to fill them in; the weights come to 100."""
    types = {each.code: each.words for each in PERSONAS}
    return (
        Item("route", Words("走哪条路径", "Which path"), 25, _plain(ROUTE_WORDS)),
        Item("reasons", Words("为什么没还", "Why unpaid"), 15, _or_none(_reasons()), many=True),
        Item("personas", Words("像哪一型", "Which type"), 10, _or_none(types), many=True),
        Item("ability", Words("能不能还", "Can she pay"), 15, _plain(ABILITY_WORDS)),
        Item("willingness", Words("愿不愿还", "Will she pay"), 10, _plain(WILL_WORDS)),
        Item("next_contact", Words("下一步怎么联系", "Next contact"), 10, _plain(NEXT_WORDS)),
        Item("offers", Words("可以谈什么方案", "What to offer"), 15, _or_none(_plain(OFFER_WORDS)), many=True),
    )  # fmt: skip


def _plain(words: Mapping[Coded, Words]) -> Mapping[str, Words]:
    return {str(code): told for code, told in words.items()}


def _reasons() -> Mapping[str, Words]:
    return {
        name: each.title
        for name, each in cards().items()
        if each.family in REASON_FAMILIES
    }


def _or_none(words: Mapping[str, Words]) -> Mapping[str, Words]:
    """Return the choices with one more that says none of them: an empty item is unanswered."""
    return {**words, NONE: NONE_WORDS}

"""Filters of the collector's desk: how a sum arises, which law, whose turn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import template
from django.template import Context

from arrears.domain.money.amount import Amount
from arrears.domain.money.owed import HEADS
from arrears.domain.words import Words
from arrears.law.engine.packs import rules
from arrears.law.engine.verdict import Finding
from arrears.questions.case_contacts import ContactPerson, ContactPoint
from arrears.questions.case_history import GROUPS, Event
from arrears.questions.case_page import DebtLine
from arrears.questions.my_worklist import WorkLine
from arrears.questions.open_now import Now
from arrears.questions.statement_lines import WAYS, Booking, HeadLine, Step
from arrears.questions.statement_sheet import (
    NAMES,
    borrowed,
    remarks,
    signed,
    went_to,
)
from arrears.questions.why_not import PACKS
from arrears.web.collector.call_lines import CallLine, call_lines
from arrears.web.parts.access import name_for

register = template.Library()

FORCES = {
    "law": Words("法律", "law"),
    "rule": Words("规章", "regulation"),
    "standard": Words("标准", "standard"),
    "guideline": Words("指引", "guideline"),
    "presumption": Words("推定", "presumption"),
    "house": Words("内部政策", "house policy"),
}


@dataclass(frozen=True, slots=True)
class Head:
    """One head of a debt: stated, paid since, owed now."""

    words: Words
    stated: Amount
    paid: Amount
    now: Amount


@register.filter
def heads(debt: DebtLine) -> list[Head]:
    """Return the heads on which there is or was anything owed."""
    rows = [(HEADS[key], debt.stated.heads[key], debt.now.heads[key]) for key in HEADS]
    return [
        Head(words, stated, stated - now, now)
        for words, stated, now in rows
        if stated.minor or now.minor
    ]


@register.filter
def sum_of(debt: DebtLine) -> Head:
    """Return the sum of the debt's heads."""
    stated, now = debt.stated.total, debt.now.total
    return Head(Words("合计", "Total"), stated, stated - now, now)


@register.filter
def moves(line: HeadLine) -> list[tuple[Words, str]]:
    """Return what came to a head since it was stated, with the sign of each."""
    came = ((way, getattr(line, way)) for way in WAYS)
    return [(NAMES[way], signed(sum_, way)) for way, sum_ in came if sum_.is_positive]


@register.filter
def with_sign(step: Step | Booking) -> str:
    """Return what one booking did to the debt: −¥500.00."""
    return signed(step.amount, step.way)


register.filter("name_for", name_for)
register.filter("borrowed", borrowed)
register.filter("remarks", remarks)
register.filter("went_to", went_to)


@register.filter
def rule_title(finding: Finding) -> Words:
    """Return the title of the rule that spoke."""
    titles = {rule.key: rule.title for rule in rules(PACKS)}
    return titles.get(finding.rule, Words(finding.rule, finding.rule))


@register.filter
def force_words(finding: Finding) -> Words:
    """Return how binding the rule is, in a word."""
    return FORCES.get(finding.force, Words(finding.force, finding.force))


@register.simple_tag(takes_context=True)
def in_words(
    context: Context, calls: Sequence[tuple[WorkLine, Now | None]]
) -> list[CallLine]:
    """Return the calls of a round as the page writes them."""
    return call_lines(calls, staff=context["request"].staff, on=context["on"])


@register.filter
def groups_of(history: Sequence[Event]) -> list[tuple[str, Words]]:
    """Return the groups that occur in the history, in their usual order."""
    here = {event.group for event in history}
    return [(key, words) for key, words in GROUPS.items() if key in here]


@register.filter
def codes_of(history: Sequence[Event]) -> list[tuple[str, Words]]:
    """Return the action codes that occur in the history, in their own order."""
    return sorted({each.code: each.words for each in history if each.code}.items())


@register.filter
def of_code(history: Sequence[Event], code: str) -> Sequence[Event]:
    """Return what has this action code; everything where none is asked for."""
    return [each for each in history if each.code == code] if code else history


@register.filter
def protected(people: Sequence[ContactPerson]) -> list[ContactPerson]:
    """Return the persons of the case who owe nothing."""
    return [person for person in people if person.protected]


@register.filter
def at(table: Mapping[str, object], key: str) -> object:
    """Return what stands at `key`, if anything does."""
    return table.get(key)


@register.filter
def served(people: Sequence[ContactPerson], channel: str = "") -> list[ContactPoint]:
    """Return the points of those who owe; with a channel, those that serve it."""
    points = [point for person in people for point in person.points]
    return [p for p in points if not channel or channel in p.kind.channels]


@register.filter
def plain(amount: Amount) -> str:
    """Return the sum as one types it: 12345.67."""
    return str(amount).split()[0].replace(",", "")

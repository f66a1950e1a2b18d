"""The note of a call in its parts, read from the form and put into one text."""

from django.http import QueryDict

from arrears.domain.words import Words
from arrears.playbook.card import Card, cards
from arrears.web.parts.templatetags.said import said

LONGEST_AGREED = 400
WHY = Words("未还原因：{why.zh}", "Why unpaid: {why.en}")
AGREED = Words("约定：{agreed}", "Agreed: {agreed}")
REASONS = tuple(f"RSN-{n:02}" for n in range(1, 9))


def reasons() -> list[Card]:
    """Return the cards of why a debt is unpaid, for the list to choose from."""
    return [cards()[code] for code in REASONS]


def note(typed: QueryDict) -> str:
    """Return why, what was said and what was agreed, a line each; empty ones not."""
    why, agreed = typed.get("why", ""), typed.get("agreed", "").strip()
    lines = [
        said(WHY.filled(why=cards()[why].title)) if why in REASONS else "",
        typed.get("note", "").strip(),
        said(AGREED.filled(agreed=agreed[:LONGEST_AGREED])) if agreed else "",
    ]
    return "\n".join(line for line in lines if line)

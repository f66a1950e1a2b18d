"""The letter of appointment as a PDF to look at, and how the queued one stands."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from arrears.domain.contact.message import MessageState
from arrears.domain.words import Lang, Words
from arrears.playbook.scripts.appointment import TITLE, paragraphs
from arrears.playbook.scripts.slots import day_words
from arrears.store import cases
from arrears.store.appointments import batch_of, visiting
from arrears.store.models import Message
from arrears.store.script_facts import script_facts

from .typeset import pdf

TEMPLATE, NAME = "appointment.typ", "letter"
SEAL = Words("{lender}（盖章）", "{lender} (seal)")
NOT_TOLD = Words("（委托方未提供）", "(not told by the lender)")


def visit_letter(number: str, visit: int, *, lang: Lang, now: datetime) -> bytes | None:
    """Return the letter as a PDF; None where no such visit is to come. Raises UnknownCase."""
    case = cases.case(number)
    row = case.visits.filter(pk=visit, cancelled_at=None, ended_as="").first()
    if row is None:
        return None
    on = cases.local_day(row.person, now)
    facts = script_facts(case, on=on, by=row.by)
    told = {
        name: facts.get(name, NOT_TOLD).to(lang)
        for name in ("callback", "complaint_line", "lender", "number")
    }
    before, after = paragraphs(visiting(row), lang=lang, facts=told)
    page = {
        "lang": lang,
        "title": TITLE.to(lang),
        "before": before,
        "place": row.place,
        "after": after,
        "seal": SEAL.to(lang).format(**told),
        "on": day_words(on).to(lang),
    }
    return pdf(TEMPLATE, name=NAME, told=page, at=now)


def letters_of(visits: Iterable[int]) -> Mapping[int, MessageState]:
    """Return how the last letter of each visit stands; a visit without one is not there."""
    batches = {batch_of(visit): visit for visit in visits}
    if not batches:
        return {}
    rows = Message.objects.filter(batch__in=batches).order_by("pk")
    told = rows.values_list("batch", "state")
    return {batches[batch]: MessageState(state) for batch, state in told}

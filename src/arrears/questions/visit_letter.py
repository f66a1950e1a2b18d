"""The letter of appointment: who comes, when, where, and what the person may do."""

from datetime import datetime

from arrears.domain.words import Lang, Words
from arrears.playbook.scripts.slots import day_words
from arrears.store import cases
from arrears.store.models import Staff
from arrears.store.script_facts import script_facts

from .typeset import pdf

TEMPLATE, NAME = "appointment.typ", "letter"
TITLE = Words("上门约定确认函", "Confirmation of an agreed visit")
DEAR = Words("{name}，您好：", "Dear {name},")
AGREED = Words(
    "按照您的同意，我们约定于 {day} {hour} 到下面的地点拜访您：",
    "As you agreed, we shall visit you on {day} at {hour} at this place:",
)
WHO = Words(
    "来访的是我们的员工：{people}。见面时会先出示工作证件，您可以拍下证件，或打 {callback} 核实。",
    "Those who come are our staff: {people}. They show their cards first; you may photograph these, or ring {callback} to check.",
)
RIGHTS = Words(
    "拜访只谈您本人的账户，不向其他人提及。不收现金，也不收任何费用。您可以随时改期、取消，或请来访的人离开；这不会给您带来任何不利。",
    "The visit is about your own account and is mentioned to nobody else. No cash is taken, and no fee. You may change or cancel it, or ask them to leave, at any time; nothing follows from that.",
)
CHANGE = Words(
    "改期或取消：{callback}，案件编号 {number}。投诉：{complaint_line}。",
    "To change or cancel: {callback}, case {number}. To complain: {complaint_line}.",
)
SEAL = Words("{lender}（盖章）", "{lender} (seal)")
PERSON = Words("{name}（工号 {number}）", "{name} (staff no. {number})")
NOT_TOLD = Words("（委托方未提供）", "(not told by the lender)")


def visit_letter(number: str, visit: int, *, lang: Lang, now: datetime) -> bytes | None:
    """Return the letter as a PDF; None where no such visit is to come. Raises UnknownCase."""
    case = cases.case(number)
    row = case.visits.filter(pk=visit, cancelled_at=None, ended_as="").first()
    if row is None:
        return None
    at = cases.on_clock(row.person, row.at)
    on = cases.local_day(row.person, now)
    facts = script_facts(case, on=on, by=row.by)
    told = {
        name: facts.get(name, NOT_TOLD).to(lang)
        for name in ("callback", "complaint_line", "lender", "number")
    }
    told |= {
        "name": row.person.name,
        "day": day_words(at.date()).to(lang),
        "hour": f"{at:%H:%M}",
        "people": ("、" if lang == "zh" else ", ").join(_people(row.crew, lang)),
    }
    paragraphs = (DEAR, AGREED, WHO, RIGHTS, CHANGE)
    lines = [each.to(lang).format(**told) for each in paragraphs]
    page = {
        "lang": lang,
        "title": TITLE.to(lang),
        "before": lines[:2],
        "place": row.place,
        "after": lines[2:],
        "seal": SEAL.to(lang).format(**told),
        "on": day_words(on).to(lang),
    }
    return pdf(TEMPLATE, name=NAME, told=page, at=now)


def _people(crew: str, lang: Lang) -> list[str]:
    names = crew.split(",")
    rows = Staff.objects.filter(user__username__in=names).order_by("user__username")
    return [
        PERSON.to(lang).format(name=row.name, number=row.staff_number) for row in rows
    ]

"""The letter of appointment: who comes, when, where, and what the person may do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from arrears.domain.words import Lang, Words

from .slots import GAP, day_words

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
PERSON = Words("{name}（工号 {number}）", "{name} (staff no. {number})")
FACTS = ("callback", "complaint_line", "number")  # left open where nobody fills them


@dataclass(frozen=True, slots=True)
class Visiting:
    """What was agreed: the person, the hour on her clock, the place, who comes."""

    name: str
    at: datetime
    place: str
    people: Sequence[tuple[str, str]]  # name, staff number


def paragraphs(
    told: Visiting, *, lang: Lang, facts: Mapping[str, str] | None = None
) -> tuple[list[str], list[str]]:
    """
    Return what stands before the place and what stands after it.

    Facts that are not given stay slots, to be filled where the letter is written.
    """
    each = [
        PERSON.to(lang).format(name=_plain(name), number=number)
        for name, number in told.people
    ]
    known = {name: f"{{{name}}}" for name in FACTS} | dict(facts or {})
    known |= {
        "name": _plain(told.name),
        "day": day_words(told.at.date()).to(lang),
        "hour": f"{told.at:%H:%M}",
        "people": ("、" if lang == "zh" else ", ").join(each),
    }
    before = [words.to(lang).format(**known) for words in (DEAR, AGREED)]
    return before, [words.to(lang).format(**known) for words in (WHO, RIGHTS, CHANGE)]


def appointment_text(told: Visiting, *, lang: Lang) -> str:
    """Return the letter as a text with slots, as the composer takes it."""
    before, after = paragraphs(told, lang=lang)
    lines = [TITLE.to(lang), *before, _plain(told.place), *after]
    return "\n\n".join(lines)


def _plain(text: str) -> str:
    """Return what somebody typed so that no brace in it is taken for a slot."""
    return GAP.sub(lambda gap: gap[1], text).replace("{", "").replace("}", "")

"""The regulator's pack, from the registers as they stood: every figure with its source."""

from collections import Counter
from datetime import date, datetime, timedelta

from django.db.models import Q

from arrears.domain.case.standing import StopKind
from arrears.domain.contact.person import Role
from arrears.insight.answer import Answer
from arrears.insight.regulator import Asking, Chapter, Happened, StopSpan, chapters
from arrears.law.engine.packs import pack_names, rules
from arrears.law.engine.verdict import Verdict
from arrears.law.wording.detectors import detectors
from arrears.law.wording.judgement import Wording, judge
from arrears.store.cases import desk_day
from arrears.store.insight.days import midnight
from arrears.store.models import Attempt, Case, JournalEntry, Note, Point, Stop

DAY = timedelta(days=1)


def regulator_pack(
    rates: list[Answer],
    *,
    since: date,
    until: date,
    known_on: date,
    lender: str = "",
    lang: str,
) -> tuple[Chapter, ...]:
    """Return the pack of these days, as the registers stood at the end of `known_on`."""
    last = min(until, known_on)
    texts = noted(since=since, until=last, lender=lender)
    happened = Happened(
        since=since,
        until=last,
        stops=stop_spans(until=last, lender=lender),
        askings=askings(since=since, until=last, lender=lender),
        notes=len(texts),
        hits=_hits(texts),
    )
    return chapters(
        happened,
        rates,
        rules={rule.key: (rule.title, rule.cite) for rule in rules(pack_names())},
        detectors={label: each.title for label, each in detectors().items()},
        lang=lang,
    )


def _hits(texts: list[str]) -> Counter[str]:
    """Return how often each detector forbids what was noted; a text is judged once."""
    hits: Counter[str] = Counter()
    for text, times in Counter(texts).items():
        judged = judge(Wording(text, "colleague"))
        if judged.verdict == "block":
            for label in {each.detector.label for each in judged.findings}:
                hits[label] += times
    return hits


def stop_spans(*, until: date, lender: str = "") -> list[StopSpan]:
    """Return the stops set by the end of a day, as they stood then."""
    end = midnight(until + DAY)
    rows = Stop.objects.filter(since__lt=end)
    if lender:
        rows = rows.filter(person__lender__key=lender)
    told = rows.values_list("kind", "since", "lifted_at", "expires_on").order_by("pk")
    return [
        StopSpan(StopKind(kind), desk_day(began), _ended(lifted, expires, until=until))
        for kind, began, lifted, expires in told
    ]


def _ended(
    lifted: datetime | None, expires: date | None, *, until: date
) -> date | None:
    """Return the day the stop was over, seen from the end of `until`."""
    ends = [desk_day(lifted)] if lifted else []
    ends += [expires + DAY] if expires else []
    return min((day for day in ends if day <= until), default=None)


def askings(*, since: date, until: date, lender: str = "") -> list[Asking]:
    """Return the guard's refusals and warnings of these days, as journalled."""
    rows = JournalEntry.objects.filter(
        Q(kind="ContactDenied") | Q(kind="CallReserved"),
        at__gte=midnight(since),
        at__lt=midnight(until + DAY),
    ).order_by("seq")
    found = [
        (kind, subject, body)
        for kind, subject, body in rows.values_list("kind", "subject", "body")
        if kind == "ContactDenied" or body["verdict"] != Verdict.ALLOW.key
    ]
    if lender:
        own = _cases_of(lender, {subject for _, subject, _ in found})
        found = [row for row in found if row[1] in own]
    third = _third({str(body["point"]) for _, _, body in found})
    return [
        Asking(
            tuple(body["rules"]), kind == "ContactDenied", str(body["point"]) in third
        )
        for kind, _, body in found
    ]


def noted(*, since: date, until: date, lender: str = "") -> list[str]:
    """Return what was noted in these days, on contacts and on cases."""
    days = {"at__gte": midnight(since), "at__lt": midnight(until + DAY)}
    own = {"case__placement__lender__key": lender} if lender else {}
    contacts = Attempt.objects.filter(**days, **own).exclude(note="")
    notes = Note.objects.filter(**days, **own)
    return [
        *contacts.values_list("note", flat=True),
        *notes.values_list("text", flat=True),
    ]


def _cases_of(lender: str, numbers: set[str]) -> set[str]:
    rows = Case.objects.filter(placement__lender__key=lender, number__in=numbers)
    return set(rows.values_list("number", flat=True))


def _third(points: set[str]) -> set[str]:
    """Return those of the points that belong to somebody who owes nothing."""
    owing = [str(role) for role in Role if role.owes]
    rows = Point.objects.filter(pk__in=[p for p in points if p.isdigit()])
    rows = rows.exclude(person__role__in=owing)
    return {str(pk) for pk in rows.values_list("pk", flat=True)}

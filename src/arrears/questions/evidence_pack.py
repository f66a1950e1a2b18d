"""The evidence of one case in one file: a paper to read, the rows, the sums of both."""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo
from zoneinfo import ZoneInfo

from django.db.models import Model, QuerySet

from arrears.domain.words import Lang, Words
from arrears.store import cases, journal
from arrears.store.models import (
    Adjustment,
    Attempt,
    Case,
    Consent,
    Debt,
    Finding,
    JournalEntry,
    LegalStep,
    Matter,
    Note,
    Offer,
    Payment,
    Person,
    Point,
    Promise,
    Statement,
    Stop,
    Trace,
    Visit,
)

from .contact_decisions import decision
from .evidence_papers import papers_in_pack, papers_section
from .journal_search import line
from .typeset import pdf

TEMPLATE = "report.typ"
OF_CASE: tuple[type[Model], ...] = (
    Attempt,
    Note,
    Promise,
    Consent,
    Visit,
    Offer,
    Trace,
    Finding,
    LegalStep,
    Matter,
)
OF_DEBT: tuple[type[Model], ...] = (Statement, Payment, Adjustment)
TITLE = Words("证据包：案件 {number}", "Evidence of case {number}")
AS_OF = Words(
    "截至 {at}，操作日志第 {seq} 条", "As of {at}, entry {seq} of the journal"
)
HOLDS = Words(
    "操作日志从头到尾相扣，没有改动。",
    "The journal holds from its first entry to its last.",
)
BROKEN = Words(
    "操作日志从第 {at} 条起对不上。", "The journal does not hold from entry {at} on."
)
WHAT = Words("内容", "What is here")
ROWS = Words("条数", "Rows")
TABLE = Words("表", "Table")
DECIDED = Words("联系决定与依据", "Decisions on contacts, with their rules")
HAPPENED = Words("经过", "What happened")
COLUMNS = {
    "at": Words("时间", "When"),
    "what": Words("事项", "What"),
    "by": Words("经手", "By"),
    "rules": Words("规则", "Rules"),
    "seal": Words("指纹", "Seal"),
}


def evidence_pack(number: str, *, lang: Lang, now: datetime) -> bytes:
    """
    Return the ZIP of a case: a PDF, rows, journal, papers, and SHA256SUMS of them all.

    Papers come as they were handed in, each with its own sum; one whose content was
    erased is listed and marked, and so is one that is over.

    The same rows at the same moment make the same bytes. Raises UnknownCase.
    """
    case = cases.case(number)
    rows = {name: list(_plain(found)) for name, found in _tables(case)}
    entries = JournalEntry.objects.filter(subject=case.number).order_by("seq")
    proof = journal.proof()
    told = [
        {**asdict(line(each)), "body": each.body, "previous": each.previous}
        for each in entries
    ]
    kept = {
        "journal": told,
        "proof": {
            "entries": proof.entries,
            "head": proof.head,
            "holds": proof.holds,
            "broken_at": proof.broken_at,
        },
    }
    papers, contents = papers_in_pack(case, now=now)
    listed = papers_section(papers, lang)
    paper = _paper(case, rows, list(entries), proof, listed, lang=lang, now=now)
    files = {
        "evidence.pdf": paper,
        "case.json": _json(rows),
        "journal.json": _json(kept),
        "papers.json": _json([each.plain for each in papers]),
        **contents,
    }
    sums = "".join(
        f"{sha256(what).hexdigest()}  {name}\n" for name, what in files.items()
    )
    return _zipped(files | {"SHA256SUMS": sums.encode()}, now=now)


def _tables(case: Case) -> Iterator[tuple[str, QuerySet[Any]]]:
    people = Person.objects.filter(pk=case.debtor_id) | case.debtor.others.all()
    ids = list(people.values_list("pk", flat=True))
    yield "case", Case.objects.filter(pk=case.pk)
    yield "person", Person.objects.filter(pk__in=ids)
    yield "point", Point.objects.filter(person__in=ids)
    yield "stop", Stop.objects.filter(person__in=ids)
    yield "debt", Debt.objects.filter(case=case)
    for model in OF_DEBT:
        yield _name(model), model._default_manager.filter(debt__case=case)  # noqa: SLF001
    for model in OF_CASE:
        yield _name(model), model._default_manager.filter(case=case)  # noqa: SLF001


def _name(model: type[Model]) -> str:
    return model.__name__.lower()


def _plain(found: QuerySet[Any]) -> Iterator[dict[str, object]]:
    names = [field.attname for field in found.model._meta.concrete_fields]  # noqa: SLF001  (Django's own way to a table's columns)
    for row in found.order_by("pk").values(*names):
        yield dict(row)


def _json(told: object) -> bytes:
    text = json.dumps(told, ensure_ascii=False, indent=1, default=_written)
    return text.encode()


def _written(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Words):
        return value.en
    return str(value)


def _paper(
    case: Case,
    rows: Mapping[str, list[dict[str, object]]],
    entries: list[JournalEntry],
    proof: journal.Proof,
    papers: Mapping[str, object],
    *,
    lang: Lang,
    now: datetime,
) -> bytes:
    sound = HOLDS if proof.holds else BROKEN.filled(at=proof.broken_at)
    report = {
        "title": TITLE.filled(number=case.number).to(lang),
        "lang": lang,
        "days": AS_OF.filled(at=_clock(now), seq=proof.entries).to(lang),
        "sections": [
            {
                "title": WHAT.to(lang),
                "columns": [TABLE.to(lang), ROWS.to(lang)],
                "rows": [[name, str(len(told))] for name, told in rows.items()],
                "said": [sound.to(lang), proof.head],
            },
            papers,
            _decided(entries, lang),
            _happened(entries, lang),
        ],
    }
    return pdf(TEMPLATE, name="report", told=report, at=now)


def _decided(entries: list[JournalEntry], lang: Lang) -> dict[str, object]:
    kinds = {"ContactDenied", "CallReserved", "VisitBooked"}
    lines = [decision(each) for each in entries if each.kind in kinds]
    return {
        "title": DECIDED.to(lang),
        "columns": [COLUMNS[key].to(lang) for key in ("at", "what", "by", "rules")],
        "rows": [
            [
                _clock(each.at),
                each.words.to(lang),
                each.by,
                "; ".join(f"{rule.key} {rule.cite}" for rule in each.rules),
            ]
            for each in lines
        ],
        "said": [],
    }


def _happened(entries: list[JournalEntry], lang: Lang) -> dict[str, object]:
    lines = [line(each) for each in entries]
    return {
        "title": HAPPENED.to(lang),
        "columns": [COLUMNS[key].to(lang) for key in ("at", "what", "by", "seal")],
        "rows": [
            [_clock(each.at), each.words.to(lang), each.by, each.seal[:12]]
            for each in lines
        ],
        "said": [],
    }


def _clock(at: datetime) -> str:
    return f"{at.astimezone(ZoneInfo(cases.DESK_ZONE)):%Y-%m-%d %H:%M}"


def _zipped(files: Mapping[str, bytes], *, now: datetime) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as folder:
        for name, what in files.items():
            folder.writestr(ZipInfo(name, now.timetuple()[:6]), what)
    return made.getvalue()

"""Take a paper in, judge it, and look into it; each is journalled."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction

from arrears.domain.audit.facts import PaperAdded, PaperJudged, PaperOpened
from arrears.domain.case.finding import CLAIMS, Found
from arrears.domain.case.paper import JUDGED, LARGEST_BYTES, MIME, PaperState, kind_of
from arrears.domain.money.means import Basis
from arrears.domain.words import Refusal, Words
from arrears.store import cases, journal
from arrears.store.models import Case, Paper

from .record_finding import ExpiryPast, record_finding

LONGEST = 400
LONGEST_NAME = 120


class PaperRefused(Refusal):
    """The paper is not taken, or not judged."""


class PaperMissing(PaperRefused):
    """There is none, or it is empty."""

    words = Words("请选择要上传的材料。", "Choose the paper to hand in.")


class PaperTooLarge(PaperRefused):
    """It is larger than the desk takes."""

    words = Words(
        "文件超过 {most} MB，请压缩或分成几份再上传。",
        "The file is larger than {most} MB. Make it smaller, or hand it in in parts.",
    )


class PaperUnreadable(PaperRefused):
    """It is none of the kinds that are taken, or says to be another."""

    words = Words(
        "只收 PDF、PNG 和 JPEG，文件名只能有一个后缀，内容要与后缀一致。",
        "Only PDF, PNG and JPEG are taken, with one ending to the name, and the content must be what the ending says.",
    )


class ClaimMissing(PaperRefused):
    """Nobody said what it is to bear out."""

    words = Words(
        "请选择这份材料证明哪一项说法。", "Choose which statement the paper is for."
    )


class PaperUnknown(PaperRefused):
    """There is no such paper on the case."""

    words = Words(
        "案件上没有这份材料，请刷新页面。",
        "The case has no such paper. Reload the page.",
    )


class JudgementMissing(PaperRefused):
    """Neither said whether it bears the claim out, nor why."""

    words = Words(
        "请选择核实结果，并写明依据。",
        "Say whether it bears the statement out, and how you know.",
    )


class JudgedAlready(PaperRefused):
    """A colleague was first."""

    words = Words(
        "这份材料已经由 {by} 核实过，请刷新页面。",
        "This paper was judged by {by} already. Reload the page.",
    )


@dataclass(frozen=True, slots=True)
class Opened:
    """A paper's content, and what it is."""

    name: str
    mime: str
    content: bytes


def raise_if_large(size: int) -> None:
    """Raise PaperTooLarge before anything of the file is read."""
    if size > LARGEST_BYTES:
        raise PaperTooLarge(most=LARGEST_BYTES // (1024 * 1024))


@transaction.atomic
def add_paper(
    *,
    number: str,
    claim: str,
    name: str,
    content: bytes,
    told: str,
    by: str,
    now: datetime,
) -> None:
    """Keep the paper; the same one for the same claim is kept once. Raises PaperRefused."""
    case = cases.lock(number)
    if claim not in CLAIMS:
        raise ClaimMissing
    if not content:
        raise PaperMissing
    raise_if_large(len(content))
    bare = name.replace("\\", "/").rsplit("/", 1)[-1].strip()
    kind = kind_of(bare, content[:16])
    if not kind:
        raise PaperUnreadable
    digest = sha256(content).hexdigest()
    _row, made = Paper.objects.get_or_create(
        case=case,
        claim=claim,
        sha256=digest,
        defaults={
            "name": bare[-LONGEST_NAME:],
            "kind": kind,
            "content": content,
            "told": told.strip()[:LONGEST],
            "at": now,
            "by": by,
        },
    )
    if made:
        journal.write(PaperAdded(case.number, claim, digest), by=by, at=now)


@transaction.atomic
def judge_paper(
    *,
    number: str,
    paper: int,
    judged_as: str,
    ground: str,
    holds_until: date | None,
    by: str,
    now: datetime,
) -> None:
    """
    Write down what the paper shows; the claim is verified or refuted with it.

    Raises PaperRefused; ExpiryPast.
    """
    case = cases.lock(number)
    row = _paper(case, paper)
    if row.judged_as:
        raise JudgedAlready(by=row.judged_by)
    why = ground.strip()[:LONGEST]
    if judged_as not in JUDGED or not why:
        raise JudgementMissing
    if holds_until and holds_until < cases.local_day(case.debtor, now):
        raise ExpiryPast(on=holds_until)
    row.judged_as, row.judged_at, row.judged_by = judged_as, now, by
    row.ground, row.holds_until = why, holds_until
    row.save()
    fact = PaperJudged(case.number, row.pk, judged_as, why)
    journal.write(fact, by=by, at=now)
    bears_out = judged_as == PaperState.BEARS_OUT
    record_finding(
        number=case.number,
        about=Found.CLAIM if bears_out else Found.REFUTED,
        value=row.claim,
        basis=Basis.VERIFIED,
        reason=f"{row.name}: {why}",
        expires_on=holds_until,
        by=by,
        now=now,
    )


@transaction.atomic
def open_paper(*, number: str, paper: int, by: str, now: datetime) -> Opened:
    """Return the paper, and journal who looked. Raises PaperUnknown, UnknownCase."""
    case = cases.case(number)
    row = _paper(case, paper)
    if not row.content:
        raise PaperUnknown
    journal.write(PaperOpened(case.number, row.pk), by=by, at=now)
    return Opened(row.name, MIME[row.kind], bytes(row.content))


def _paper(case: Case, paper: int) -> Paper:
    row = Paper.objects.select_for_update().filter(pk=paper, case=case).first()
    if row is None:
        raise PaperUnknown
    return row

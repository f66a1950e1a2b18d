"""The papers of a case as its evidence holds them: each with its sum and how it stands."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256

from arrears.domain.case.paper import PaperState, stands
from arrears.domain.words import Lang, Words
from arrears.playbook.card import cards
from arrears.store import cases
from arrears.store.models import Case, Paper

FOLDER = "papers"
TITLE = Words("材料", "Papers")
REDACTED = Words("内容已删除", "content erased")
CHANGED = Words("内容与收到时不符", "not as it was handed in")
COLUMNS = (
    Words("编号", "No."),
    Words("证明什么", "For"),
    Words("状态", "How it stands"),
    Words("核实人", "Judged by"),
    Words("有效至", "Holds until"),
    Words("SHA-256", "SHA-256"),
)
NONE = Words("没有交来材料。", "No paper was handed in.")


@dataclass(frozen=True, slots=True)
class PaperInPack:
    """One paper; `file` is where its content lies in the pack, nowhere once erased."""

    paper: int
    claim: str
    name: str
    kind: str
    sha256: str  # of what was handed in
    file: str
    state: str  # waiting | bears_out | does_not | lapsed
    redacted: bool
    as_handed_in: bool
    told: str
    at: datetime
    by: str
    judged_at: datetime | None
    judged_by: str
    ground: str
    holds_until: date | None

    @property
    def words(self) -> Words:
        """Return how it stands, as people read it."""
        marks = [PaperState(self.state).words]
        marks += [REDACTED] if self.redacted else []
        marks += [CHANGED] if not (self.redacted or self.as_handed_in) else []
        return Words(
            "，".join(mark.zh for mark in marks), ", ".join(mark.en for mark in marks)
        )

    @property
    def plain(self) -> dict[str, object]:
        """Return it as papers.json holds it."""
        return asdict(self)


def papers_in_pack(
    case: Case, *, now: datetime
) -> tuple[tuple[PaperInPack, ...], Mapping[str, bytes]]:
    """Return the papers, the first first, and the content of each by its file's name."""
    on = cases.local_day(case.debtor, now)
    lines, files = [], {}
    for row in Paper.objects.filter(case=case).order_by("pk"):
        content = bytes(row.content)
        line = _line(row, content, on=on)
        lines.append(line)
        if line.file:
            files[line.file] = content
    return tuple(lines), files


def papers_section(lines: tuple[PaperInPack, ...], lang: Lang) -> dict[str, object]:
    """Return them as the pack's own paper lists them."""
    return {
        "title": TITLE.to(lang),
        "columns": [column.to(lang) for column in COLUMNS],
        "rows": [
            [
                str(line.paper),
                f"{line.claim} {cards()[line.claim].title.to(lang)}",
                line.words.to(lang),
                line.judged_by or "–",
                str(line.holds_until or "–"),
                line.sha256[:16],
            ]
            for line in lines
        ],
        "said": [] if lines else [NONE.to(lang)],
    }


def _line(row: Paper, content: bytes, *, on: date) -> PaperInPack:
    name = f"{FOLDER}/{row.pk:08}-{row.claim}.{row.kind}"
    return PaperInPack(
        paper=row.pk,
        claim=row.claim,
        name=row.name,
        kind=row.kind,
        sha256=row.sha256,
        file=name if content else "",
        state=str(stands(row.judged_as, row.holds_until, on=on)),
        redacted=not content,
        as_handed_in=bool(content) and sha256(content).hexdigest() == row.sha256,
        told=row.told,
        at=row.at,
        by=row.by,
        judged_at=row.judged_at,
        judged_by=row.judged_by,
        ground=row.ground,
        holds_until=row.holds_until,
    )

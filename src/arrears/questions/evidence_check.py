"""A pack of evidence held against its own sums, its papers' and the journal's seals."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from arrears.domain.audit.chain import link
from arrears.domain.words import Refusal, Words

SUMS = "SHA256SUMS"
LARGEST = 500 * 1024 * 1024  # unpacked; no case's papers are more


class PackUnreadable(Refusal):
    """It is no pack of evidence."""

    words = Words(
        "{file} 不是证据包，或已损坏：{why}。",
        "{file} is no pack of evidence, or is broken: {why}.",
    )


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not hold, and where."""

    file: str
    why: Words


@dataclass(frozen=True, slots=True)
class PackChecked:
    """What the check of a pack found; it holds where there is no fault."""

    sha256: str  # of the pack itself, as the journal of the desk keeps it
    files: int
    papers: int
    redacted: int
    entries: int
    faults: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        """Say whether all of it is as it was handed out."""
        return not self.faults


NO_SUM = Words("清单里没有它的校验值", "the list has no sum of it")
NOT_THERE = Words("清单里有，包里没有", "it is in the list and not in the pack")
OTHER_SUM = Words("校验值不符", "its sum is another")
PAPER_CHANGED = Words(
    "材料与收到时的校验值不符", "the paper is not as it was handed in"
)
PAPER_GONE = Words("材料不在包里，也没有标明已删除", "missing, and not marked erased")
SEAL_BROKEN = Words(
    "操作日志第 {seq} 条与它的指纹不符",
    "entry {seq} of the journal does not fit its seal",
)


def check_pack(path: Path) -> PackChecked:
    """
    Hold a pack against itself; no desk and no network is needed.

    Its list must name every file and nothing else, each with its sum; each paper must
    be as it was handed in or marked as erased; each entry of the journal must fit its
    own seal. Raises PackUnreadable.
    """
    files = _unpacked(path)
    try:
        sums = _listed(files[SUMS])
        papers = json.loads(files.get("papers.json", b"[]"))
        entries = json.loads(files["journal.json"])["journal"]
        faults = (
            *_of_sums(files, sums),
            *_of_papers(files, papers),
            *_of_entries(entries),
        )
    except (KeyError, ValueError, TypeError, AttributeError) as unfit:
        raise PackUnreadable(file=path.name, why=type(unfit).__name__) from unfit
    return PackChecked(
        sha256=sha256(path.read_bytes()).hexdigest(),
        files=len(sums),
        papers=len(papers),
        redacted=sum(bool(each["redacted"]) for each in papers),
        entries=len(entries),
        faults=faults,
    )


def _unpacked(path: Path) -> dict[str, bytes]:
    """Return every file of the pack in memory; nothing is written anywhere."""
    try:
        with ZipFile(path) as pack:
            if sum(each.file_size for each in pack.infolist()) > LARGEST:
                raise PackUnreadable(file=path.name, why=f"> {LARGEST >> 20} MB")
            return {each: pack.read(each) for each in pack.namelist()}
    except (BadZipFile, OSError, EOFError, NotImplementedError) as trouble:
        raise PackUnreadable(file=path.name, why=trouble) from trouble


def _listed(text: bytes) -> dict[str, str]:
    lines = (line.split("  ", 1) for line in text.decode().splitlines())
    return {name: told for told, name in lines}


def _of_sums(files: Mapping[str, bytes], sums: Mapping[str, str]) -> Iterator[Fault]:
    for name in sorted({*files, *sums} - {SUMS}):
        if name not in sums:
            yield Fault(name, NO_SUM)
        elif name not in files:
            yield Fault(name, NOT_THERE)
        elif sha256(files[name]).hexdigest() != sums[name]:
            yield Fault(name, OTHER_SUM)


def _of_papers(
    files: Mapping[str, bytes], papers: list[dict[str, Any]]
) -> Iterator[Fault]:
    for each in papers:
        name = each["file"]
        if not name:
            if not each["redacted"]:
                yield Fault(f"papers.json: {each['paper']}", PAPER_GONE)
        elif name in files and sha256(files[name]).hexdigest() != each["sha256"]:
            yield Fault(name, PAPER_CHANGED)


def _of_entries(entries: list[dict[str, Any]]) -> Iterator[Fault]:
    for each in entries:
        at = datetime.fromisoformat(each["at"]).astimezone(UTC)
        seal = link(
            at=at.isoformat(timespec="microseconds"),
            **{
                name: each[name]
                for name in ("seq", "by", "kind", "subject", "body", "previous")
            },
        )
        if seal != each["seal"]:
            yield Fault("journal.json", SEAL_BROKEN.filled(seq=each["seq"]))

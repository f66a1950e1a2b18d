"""Take out of the folder what was sent to somebody who was erased; prove that it is gone."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from arrears.channels.outbox import file_sink
from arrears.channels.outbox.file_sink import SinkRefused
from arrears.domain.audit.messages import FilesErased
from arrears.domain.contact.message import MessageState
from arrears.domain.words import Words
from arrears.store import journal, messages
from arrears.store.models import Message


class FilesLeft(SinkRefused):
    """The tables are erased; a file could not be taken away."""

    words = Words(
        "系统里的个人信息已删除，但发件文件夹 {folder} 里的文件删不掉：{why}。排除后每次运行 arrears outbox send 都会再删。",
        "The tables are erased, but a file in the outbox folder {folder} cannot be removed: {why}. Mend it; each run of arrears outbox send tries again.",
    )


@dataclass(frozen=True, slots=True)
class FolderState:
    """What the folder holds: how many as written, changed, gone; and of people erased."""

    whole: int = 0
    gone: int = 0  # taken away by whoever delivers, or lost
    changed: tuple[int, ...] = ()
    erased: tuple[int, ...] = ()  # messages to people erased that still have a file

    @property
    def holds(self) -> bool:
        """Say whether nothing is changed and nothing left of anybody erased."""
        return not (self.changed or self.erased)


def empty_outbox(*, folder: Path, by: str, now: datetime) -> int:
    """
    Remove the files of everybody erased, and journal it; return how many files.

    Done again it does no harm: what a crash left is found by the next. Raises FilesLeft.
    """
    gone: dict[str, list[Message]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    for row in messages.to_forget():
        number = row.case.number
        counts[number] += _removed(row, folder)
        gone[number].append(row)
    for number, rows in gone.items():
        _note(number, rows, counts[number], folder, by=by, now=now)
    return sum(counts.values())


def folder_state(*, folder: Path) -> FolderState:
    """Hold what lies in the folder against what was written, message by message."""
    whole, gone = 0, 0
    changed: list[int] = []
    for row in Message.objects.filter(
        state=MessageState.SENT, erased_at=None
    ).iterator():
        place = Path(row.folder) if row.folder else folder
        found = file_sink.fingerprint(row.file, folder=place)
        if not found:
            gone += 1
        elif found == row.sha256:
            whole += 1
        else:
            changed.append(row.pk)
    rows = Message.objects.exclude(erased_at=None).order_by("pk")
    erased = tuple(row.pk for row in rows.iterator() if _there(row, folder))
    return FolderState(whole, gone, tuple(changed), erased)


def _removed(row: Message, folder: Path) -> int:
    try:
        return sum(
            file_sink.removed(row.pk, channel=row.channel, folder=place)
            for place in _places(row, folder)
        )
    except SinkRefused as trouble:
        raise FilesLeft(**trouble.figures) from trouble


def _there(row: Message, folder: Path) -> int:
    return sum(
        len(file_sink.files_of(row.pk, channel=row.channel, folder=place))
        for place in _places(row, folder)
    )


def _places(row: Message, folder: Path) -> set[Path]:
    """Return where its file may lie: where it was written, and the folder of today."""
    return {folder.absolute(), *({Path(row.folder)} if row.folder else ())}


@transaction.atomic
def _note(
    number: str,
    rows: list[Message],
    files: int,
    folder: Path,
    *,
    by: str,
    now: datetime,
) -> None:
    """Look again, write down that nothing is left; one being written stays to be looked at."""
    left = sum(_there(row, folder) for row in rows)
    settled = Message.objects.filter(pk__in=[row.pk for row in rows])
    settled = settled.exclude(state=MessageState.SENDING)
    if not left:
        settled.update(file_gone_at=now)
    if files or left:
        fact = FilesErased(number, [row.pk for row in rows], files, left)
        journal.write(fact, by=by, at=now)

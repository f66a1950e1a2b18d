"""The file sink: one message, one file of one JSON line; a letter has its PDF beside it."""

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from importlib import resources
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import pylopdf_fonts_zh_cn
import typst

from arrears.domain.contact.channel import Channel
from arrears.domain.words import Lang, Refusal, Words
from arrears.law.engine.clearance import Clearance

PAGE = "letter.typ"
WRITTEN = (
    ".written"  # receipts of what stands, or was taken away, and is not told of yet
)


class SinkRefused(Refusal):
    """The folder takes nothing."""

    words = Words(
        "发件文件夹 {folder} 写不了：{why}。消息仍在待发，排除后再发一次即可。",
        "The outbox folder {folder} cannot be written: {why}. The messages still wait; mend it and send again.",
    )


class ClearanceOver(Refusal):
    """Leave was given, and ended before the message was written."""

    words = Words(
        "这条消息的许可已到期，请再发一次。",
        "Leave to send this message ended. Send again.",
    )


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is handed over: no more than whoever delivers it needs."""

    message: int
    case: str
    channel: str
    to: str
    name: str
    sender: str
    subject: str
    body: str
    lang: Lang
    released_at: datetime


@dataclass(frozen=True, slots=True)
class Filed:
    """Where a message stands in the folder, and the fingerprint of its line."""

    file: str
    sha256: str


def put(parcel: Parcel, clearance: Clearance, *, folder: Path, now: datetime) -> Filed:
    """
    Write one cleared message into the folder; written again, it is the same file.

    Each file is whole or not there. Raises ClearanceOver, SinkRefused.
    """
    if not clearance.holds(at=now):
        raise ClearanceOver
    return _written(parcel, folder)


def again(parcel: Parcel, *, folder: Path) -> Filed:
    """Write a message that was sent before once more, where its file was lost."""
    return _written(parcel, folder)


def filed(parcel: Parcel, *, folder: Path) -> Filed | None:
    """
    Return where the message stands already, whole and as it reads; else None.

    What has its receipt and is gone was taken away by whoever delivers, and went.
    """
    line, name = _line(parcel), _name(parcel)
    there = Filed(f"{name}.jsonl", sha256(line).hexdigest())
    file, letter = folder / f"{name}.jsonl", folder / f"{name}.pdf"
    if not file.is_file():
        return there if _taken_away(there, parcel.message, folder) else None
    if file.read_bytes() != line:
        return None
    if parcel.channel == Channel.LETTER and not letter.is_file():
        return None
    return there


def fingerprint(file: str, *, folder: Path) -> str:
    """Return the fingerprint of a file in the folder; empty where it is not there."""
    there = folder / file
    return sha256(there.read_bytes()).hexdigest() if there.is_file() else ""


def told_of(message: int, *, folder: Path) -> None:
    """Drop the receipt of a message whose going stands in the tables."""
    _receipt(message, folder).unlink(missing_ok=True)


def removed(message: int, *, channel: str, folder: Path) -> int:
    """
    Take every file of a message out of the folder, half ones too; return how many.

    Raises SinkRefused. A folder that is not there holds nothing.
    """
    there = files_of(message, channel=channel, folder=folder)
    try:
        for file in there:
            file.unlink(missing_ok=True)
        if there:
            _settled(there[0].parent)
    except OSError as trouble:
        raise SinkRefused(folder=folder, why=trouble.strerror or trouble) from trouble
    return len(there)


def files_of(message: int, *, channel: str, folder: Path) -> list[Path]:
    """Return what lies in the folder of a message, with what a crash left half."""
    name, place = f"{message:08}", folder / channel
    whole = [place / f"{name}.jsonl", place / f"{name}.pdf", _receipt(message, folder)]
    half = place.glob(f".{name}-*") if place.is_dir() else ()
    return [file for file in (*whole, *half) if file.is_file()]


def _written(parcel: Parcel, folder: Path) -> Filed:
    name, line = _name(parcel), _line(parcel)
    try:
        if parcel.channel == Channel.LETTER:
            _whole(folder / f"{name}.pdf", letter(parcel), parcel.message)
        receipt = _receipt(parcel.message, folder), sha256(line).hexdigest()
        # last: its line says that all is there
        _whole(folder / f"{name}.jsonl", line, parcel.message, receipt=receipt)
    except OSError as trouble:
        raise SinkRefused(folder=folder, why=trouble.strerror or trouble) from trouble
    return Filed(f"{name}.jsonl", sha256(line).hexdigest())


def letter(parcel: Parcel) -> bytes:
    """Return the letter as a PDF; its text goes in as data and is never markup."""
    told = {
        "sender": parcel.sender,
        "name": parcel.name,
        "to": parcel.to,
        "lang": parcel.lang,
        "parts": parcel.body.split("\n\n"),
    }
    asked: dict[str, Any] = {
        "input": resources.files(__package__).joinpath("pages", PAGE).read_bytes(),
        "sys_inputs": {"letter": json.dumps(told, ensure_ascii=False)},
        "font_paths": [str(pylopdf_fonts_zh_cn.sans_path().parent)],
        "ignore_system_fonts": True,
    }
    laid: bytes = typst.compile(**asked, format="pdf", timestamp=parcel.released_at)
    return laid


def _name(parcel: Parcel) -> str:
    return f"{parcel.channel}/{parcel.message:08}"


def _line(parcel: Parcel) -> bytes:
    told = asdict(parcel) | {"released_at": parcel.released_at.isoformat()}
    if parcel.channel == Channel.LETTER:
        told["pdf"] = f"{_name(parcel)}.pdf"
    return (json.dumps(told, ensure_ascii=False, sort_keys=True) + "\n").encode()


def _receipt(message: int, folder: Path) -> Path:
    return folder / WRITTEN / f"{message:08}"


def _taken_away(there: Filed, message: int, folder: Path) -> bool:
    """Say whether it had its receipt and no half file: then it was moved into place."""
    receipt = _receipt(message, folder)
    half = (folder / there.file).parent.glob(f".{message:08}-*")
    return receipt.is_file() and receipt.read_text() == there.sha256 and not any(half)


def _whole(
    file: Path, content: bytes, message: int, *, receipt: tuple[Path, str] | None = None
) -> None:
    """
    Write a file beside its place and move it there, so that it is never half.

    The receipt is written between the two: with it and no half file, the move was made.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    for left in file.parent.glob(f".{message:08}-*"):
        left.unlink(missing_ok=True)
    with NamedTemporaryFile(
        dir=file.parent, prefix=f".{message:08}-", delete=False
    ) as part:
        part.write(content)
        part.flush()
        os.fsync(part.fileno())
    if receipt:
        kept, mark = receipt
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(mark)
        _settled(kept.parent)
    Path(part.name).replace(file)
    _settled(file.parent)


def _settled(place: Path) -> None:
    """Let the disk know of the names in a folder, so that no crash brings them back."""
    known = os.open(place, os.O_RDONLY)
    try:
        os.fsync(known)
    finally:
        os.close(known)

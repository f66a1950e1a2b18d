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
    """Return where the message stands already, whole and as it reads; else None."""
    line, name = _line(parcel), _name(parcel)
    file = folder / f"{name}.jsonl"
    letter = folder / f"{name}.pdf"
    if not file.is_file() or file.read_bytes() != line:
        return None
    if parcel.channel == Channel.LETTER and not letter.is_file():
        return None
    return Filed(f"{name}.jsonl", sha256(line).hexdigest())


def _written(parcel: Parcel, folder: Path) -> Filed:
    name, line = _name(parcel), _line(parcel)
    try:
        if parcel.channel == Channel.LETTER:
            _whole(folder / f"{name}.pdf", letter(parcel))
        _whole(folder / f"{name}.jsonl", line)  # last: its line says that all is there
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


def _whole(file: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, so that it is never half."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=file.parent, prefix=".", delete=False) as part:
        part.write(content)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(file)

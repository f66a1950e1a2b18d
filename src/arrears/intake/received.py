"""Take a lender's file: copy it once, safely, and know it by its bytes."""

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

import polars as pl

from arrears.domain.words import Refusal, Words

from .blocks import Blocks
from .encodings import likeliest
from .headers import known_words
from .lines import NoHeader, Rows
from .profile_parts import Layout
from .sheets import Written, parquet_written, sheet_written

KINDS = {b"PK\x03\x04": "xlsx", b"PAR1": "parquet", b"\xd0\xcf\x11\xe0": "old_excel"}


class FileMissing(Refusal):
    """There is no file at that path."""

    words = Words("找不到文件“{file}”。", "There is no file “{file}”.")


class FileUnreadable(Refusal):
    """The file is there and may not be read."""

    words = Words("无法读取“{file}”：{why}。", "“{file}” cannot be read: {why}.")


class FileEmpty(Refusal):
    """The file has no bytes."""

    words = Words("文件“{file}”是空的。", "“{file}” is empty.")


class FileChanged(Refusal):
    """Somebody wrote to the file while it was read."""

    words = Words(
        "文件“{file}”在读取过程中被改动，没有导入任何内容。请等它写完再试。",
        "“{file}” changed while it was read; nothing was imported. Try again when it is finished.",
    )


class OldExcel(Refusal):
    """A workbook of the old kind, or one with a password."""

    words = Words(
        "“{file}”是旧版 .xls 或加了密码的工作簿。请另存为不加密的 .xlsx 或 CSV。",
        "“{file}” is an old .xls or has a password. Save it as .xlsx without one, or as CSV.",
    )


class DiskFull(Refusal):
    """There is no room for the working copy."""

    words = Words(
        "磁盘已满，“{file}”没有导入任何内容。请腾出空间再试。",
        "The disk is full; nothing of “{file}” was imported. Make room and try again.",
    )


@dataclass(frozen=True, slots=True)
class Received:
    """
    A file as it was taken: its name and bytes' hash, and where its rows now stand.

    `copy` is UTF-8 CSV, one row a line, each as wide as the header; whoever asked
    for it throws it away. `places` and `ragged` tell of the original's lines.
    """

    file: str
    sha256: str
    size: int
    copy: Path
    headers: tuple[str, ...]
    encoding: str  # empty for workbooks, which have none
    separator: str
    rows: int
    places: pl.DataFrame
    ragged: pl.DataFrame


def received(
    path: Path | str, *, folder: Path, layout: Layout | None = None
) -> Received:
    """
    Copy the file at `path` into `folder` in one pass, and say what it is.

    `layout` is the profile's: encoding, separator, sheet, header line; without one
    they are found out. On any refusal no copy is left.

    Raises FileMissing, FileEmpty, FileUnreadable, FileChanged, NotText, OldExcel,
    WrongEncoding, NoHeader, RowTooLong, TooManyColumns, QuoteNeverCloses, DiskFull,
    and for workbooks what `sheets` raises.
    """
    path = Path(path)
    with _named_troubles(path), _opened(path) as file:
        before = os.fstat(file.fileno())
        if before.st_size == 0:
            raise FileEmpty(file=path.name)
        with _copy_in(folder) as copy:
            sha256, written = _taken(file, path, copy, layout)
            _raise_if_changed(path, before, os.fstat(file.fileno()))
    return Received(
        file=path.name,
        sha256=sha256,
        size=before.st_size,
        copy=copy,
        headers=written.headers,
        encoding=written.encoding,
        separator=written.separator,
        rows=written.rows,
        places=written.places,
        ragged=written.ragged,
    )


def _taken(
    file: BufferedReader, path: Path, copy: Path, layout: Layout | None
) -> tuple[str, Written]:
    kind = KINDS.get(file.read(4), "text")
    file.seek(0)
    if kind == "old_excel":
        raise OldExcel(file=path.name)
    if kind == "text":
        return _text_taken(file, path, copy, layout or Layout(_guessed(path)))
    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    if kind == "parquet":
        return sha256, parquet_written(path, copy)
    asked = layout or Layout()
    return sha256, sheet_written(
        path, copy, sheet=asked.sheet, header_line=asked.header_line
    )


def _text_taken(
    file: BufferedReader, path: Path, copy: Path, layout: Layout
) -> tuple[str, Written]:
    with copy.open("wb") as out:
        rows = Rows(out, separator=layout.separator, header_line=layout.header_line)
        reader = Blocks(file, path, layout.encoding)
        for text in reader:
            rows.add(text)
        rows.add("", final=True)
    if not rows.headers:
        raise NoHeader(file=path.name, line=layout.header_line)
    written = Written(
        headers=rows.headers,
        separator=rows.separator,
        rows=rows.count,
        places=rows.places,
        ragged=rows.ragged,
        encoding=layout.encoding,
    )
    return reader.digest.hexdigest(), written


def _guessed(path: Path) -> str:
    """Return the likeliest encoding; where none fits UTF-8, which then refuses."""
    return likeliest(path, words=known_words()) or "utf-8"


@contextmanager
def _copy_in(folder: Path) -> Iterator[Path]:
    """Offer a new file that only we may read; take it away if anything goes wrong."""
    handle, name = tempfile.mkstemp(dir=folder, prefix="book-", suffix=".csv")
    os.close(handle)
    try:
        yield Path(name)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


@contextmanager
def _named_troubles(path: Path) -> Iterator[None]:
    """Turn what the disk says into refusals with a sentence."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFull(file=path.name) from None
        raise FileUnreadable(file=path.name, why=error.strerror or error) from None


def _opened(path: Path) -> BufferedReader:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise FileMissing(file=path) from None


def _raise_if_changed(
    path: Path, before: os.stat_result, after: os.stat_result
) -> None:
    """Compare what was opened with what it is now, and with what lies at the path."""
    try:
        seen = {_stamp(before), _stamp(after), _stamp(path.stat())}
    except FileNotFoundError:
        raise FileChanged(file=path.name) from None
    if len(seen) > 1:
        raise FileChanged(file=path.name)


def _stamp(stat: os.stat_result) -> tuple[int, ...]:
    return stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns

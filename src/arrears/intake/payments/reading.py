"""A bank file in, of whatever kind: payments, and lines set aside with a reason."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from arrears.domain.words import Refusal, Words
from arrears.intake.received import FileEmpty, FileMissing, FileUnreadable

from .camt import LARGEST_BYTES, LARGEST_MB, Statement, StatementTooLarge, told_by_camt
from .judging import parted
from .lines import PaymentFile, PaymentTotals
from .table import told_by_table

XML_STARTS = (b"<", b"\xff\xfe<\0", b"\xfe\xff\0<")
UTF_8_MARK = b"\xef\xbb\xbf"


class BankTotalsDiffer(Refusal):
    """The count or the sum that the bank states is not that of the file."""

    words = Words(
        "“{file}”与银行给的合计不一致：应为 {stated}，文件里是 {found}。没有导入任何内容，请向银行核对。",
        "“{file}” does not agree with the bank's totals: stated {stated}, found {found}. Nothing was imported; ask the bank.",
    )


def read_payments(
    path: Path,
    *,
    folder: Path,
    currency: str = "",
    known: Iterable[str] = (),
    stated: PaymentTotals | None = None,
) -> PaymentFile:
    """
    Read a bank's CSV, XLSX or camt.053 file; a bad line never stops the good ones.

    folder    where a working copy may lie for a while
    currency  of a table that has no column for it
    known     references in the books already: their lines are refused
    stated    the bank's totals of all lines; a camt.053 is held to its own as well
    Raises    BankTotalsDiffer, PaymentColumnsUnclear, what camt and `received` raise
    """
    if _is_xml(path):
        raw = _bytes(path)
        statement = told_by_camt(raw, file=path.name)
        _raise_unless_summed(path.name, statement)
        sha256, told = hashlib.sha256(raw).hexdigest(), list(statement.told)
    else:
        sha256, told = told_by_table(path, folder=folder, currency=currency)
    found = parted(told, known=known)
    file = PaymentFile(path.name, sha256, found.lines, found.aside)
    if stated is not None:
        raise_unless_stated(file, stated)
    return file


def raise_unless_stated(file: PaymentFile, stated: PaymentTotals) -> None:
    """
    Compare the file's lines with the totals the bank gave apart from it.

    Where an amount could not be read, only the count can be compared.
    Raises   BankTotalsDiffer
    """
    found = file.totals
    differ = found.count != stated.count
    if not found.unread:
        differ = differ or dict(found.minor) != dict(stated.minor)
    if differ:
        raise BankTotalsDiffer(
            file=file.file, stated=_figures(stated), found=_figures(found)
        )


def _raise_unless_summed(file: str, statement: Statement) -> None:
    stated, found = statement.stated, statement.found
    counts = stated.count is None or stated.count == found.count
    unknown = stated.amount is None or found.amount is None
    if not (counts and (unknown or stated.amount == found.amount)):
        raise BankTotalsDiffer(
            file=file,
            stated=f"{stated.count} / {stated.amount}",
            found=f"{found.count} / {found.amount}",
        )


def _figures(totals: PaymentTotals) -> str:
    sums = ", ".join(f"{code} {minor}" for code, minor in sorted(totals.minor.items()))
    return f"{totals.count} / {sums}"


def _is_xml(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            start = file.read(64)
    except FileNotFoundError:
        raise FileMissing(file=path) from None
    except OSError as error:
        raise FileUnreadable(file=path.name, why=error.strerror or error) from None
    if not start:
        raise FileEmpty(file=path.name)
    return start.removeprefix(UTF_8_MARK).lstrip().startswith(XML_STARTS)


def _bytes(path: Path) -> bytes:
    """Return the whole file, or refuse it before it is read."""
    if path.stat().st_size > LARGEST_BYTES:
        raise StatementTooLarge(file=path.name, mb=LARGEST_MB)
    return path.read_bytes()

"""ISO 20022 camt.053: a bank's statement in XML, as told lines."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from pycamt.parser import Camt053ParseError, Camt053Parser

from arrears.domain.words import Refusal, Words

from .lines import ToldLine

LARGEST_BYTES = 64 * 1024**2
LARGEST_MB = 64
DECLARATION = re.compile(r"^\s*<\?xml.*?\?>", re.DOTALL)
FORBIDDEN = ("<!DOCTYPE", "<!ENTITY")
BOOKED, IN = "BOOK", "CRDT"
Node = Any  # an lxml element; neither lxml nor pycamt ships types
Names = Any
ISO_DAY = 10  # characters of 2026-03-02, whatever clock stands behind it


class StatementTooLarge(Refusal):
    """The XML is larger than any statement."""

    words = Words(
        "“{file}”超过 {mb} MB，请按日导出对账单。",
        "“{file}” is more than {mb} MB. Export the statement day by day.",
    )


class StatementHasDoctype(Refusal):
    """The XML declares a document type, by which files are read and memory is filled."""

    words = Words(
        "“{file}”含有 DOCTYPE 或实体声明。银行对账单没有这种内容，已拒绝，请确认文件来源。",
        "“{file}” declares a DOCTYPE or entities. No bank statement does; it was refused. Check where it comes from.",
    )


class StatementUnreadable(Refusal):
    """The XML is damaged, or no camt.053."""

    words = Words(
        "“{file}”不是可读的 camt.053 对账单。请向银行重新导出。",
        "“{file}” is no readable camt.053 statement. Export it from the bank again.",
    )


@dataclass(frozen=True, slots=True)
class Summed:
    """What the statement itself says of its incoming entries; None where it is silent."""

    count: int | None
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class Statement:
    """The entries of a statement, and its own totals of what came in."""

    told: tuple[ToldLine, ...]
    found: Summed  # its amount is None where an entry's could not be read
    stated: Summed


def told_by_camt(raw: bytes, *, file: str) -> Statement:
    """
    Return the entries of a camt.053 statement, one line for each of their details.

    Raises   StatementTooLarge, StatementHasDoctype, StatementUnreadable
    """
    parser = _parser(raw, file)
    tree, names = parser.tree, parser.namespaces
    entries = tree.findall(".//Stmt//Ntry", names) or tree.findall(
        ".//Rpt//Ntry", names
    )
    flat = _transactions(parser, file)
    if sum(_details(each, names) for each in entries) != len(flat):
        raise StatementUnreadable(file=file)
    told: list[ToldLine] = []
    for entry in entries:
        begin = len(told)
        details = flat[begin : begin + _details(entry, names)]
        told += _lines(entry, names, details, first=begin + 1)
    incoming = [each for each in entries if _text(each, "CdtDbtInd", names) == IN]
    found = _sum([_text(each, "Amt", names) for each in incoming])
    stated = _stated(tree, names)
    return Statement(tuple(told), Summed(len(incoming), found), stated)


def _transactions(parser: Camt053Parser, file: str) -> list[dict[str, str]]:
    try:
        return list(parser.get_transactions())
    except (Camt053ParseError, AttributeError):
        raise StatementUnreadable(file=file) from None


def _parser(raw: bytes, file: str) -> Camt053Parser:
    """Parse text without any declaration; the DTD is refused before XML is read."""
    if len(raw) > LARGEST_BYTES:
        raise StatementTooLarge(file=file, mb=LARGEST_MB)
    text = DECLARATION.sub("", _decoded(raw, file), count=1)
    if any(sign in text for sign in FORBIDDEN):
        raise StatementHasDoctype(file=file)
    try:
        return Camt053Parser(text.encode())
    except (SyntaxError, ValueError):
        raise StatementUnreadable(file=file) from None


def _decoded(raw: bytes, file: str) -> str:
    """Return the text; other encodings could hide a document type from us."""
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise StatementUnreadable(file=file) from None


def _details(entry: Node, names: Names) -> int:
    return max(1, len(entry.findall(".//NtryDtls//TxDtls", names)))


def _lines(
    entry: Node,
    names: Names,
    details: list[dict[str, str]],
    *,
    first: int,
) -> Iterator[ToldLine]:
    """Yield the entry's details, all set aside where the entry is no payment in."""
    whole = _text(entry, "Amt", names)
    amounts = [whole] if len(details) == 1 else [d.get("Amount", "") for d in details]
    reason = _reason(entry, names, amounts, whole)
    many, ref = len(details) > 1, _ref(entry, names)
    for n, (detail, amount) in enumerate(zip(details, amounts, strict=True)):
        yield ToldLine(
            at=first + n,
            ref=ref + f"/{n + 1}" * many,
            on=(detail.get("ValueDate") or "")[:ISO_DAY],
            booked_on=(detail.get("BookingDate") or "")[:ISO_DAY],
            amount=amount,
            currency=_currency(entry, names),
            account=_structured(detail),
            payer=detail.get("DebtorName") or "",
            memo=_memo(detail),
            reason=reason,
        )


def _reason(entry: Node, names: Names, amounts: list[str], whole: str) -> str:
    if any(not isinstance(node.tag, str) for node in entry.iter()):
        return "entry_hides"
    if _text(entry, "RvslInd", names) in {"true", "1"}:
        return "returned"
    if _text(entry, "CdtDbtInd", names) != IN:
        return "outgoing"
    status = _text(entry, "Sts/Cd", names) or _text(entry, "Sts", names)
    if status and status != BOOKED:
        return "not_booked"
    agree = amounts == [whole] or _sum(amounts) == _sum([whole]) is not None
    return "" if agree else "parts_disagree"


def _ref(entry: Node, names: Names) -> str:
    """Return the bank's own reference; the payer's could be anything."""
    own = _text(entry, ".//AcctSvcrRef", names) or _text(entry, "NtryRef", names)
    return own.strip()


def _currency(entry: Node, names: Names) -> str:
    amount = entry.find("Amt", names)
    return "" if amount is None else str(amount.get("Ccy", ""))


def _structured(detail: dict[str, str]) -> str:
    """Return the creditor's reference; free text is no account number."""
    told = detail.get("RemittanceInformation") or ""
    free = detail.get("RemittanceInformationFull") or ""
    return "" if told.strip() in free else told


def _memo(detail: dict[str, str]) -> str:
    fields = (
        "RemittanceInformationFull",
        "AdditionalRemittanceInformation",
        "EndToEndId",
        "AdditionalEntryInformation",
    )
    return " ".join(filter(None, (detail.get(field) for field in fields)))


def _text(node: Node, path: str, names: Names) -> str:
    found = node.find(path, names)
    return "" if found is None else (found.text or "").strip()


def _sum(amounts: Iterable[str]) -> Decimal | None:
    """Return the exact sum; None where an amount is no number."""
    try:
        total = sum((Decimal(each) for each in amounts), Decimal(0))
    except InvalidOperation:
        return None
    return total if total.is_finite() else None


def _stated(tree: Node, names: Names) -> Summed:
    """Return what the statements say came in; nothing unless each of them says it."""
    summaries = tree.findall(".//TxsSummry/TtlCdtNtries", names)
    statements = tree.findall(".//Stmt", names) or tree.findall(".//Rpt", names)
    if len(summaries) != len(statements):
        return Summed(None, None)
    counts = [_text(each, "NbOfNtries", names) for each in summaries]
    sums = [_text(each, "Sum", names) for each in summaries]
    counted = all(each.isdecimal() for each in counts)
    count = sum(map(int, counts)) if counted else None
    return Summed(count, _sum(sums) if all(sums) else None)

"""The statement laid out in one language, as plain text and tables of text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from arrears.domain.money.amount import Amount
from arrears.domain.money.written import money
from arrears.domain.words import Lang, Words

from . import statement_words as words
from .debt_statement import DebtPart, DebtStatement, HeadLine, PaymentLine

CLOSING = (words.ORDER, words.TOMORROW, words.ASK)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its name."""

    name: str
    figure: str


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of text; the last row is the total where there is one."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class DebtSheet:
    """One debt: its name, what each head comes to, what was paid, what is to be said."""

    title: str
    stated: str
    heads: Table
    payments: Table  # without rows: none was made
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is on the paper, from the top to the bottom."""

    lang: Lang
    title: str
    facts: tuple[Figure, ...]
    figures: tuple[Figure, ...]  # what is owed comes first
    debts: tuple[DebtSheet, ...]
    lines: tuple[str, ...]
    page: str  # with {n} and {of}


def statement_sheet(found: DebtStatement, lang: Lang) -> Sheet:
    """Return the statement as text in `lang`; names and figures are as they are."""

    def said(sentence: Words, **figures: object) -> str:
        return sentence.filled(**figures).to(lang)

    on, after = found.on, found.tomorrow_on
    figures = [
        Figure(said(words.OWED_TODAY, on=on), money(found.owed)),
        Figure(said(words.OWED_TOMORROW, on=after), money(found.tomorrow)),
        Figure(said(words.STATED_SUM), money(found.stated)),
        Figure(said(words.PAID_SUM), money(found.paid)),
    ]
    if found.booked.minor:
        figures.append(Figure(said(words.BOOKED_SUM), money(found.booked)))
    if found.credit.is_positive:
        figures.append(Figure(said(words.CREDIT_SUM), money(found.credit)))
    return Sheet(
        lang=lang,
        title=said(words.TITLE),
        facts=(
            Figure(said(words.LENDER), found.lender),
            Figure(said(words.DEBTOR), found.name),
            Figure(said(words.CASE), found.number),
            Figure(said(words.DAY), on.isoformat()),
        ),
        figures=tuple(figures),
        debts=tuple(_debt(part, lang) for part in found.debts),
        lines=tuple(each.to(lang) for each in CLOSING),
        page=words.PAGE.to(lang),
    )


def _debt(part: DebtPart, lang: Lang) -> DebtSheet:
    stated = words.STATED_ON.filled(on=part.stated_on, due_on=part.due_on)
    return DebtSheet(
        title=f"{part.product.words.to(lang)} {part.account}",
        stated=stated.to(lang),
        heads=_heads((*part.heads, part.whole), lang),
        payments=_payments(part.payments, lang),
        lines=tuple(each.to(lang) for each in remarks(part)),
    )


def remarks(part: DebtPart) -> tuple[Words, ...]:
    """Return what stands below a debt's figures: what is odd, and limitation."""
    none = () if part.payments else (words.NO_PAYMENT,)
    doubts = (
        words.IN_DOUBT.filled(
            paid_on=each.paid_on, booked_on=each.booked_on, amount=money(each.amount)
        )
        for each in part.doubts
    )
    credit = (
        (words.CREDIT.filled(amount=money(part.credit)),)
        if part.credit.is_positive
        else ()
    )
    return (*none, *booked(part), *doubts, *credit, part.limitation)


def booked(part: DebtPart) -> Iterator[Words]:
    """Yield what else was booked on the debt, and which payments were taken back."""
    for line in part.booked:
        yield words.BOOKED_LINE.filled(
            on=line.on,
            kind=line.words,
            head=line.head or words.WHOLE_DEBT,
            amount=money(line.amount),
            ground=line.ground,
        )
    for gone in part.taken_back:
        yield words.TAKEN_BACK.filled(
            paid_on=gone.paid_on,
            amount=money(gone.amount),
            on=gone.on,
            ground=gone.ground,
        )


def _heads(lines: Iterable[HeadLine], lang: Lang) -> Table:
    lines = tuple(lines)
    more = any(line.booked.minor for line in lines)
    between = (words.BOOKED,) if more else ()
    columns = (words.HEAD, words.STATED, words.PAID, *between, words.OWED)
    return Table(
        columns=tuple(each.to(lang) for each in columns),
        rows=tuple(
            (
                line.words.to(lang),
                money(line.stated),
                _less(line.paid),
                *((_moved(line.booked),) if more else ()),
                money(line.now),
            )
            for line in lines
        ),
    )


def _moved(amount: Amount) -> str:
    """Return a change with its sign; nothing moved is a dash."""
    if not amount.minor:
        return "–"
    nothing = amount - amount
    return f"+{money(amount)}" if amount.is_positive else f"−{money(nothing - amount)}"


def _less(paid: Amount) -> str:
    return f"−{money(paid)}" if paid.is_positive else "–"


def _payments(lines: Iterable[PaymentLine], lang: Lang) -> Table:
    columns = (words.PAID_ON, words.AMOUNT, words.WENT_TO, words.LEFT)
    return Table(
        columns=tuple(each.to(lang) for each in columns),
        rows=tuple(
            (
                _day(line, lang),
                money(line.amount),
                _went_to(line, lang),
                money(line.left),
            )
            for line in lines
        ),
    )


def _day(line: PaymentLine, lang: Lang) -> str:
    if line.booked_on is None:
        return line.paid_on.isoformat()
    late = words.BOOKED_LATE.filled(on=line.booked_on).to(lang)
    return f"{line.paid_on} ({late})" if lang == "en" else f"{line.paid_on}（{late}）"


def _went_to(line: PaymentLine, lang: Lang) -> str:
    parts = [*line.parts]
    if line.credit.is_positive:
        parts.append((words.CREDIT_SUM, line.credit))
    said = [f"{head.to(lang)} {money(amount)}" for head, amount in parts]
    return ("，" if lang == "zh" else ", ").join(said)

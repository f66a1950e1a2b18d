"""The statement laid out in one language, as plain text and tables of text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from arrears.domain.money.amount import Amount
from arrears.domain.money.written import money
from arrears.domain.words import Lang, Words

from . import statement_words as words
from .debt_statement import DebtPart, DebtStatement
from .statement_lines import WAYS, Booking, HeadLine, Way

NAMES = {"added": words.ADDED, "paid": words.PAID, "waived": words.WAIVED}


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
    bookings: Table  # without rows: nothing was booked
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
    changed = ((w, a) for w, a in changes(found) if a.is_positive)
    return Sheet(
        lang=lang,
        title=said(words.TITLE),
        facts=(
            Figure(said(words.LENDER), found.lender),
            Figure(said(words.DEBTOR), found.name),
            Figure(said(words.CASE), found.number),
            Figure(said(words.DAY), on.isoformat()),
        ),
        figures=(
            Figure(said(words.OWED_TODAY, on=on), money(found.owed)),
            Figure(said(words.OWED_TOMORROW, on=after), money(found.tomorrow)),
            Figure(said(words.STATED_SUM), money(found.stated)),
            *(Figure(said(name), money(amount)) for name, amount in changed),
        ),
        debts=tuple(_debt(part, lang) for part in found.debts),
        lines=tuple(each.to(lang) for each in (words.ORDER, words.TOMORROW, words.ASK)),
        page=words.PAGE.to(lang),
    )


def changes(found: DebtStatement) -> tuple[tuple[Words, Amount], ...]:
    """Return what came to the sum stated, and what is above the debt."""
    return (
        (words.ADDED_SUM, found.added),
        (words.PAID_SUM, found.paid),
        (words.WAIVED_SUM, found.waived),
        (words.CREDIT_SUM, found.credit),
    )


def _debt(part: DebtPart, lang: Lang) -> DebtSheet:
    stated = words.STATED_ON.filled(on=part.stated_on, due_on=part.due_on)
    told = (*borrowed(part), stated)
    return DebtSheet(
        title=f"{part.product.words.to(lang)} {part.account}",
        stated=_joined((each.to(lang) for each in told), lang),
        heads=_heads((*part.heads, part.whole), lang),
        bookings=_bookings(part.bookings, lang),
        lines=tuple(each.to(lang) for each in (*remarks(part), part.limitation)),
    )


def borrowed(part: DebtPart) -> tuple[Words, ...]:
    """Return what is known of what was borrowed, and that the rest is not."""
    product, principal = part.product.words, money(part.principal)
    told = [
        Words(
            words.BORROWED.zh.format(product=product.zh, principal=principal),
            words.BORROWED.en.format(product=product.en.lower(), principal=principal),
        )
    ]
    if part.instalments:
        paid, of = part.instalments
        told.append(words.INSTALMENTS.filled(paid=paid, of=of))
    if part.credit_limit:
        told.append(words.LIMIT.filled(limit=money(part.credit_limit)))
    return (*told, words.UNTOLD)


def remarks(part: DebtPart) -> tuple[Words, ...]:
    """Return what is to be said of a debt's figures, what is odd among it."""
    charged = any(h.head != "principal" and h.stated.is_positive for h in part.heads)
    paid = any(each.way == "paid" for each in part.bookings)
    over = part.credit
    return (
        *(() if paid else (words.NO_PAYMENT,)),
        *(_ground(each) for each in part.bookings if each.ground),
        *(
            words.TAKEN_BACK.filled(
                paid_on=t.paid_on, amount=money(t.amount), on=t.on, ground=t.ground
            )
            for t in part.taken_back
        ),
        *(
            words.IN_DOUBT.filled(
                paid_on=d.paid_on, booked_on=d.booked_on, amount=money(d.amount)
            )
            for d in part.doubts
        ),
        *((words.CREDIT.filled(amount=money(over)),) if over.is_positive else ()),
        *((words.CLAUSE,) if charged else ()),
    )


def _ground(each: Booking) -> Words:
    told = {"on": each.on, "amount": money(each.amount), "ground": each.ground}
    return Words(
        words.GROUND.zh.format(what=each.words.zh, **told),
        words.GROUND.en.format(what=each.words.en.lower(), **told),
    )


def _heads(lines: Sequence[HeadLine], lang: Lang) -> Table:
    """Return the heads; a column where nothing is stays away, but for what was paid."""
    whole = lines[-1]
    ways = [w for w in WAYS if w == "paid" or getattr(whole, w).is_positive]
    columns = (words.HEAD, words.STATED, *(NAMES[w] for w in ways), words.OWED)
    return Table(
        columns=tuple(each.to(lang) for each in columns),
        rows=tuple(
            (
                line.words.to(lang),
                money(line.stated),
                *(signed(getattr(line, way), way) for way in ways),
                money(line.now),
            )
            for line in lines
        ),
    )


def signed(amount: Amount, way: Way) -> str:
    """Return +¥1.00 for what raises the debt, −¥1.00 for what lowers it, – for none."""
    if not amount.is_positive:
        return "–"
    return f"{'+' if way == 'added' else '−'}{money(amount)}"


def _bookings(lines: Iterable[Booking], lang: Lang) -> Table:
    columns = (words.BOOKED_ON, words.WHAT, words.AMOUNT, words.WENT_TO, words.LEFT)
    return Table(
        columns=tuple(each.to(lang) for each in columns),
        rows=tuple(
            (
                _day(line, lang),
                line.words.to(lang),
                signed(line.amount, line.way),
                _went_to(line, lang),
                money(line.left),
            )
            for line in lines
        ),
    )


def _day(line: Booking, lang: Lang) -> str:
    if line.booked_on is None:
        return line.on.isoformat()
    late = words.BOOKED_LATE.filled(on=line.booked_on).to(lang)
    return f"{line.on} ({late})" if lang == "en" else f"{line.on}（{late}）"


def _went_to(line: Booking, lang: Lang) -> str:
    said = (f"{head.to(lang)} {money(amount)}" for head, amount in went_to(line))
    return ("，" if lang == "zh" else ", ").join(said)


def went_to(line: Booking) -> tuple[tuple[Words, Amount], ...]:
    """Return the parts of a booking, what is above the debt last."""
    over = ((words.CREDIT_SUM, line.credit),) if line.credit.is_positive else ()
    return (*line.parts, *over)


def _joined(sentences: Iterable[str], lang: Lang) -> str:
    return ("" if lang == "zh" else " ").join(sentences)

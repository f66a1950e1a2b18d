"""The statement of a debt on paper: typst lays it out, in the font that is shipped."""

from dataclasses import asdict
from datetime import UTC, datetime, time
from typing import Any

from arrears.domain.words import Lang

from .debt_statement import DebtStatement
from .statement_sheet import statement_sheet
from .typeset import inputs, pdf

TEMPLATE, NAME = "statement.typ", "sheet"


def statement_letter(found: DebtStatement, lang: Lang) -> bytes:
    """Return the statement as a PDF."""
    sheet = asdict(statement_sheet(found, lang))
    return pdf(TEMPLATE, name=NAME, told=sheet, at=_midnight(found))


def told(found: DebtStatement, lang: Lang) -> dict[str, Any]:
    """Return what typst is told of the statement."""
    return inputs(TEMPLATE, name=NAME, told=asdict(statement_sheet(found, lang)))


def _midnight(found: DebtStatement) -> datetime:
    """Return the day's beginning, which stands in the file as when it was made."""
    return datetime.combine(found.on, time(), tzinfo=UTC)

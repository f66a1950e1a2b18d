"""The statement of a debt on paper: typst lays it out, in the font that is shipped."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from importlib import resources
from typing import Any

import pylopdf_fonts_zh_cn
import typst

from arrears.domain.words import Lang

from .debt_statement import DebtStatement
from .statement_sheet import statement_sheet

TEMPLATE = "letters/statement.typ"


def statement_letter(found: DebtStatement, lang: Lang) -> bytes:
    """
    Return the statement as a PDF.

    The text goes in as data and is never read as markup. No font of the machine is
    used, so the same statement looks the same everywhere.
    """
    pdf: bytes = typst.compile(
        **told(found, lang), format="pdf", timestamp=_midnight(found)
    )
    return pdf


def told(found: DebtStatement, lang: Lang) -> dict[str, Any]:
    """Return what typst is told: the template, the sheet as data, the one font."""
    sheet = json.dumps(asdict(statement_sheet(found, lang)), ensure_ascii=False)
    template = resources.files(__package__) / TEMPLATE
    return {
        "input": template.read_bytes(),
        "sys_inputs": {"sheet": sheet},
        "font_paths": [str(pylopdf_fonts_zh_cn.sans_path().parent)],
        "ignore_system_fonts": True,
    }


def _midnight(found: DebtStatement) -> datetime:
    """Return the day's beginning, which stands in the file as when it was made."""
    return datetime.combine(found.on, time(), tzinfo=UTC)

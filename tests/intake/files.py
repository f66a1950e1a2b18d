"""Small books for the tests, and the shortest way to read them."""

from datetime import date
from pathlib import Path

import polars as pl
import yaml
from hypothesis import settings

from arrears.intake import Batch, Profile, Totals, profile_from, read_book, received

TODAY = date(2026, 11, 24)  # Tue
SECRET = b"only for tests, 32 bytes of key."
COLUMNS = {"account_number": "账号", "owed": "欠款", "due_on": "到期日"}
UNHURRIED = settings(deadline=None)  # files and frames take as long as they take
SEVERAL = settings(deadline=None, max_examples=40)
HEADER = "账号,欠款,到期日"
ALMAS_ROW = "A-1042,100.00,2026-11-01"


def profile(columns: dict | None = None, **sections: object) -> Profile:
    """Return a profile of a lender's cards in yuan, with these columns besides."""
    tree = {
        "lender": {"key": "bank", "name": "示例银行"},
        "columns": COLUMNS | (columns or {}),
        "constants": {"product": "card", "currency": "CNY"},
        "money": {"unit": "yuan"},
    } | sections
    tree["columns"] = {key: header for key, header in tree["columns"].items() if header}
    return profile_from(yaml.safe_dump(tree, allow_unicode=True), file="book.yaml")


def written(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    """Write the lines to `path`."""
    path.write_bytes("".join(f"{line}\n" for line in lines).encode(encoding))
    return path


def read(path: Path, given: Profile | None = None, *, rows: int = 50_000) -> Batch:
    """Return all batches of a book as one."""
    given = given or profile()
    file = received(path, folder=path.parent, layout=given.layout)
    found = list(read_book(file, given, on=TODAY, secret=SECRET, rows_per_batch=rows))
    totals = Totals()
    for batch in found:
        totals = totals.plus(batch)
    assert totals.balanced
    assert totals.received == file.rows
    return Batch(
        accepted=pl.concat(batch.accepted for batch in found),
        aside=pl.concat(batch.aside for batch in found),
        remarks=pl.concat(batch.remarks for batch in found),
        rows=totals.received,
        owed_minor=totals.owed_received,
    )


def wide(text: str) -> str:
    """Return the text in full-width letters, digits and signs."""
    return "".join(chr(ord(letter) + 0xFEE0) for letter in text)


def reasons(batch: Batch) -> list[tuple[int, str]]:
    """Return the line and the reason of each row set aside."""
    return batch.aside.select("line", "reason").rows()

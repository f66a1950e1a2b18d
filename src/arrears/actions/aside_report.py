"""The rows of a file that were set aside, as a CSV that goes back to the lender."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from arrears.intake.columns import REMARKS
from arrears.intake.export import write_safe_csv
from arrears.intake.profile_parts import Profile
from arrears.intake.reasons import REASONS, RECALL_REASONS
from arrears.intake.received import Received
from arrears.store.book import RECALL_UNFIT, UNFIT, Unfit

HARMLESS = frozenset({"not_overdue", "recalled_already"})  # no fault of the row's
ALL_WORDS = {**REASONS, **RECALL_REASONS, **UNFIT, **RECALL_UNFIT}
NO_ROWS = pl.DataFrame(schema=REMARKS)


def of_unfit(unfit: Iterable[Unfit]) -> pl.DataFrame:
    """Return the rows that the store left out, in the form of the others."""
    rows = [(row.line, "", row.reason, row.account_number) for row in unfit]
    return pl.DataFrame(rows, schema=REMARKS, orient="row")


def report_path(folder: Path, file: Received, profile: Profile) -> Path:
    """Return where a file's report stands: named by its bytes, profile and name."""
    stem = Path(file.file).stem[:80]
    name = f"{file.sha256[:12]}-{profile.sha256[:6]}-{stem}-aside.csv"
    return folder / "imports" / name


@contextmanager
def reporting(path: Path) -> Iterator[Path]:
    """
    Offer the place to write the report to; it becomes `path` when all went well.

    Wrapped around a transaction, the report is there only if the rows are.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    try:
        yield part
        if part.exists():
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_report(aside: pl.DataFrame, part: Path) -> None:
    """
    Write the rows set aside, in the file's order; none at all leave no file.

    Only the owner may read it: its cells are the lender's. No cell can become a
    formula.
    """
    if not aside.is_empty():
        part.touch(mode=0o600)
        write_safe_csv(_worded(aside), part)


def _worded(aside: pl.DataFrame) -> pl.DataFrame:
    codes = aside["reason"].unique().to_list()
    words = pl.DataFrame(
        {
            "reason": codes,
            "reason_zh": [ALL_WORDS[code].zh for code in codes],
            "reason_en": [ALL_WORDS[code].en for code in codes],
        },
        schema=dict.fromkeys(("reason", "reason_zh", "reason_en"), pl.String),
    )
    columns = ["line", "column", "cell", "reason", "reason_zh", "reason_en"]
    return aside.join(words, on="reason").select(columns).sort("line")

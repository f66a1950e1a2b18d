"""Each case's cell of the model, with what it says of paying."""

import narwhals.stable.v2 as nw

from arrears.planner.frames import Frame, frame_like
from arrears.planner.policy import Policy
from arrears.planner.worth.cells import Cells, every_cell
from arrears.planner.worth.increment import added

from .weight import large_from

SMALL_PART = 10  # a small debt is below a tenth of a large one
RATES = ("called_per_10000", "uncalled_per_10000")


def with_cells(cases: Frame, *, model: Cells, policy: Policy) -> Frame:
    """
    Put each case into its cell and read the cell's rates.

    Reads   stage, answered_lately, owed_minor, currency, balance_minor
            kept_promises, broken_promises   counts; a broken one outweighs
    Writes  cell                 "stage/answered/promises/band"
            called_per_10000, uncalled_per_10000   who pays within 30 days
            seconds_a_call       what a call takes
            added_minor          what a call is expected to add, minor units
            basis                "assumption" or "holdout"
    Rows    one in, one out; not overdue is worth nothing
    """
    names = every_cell()
    rates = [model.rates(name) for name in names]
    columns = {
        "cell": names,
        "called_per_10000": [each.called_per_10000 for each in rates],
        "uncalled_per_10000": [each.uncalled_per_10000 for each in rates],
    }
    kinds = {"cell": nw.String()} | dict.fromkeys(RATES, nw.Int64())
    return (
        cases.with_columns(cell=_cell(policy), seconds_a_call=_seconds(model))
        .join(frame_like(cases, columns, kinds), on="cell", how="left")
        .with_columns(nw.col(*RATES).fill_null(0), basis=nw.lit(model.basis))
        .with_columns(added_minor=added())
    )


def _cell(policy: Policy) -> nw.Expr:
    return nw.concat_str(
        nw.col("stage"), _answered(), _promises(), _band(policy), separator="/"
    )


def _answered() -> nw.Expr:
    lately = nw.col("answered_lately")
    return nw.when(lately).then(nw.lit("lately")).otherwise(nw.lit("not_lately"))


def _promises() -> nw.Expr:
    kept = nw.when(nw.col("kept_promises") > 0).then(nw.lit("kept"))
    broken = nw.when(nw.col("broken_promises") > 0).then(nw.lit("broken"))
    return nw.coalesce(broken, kept, nw.lit("none"))


def _band(policy: Policy) -> nw.Expr:
    owed, large = nw.col("owed_minor"), large_from(policy)
    is_large = nw.when((owed >= large).fill_null(value=False)).then(nw.lit("large"))
    is_middle = (owed >= large // SMALL_PART).fill_null(value=False)
    middle = nw.when(is_middle).then(nw.lit("middle"))
    return nw.coalesce(is_large, middle, nw.lit("small"))


def _seconds(model: Cells) -> nw.Expr:
    lately = nw.lit(model.seconds_a_call["lately"])
    seconds = nw.when(nw.col("answered_lately")).then(lately)
    return seconds.otherwise(nw.lit(model.seconds_a_call["not_lately"])).cast(nw.Int64)

"""Ceilings of Chinese law on cost and on the length of a plan; figures are dated."""

from datetime import date

from arrears.law.engine.figure import DatedFigure

PRIVATE, FINANCIAL = "private", ("bank", "consumer_finance", "micro_lender")
# The 1-year loan prime rate as published; from memory, to be checked against the
# central bank's list before anyone relies on it (regulation.md 1.8, mark M).
LPR = DatedFigure(
    "1-year LPR",
    "basis points a year",
    {
        date(2019, 8, 20): 425,
        date(2019, 9, 20): 420,
        date(2019, 11, 20): 415,
        date(2020, 2, 20): 405,
        date(2020, 4, 20): 385,
        date(2021, 12, 20): 380,
        date(2022, 1, 20): 370,
        date(2022, 8, 22): 365,
        date(2023, 6, 20): 355,
        date(2023, 8, 21): 345,
        date(2024, 7, 22): 335,
        date(2024, 10, 21): 310,
        date(2025, 5, 20): 300,
    },
)
TIMES_LPR = 4
FINANCIAL_LINE = 2400  # basis points a year, all costs; NFRA 2025 no. 9 art. 6, CN-H
CARD_PLAN_MONTHS = 60  # card measures art. 70


def cost_ceiling(lender_type: str, *, contracted_on: date) -> int | None:
    """
    Return the most that interest, penalties and fees may come to in a year.

    None where no ceiling is known for that lender; a person decides.

    Units    basis points of the principal a year
    Raises   NotInForce for private loans before the first published rate
    Source   民间借贷规定 25, 28, 29; NFRA 2025 no. 9 art. 6
    """
    if lender_type == PRIVATE:
        return TIMES_LPR * LPR.on(contracted_on)
    return FINANCIAL_LINE if lender_type in FINANCIAL else None


def plan_may_run(product: str, *, months: int) -> bool:
    """Say whether an instalment plan of that length may be made; cards end at five years."""
    return product != "card" or months <= CARD_PLAN_MONTHS

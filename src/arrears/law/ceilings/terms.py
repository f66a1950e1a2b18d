"""How long an instalment plan may run."""

CARD_PLAN_MONTHS = 60  # card measures art. 70, S verbatim


def plan_may_run(product: str, *, months: int) -> bool:
    """Say whether a plan of that length may be made; cards end at five years."""
    return product != "card" or months <= CARD_PLAN_MONTHS

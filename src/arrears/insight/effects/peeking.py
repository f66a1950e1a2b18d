"""Looking again and again: what that does to a result, and what to hold it against."""

from decimal import Decimal

from arrears.domain.words import Words

PEEKED = Words(
    "这是第 {looks} 次查看。每次都按 5% 判断，什么都没有也会有约 {chance} 的机会“看出”差别；应当只在预定人数到齐时看一次，或用更严的界限（每次 {level}）。",
    "This is look number {looks}. Judged at 5 % each time, nothing at all “shows” a difference with about {chance}; look once, when the planned number is reached, or hold it against {level} each time.",
)
# Chance that at least one of k looks, evenly spaced, passes 1.96 though nothing is there.
# Source  Armitage, McPherson and Rowe, J. R. Statist. Soc. A 132 (1969): 235–244, table 2.
CHANCES = {
    1: "0.05", 2: "0.083", 3: "0.107", 4: "0.126", 5: "0.142", 10: "0.193",
    20: "0.248", 50: "0.320",
}  # fmt: skip
LEVEL = Decimal("0.05")
THOUSANDTH = Decimal("0.001")


def chance_of_peeking(looks: int) -> Decimal:
    """Return the chance to see something in nothing; between known ones, the lower."""
    known = max(k for k in CHANCES if k <= max(1, looks))
    return Decimal(CHANCES[known])


def warning(looks: int) -> Words | None:
    """Return what is to be said from the second look on."""
    if looks < 2:  # noqa: PLR2004  (one look is what was planned)
        return None
    level = (LEVEL / looks).quantize(THOUSANDTH)
    return PEEKED.filled(looks=looks, chance=chance_of_peeking(looks), level=level)

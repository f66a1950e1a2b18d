"""Money on one scale, and as the supervisor weighs it."""

import narwhals.stable.v2 as nw

from arrears.planner.policy import ELSE, Policy

MOST_MINOR = 10**12  # a figure beyond is not told apart by worth
PERCENT = 100
MOST_WEIGHT = 1000  # percent


def large_from(policy: Policy) -> nw.Expr:
    """Return from what balance a debt in the case's currency is large, minor units."""
    from_minor = nw.lit(policy.large_from_minor[ELSE])
    for currency, minor in policy.large_from_minor.items():
        this = (nw.col("currency") == currency).fill_null(value=False)
        from_minor = nw.when(this).then(nw.lit(minor)).otherwise(from_minor)
    return from_minor


def balance(policy: Policy) -> nw.Expr:
    """
    Return the balance for comparing: a large debt counts the same in every currency.

    Reads   owed_minor, currency
    """
    owed = nw.col("owed_minor").fill_null(0).clip(0, MOST_MINOR).cast(nw.Int64)
    usual = policy.large_from_minor[ELSE]
    scaled = owed
    for currency, minor in policy.large_from_minor.items():
        if minor != usual and minor > 0:
            this = (nw.col("currency") == currency).fill_null(value=False)
            scaled = nw.when(this).then(owed * usual // minor).otherwise(scaled)
    return scaled


def weighed(minor: nw.Expr) -> nw.Expr:
    """Return money as the supervisor weighs the case; reads weight_percent."""
    return minor * nw.col("weight_percent").clip(0, MOST_WEIGHT) // PERCENT


def weighed_owed() -> nw.Expr:
    """Return what is owed, as the supervisor weighs it; without a weight, as it is."""
    owed, weight = nw.col("owed_minor").fill_null(0), nw.col("weight_percent")
    share = owed // PERCENT * weight + owed % PERCENT * weight // PERCENT
    return nw.when(weight == PERCENT).then(owed).otherwise(share)

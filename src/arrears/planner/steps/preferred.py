"""Which of a debtor's numbers comes first: by its own record of being reached."""

import narwhals.stable.v2 as nw

from arrears.planner.frames import Frame
from arrears.planner.own_numbers import A_KIND, BEST_FIRST, REFUSED, TIRED, OwnNumbers
from arrears.planner.policy import Policy
from arrears.planner.trial import WHOLE

from .dials import TALKED
from .refusal import REFUSED_BY

NUMBER = ["person", "point"]
COUNTS = ("dials", "talks")


def preferred(numbers: Frame, *, records: Frame, policy: Policy) -> Frame:
    """
    Give each number its place among the debtor's own; least comes first.

    Those that may be called first; of them those not rung too often without any answer,
    then the better reached: talks of our dials, shrunk toward what is usual for the
    kind. Equals come by kind. `OwnNumbers.place` says it of one number.

    Reads   case, person, point, kind_order, refused_by; of the records, what `records_of`
            writes
    Writes  preference   a whole number
    Rows    one in, one out
    """
    refused = ~nw.col(REFUSED_BY).is_null()
    order = nw.col("kind_order").cast(nw.Int64)
    if policy.numbers is None:
        place = nw.when(refused).then(REFUSED + order).otherwise(order)
        return numbers.with_columns(preference=place)
    place = nw.when(refused).then(REFUSED + order).otherwise(_place(policy.numbers))
    return (
        numbers.join(records, on=NUMBER, how="left")
        .with_columns(nw.col(*COUNTS).fill_null(0).cast(nw.Int64))
        .with_columns(preference=place)
        .drop(*COUNTS)
    )


def records_of(dials: Frame) -> Frame:
    """
    Return the record of every number we rang: our dials, and the talks among them.

    Reads   person, point, result
    Writes  person, point; dials, talks   counts
    Rows    one for each number
    """
    one, none = nw.lit(1, dtype=nw.Int64), nw.lit(0, dtype=nw.Int64)
    return (
        dials.with_columns(talks=nw.when(TALKED).then(one).otherwise(none), dials=one)
        .group_by(*NUMBER)
        .agg(nw.col(*COUNTS).sum())
    )


def _place(own: OwnNumbers) -> nw.Expr:
    order = nw.col("kind_order").cast(nw.Int64)
    usual = nw.lit(0, dtype=nw.Int64)
    for place, kind in enumerate(BEST_FIRST):
        rate = nw.lit(own.usual_per_10000[kind], dtype=nw.Int64)
        usual = nw.when(order == place).then(rate).otherwise(usual)
    weighed = nw.col("talks") * WHOLE + usual * own.weight_dials
    reached = weighed // (nw.col("dials") + own.weight_dials)
    in_vain = (nw.col("talks") == 0) & (nw.col("dials") >= own.another_after)
    tired = nw.when(in_vain).then(nw.lit(TIRED))
    return tired.otherwise(nw.lit(0)) + (WHOLE - reached) * A_KIND + order

"""Reading the terms of a scenario."""

from decimal import Decimal

from arrears.domain.words import Words

from .event import TYPES
from .fields import (
    Given,
    count,
    day,
    head,
    list_,
    object_,
    one_of,
    text,
    there,
    truth,
    wrong,
)
from .refusals import CurrencyMixed, TermsContradict, TypeUnknown
from .terms import DEFAULT_HORIZON, Accrual, Bucket, Strategy, Terms, complete

DIRECTIONS = ("horizontal", "vertical")
IN_ADVANCE = ("next", "last", "reamortise")
BASES = ("overdue_principal", "overdue_total", "remaining_total", "remaining_principal")
DAY_COUNTS = ("act/365", "act/360", "act/act")
BEYOND = 10**6  # days; later than any
CHARGE_DUE = ("own_date", "with_instalment")


def terms(given: Given, *, currency: str) -> Terms:
    """Return the terms; each that is not given has its default."""
    allocation = object_(given.get("allocation"), "allocation", where="terms")
    stated = given.get("currency")
    if stated not in {None, currency}:
        raise CurrencyMixed(where="terms", currency=stated, debt=currency)
    lateness = object_(given.get("dpd"), "dpd", where="terms")
    back = object_(given.get("chargeback"), "chargeback", where="terms")
    one_of(
        back.get("to", "next_instalment"),
        ("next_instalment",),
        "to",
        where="terms.chargeback",
    )
    due = given.get("charge_due", allocation.get("charge_due", "with_instalment"))
    return Terms(
        default=_strategy(allocation, where="terms.allocation"),
        by_type=_by_type(allocation),
        charge_has_own_date=one_of(due, CHARGE_DUE, "charge_due", where="terms")
        == "own_date",
        chargeback_order=_order(back, "order", where="terms.chargeback") or (0,),
        accrual=_accrual(given.get("accrual")),
        grace_days=count(
            lateness.get("grace_days", 0), "grace_days", where="terms.dpd"
        ),
        due_day_counts=truth(
            lateness.get("due_day_counts"), "due_day_counts", where="terms.dpd"
        ),
        buckets=_buckets(given.get("buckets")),
    )


def _strategy(given: Given, *, where: str) -> Strategy:
    order = complete(_order(given, "order", where=where))
    ahead = _order(given, "order_in_advance", where=where)
    horizon = tuple(
        one_of(name, DEFAULT_HORIZON, "horizon", where=where)
        for name in list_(given.get("horizon"), "horizon", where=where)
    )
    if len(set(horizon)) < len(horizon):
        raise TermsContradict(field=f"{where}.horizon", value=list(horizon))
    return Strategy(
        order=order,
        horizon=horizon or DEFAULT_HORIZON,
        direction=one_of(
            given.get("direction", "horizontal"), DIRECTIONS, "direction", where=where
        ),
        in_advance=one_of(
            given.get("in_advance", "next"), IN_ADVANCE, "in_advance", where=where
        ),
        order_in_advance=complete(ahead) if ahead else order,
    )


def _order(given: Given, field: str, *, where: str) -> tuple[int, ...]:
    listed = list_(given.get(field), field, where=where)
    order = tuple(head(name, where=f"{where}.{field}") for name in listed)
    if len(set(order)) < len(order):
        raise TermsContradict(field=f"{where}.{field}", value=listed)
    return order


def _by_type(allocation: Given) -> dict[str, Strategy]:
    """Return each type's own strategy: what it does not say is as by default."""
    where = "terms.allocation.by_type"
    given = object_(allocation.get("by_type"), "by_type", where="terms.allocation")
    for kind in given:
        if kind not in TYPES:
            raise TypeUnknown(where=where, type=kind, types=", ".join(sorted(TYPES)))
    return {
        kind: _strategy(
            _over(allocation, object_(own, kind, where=where)), where=f"{where}.{kind}"
        )
        for kind, own in given.items()
    }


def _over(allocation: Given, own: Given) -> Given:
    """Lay a type's own words over the default; its own order is also for in advance."""
    below = dict(allocation)
    if "order" in own:
        below.pop("order_in_advance", None)
    return {**below, **own}


def _buckets(given: object) -> tuple[Bucket, ...]:
    buckets = []
    for pair in list_(given, "buckets", where="terms"):
        if not isinstance(pair, list) or len(pair) != 2:  # noqa: PLR2004  (from, to)
            raise wrong(
                pair, "buckets", where="terms", want=Words("[起, 止]", "[from, to]")
            )
        first = count(pair[0], "buckets", where="terms")
        last = None if pair[1] is None else count(pair[1], "buckets", where="terms")
        buckets.append((first, last))
    buckets.sort(key=_first)
    for n, (first, last) in enumerate(buckets):
        after = buckets[n + 1][0] if n + 1 < len(buckets) else BEYOND
        end = BEYOND - 1 if last is None else last
        if not first <= end < after:
            raise TermsContradict(field="buckets", value=given)
    return tuple(buckets)


def _first(bucket: Bucket) -> int:
    return bucket[0]


def _accrual(given: object) -> Accrual | None:
    if given is None:
        return None
    where = "terms.accrual"
    said = object_(given, "accrual", where="terms")
    basis = one_of(there(said, "basis", where=where), BASES, "basis", where=where)
    dated = list_(said.get("rates"), "rates", where=where) or [said]
    named = [
        {"rate_per_year", "rate_per_day"} & set(object_(rate, "rates", where=where))
        for rate in dated
    ]
    yearly = {"rate_per_year"} in named
    if any(one != named[0] or len(one) > 1 for one in named):
        raise TermsContradict(field=where, value="rate_per_day, rate_per_year")
    begins = said.get("from")
    return Accrual(
        basis=basis,
        rates=tuple(sorted(_rate(rate, is_dated=rate is not said) for rate in dated)),
        day_count=one_of(
            said.get("day_count", "act/365"), DAY_COUNTS, "day_count", where=where
        )
        if yearly
        else "day",
        compound=truth(said.get("compound"), "compound", where=where),
        grace_days=count(said.get("grace_days", 0), "grace_days", where=where),
        begins=0 if begins is None else day(begins, "from", where=where),
    )


def _rate(given: object, *, is_dated: bool) -> tuple[int, int, int]:
    where = "terms.accrual"
    said = object_(given, "rates", where=where)
    first = (
        day(there(said, "from", where=where), "from", where=where) if is_dated else 0
    )
    field = "rate_per_year" if "rate_per_year" in said else "rate_per_day"
    return (first, *ratio(there(said, field, where=where), field, where=where))


def ratio(value: object, field: str, *, where: str) -> tuple[int, int]:
    """Return a rate as a fraction; it is written as a number or as text, 0 to 100."""
    written = (
        str(value)
        if type(value) in {int, str, Decimal}
        else text(None, field, where=where)
    )
    try:
        exact = Decimal(written)
        if exact.is_finite() and 0 <= exact <= 100:  # noqa: PLR2004
            return exact.as_integer_ratio()
    except ArithmeticError:
        pass
    raise wrong(
        value, field, where=where, want=Words("0 到 100 的数", "a number from 0 to 100")
    )

"""What steers the deal besides the debts: pins, weights, abilities, who knows whom."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import polars as pl

from arrears.domain.money.promise import PromiseState

from . import narrow, sql
from .assigning import is_away
from .cases import DESK_ZONE
from .models import Assignment, Case, Placement, Staff, Steer
from .narrow import Debtors
from .promises import judged

AT_ONCE = 500  # cases to be judged by one question
KEPT = {PromiseState.KEPT, PromiseState.KEPT_LATE}
BROKEN = {PromiseState.BROKEN, PromiseState.HOLLOW}


def steers(on: date, *, of: Debtors = None, said: bool = True) -> pl.DataFrame:
    """
    Return, by case, what a supervisor said of its turn; no columns without any.

    Without `said` only whose it is. A case that is somebody's is pinned to her, while she is away to her stand-in, else
    to her team; a pin of the day goes before.
    """
    told_of, owned = _said(on, of), owners(on, of=of)
    if not said:
        told_of = told_of.clear().select("case")
    if not len(owned):
        return told_of
    both = owned.join(told_of, on="case", how="full", coalesce=True)
    if "pinned_to" in told_of.columns:
        pinned = pl.coalesce("pinned_to", "owner")
    else:
        pinned = pl.col("owner")
    team = pl.when(pinned.is_null()).then(pl.col("team"))
    told = both.with_columns(pinned_to=pinned, team=team).drop("owner")
    return told if told["team"].null_count() < len(told) else told.drop("team")


def owners(on: date, *, of: Debtors = None) -> pl.DataFrame:
    """
    Return, by case that is somebody's or a team's, who calls it on day `on`.

    While she is away it is who handles it with her, else her stand-in.
    """
    found = narrow.frame(OWNED, OWNER, of=of)
    staff = {each.user.get_username(): each for each in _callers()}
    here = {name: name for name, each in staff.items() if not is_away(each, on)}
    stands_in = {name: each.stand_in for name, each in staff.items() if each.stand_in}
    kept = {seat: each.team for seat, each in staff.items()}
    return found.with_columns(
        owner=pl.coalesce(
            _by_seat("seat", here),
            _by_seat("helper", here),
            _by_seat("seat", {n: here[s] for n, s in stands_in.items() if s in here}),
        ),
        team=pl.when(pl.col("team") != "")
        .then(pl.col("team"))
        .otherwise(
            pl.col("seat").replace_strict(kept, default="", return_dtype=pl.String)
        )
        .replace("", None),
    ).select("case", "owner", "team")


def _by_seat(column: str, names: dict[str, str]) -> pl.Expr:
    told = pl.col(column)
    return told.replace_strict(names, default=None, return_dtype=pl.String)


def _callers() -> list[Staff]:
    staff = Staff.objects.filter(role="collector", user__is_active=True)
    return list(staff.select_related("user").prefetch_related("scope"))


def _said(on: date, of: Debtors) -> pl.DataFrame:
    found = narrow.frame(STEERS, STEER, of=of, on=on)
    found = found.with_columns(pl.col("pinned_to").replace("", None))
    return found if len(found) else found.select("case")


def abilities(on: date) -> pl.DataFrame:
    """Return, by seat, what it can do; a column only where somebody is told of it."""
    rows = [_ability(each, on) for each in _callers()]
    found = pl.DataFrame(rows, schema=ABILITY, orient="row")
    asked = Assignment.objects.filter(ended_at=None).exists()  # else teams mean nothing
    told = [
        name
        for name in ABILITY
        if name != "seat" and _is_told(found[name]) and (asked or name != "team")
    ]
    return found.select("seat", *told)


def is_left_out(case: Case, on: date) -> bool:
    """Say whether a supervisor leaves the case out, or its placement the telephone."""
    channels = case.placement.channels
    if channels and "phone" not in channels.split(","):
        return True
    steers = Steer.objects.filter(case=case, withdrawn_at=None, until_on__gte=on)
    return steers.filter(excluded=True).exists()


def not_by_telephone(*, of: Debtors = None) -> list[str]:
    """Return the open cases whose placement's terms leave the telephone out."""
    told = Placement.objects.exclude(channels="").values_list("pk", "channels")
    closed = [pk for pk, channels in told if "phone" not in channels.split(",")]
    if not closed:
        return []
    rows = Case.objects.filter(closed_on=None, placement__in=closed)
    if of is not None:
        rows = rows.filter(debtor__in=of)
    return list(rows.values_list("number", flat=True))


def languages(*, of: Debtors = None) -> pl.DataFrame:
    """Return, by open case, the language its debtor would rather talk in."""
    rows = Case.objects.filter(closed_on=None).exclude(debtor__language="")
    if of is not None:
        rows = rows.filter(debtor__in=of)
    told = list(rows.values_list("number", "debtor__language"))
    return pl.DataFrame(told, schema=LANGUAGE, orient="row")


def lenders(*, of: Debtors = None) -> pl.DataFrame:
    """Return, by open case, whose it is; nothing where no seat is limited to a lender."""
    if not Staff.scope.through.objects.exists():
        return pl.DataFrame(schema=LENT)
    return narrow.frame(LENT_BY, LENT, of=of)


def promise_counts(on: date, *, of: Debtors = None) -> pl.DataFrame:
    """Return, by case, how many of its promises were kept and how many broken."""
    rows = narrow.frame(MADE, MADE_BY, of=of).rows()
    numbers = {case: number for _, case, number in rows}
    counts: dict[str, list[int]] = {number: [0, 0] for number in numbers.values()}
    wanted = sorted(numbers)
    whose = {promise: number for promise, _, number in rows}
    for first in range(0, len(wanted), AT_ONCE):
        for promise, told in judged(wanted[first : first + AT_ONCE], on=on).items():
            counts[whose[promise]][0] += told.state in KEPT
            counts[whose[promise]][1] += told.state in BROKEN
    told_rows = [(number, *both) for number, both in counts.items()]
    return pl.DataFrame(told_rows, schema=PROMISES, orient="row")


def keepers(on: date, *, of: Debtors = None) -> pl.DataFrame:
    """Return, by case, who of the desk talked with the debtor last, before `on`."""
    since = sql.stored(_midnight(on) - timedelta(days=KNOWN_DAYS))
    until = sql.stored(_midnight(on))
    found = narrow.frame(TALKS, TALK, of=of, since=since, until=until)
    last = found.sort("at", "kept_by").group_by("case", maintain_order=True).last()
    return last.select("case", "kept_by")


def paired(on: date, *, of: Debtors = None, said: bool = True) -> pl.DataFrame:
    """
    Return, by case that two handle, the second of them where it is her turn on `on`.

    It is hers, once, from the day the two were paired until she talked with the debtor.
    A pin of the day goes before; without `said` there is none.
    """
    until, pinned_on = sql.stored(_midnight(on)), on if said else date.max
    return narrow.frame(PAIRED, PAIR, of=of, until=until, on=pinned_on)


def _midnight(on: date) -> datetime:
    """Return when the desk's day begins."""
    return datetime.combine(on, time.min, ZoneInfo(DESK_ZONE))


def _ability(staff: Staff, on: date) -> tuple[object, ...]:
    return (
        staff.user.get_username(),
        staff.minutes_a_day,
        staff.languages or None,
        staff.products or None,
        staff.authority_minor,
        is_away(staff, on),
        staff.most_cases,
        staff.team or None,
        ",".join(each.key for each in staff.scope.all()) or None,
        staff.works_from_minutes,
        staff.works_until_minutes,
        staff.breaks or None,
    )


def _is_told(column: pl.Series) -> bool:
    if column.dtype == pl.Boolean:
        return bool(column.any())
    return column.null_count() < len(column)


LENT: sql.Schema = {"case": pl.String, "lender": pl.String}
LENT_BY = """
    SELECT c.number, l.key FROM {case} c JOIN {placement} p ON p.id = c.placement_id
    JOIN {lender} l ON l.id = p.lender_id
    WHERE c.closed_on IS NULL [of c.debtor_id]
"""
LANGUAGE: sql.Schema = {"case": pl.String, "language": pl.String}
STEER: sql.Schema = {
    "case": pl.String,
    "pinned_to": pl.String,
    "excluded": pl.Boolean,
    "weight_percent": pl.Int32,
}
STEERS = """
    SELECT c.number, s.pinned_to, CAST(s.excluded AS integer), s.weight_percent
    FROM {steer} s JOIN {case} c ON c.id = s.case_id
    WHERE s.withdrawn_at IS NULL AND s.until_on >= %(on)s AND c.closed_on IS NULL
      [of c.debtor_id]
"""
ABILITY: sql.Schema = {
    "seat": pl.String,
    "minutes": pl.Int32,
    "languages": pl.String,
    "products": pl.String,
    "authority_minor": pl.Int64,
    "absent": pl.Boolean,
    "most_cases": pl.Int32,
    "team": pl.String,
    "lenders": pl.String,
    "from_minutes": pl.Int32,
    "until_minutes": pl.Int32,
    "breaks": pl.String,
}
OWNER: sql.Schema = {
    "case": pl.String,
    "seat": pl.String,
    "team": pl.String,
    "helper": pl.String,
}
OWNED = """
    SELECT c.number, a.seat, a.team, p.seat
    FROM {assignment} a JOIN {case} c ON c.id = a.case_id
    LEFT JOIN {pair} p ON p.case_id = a.case_id AND p.ended_at IS NULL
    WHERE a.ended_at IS NULL AND c.closed_on IS NULL [of c.debtor_id]
"""
MADE_BY: sql.Schema = {"promise": pl.Int64, "case_id": pl.Int64, "case": pl.String}
MADE = """
    SELECT m.id, c.id, c.number FROM {promise} m JOIN {case} c ON c.id = m.case_id
    WHERE c.closed_on IS NULL [of c.debtor_id]
"""
PROMISES: sql.Schema = {
    "case": pl.String,
    "kept_promises": pl.Int32,
    "broken_promises": pl.Int32,
}
KNOWN_DAYS = 90
TALK: sql.Schema = {"case": pl.String, "at": pl.String, "kept_by": pl.String}
TALKS = """
    SELECT c.number, CAST(a.at AS text), a.by
    FROM {attempt} a JOIN {case} c ON c.id = a.case_id
    WHERE c.closed_on IS NULL AND a.result = 'conversation'
      AND a.at >= %(since)s AND a.at < %(until)s AND a.by <> ''
      [of c.debtor_id]
"""
PAIR: sql.Schema = {"case": pl.String, "paired_to": pl.String}
PAIRED = """
    SELECT c.number, p.seat
    FROM {pair} p JOIN {case} c ON c.id = p.case_id
    WHERE p.ended_at IS NULL AND c.closed_on IS NULL [of c.debtor_id]
      AND NOT EXISTS (SELECT 1 FROM {attempt} a
                      WHERE a.case_id = c.id AND a.result = 'conversation'
                        AND a.by = p.seat AND a.at >= p.at AND a.at < %(until)s)
      AND NOT EXISTS (SELECT 1 FROM {steer} s
                      WHERE s.case_id = c.id AND s.withdrawn_at IS NULL
                        AND s.until_on >= %(on)s AND s.pinned_to <> '')
"""

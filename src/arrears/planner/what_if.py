"""Two plans of one day held against each other: as it is, and with something changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from arrears.domain.words import Refusal, Words
from arrears.law.engine.packs import UnknownPack, pack

from .engines import polars as engine
from .frames import Frame, Frames, frame_like
from .nightly import worked
from .policy import Policy
from .reasons import reason_words
from .trial import WHOLE

HUNDRED = 100  # minor units in one, as people read a sum over currencies
SECONDS_A_MINUTE = 60
MOST_SEATS = 10_000


class WhatIfRefused(Refusal):
    """The change cannot be tried."""


class ChangeUnknown(WhatIfRefused):
    """A change that means nothing."""

    words = Words(
        "“{change}”无法识别。可用：{known}。",
        "“{change}” means nothing here. There is: {known}.",
    )


class ChangeWrong(WhatIfRefused):
    """A change whose value is of another kind."""

    words = Words(
        "“{key}”是“{found}”，须为 {least} 到 {most} 的整数。",
        "“{key}” is “{found}”; it must be a whole number from {least} to {most}.",
    )


class ChangeTwice(WhatIfRefused):
    """One figure is told twice."""

    words = Words(
        "“{key}”写了两次，请只写一次。",
        "“{key}” stands twice; tell it once.",
    )


class LawStays(WhatIfRefused):
    """A rule of law cannot be switched off, not even to see what would be."""

    words = Words(
        "规则“{rule}”是法律规定，不能关闭，试算也不行。",
        "The rule “{rule}” is law; it cannot be switched off, not even to try.",
    )


class RuleStays(WhatIfRefused):
    """A rule of the house that keeps the debtor's own wishes stays as well."""

    words = Words(
        "规则“{rule}”保护债务人，不能关闭；可以关闭的只有：{known}。",
        "The rule “{rule}” protects the debtor and stays; only these may be switched off: {known}.",
    )


@dataclass(frozen=True, slots=True)
class Change:
    """What is changed in the second plan. None and empty change nothing."""

    seats: int | None = None
    calls: int | None = None
    minutes_per_call: int | None = None
    worth: str = ""
    off: tuple[str, ...] = ()

    def policy(self, policy: Policy) -> Policy:
        """Return the policy as changed. Raises a PolicyRefused."""
        found = replace(
            policy,
            minutes_per_call=self.minutes_per_call or policy.minutes_per_call,
            worth=self.worth or policy.worth,
        )
        for rule in self.off:
            found = SWITCHES[rule](found)
        return found

    def frames(self, frames: Frames) -> Frames:
        """Return the frames as changed: so many seats of so many calls a round."""
        if self.seats is None and self.calls is None:
            return frames
        seats = frames.seats.collect("polars").sort("seat")
        return replace(frames, seats=_laid(frames.seats, seats, self))


@dataclass(frozen=True, slots=True)
class Figures:
    """One plan in figures. Money is minor units, on one scale for all currencies."""

    called: int
    people: int
    reached_per_10000: int  # people expected to answer, times ten thousand
    minutes: int  # expected on the telephone
    expected_minor: int  # what those called are expected to pay, call or no call
    added_minor: int  # what calling them is expected to add
    contacts_per_person_per_10000: int  # calls of all people who have a case
    aside: Mapping[str, int]  # cases by reason

    @property
    def told(self) -> Mapping[str, int]:
        """Return the figures as people read them: whole people, whole units of money."""
        return {
            "called": self.called,
            "people": self.people,
            "reached": self.reached_per_10000 // WHOLE,
            "minutes": self.minutes,
            "contacts": self.contacts_per_person_per_10000 * HUNDRED // WHOLE,
            "expected": self.expected_minor // HUNDRED,
            "added": self.added_minor // HUNDRED,
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """The day as it is and as it would be; `basis` says what the values rest on."""

    on: date
    before: Figures
    after: Figures
    basis: str

    @property
    def reasons(self) -> tuple[tuple[str, Words, int, int], ...]:
        """Return every reason with its cases before and after."""
        names = sorted({*self.before.aside, *self.after.aside})
        return tuple(
            (
                name,
                reason_words(name),
                self.before.aside.get(name, 0),
                self.after.aside.get(name, 0),
            )
            for name in names
        )


def change_of(text: str) -> Change:
    """
    Return the change that "seats=12,worth=reach,rule=house.mealtimes:off" tells.

    Raises ChangeUnknown, ChangeTwice, ChangeWrong, LawStays, RuleStays.
    """
    told: dict[str, Any] = {}
    for part in filter(None, (each.strip() for each in text.split(","))):
        key, _, value = part.partition("=")
        if key in told:
            raise ChangeTwice(key=key)
        if key == "rule" and value.endswith(":off"):
            rule = _may_be_off(value.removesuffix(":off"))
            told["off"] = (*told.get("off", ()), rule)
        elif key == "worth" and value:
            told["worth"] = value
        elif key in BOUNDS:
            told[key] = _whole(key, value)
        else:
            raise ChangeUnknown(change=part, known=KNOWN)
    return Change(**told)


def compared(frames: Frames, *, on: date, policy: Policy, change: Change) -> Comparison:
    """Return both plans of day `on` in figures; raises as the plan does."""
    found = change.frames(frames), change.policy(policy)
    before, basis = figures(frames, on=on, policy=policy)
    after, _ = figures(found[0], on=on, policy=found[1])
    return Comparison(on=on, before=before, after=after, basis=basis)


def figures(frames: Frames, *, on: date, policy: Policy) -> tuple[Figures, str]:
    """Return one plan in figures, and what its values rest on."""
    lazy = worked(frames, on=on, policy=replace(policy, measured=True))
    plan = engine.collect(lazy.select(*READ))
    called = plan.filter(nw.col("reason").is_null())
    people = plan.get_column("person").n_unique()
    return (
        Figures(
            called=len(called),
            people=called.get_column("person").n_unique(),
            reached_per_10000=_sum(called, nw.col("reach_per_10000")),
            minutes=_sum(called, nw.col("seconds_a_call")) // SECONDS_A_MINUTE,
            expected_minor=_sum(called, _expected()),
            added_minor=_sum(called, nw.col("added_minor")),
            contacts_per_person_per_10000=len(called) * WHOLE // max(1, people),
            aside=_aside(plan),
        ),
        str(plan.get_column("basis")[0]) if len(plan) else "",
    )


def policies_compared(
    frames: Frames, *, on: date, before: Policy, after: Policy
) -> Comparison:
    """Return the plans of day `on` by two policies in figures; raises as the plan does."""
    first, basis = figures(frames, on=on, policy=before)
    second, _ = figures(frames, on=on, policy=after)
    return Comparison(on=on, before=first, after=second, basis=basis)


def cost_of_steering(
    frames: Frames, plain: Frames, *, on: date, policy: Policy
) -> Comparison:
    """Return the plan of a `plain` book that nobody steers, and that of the book as it is."""
    before, basis = figures(plain, on=on, policy=policy)
    after, _ = figures(frames, on=on, policy=policy)
    return Comparison(on=on, before=before, after=after, basis=basis)


def _expected() -> nw.Expr:
    return nw.col("balance_minor") * nw.col("called_per_10000") // WHOLE


def _sum(plan: nw.DataFrame[Any], column: nw.Expr) -> int:
    return int(plan.select(column.sum().alias("sum")).item() or 0)


def _aside(plan: nw.DataFrame[Any]) -> Mapping[str, int]:
    aside = plan.filter(~nw.col("reason").is_null())
    counts = aside.group_by("reason").agg(nw.len().alias("cases")).sort("reason")
    return {row["reason"]: row["cases"] for row in counts.rows(named=True)}


def _laid(like: Frame, seats: nw.DataFrame[Any], change: Change) -> Frame:
    """Return so many of the seats, then new ones that hold as many calls as most."""
    rows = list(seats.rows(named=True))
    wanted = len(rows) if change.seats is None else change.seats
    usual = max((row["calls_per_round"] or 0 for row in rows), default=USUAL_CALLS)
    empty = dict.fromkeys(seats.columns)
    new = [
        empty | {"seat": f"+{n + 1:04}", "calls_per_round": usual}
        for n in range(max(0, wanted - len(rows)))
    ]
    kept = [*rows[:wanted], *new]
    if change.calls is not None:
        kept = [row | {"calls_per_round": change.calls} for row in kept]
    columns = {name: [row[name] for row in kept] for name in seats.columns}
    return frame_like(like, columns, seats.schema)


def _may_be_off(rule: str) -> str:
    name = rule.partition(".")[0]
    try:
        found = {each.key: each for each in pack(name)}
    except UnknownPack:
        found = {}
    if rule not in found:
        raise ChangeUnknown(change=f"rule={rule}", known=KNOWN)
    if name != "house":
        raise LawStays(rule=rule)
    if rule not in SWITCHES:
        raise RuleStays(rule=rule, known=", ".join(SWITCHES))
    return rule


def _whole(key: str, value: str) -> int:
    least, most = BOUNDS[key]
    if value.isdecimal() and value.isascii() and least <= int(value[:9]) <= most:
        return int(value[:9])
    raise ChangeWrong(key=key, found=value, least=least, most=most)


def _without_mealtimes(policy: Policy) -> Policy:
    return replace(policy, mealtimes=())


USUAL_CALLS = 30  # of a seat where the book has none
BOUNDS = {
    "seats": (0, MOST_SEATS),
    "calls": (0, 1440),
    "minutes_per_call": (1, 120),
}
SWITCHES: Mapping[str, Callable[[Policy], Policy]] = {
    "house.mealtimes": _without_mealtimes
}
KNOWN = "seats=12,calls=40,minutes_per_call=5,worth=increment,rule=house.mealtimes:off"
READ = (
    "case",
    "person",
    "reason",
    "reach_per_10000",
    "seconds_a_call",
    "balance_minor",
    "called_per_10000",
    "added_minor",
    "basis",
)

"""Why a case stands where it does in the day's plan: each step with its figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import narwhals.stable.v2 as nw
from django.db.models import Q

from arrears.domain.case.stage import Stage
from arrears.domain.contact.channel import PointKind
from arrears.domain.words import Words, joined
from arrears.planner.engines import polars as engine
from arrears.planner.nightly import worked
from arrears.planner.own_numbers import BEST_FIRST
from arrears.planner.policy import Policy
from arrears.planner.reasons import reason_words, why
from arrears.planner.steps.dials import DAYS_REMEMBERED
from arrears.planner.steps.evenings import COUNTS
from arrears.planner.worth.measures import NAMES, worth_words
from arrears.store import plans
from arrears.store.frames import frames
from arrears.store.models import Case, MovedCall, Staff
from arrears.store.reached import NEVER_RUNG, number_records

from .day_policy import runs_by
from .masked import masked

STAGE = Words(
    "阶段：{stage.zh}，逾期 {days} 天", "Stage: {stage.en}, {days} days past due"
)
LAW = Words("合规：{why.zh}", "Law and standing: {why.en}")
NOTHING_STANDS = Words(
    "没有规则阻止今天联系", "no rule keeps the debtor from being called today"
)
TALKED = Words(
    "今天已拨打 {dials} 次、通话 {talks} 次",
    "Today so far: {dials} dials, {talks} talks",
)
WORTH = Words("排序（{measure.zh}）：{why.zh}", "Worth ({measure.en}): {why.en}")
PLACE = Words("安排：{why.zh}", "Round, number and seat: {why.en}")
MOVED = Words(
    "{why.zh}；原在坐席 {seat}，因 {away} 不在岗而调整",
    "{why.en}; it stood with {seat} and moved because {away} is away",
)
SENT_ON = Words(
    "{why.zh}；小组 {team} 没有合适的坐席，按策略由小组 {other} 接手",
    "{why.en}; no seat of team {team} may have it, so by the policy team {other} has it",
)
PAIRED = Words(
    "{why.zh}；两人协同处理，这次轮到 {seat}",
    "{why.en}; two handle the case and it is {seat}'s turn",
)
PAIRED_ELSEWHERE = Words(
    "{why.zh}；两人协同处理，本应轮到 {seat}，但其名额已满、不在岗或不合适",
    "{why.en}; two handle the case and it was {seat}'s turn, who is full, away or does not fit",
)
NUMBER = Words("号码：{why.zh}", "Number: {why.en}")
NUMBER_TOLD = Words(
    "{kind.zh} {masked}：两周拨打 {dials} 次、接通 {talks} 次，按 {percent}% 计",
    "{kind.en} {masked}: {talks} of {dials} dials answered in two weeks, taken as {percent}%",
)
NUMBER_TIRED = Words(
    "{kind.zh} {masked}：两周拨打 {dials} 次都没有接通，先换别的",
    "{kind.en} {masked}: none of {dials} dials answered in two weeks; another comes first",
)
EVENING = Words("晚间：{why.zh}", "Evening: {why.en}")
LIKES_EVENING = Words("本人说这个时间方便", "she likes that hour herself")
EVENING_RATES = Words(
    "本人晚间拨打 {evening_dials} 次、接通 {evening_talks} 次，白天拨打 {day_dials} 次、接通 {day_talks} 次；要改到晚间，晚间接通率须比白天高 {percent}%（本人晚间不足 {least} 次时看同阶段的）",
    "{evening_talks} of {evening_dials} evening dials and {day_talks} of {day_dials} by day were answered; evenings must be {percent}% better (with fewer than {least} of her own, those of her stage are looked at)",
)
UNPLANNED = Words("这一天还没有计划", "the day has no plan yet")


@dataclass(frozen=True, slots=True)
class StepTold:
    """One step of the plan and what it says of the case."""

    step: str
    words: Words


def why_planned(
    number: str, *, on: date, policy: Policy | None = None
) -> tuple[StepTold, ...]:
    """
    Return what each step of the plan of day `on` says of the case; none if closed.

    Stage, standing, law and worth are worked out as things stand now; round, number and
    seat are those of the plan that stands for the day. Only what is kept of the debtor
    is read, however large the book is.
    """
    chosen = replace(policy or runs_by(on), measured=True)
    debtor = list(
        Case.objects.filter(number=number).values_list("debtor_id", flat=True)
    )
    row = _row(number, debtor, on=on, policy=chosen)
    if row is None:
        return ()
    of_law = None if row["reason"] in OF_THE_DEAL else row["reason"]
    verdict = reason_words(of_law) if of_law else NOTHING_STANDS
    told = {
        "stage": STAGE.filled(
            stage=Stage(row["stage"]).words, days=row["days_past_due"] or 0
        ),
        "law": LAW.filled(why=verdict),
        "today": TALKED.filled(
            dials=row["dials_today"] or 0, talks=row["talks_today"] or 0
        ),
        "worth": WORTH.filled(
            measure=NAMES[chosen.worth], why=worth_words(chosen.worth, row)
        ),
        **_choices(number, row, on=on, policy=chosen),
        "place": PLACE.filled(why=_where(number, debtor, row, on=on, policy=chosen)),
    }
    return tuple(StepTold(step, words) for step, words in told.items())


def _choices(
    number: str, row: Mapping[str, Any], *, on: date, policy: Policy
) -> dict[str, Words]:
    """Return how the number and the evening were chosen, where there was a choice."""
    found = {}
    told = _numbers(number, on=on, policy=policy)
    if len(told) > 1:
        found["number"] = NUMBER.filled(why=joined(told))
    if policy.evening is not None and policy.calls_evenings:
        rules = policy.evening
        why = EVENING_RATES.filled(
            **{name: row[name] for name in COUNTS},
            percent=rules.better_by_percent,
            least=rules.least_own_dials,
        )
        likes = row["evening_minutes"] is not None
        found["evening"] = EVENING.filled(why=LIKES_EVENING if likes else why)
    return found


def _numbers(number: str, *, on: date, policy: Policy) -> list[Words]:
    """Return each own number's record, in the order in which a plan prefers them."""
    own = policy.numbers
    if own is None:
        return []
    debtor = Case.objects.select_related("debtor").get(number=number).debtor
    day = datetime.combine(on, time.min, UTC)
    since, until = day - timedelta(days=DAYS_REMEMBERED), day + timedelta(days=1)
    records = number_records(debtor.pk, since=since, until=until)
    told = []
    usable = debtor.points.filter(kind__in=BEST_FIRST, restriction="")
    for point in usable.filter(~Q(kind=PointKind.WORK) | Q(permitted_until__gte=on)):
        kind = PointKind(point.kind)
        record = records.get(point.pk, NEVER_RUNG)
        counts = {"dials": record.dials, "talks": record.talks}
        words = NUMBER_TIRED if own.is_tired(**counts) else NUMBER_TOLD
        filled = words.filled(
            kind=kind.words,
            masked=masked(point.value, point.kind),
            percent=own.rate(kind, **counts) // A_HUNDREDTH,
            **counts,
        )
        told.append((own.place(kind, **counts), str(point.pk), filled))
    return [words for *_, words in sorted(told, key=lambda each: each[:2])]


def _row(
    number: str, debtor: Sequence[int], *, on: date, policy: Policy
) -> Mapping[str, Any] | None:
    """Return the case's row with every step's figures, planned with its person alone."""
    book = engine.frames(**frames(on, promises_judged=True, of=debtor))
    lazy = worked(book, on=on, policy=policy)
    found = engine.collect(lazy.filter(nw.col("case") == number))
    return next(iter(found.rows(named=True)), None)


def _planned(number: str, debtor: Sequence[int], on: date) -> Mapping[str, Any] | None:
    """Return the row of the plan that stands."""
    plan = plans.read(on, of=debtor)
    return next(plan.filter(plan["case"] == number).iter_rows(named=True), None)


def _place(found: Mapping[str, Any] | None, number: str, on: date) -> Words:
    if found is None:
        return UNPLANNED
    told, left = why(found), _left(number, on)
    if left is None:
        return told
    return MOVED.filled(why=told, seat=left.from_seat, away=left.away)


def _where(
    number: str,
    debtor: Sequence[int],
    row: Mapping[str, Any],
    *,
    on: date,
    policy: Policy,
) -> Words:
    """Return where the plan has it, and what besides the deal brought it there."""
    found = _planned(number, debtor, on)
    told = _sent_on(_place(found, number, on), row, policy)
    second = row["paired_to"]
    if second is None or found is None or found["reason"] is not None:
        return told
    words = PAIRED if found["seat"] == second else PAIRED_ELSEWHERE
    return words.filled(why=told, seat=second)


def _sent_on(told: Words, row: Mapping[str, Any], policy: Policy) -> Words:
    """Return where it is called, and if another team does, that too."""
    other = policy.team_fallback.get(row["team"] or "")
    theirs = Staff.objects.filter(user__username=row["seat"] or "", team=other)
    if other is None or not theirs.exists():
        return told
    return SENT_ON.filled(why=told, team=row["team"], other=other)


def _left(number: str, on: date) -> MovedCall | None:
    """Return where the call stood before a seat went away, while it is elsewhere."""
    rows = MovedCall.objects.filter(run__on=on, case__number=number, back_at=None)
    return rows.order_by("pk").first()


A_HUNDREDTH = 100  # of ten thousand
OF_THE_DEAL = {
    None,
    "held_out",
    "excluded",
    "no_seat_left",
    "no_seat_fits",
    "same_person",
}

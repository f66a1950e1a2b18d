"""Change many cases at once: tried first, then done, and undone within half an hour."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from arrears.domain.audit.floor import BulkAsked, BulkDone, BulkUndone
from arrears.domain.case.assigning import (
    FOUR_EYES_ABOVE,
    KINDS,
    MOST,
    RULES,
    STANDING,
    STEERS,
    UNDO_WITHIN,
    Change,
    Decided,
    change_of,
    decided,
)
from arrears.domain.words import Refusal, Words
from arrears.store import assigning, journal
from arrears.store.cases import UnknownCase, desk_day, key
from arrears.store.models import BulkAct, BulkLine, Case, Staff

from .by_rules import by_rules
from .hand_over import Hand, give, steer_many, taken_back

GROUND_LENGTH = 400
AT_ONCE = 500


class BulkRefused(Refusal):
    """The cases cannot be changed like this."""


class NothingChosen(BulkRefused):
    """No case was chosen."""

    words = Words("请先选择案件。", "Choose the cases first.")


class TooManyChosen(BulkRefused):
    """So many cases are not changed at once."""

    words = Words(
        "一次最多 {most} 件，选中的更多。请用筛选缩小范围；什么都没有改动。",
        "At most {most} cases at once, and more are chosen. Narrow the filter; nothing was changed.",
    )


class BulkGroundMissing(BulkRefused):
    """Nobody said why."""

    words = Words("请写明为什么这样分配。", "Write down why the cases change hands.")


class ChangeUnfit(BulkRefused):
    """The change names nobody, or a seat, a team or a day that does not do."""

    words = Words(
        "请选择怎样分配：坐席、小组须存在，截止日不早于今天，权重在 0 到 1000 之间。",
        "Say what is to become of the cases: a seat or a team that exists, a last day from today on, a weight within 0 and 1000.",
    )


class NoSuchBulk(BulkRefused):
    """There is no such bulk act, or it is over."""

    words = Words(
        "没有这次批量操作，或者已经处理过，请刷新页面。",
        "There is no such bulk act, or it is over. Reload the page.",
    )


class UndoTooLate(BulkRefused):
    """It may be undone for half an hour."""

    words = Words(
        "只能在 {minutes} 分钟内撤销；请另做一次分配。",
        "It can be undone for {minutes} minutes only. Assign the cases anew.",
    )


class NobodyLeft(BulkRefused):
    """Every case of it is refused."""

    words = Words(
        "这些案件都不能这样改，原因写在预览里。",
        "None of these cases can be changed like this; the preview says why.",
    )


@transaction.atomic
def try_bulk(
    *,
    cases: Iterable[int],
    change: Change,
    ground: str,
    told: str,
    by: str,
    now: datetime,
) -> int:
    """
    Keep what the change would do to each case, and return the preview's number.

    Nothing is changed yet. Raises BulkRefused.
    """
    ids = sorted(set(cases))
    _raise_unless_sound(ids, change, ground, now=now)
    act = BulkAct.objects.create(
        change=change.plain,
        told=told[:GROUND_LENGTH],
        ground=ground.strip()[:GROUND_LENGTH],
        by=by,
        at=now,
    )
    found = _decided(ids, change, now=now)
    BulkLine.objects.bulk_create(line_of(act, each) for each in found)
    return int(act.pk)


@transaction.atomic
def apply_bulk(*, act: int, by: str, now: datetime) -> bool:
    """
    Do what was previewed; a large change waits for another supervisor instead.

    What standing rules say does not wait: two people agreed on them.

    A case that somebody changed meanwhile is refused. Returns whether it was done.
    Raises NoSuchBulk, NobodyLeft.
    """
    row = _held(act)
    if row.by != by or row.asked_at or row.done_at:
        raise NoSuchBulk
    open_lines = row.lines.filter(refused="").count()
    if not open_lines:
        raise NobodyLeft
    if open_lines > FOUR_EYES_ABOVE and row.change["kind"] != STANDING:
        row.asked_at = now
        row.save(update_fields=["asked_at"])
        fact = BulkAsked(
            _subject(row), row.change["kind"], cases=open_lines, ground=row.ground
        )
        journal.write(fact, by=by, at=now)
        return False
    carry_out(row, by=by, now=now)
    return True


def carry_out(row: BulkAct, *, by: str, now: datetime) -> None:
    """Change the cases of a held act that nobody changed since, and journal it."""
    change = change_of(row.change)
    lines = {line.case_id: line for line in row.lines.filter(refused="")}
    assigning.hold_all(list(lines))
    as_known = _as_known(lines, change, now=now)
    for pk, line in lines.items():
        line.refused = _stale(line, as_known.get(pk), change)
    todo = [line for line in lines.values() if not line.refused]
    hand = Hand(ground=row.ground, by=by, now=now, bulk=row)
    for some in _some(todo):
        if change.kind in STEERS:
            steer_many(some, change, hand)
        else:
            give(some, hand)
    for line in todo:
        line.done = True
    BulkLine.objects.bulk_update(lines.values(), ["refused", "done"], batch_size=500)
    row.done_at = now
    row.save(update_fields=["done_at"])
    refused = row.lines.exclude(refused="").count()
    fact = BulkDone(
        _subject(row),
        change.kind,
        cases=len(todo),
        refused=refused,
        ground=row.ground,
    )
    journal.write(fact, by=by, at=now)


@transaction.atomic
def undo_bulk(*, act: int, by: str, now: datetime) -> int:
    """
    Put back what the act changed, as far as nobody changed it since; return how many.

    Raises NoSuchBulk, UndoTooLate.
    """
    row = _held(act)
    if row.done_at is None or row.undone_at is not None:
        raise NoSuchBulk
    if now - row.done_at > UNDO_WITHIN:
        raise UndoTooLate(minutes=int(UNDO_WITHIN.total_seconds()) // 60)
    lines = list(row.lines.filter(done=True).select_related("case"))
    assigning.hold_all([line.case_id for line in lines])
    hand = Hand(ground=row.ground, by=by, now=now, bulk=row)
    steers = row.change["kind"] in STEERS
    back = [
        line for some in _some(lines) for line in taken_back(some, hand, steers=steers)
    ]
    for line in back:
        line.undone = True
    BulkLine.objects.bulk_update(back, ["undone"], batch_size=500)
    row.undone_at, row.undone_by = now, by
    row.save(update_fields=["undone_at", "undone_by"])
    fact = BulkUndone(_subject(row), cases=len(back), kept=len(lines) - len(back))
    journal.write(fact, by=by, at=now)
    return len(back)


def _held(act: int) -> BulkAct:
    row = BulkAct.objects.select_for_update().filter(pk=act).first()
    if row is None:
        raise NoSuchBulk
    return row


def _subject(row: BulkAct) -> str:
    return f"bulk-{row.pk}"


def _decided(
    cases: Iterable[int], change: Change, *, now: datetime
) -> tuple[Decided, ...]:
    on = desk_day(now)
    known = assigning.standings(cases, on=on, now=now)
    return decided(known, change=change, seats=assigning.ables(on))


def line_of(act: BulkAct, each: Decided, *, rule: str = "") -> BulkLine:
    """Return a case's line of the act as it is to be kept; `rule` said it, where one did."""
    standing = each.standing
    return BulkLine(
        bulk=act,
        case_id=standing.case,
        before_seat=standing.seat,
        before_team=standing.team,
        work_seat=standing.work_seat,
        after_seat=each.seat,
        after_team=each.team,
        reason=each.reason,
        rule=rule,
        refused=each.refused,
    )


def _as_known(
    lines: Mapping[int, BulkLine], change: Change, *, now: datetime
) -> dict[int, Decided]:
    """Return what is decided of the lines' cases now; by rules, where the same say it."""
    if change.kind != STANDING:
        return {each.standing.case: each for each in _decided(lines, change, now=now)}
    on = change.until_on or desk_day(now)
    told = by_rules(on=on, now=now, cases=list(lines)).handed
    found = {each.decided.standing.case: each for each in told}
    return {
        pk: each.decided for pk, each in found.items() if each.told == lines[pk].rule
    }


def _stale(line: BulkLine, now_known: Decided | None, change: Change) -> str:
    """Return why a previewed line is not done any more, or nothing."""
    if now_known is None:
        return "changed" if change.kind == STANDING else "closed"
    standing = now_known.standing
    if (standing.seat, standing.team) != (line.before_seat, line.before_team):
        return "changed"
    if now_known.refused and (change.kind not in RULES or now_known.refused != "same"):
        return now_known.refused
    return ""


def _raise_unless_sound(
    ids: Sequence[int], change: Change, ground: str, *, now: datetime
) -> None:
    if not ids:
        raise NothingChosen
    if len(ids) > MOST:
        raise TooManyChosen(most=MOST)
    if not ground.strip():
        raise BulkGroundMissing
    callers = Staff.objects.filter(role="collector", user__is_active=True)
    steers = change.kind in STEERS
    sound = {
        "seat": callers.filter(user__username=change.seat).exists(),
        "team": change.team in assigning.teams(),
        "even": change.team in assigning.teams(),
        "keeper": change.team in assigning.teams(),
    }.get(change.kind, change.kind in KINDS)
    if steers:
        sound = change.until_on is not None and change.until_on >= desk_day(now)
    if change.kind == "weigh":
        sound = sound and 0 <= change.weight_percent <= 1000  # noqa: PLR2004
        sound = sound and change.weight_percent != 100  # noqa: PLR2004
    if not sound:
        raise ChangeUnfit


def _some(lines: Sequence[BulkLine]) -> Iterator[Sequence[BulkLine]]:
    for first in range(0, len(lines), AT_ONCE):
        yield lines[first : first + AT_ONCE]


def cases_of(numbers: Iterable[str]) -> list[int]:
    """Return the ids of the cases with these numbers. Raises UnknownCase."""
    wanted = [key(number) for number in numbers]
    found: dict[str, int] = {}
    for first in range(0, len(wanted), AT_ONCE):
        rows = Case.objects.filter(number__in=wanted[first : first + AT_ONCE])
        found |= dict(rows.values_list("number", "pk"))
    for number in wanted:
        if number not in found:
            raise UnknownCase(number=number)
    return [found[number] for number in wanted]

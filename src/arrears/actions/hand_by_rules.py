"""Hand out cases by the standing rules in force: tried, done, and undone as any bulk act."""

from datetime import date, datetime

from django.db import transaction

from arrears.domain.case.assigning import STANDING, Change
from arrears.domain.words import Words
from arrears.store.cases import desk_day
from arrears.store.models import BulkAct, BulkLine

from .assign_cases import GROUND_LENGTH, BulkRefused, carry_out, line_of
from .by_rules import ByRules, by_rules


class NoRules(BulkRefused):
    """No standing rule is in force."""

    words = Words(
        "目前没有生效的常设分配规则。请先提交一份，复核后再执行。",
        "No standing rule is in force. Propose a list first; it holds once a second person agreed.",
    )


class NothingToHand(BulkRefused):
    """The rules find no case to move."""

    words = Words(
        "按现行规则没有案件需要分配。",
        "By the rules in force no case is to be handed out.",
    )


@transaction.atomic
def try_rules(*, by: str, now: datetime) -> int:
    """
    Keep what the rules in force would do to each case, and return the preview's number.

    Nothing is changed yet; `apply_bulk` does it. Raises NoRules, NothingToHand.
    """
    on = desk_day(now)
    found = by_rules(on=on, now=now)
    if not found.versions:
        raise NoRules
    if not found.handed:
        raise NothingToHand
    return int(_kept(found, on=on, by=by, now=now).pk)


@transaction.atomic
def hand_by_rules(*, on: date, by: str, now: datetime) -> int:
    """
    Hand out cases by the rules of day `on`, journal each, and return how many moved.

    Where no case is to move, nothing is written.
    """
    found = by_rules(on=on, now=now)
    if all(each.decided.refused for each in found.handed):
        return 0
    row = _kept(found, on=on, by=by, now=now)
    carry_out(row, by=by, now=now)
    return row.lines.filter(done=True).count()


def _kept(found: ByRules, *, on: date, by: str, now: datetime) -> BulkAct:
    row = BulkAct.objects.create(
        change=Change(STANDING, until_on=on).plain,
        ground=", ".join(found.versions)[:GROUND_LENGTH],
        by=by,
        at=now,
    )
    lines = (line_of(row, each.decided, rule=each.told) for each in found.handed)
    BulkLine.objects.bulk_create(lines, batch_size=500)
    return row

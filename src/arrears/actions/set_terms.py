"""Lenders and their placements: made, changed, ended, each with its ground."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from arrears.domain.audit.administration import (
    LenderAdded,
    PlacementEnded,
    PlacementSet,
)
from arrears.domain.contact.channel import Channel
from arrears.domain.words import Refusal, Words
from arrears.store import journal
from arrears.store.cases import desk_day
from arrears.store.lenders import lender as lender_of
from arrears.store.models import Case, Debt, Lender, Placement, WorkItem

from .replan_team import replan_many

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
WHOLE = 10_000  # basis points: all of it
MOST_HANDS = 9
NAME_LENGTH, GROUND_LENGTH = 120, 400


class TermsRefused(Refusal):
    """The lender or the placement cannot be like this."""


class KeyUnfit(TermsRefused):
    """It is no key, or there is no name."""

    words = Words(
        "代号用 1 到 40 个字母、数字、点、横线，并请填写名称。",
        "A key is 1 to 40 letters, digits, dots and dashes; and give a name.",
    )


class KeyTaken(TermsRefused):
    """Another lender has it."""

    words = Words("代号“{key}”已被使用。", "The key “{key}” is taken.")


class TermsUnfit(TermsRefused):
    """A term is out of its bounds."""

    words = Words(
        "请检查条款：手别 1 到 {hands}，佣金 0 到 100%，收回日不能早于开始日。",
        "Check the terms: hand 1 to {hands}, commission 0 to 100%, recall day not before the first.",
    )


class ChannelUnknown(TermsRefused):
    """A channel that there is not."""

    words = Words("没有“{channel}”这种渠道。", "There is no channel “{channel}”.")


class TermsNeedGround(TermsRefused):
    """Nobody said why."""

    words = Words(
        "请写明依据，例如委托合同编号。",
        "Write down the ground, such as the contract's number.",
    )


class NoSuchPlacement(TermsRefused):
    """The lender has no placement of that key that could end."""

    words = Words(
        "没有委托“{key}”，或已经终止。",
        "There is no placement “{key}”, or it is over.",
    )


@dataclass(frozen=True, slots=True)
class Terms:
    """What a placement is on; no channels named are all of them."""

    hand: int = 1
    starts_on: date | None = None
    ends_on: date | None = None
    commission_basis_points: int | None = None
    channels: tuple[str, ...] = ()

    @property
    def row(self) -> dict[str, object]:
        """Return the terms as the table keeps them. Raises TermsRefused."""
        self._raise_unless_fits()
        return {
            "hand": self.hand,
            "starts_on": self.starts_on,
            "ends_on": self.ends_on,
            "commission_basis_points": self.commission_basis_points,
            "channels": ",".join(self.channels),
        }

    def _raise_unless_fits(self) -> None:
        share = self.commission_basis_points
        backwards = self.starts_on and self.ends_on and self.ends_on < self.starts_on
        fits = 1 <= self.hand <= MOST_HANDS and (share is None or 0 <= share <= WHOLE)
        if not fits or backwards:
            raise TermsUnfit(hands=MOST_HANDS)
        for channel in self.channels:
            if channel not in set(Channel):
                raise ChannelUnknown(channel=channel[:20])


@transaction.atomic
def add_lender(*, key: str, name: str, by: str, now: datetime) -> None:
    """Make a lender known to the house. Raises TermsRefused."""
    told = name.strip()
    if not KEY.fullmatch(key) or not 0 < len(told) <= NAME_LENGTH:
        raise KeyUnfit
    try:
        with transaction.atomic():
            Lender.objects.create(key=key, name=told)
    except IntegrityError as twice:
        raise KeyTaken(key=key) from twice
    journal.write(LenderAdded(key, told), by=by, at=now)


@transaction.atomic
def set_terms(
    *, lender: str, placement: str, terms: Terms, ground: str, by: str, now: datetime
) -> None:
    """Make the placement or change its terms. Raises TermsRefused, UnknownLender."""
    owner, told = lender_of(lender), terms.row
    if not KEY.fullmatch(placement):
        raise KeyUnfit
    if not ground.strip():
        raise TermsNeedGround
    rows = Placement.objects.select_for_update().filter(lender=owner, key=placement)
    row = rows.first()
    changed = {
        field: [_plain(getattr(row, field, None)), _plain(value)]
        for field, value in told.items()
        if row is None or getattr(row, field) != value
    }
    if not changed:
        return
    row, _ = Placement.objects.update_or_create(
        lender=owner, key=placement, defaults=told
    )
    fact = PlacementSet(f"{lender}/{placement}", changed, _ground(ground))
    journal.write(fact, by=by, at=now)
    if "ends_on" in changed:
        _bring_in_line(row, now=now)


@transaction.atomic
def end_placement(
    *, lender: str, placement: str, ground: str, by: str, now: datetime
) -> int:
    """
    End the placement today; return how many open cases went back with it.

    Raises TermsRefused, UnknownLender.
    """
    if not ground.strip():
        raise TermsNeedGround
    owner, on = lender_of(lender), desk_day(now)
    rows = Placement.objects.select_for_update().filter(lender=owner, key=placement)
    row = rows.exclude(ends_on__lt=on).first()
    if row is None:
        raise NoSuchPlacement(key=placement[:40])
    row.ends_on = on
    row.save(update_fields=["ends_on"])
    Debt.objects.filter(case__placement=row, recalled_on=None).update(recalled_on=on)
    still_open = Case.objects.filter(placement=row, closed_on=None)
    many = still_open.update(closed_on=on, closed_as="recalled")
    fact = PlacementEnded(f"{lender}/{placement}", many, _ground(ground))
    journal.write(fact, by=by, at=now)
    return many


def _bring_in_line(row: Placement, *, now: datetime) -> None:
    """Let today's lists follow the recall day: what is over leaves them, what runs stays."""
    listed = WorkItem.objects.filter(run__on=desk_day(now), case__placement=row)
    debtors = {case.debtor_id for case in Case.objects.filter(work_items__in=listed)}
    replan_many(sorted(debtors), now=now)


def _ground(text: str) -> str:
    return text.strip()[:GROUND_LENGTH]


def _plain(value: object) -> str:
    return "" if value is None else str(value)

"""Records: what was said or agreed, by whom, about what, and until when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from .form import (
    LAST_YEAR,
    Line,
    choice,
    clock,
    day,
    day_or_moment,
    text,
    texts,
    truth,
    wrong,
)

KINDS = dict.fromkeys(
    [
        "consent",
        "revocation",
        "inconvenient_time",
        "inconvenient_place",
        "opt_out",
        "cease",
        "attorney",
        "dispute",
        "validation_notice",
        "verification_sent",
        "lost_contact",
        "complaint",
        "plan",
        "moratorium",
        "employer_prohibits",
        "refusal",
        "vulnerable",
        "death",
        "court_permission",
    ]
)
WEEKDAYS = {
    name: place
    for place, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
}
# A record in one of these states no longer counts; any other state is in force.
OVER = frozenset(
    [
        "broken",
        "closed",
        "resolved",
        "settled",
        "withdrawn",
        "lifted",
        "ended",
        "expired",
        "revoked",
        "cancelled",
        "rejected",
        "answered",
        "completed",
        "failed",
    ]
)
IN_WRITING = {"letter", "email", "sms", "im"}
LENDERS = {"lender", "creditor", "bank", "original_creditor", "prior_collector"}
SINCE_EVER = datetime(1, 1, 2, tzinfo=UTC)
CLOCKS_APART = timedelta(days=1)
NOON, WHOLE_DAY = 12 * 60, 24 * 60
Scope = tuple[str, ...] | None


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """
    One record; what it does not narrow, it covers.

    `since` is when it reached us. `from_minutes` and `until_minutes` are times of
    day on the person's clock; `until` before `from` runs past midnight.
    """

    kind: str
    since: datetime
    person: str | None
    point: str | None
    channel: str | None
    debts: Scope
    days: frozenset[int] | None
    from_minutes: int | None
    until_minutes: int | None
    expires_on: date | None
    state: str | None
    written: bool
    given_to: str | None
    received_at: date | None

    def in_force(self, local: datetime) -> bool:
        """Say whether it stands at this moment of the person's clock."""
        return (
            self.since <= local
            and (self.expires_on is None or local.date() <= self.expires_on)
            and self.state not in OVER
        )

    def lasts_from(self, at: datetime) -> bool:
        """Say whether it stays as it is from `at` on, wherever its person is."""
        is_over = self.expires_on and self.expires_on < at.date() - CLOCKS_APART
        ends = self.expires_on is not None and not is_over
        return self.since <= at and not (self.has_hours or self.days or ends)

    def touches(self, debts: Scope) -> bool:
        """Say whether it concerns any of these debts."""
        if self.debts is None or debts is None:
            return True
        return bool(set(self.debts) & set(debts))

    def covers(self, debts: Scope) -> bool:
        """Say whether it concerns every one of these debts."""
        if self.debts is None:
            return True
        return debts is not None and set(debts) <= set(self.debts)

    @property
    def has_hours(self) -> bool:
        """Say whether it names times of day."""
        return self.from_minutes is not None or self.until_minutes is not None

    @property
    def turns(self) -> frozenset[int]:
        """Return the minutes of the day at which its hours begin and end."""
        return frozenset(self._hours() if self.has_hours else ())

    def holds_at(self, local: datetime) -> bool:
        """Say whether its days and hours take in this moment of the person's clock."""
        begins, ends = self._hours()
        clock = local.hour * 60 + local.minute
        weekday = local.weekday()
        if begins < ends:
            within = begins <= clock < ends
        else:
            within = clock >= begins or clock < ends
            if clock < ends:  # the part after midnight is of the day before
                weekday = (weekday - 1) % 7
        return within and (self.days is None or weekday in self.days)

    def _hours(self) -> tuple[int, int]:
        """
        Return the hours; where one end is not told, it is the day's own.

        A consent up to an evening hour begins at noon: it opens no early morning.
        """
        begins, ends = self.from_minutes, self.until_minutes
        if begins is None:
            opens_evening = self.kind == "consent" and (ends or 0) > NOON
            begins = NOON if opens_evening else 0
        return begins, WHOLE_DAY if ends is None else ends


def records(lines: Iterable[Line], zone: Any) -> Mapping[str, Sequence[Record]]:
    """Return the records by kind, each kind by time. Raises QuestionMisread."""
    found: dict[str, list[Record]] = {}
    for place, line in enumerate(lines):
        record = _record(line, f"records[{place}]", zone)
        found.setdefault(record.kind, []).append(record)
    for kind in found.values():
        kind.sort(key=lambda record: record.since)
    return found


def _record(line: Line, where: str, zone: Any) -> Record:
    channel = text(line, "channel", where=where)
    written = truth(line, "written", where=where)
    said = day_or_moment(line, "at", where=where)
    received = day_or_moment(line, "received_at", where=where)
    at = received or said
    state = text(line, "state", where=where)
    days = texts(line, "days", where=where)
    return Record(
        kind=choice(line, "kind", KINDS, where=where),
        since=_instant(at, zone),
        person=text(line, "person", where=where),
        point=text(line, "point", where=where),
        channel=channel,
        debts=texts(line, "debts", where=where),
        days=None if days is None else _weekdays(days, where),
        from_minutes=clock(line, "from", where=where),
        until_minutes=clock(line, "until", where=where),
        expires_on=day(line, "expires_on", where=where),
        state=state.lower() if state else None,
        written=channel in IN_WRITING if written is None else written,
        given_to=text(line, "given_to", where=where),
        received_at=_day(received, zone),
    )


def _weekdays(names: Sequence[str], where: str) -> frozenset[int]:
    short = [name.lower()[:3] for name in names]
    if odd := [name for name in short if name not in WEEKDAYS]:
        raise wrong(f"{where}.days", odd, ", ".join(WEEKDAYS))
    return frozenset(WEEKDAYS[name] for name in short)


def _instant(at: date | datetime | None, zone: Any) -> datetime:
    if at is None:
        return SINCE_EVER
    if isinstance(at, datetime):
        return at
    return datetime.combine(at, time.min, tzinfo=zone)


def _day(at: date | datetime | None, zone: Any) -> date | None:
    return at.astimezone(zone).date() if isinstance(at, datetime) else at


def edges(found: Mapping[str, Sequence[Record]]) -> set[date]:
    """Return the days on which a record's force ends."""
    return {
        record.expires_on + timedelta(days=1)
        for kind in found.values()
        for record in kind
        if record.expires_on and record.expires_on.year <= LAST_YEAR
    }

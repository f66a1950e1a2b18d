"""What stands on a case, a line each: stops, consents, visits, with who said so and when."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.case.standing import StopKind
from arrears.domain.contact.agreed import AgreedBy
from arrears.domain.contact.channel import Channel, PointKind
from arrears.domain.contact.message import MessageState
from arrears.domain.contact.visit import VisitEnd
from arrears.law.engine.verdict import Judgement
from arrears.store.models import Consent, Stop, Visit

from .masked import masked

Names = Mapping[str, str]  # of the people at the desk, by their user names
NO_LETTERS: Mapping[int, MessageState] = {}


@dataclass(frozen=True, slots=True)
class StopLine:
    """A stop that stands; `hours` and `channel` narrow it, `expires_on` ends it."""

    stop: int
    kind: StopKind
    ground: str
    since: datetime
    by: str
    review_on: date | None
    channel: Channel | None
    hours: str
    expires_on: date | None
    mine: bool  # the one who looks set it


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """Something agreed to; `hours` it opens, `expires_on` ends it, or it was taken back."""

    consent: int
    channel: Channel
    where: str  # the one number it is for, masked; empty: all but those at work
    hours: str
    expires_on: date | None
    how: AgreedBy
    ground: str
    since: datetime
    by: str
    in_force: bool
    revoked_at: datetime | None
    revoked_by: str
    revoked_because: str


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit of the register; `judgement` is the guard's for its hour, while it is ahead."""

    visit: int
    at: datetime
    place: str  # masked
    crew: tuple[str, ...]
    how: AgreedBy
    ground: str
    booked_at: datetime
    by: str
    ahead: bool
    judgement: Judgement | None
    cancelled_at: datetime | None
    cancelled_by: str
    cancelled_because: str
    ended_as: VisitEnd | None
    told_by: str
    report: str
    letter: MessageState | None  # how its letter of appointment stands

    @property
    def is_untold(self) -> bool:
        """Say whether its hour is past, and nobody said how it came out."""
        return not (self.ahead or self.cancelled_at or self.ended_as)


def stop_lines(stops: Iterable[Stop], *, by: str, names: Names) -> tuple[StopLine, ...]:
    """Return the stops as lines, in the order given."""
    return tuple(
        StopLine(
            stop=row.pk,
            kind=StopKind(row.kind),
            ground=row.ground,
            since=row.since,
            by=names.get(row.by, row.by),
            review_on=row.review_on,
            channel=Channel(row.channel) if row.channel else None,
            hours=_hours(row.from_minutes, row.until_minutes),
            expires_on=row.expires_on,
            mine=row.by == by,
        )
        for row in stops
    )


def consent_lines(
    consents: Iterable[Consent], *, on: date, names: Names
) -> tuple[ConsentLine, ...]:
    """Return the consents as lines, in the order given; `on` is the person's own day."""
    return tuple(
        ConsentLine(
            consent=row.pk,
            channel=Channel(row.channel),
            where=masked(row.point.value, row.point.kind) if row.point else "",
            hours=_hours(row.from_minutes, row.until_minutes),
            expires_on=row.expires_on,
            how=AgreedBy(row.how),
            ground=row.ground,
            since=row.since,
            by=names.get(row.by, row.by),
            in_force=row.stands(on),
            revoked_at=row.revoked_at,
            revoked_by=names.get(row.revoked_by, row.revoked_by),
            revoked_because=row.revoked_because,
        )
        for row in consents
    )


def visit_lines(
    visits: Iterable[Visit],
    *,
    now: datetime,
    names: Names,
    judged: Callable[[Visit], Judgement] | None = None,
    letters: Mapping[int, MessageState] = NO_LETTERS,
) -> tuple[VisitLine, ...]:
    """Return the visits as lines, in the order given; those ahead are `judged`."""
    return tuple(
        VisitLine(
            visit=row.pk,
            at=row.at,
            place=masked(row.place, PointKind.POSTAL),
            crew=tuple(names.get(one, one) for one in row.crew.split(",")),
            how=AgreedBy(row.how),
            ground=row.ground,
            booked_at=row.booked_at,
            by=names.get(row.by, row.by),
            ahead=row.is_ahead(now),
            judgement=judged(row) if judged and row.is_ahead(now) else None,
            cancelled_at=row.cancelled_at,
            cancelled_by=names.get(row.cancelled_by, row.cancelled_by),
            cancelled_because=row.cancelled_because,
            ended_as=VisitEnd(row.ended_as) if row.ended_as else None,
            told_by=names.get(row.told_by, row.told_by),
            report=row.report,
            letter=letters.get(row.pk),
        )
        for row in visits
    )


def _hours(begins: int | None, ends: int | None) -> str:
    if begins is None or ends is None:
        return ""
    clocks = (f"{minutes // 60:02}:{minutes % 60:02}" for minutes in (begins, ends))
    return "–".join(clocks)

"""The pen that writes one debtor's story: every line at a lawful time, in order."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from arrears.domain.case.promising import DEFAULT_HORIZON_DAYS
from arrears.domain.contact.channel import Channel
from arrears.domain.contact.outcome import BY_CODE, Result

from .desk import seats
from .dice import Dice
from .drafts import HOME_ZONE
from .entries import (
    Account,
    Debtor,
    Event,
    Noted,
    Paid,
    Place,
    Promised,
    Stopped,
    Story,
)
from .lists import Temper, note_choices, notes, tempers
from .numbers import Numbers

NOTHING: Mapping[str, str] = MappingProxyType({})

# When our people telephone: minutes of the debtor's day, clear of night and table.
MORNING, AFTERNOON, EVENING = (515, 680), (820, 1_040), (1_145, 1_240)
HISTORY_DAYS = 91
PREFERRED_FOR = 40  # minutes
SECOND_CASE = 0.25
YUAN = 100
SUMS = (300, 500, 800, 1_000, 1_500, 2_000, 3_000, 5_000)  # yuan
FIRM_SUMS = (2_000, 5_000, 8_000, 10_000, 20_000, 50_000)  # yuan


@dataclass
class Lines:
    """What has been written so far, by kind."""

    events: list[Event] = field(default_factory=list)
    promises: list[Promised] = field(default_factory=list)
    payments: list[Paid] = field(default_factory=list)
    stops: list[Stopped] = field(default_factory=list)
    notes: list[Noted] = field(default_factory=list)


class Diary:
    """One debtor's story while it is written; `day` is where it stands."""

    def __init__(self, debtor: Debtor, *, seed: str, on: date) -> None:
        self.debtor, self.on = debtor, on
        self.day = max(debtor.opened_on, on - timedelta(days=HISTORY_DAYS))
        self.dice = Dice(seed, "story", debtor.number)
        self.kind = "firm" if debtor.is_firm else debtor.persona or "new"
        self.seat = self.dice.one_of(seats())
        self.numbers, self.lines = Numbers(debtor), Lines()
        self.can_pay_part, self.lost_since = False, None  # type: bool, date | None
        self._zone = ZoneInfo(debtor.zone or HOME_ZONE)

    @property
    def temper(self) -> Temper:
        """Return how this debtor behaves."""
        return tempers()[self.kind]

    @property
    def account(self) -> Account:
        """Return the debtor's main account."""
        return self.debtor.accounts[0]

    @property
    def days_past_due(self) -> int:
        """Return how late the main account is where the story stands."""
        return (self.day - self.account.due_on).days

    def minutes(self, window: tuple[int, int]) -> int:
        """Return a minute of the day in the window, or near the preferred hour."""
        prefers = self.debtor.prefers_from_minutes
        if prefers is not None and window != EVENING:
            window = (prefers, prefers + PREFERRED_FOR)
        return self.dice.between(*window)

    def place(self, window: tuple[int, int] = AFTERNOON) -> Place | None:
        """Return a number that may be called on the day, most often the mobile."""
        usable = self.numbers.usable(on=self.day, at_work=window != EVENING)
        return self.dice.weighted(usable) if usable else None

    def write(
        self,
        code: str,
        *,
        minutes: int,
        place: Place | None = None,
        kind: str = "",
        by: str = "",
        initiator: str = "collector",
        channel: Channel = Channel.PHONE,
        slots: Mapping[str, str] = NOTHING,
    ) -> Event:
        """Write one line of history and what follows from its code, and return it."""
        note = self.dice.one_of(note_choices(code, kind or self.kind))
        event = Event(
            placement=self._placement(code),
            at=self.at(minutes),
            code=code,
            by=by or self.seat,
            note=note.format_map(slots),
            channel=channel,
            initiator=initiator,
            place=place,
        )
        self.lines.events.append(event)
        if place:
            self.numbers.used(place, code, on=self.day)
        return event

    def talk(
        self,
        code: str,
        *,
        minutes: int,
        place: Place | None,
        kind: str = "",
        slots: Mapping[str, str] = NOTHING,
    ) -> Event:
        """Write down a talk: on our call to `place`, else on the debtor's to us."""
        initiator = "collector" if place else "debtor"
        return self.write(
            code,
            minutes=minutes,
            place=place,
            kind=kind,
            initiator=initiator,
            slots=slots,
        )

    def promise(
        self,
        *,
        minutes: int,
        due_on: date,
        amount_minor: int,
        place: Place | None,
        due_at: time | None,
        reminder_agreed: bool,
    ) -> Promised:
        """Write down a promise; the one before it is superseded."""
        sources = notes()["firm_sources" if self.debtor.is_firm else "sources"]
        source, late_because = self.dice.one_of(list(sources.items()))
        told = {"amount": yuan(amount_minor), "day": spoken(due_on), "source": source}
        made_at = self.talk("EVT-12", minutes=minutes, place=place, slots=told).at
        far = (due_on - self.day).days > DEFAULT_HORIZON_DAYS
        promised = Promised(
            placement=self.account.placement,
            amount_minor=amount_minor,
            made_at=made_at,
            due_on=due_on,
            due_at=due_at,
            source=source,
            reason=late_because if far else "",
            reminder_agreed=reminder_agreed,
            by=self.seat,
        )
        promises = self.lines.promises
        if promises:
            promises[-1] = replace(promises[-1], superseded_at=made_at)
        promises.append(promised)
        return promised

    def pay(self, amount_minor: int, *, paid_on: date) -> None:
        """Write down money that came in on the main account, booked that evening."""
        clock = time(20 + self.dice.below(3), self.dice.below(60))
        evening = datetime.combine(paid_on, clock, ZoneInfo(HOME_ZONE))
        count = len(self.lines.payments) + 1
        paid = Paid(
            account=self.account.number,
            paid_on=paid_on,
            booked_at=evening.astimezone(UTC),
            amount_minor=amount_minor,
            ref=f"{self.account.number}-{paid_on:%Y%m%d}-{count}",
        )
        self.lines.payments.append(paid)

    def stop(
        self, kind: str, *, because: Event, by: str, review_days: int | None
    ) -> None:
        """Stop ordinary contact with the debtor; what was noted is the ground."""
        review_on = self.day + timedelta(days=review_days) if review_days else None
        stopped = Stopped(kind, because.note, because.at, by, review_on)
        self.lines.stops.append(stopped)

    def lift_stop(self, *, at: datetime, by: str) -> None:
        """Lift the stop that was set last."""
        self.lines.stops[-1] = replace(self.lines.stops[-1], lifted_at=at, lifted_by=by)

    def remark(self, text: str, *, minutes: int) -> None:
        """Write a note on the case."""
        noted = Noted(self.account.placement, self.at(minutes), self.seat, text)
        self.lines.notes.append(noted)

    def wait(self, low: int, high: int) -> None:
        """Let `low` to `high` days pass."""
        self.day += timedelta(days=self.dice.between(low, high))

    def at(self, minutes: int) -> datetime:
        """Return this minute of the debtor's day as an instant, UTC."""
        clock = time(minutes // 60, minutes % 60, self.dice.below(60))
        return datetime.combine(self.day, clock, self._zone).astimezone(UTC)

    def story(self) -> Story:
        """Return what was written, each kind in the order of time."""
        results = {BY_CODE[event.code].result for event in self.lines.events}
        talked = Result.CONVERSATION in results
        return Story(
            debtor=self.debtor.number,
            category=self.dice.weighted(self.temper.categories) if talked else "",
            reason=self._reason() if talked else "",
            can_pay_part=self.can_pay_part,
            lost_since=self.lost_since,
            events=tuple(sorted(self.lines.events, key=lambda event: event.at)),
            promises=tuple(self.lines.promises),
            payments=tuple(self.lines.payments),
            stops=tuple(self.lines.stops),
            notes=tuple(self.lines.notes),
            learned=self.numbers.learned,
        )

    def amount(self) -> int:
        """Return a sum that somebody in this position might offer, minor units."""
        sums = FIRM_SUMS if self.debtor.is_firm else SUMS
        owed = sum(
            account.owed_minor
            for account in self.debtor.accounts
            if account.placement == self.account.placement
        )
        return min(owed, self.dice.one_of(sums) * YUAN)

    def _placement(self, code: str) -> str:
        first, *others = self.debtor.placements
        if others and code != "EVT-12" and self.dice.hits(SECOND_CASE):
            return others[0]
        return first

    def _reason(self) -> str:
        if self.debtor.ending == "police_report":
            return "RSN-03"
        return self.dice.weighted(self.temper.reasons)


def yuan(minor: int) -> str:
    """Return a sum as a collector notes it: 1,500元; fen only where there are any."""
    whole, fen = divmod(minor, YUAN)
    return f"{whole:,}元" if not fen else f"{whole:,}.{fen:02}元"


def spoken(day: date) -> str:
    """Return a day as people say it: 11月26日."""
    return f"{day.month}月{day.day}日"

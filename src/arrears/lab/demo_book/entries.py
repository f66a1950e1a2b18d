"""What the demo book consists of: who owes what, and what has happened so far."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from arrears.domain.case.product import Product
from arrears.domain.contact.channel import Channel, PointKind
from arrears.domain.contact.point import Restriction


@dataclass(frozen=True, slots=True)
class Placement:
    """A lender's handing-over of cases for a time; `hand` 1 is the first agency."""

    lender: str
    key: str
    hand: int
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Account:
    """One debt, as the lender states it; all money in minor units of CNY."""

    number: str
    placement: str
    product: Product
    due_on: date  # the oldest unpaid due day
    principal_minor: int
    interest_minor: int = 0
    penalty_minor: int = 0
    credit_limit_minor: int | None = None
    instalments_total: int | None = None
    instalments_paid: int | None = None
    first_instalment: bool = False

    @property
    def owed_minor(self) -> int:
        """Return the sum of the stated heads."""
        return self.principal_minor + self.interest_minor + self.penalty_minor


@dataclass(frozen=True, slots=True)
class Debtor:
    """A person or firm that owes; empty text and None mean that it is not known."""

    lender: str
    number: str
    name: str
    zone: str
    prefers_from_minutes: int | None
    mobile: str
    home: str
    work: str
    email: str
    address: str
    contact_name: str
    contact_phone: str
    guarantor_name: str
    guarantor_phone: str
    persona: str  # PER-01…08; empty: nobody knows this debtor well enough yet
    ending: str  # how the story stands on the planned day: see endings.py
    opened_on: date
    earlier_from: date | None  # an earlier instalment was late, and made good
    accounts: tuple[Account, ...]

    @property
    def is_firm(self) -> bool:
        """Say whether this is a firm that bought on credit."""
        return self.accounts[0].product is Product.TRADE_INVOICE

    @property
    def due_on(self) -> date:
        """Return the oldest unpaid due day of all accounts."""
        return min(account.due_on for account in self.accounts)

    @property
    def placements(self) -> tuple[str, ...]:
        """Return the keys of the placements this debtor has a case in."""
        return tuple(dict.fromkeys(account.placement for account in self.accounts))


@dataclass(frozen=True, slots=True)
class Place:
    """A number or address, as a file or a story names it."""

    kind: PointKind
    value: str


@dataclass(frozen=True, slots=True)
class Event:
    """One attempt or event; `at` is UTC, `place` None where none was used."""

    placement: str
    at: datetime
    code: str
    by: str
    note: str = ""
    channel: Channel = Channel.PHONE
    initiator: str = "collector"
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise; the case's last one has no `superseded_at`."""

    placement: str
    amount_minor: int
    made_at: datetime
    due_on: date
    due_at: time | None
    source: str
    reason: str
    reminder_agreed: bool
    by: str
    superseded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Paid:
    """Money that came in; the lender's next statement already counts it."""

    account: str
    paid_on: date
    booked_at: datetime
    amount_minor: int
    ref: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """A stop on the debtor; one that was lifted says when and by whom."""

    kind: str
    ground: str
    since: datetime
    by: str
    review_on: date | None = None
    lifted_at: datetime | None = None
    lifted_by: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """A remark on a case."""

    placement: str
    at: datetime
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Learned:
    """What is known of one number by the planned day."""

    place: Place
    restriction: Restriction = Restriction.NONE
    permitted_until: date | None = None
    verified_on: date | None = None  # the debtor was last reached on it
    told_on: date | None = None  # a new number that the debtor gave us


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that happened with one debtor, oldest first."""

    debtor: str
    category: str = ""
    reason: str = ""
    can_pay_part: bool = False
    lost_since: date | None = None
    events: tuple[Event, ...] = ()
    promises: tuple[Promised, ...] = ()
    payments: tuple[Paid, ...] = ()
    stops: tuple[Stopped, ...] = ()
    notes: tuple[Noted, ...] = ()
    learned: tuple[Learned, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """The whole invented book as it stands in the evening before the day `on`."""

    on: date
    placements: tuple[Placement, ...]
    debtors: tuple[Debtor, ...]
    stories: tuple[Story, ...] = field(default=())

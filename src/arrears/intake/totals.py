"""How many rows and how much money came, were taken, were set aside: and that it agrees."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from arrears.domain.money.amount import Amount
from arrears.domain.words import Refusal, Words

from .book import Batch, read_book, sums
from .money import minor
from .profile_parts import Profile
from .received import Received

Counts = Mapping[str, int]


class RowsUnaccounted(Refusal):
    """Rows or money went missing between the file and its two halves: our mistake."""

    words = Words(
        "“{file}”的行数或金额对不上：文件 {received}，收下加搁置 {parted}。没有导入任何内容，请报告此问题。",
        "Rows or money of “{file}” do not add up: the file has {received}, accepted and set aside are {parted}. Nothing was imported; please report this.",
    )


class ControlTotalsDiffer(Refusal):
    """The lender's totals are not those of the file."""

    words = Words(
        "“{file}”与委托方给的合计不一致（{what.zh}）：合计应为 {declared}，文件里是 {found}。没有导入任何内容，请向委托方核对。",
        "“{file}” does not agree with the lender's totals ({what.en}): declared {declared}, found {found}. Nothing was imported; ask the lender.",
    )


ROWS, MONEY = Words("行数", "rows"), Words("金额", "money")
SEVERAL = Words("金额，请按币种写", "money; name the currency")


@dataclass(frozen=True, slots=True)
class Totals:
    """Rows and money of a file; money in minor units by currency, where readable."""

    received: int = 0
    accepted: int = 0
    aside: Counts = field(default_factory=dict)  # reason → rows
    remarks: Counts = field(default_factory=dict)  # reason → remarks
    owed_received: Counts = field(default_factory=dict)
    owed_accepted: Counts = field(default_factory=dict)
    owed_aside: Counts = field(default_factory=dict)

    def plus(self, batch: Batch) -> "Totals":
        """Return the totals with one batch more."""
        return Totals(
            received=self.received + batch.rows,
            accepted=self.accepted + len(batch.accepted),
            aside=_added(self.aside, _by_reason(batch.aside)),
            remarks=_added(self.remarks, _by_reason(batch.remarks)),
            owed_received=_added(self.owed_received, batch.owed_minor),
            owed_accepted=_added(self.owed_accepted, sums(batch.accepted)),
            owed_aside=_added(self.owed_aside, sums(batch.aside)),
        )

    @property
    def set_aside(self) -> int:
        """Return the number of rows set aside."""
        return sum(self.aside.values())

    @property
    def balanced(self) -> bool:
        """Say whether nothing was lost: accepted + aside = received, rows and money."""
        parted = _added(self.owed_accepted, self.owed_aside)
        rows = self.accepted + self.set_aside == self.received
        return rows and _without_zeros(parted) == _without_zeros(self.owed_received)


def survey(
    received: Received, profile: Profile, *, on: date, secret: bytes = b""
) -> Totals:
    """
    Return the totals of a file without keeping its rows: a look before the leap.

    As costly as reading it. To write while reading, use `Totals.plus` on the way and
    `raise_unless_agreed` before the transaction ends.

    Raises what `read_book` raises.
    """
    totals = Totals()
    for batch in read_book(received, profile, on=on, secret=secret):
        totals = totals.plus(batch)
    return totals


def raise_unless_agreed(
    totals: Totals, *, received: Received, profile: Profile
) -> None:
    """
    Check the totals of a whole file against its rows and the lender's own totals.

    Raises RowsUnaccounted, ControlTotalsDiffer.
    """
    if not totals.balanced or totals.received != received.rows:
        raise RowsUnaccounted(
            file=received.file,
            received=received.rows,
            parted=totals.accepted + totals.set_aside,
        )
    control = profile.control
    if control.rows is not None and control.rows != totals.received:
        raise ControlTotalsDiffer(
            file=received.file, what=ROWS, declared=control.rows, found=totals.received
        )
    for currency, declared in control.owed.items():
        _raise_unless_owed(totals, received, profile, currency, declared)


def _raise_unless_owed(
    totals: Totals, received: Received, profile: Profile, currency: str, declared: str
) -> None:
    found = totals.owed_received
    only = next(iter(found), "") if len(found) == 1 else ""
    code = currency or only
    if not code:
        shown = "、".join(str(Amount(c, owed)) for c, owed in found.items()) or "0"
        raise ControlTotalsDiffer(
            file=received.file, what=SEVERAL, declared=declared, found=shown
        )
    text = pl.Series([declared])
    expected = minor(text, currency=code, unit=profile.unit, decimal=profile.decimal)
    if expected.item() != found.get(code, 0):
        raise ControlTotalsDiffer(
            file=received.file,
            what=MONEY,
            declared=_shown(declared, code, expected.item()),
            found=Amount(code, found.get(code, 0)),
        )


def _shown(declared: str, code: str, expected: int | None) -> str:
    return declared if expected is None else str(Amount(code, expected))


def _by_reason(rows: pl.DataFrame) -> Counts:
    return dict(rows.group_by("reason").len().sort("reason").iter_rows())


def _added(some: Counts, more: Counts) -> Counts:
    total = Counter(some)
    for key, count in more.items():
        total[key] += count
    return dict(total)


def _without_zeros(counts: Counts) -> Counts:
    return {key: count for key, count in counts.items() if count}

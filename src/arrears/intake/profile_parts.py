"""What a mapping profile says, once it is checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from .dates import FORMS
from .money import Unit


@dataclass(frozen=True, slots=True)
class Layout:
    """How the file is written."""

    encoding: str = "utf-8"
    separator: str | None = None
    sheet: str | None = None
    header_line: int = 1


@dataclass(frozen=True, slots=True)
class Lender:
    """Who is owed."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Placement:
    """The lender's handing-over (DAT-65); hand 1 is the first."""

    key: str = "1"
    hand: int = 1
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Control:
    """The lender's own totals; `owed` by currency, "" for the file's only one."""

    rows: int | None = None
    owed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Profile:
    """How one lender's columns become ours. `sha256` is that of its text."""

    file: str
    sha256: str
    lender: Lender
    placement: Placement
    layout: Layout
    columns: Mapping[str, str]
    constants: Mapping[str, str]
    unit: Unit
    units: Mapping[str, Unit]
    decimal: str
    values: Mapping[str, Mapping[str, str]]
    control: Control
    dates: tuple[str, ...] = FORMS
    blank: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    country: str = "CN"
    zone: str = "Asia/Shanghai"

    def has(self, key: str) -> bool:
        """Say whether the profile says where `key` comes from."""
        return key in self.columns or key in self.constants

    def unit_of(self, key: str) -> Unit:
        """Return the unit in which the money column `key` is written."""
        return self.units.get(key, self.unit)

    def header(self, key: str) -> str:
        """Return the header that `key` comes from; for a constant, the key itself."""
        return self.columns.get(key, key)

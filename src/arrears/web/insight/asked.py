"""What an address asks for: days, groups, filters; the address says it all."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from arrears.domain.words import Refusal, Words
from arrears.insight.answer import GROUPS
from arrears.insight.periods import PERIODS, days_of
from arrears.insight.telling import Told
from arrears.questions.figure_notes import NoteLine
from arrears.store.cases import desk_day
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest

MONTH = timedelta(days=29)
FILTERS = ("lender", "placement", "collector", "team", "bucket")


class DayNotRead(Refusal):
    """A day in the address is none."""

    words = Words(
        "“{text}”不是日期，请写成 2026-11-24。",
        "“{text}” is no day. Write it as 2026-11-24.",
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """The days, the grouping and the filters of a page of figures."""

    since: date
    until: date
    by: str
    only: Mapping[str, str]
    beside: date | None = None  # the first of the days to compare with

    def address(self, **more: object) -> str:
        """Return the address's query that asks for the same, but for what is given."""
        told: dict[str, object] = {
            "from": self.since,
            "to": self.until,
            "by": self.by,
            **self.only,
        }
        told["beside"] = self.beside
        return urlencode({k: v for k, v in (told | more).items() if v})

    def before(self) -> "Asked":
        """Return the same asked of as many days: from `beside`, or just before."""
        length = self.until - self.since
        first = self.beside or self.since - length - timedelta(days=1)
        return replace(self, since=first, until=first + length)


@dataclass(frozen=True, slots=True)
class Linked:
    """A line with the addresses of the cases behind its numbers."""

    line: Told
    asked: Asked
    notes: tuple[NoteLine, ...] = ()

    @property
    def part(self) -> str:
        """Return where the cases of the part are; empty where they cannot be told."""
        return self._address(self.line.part_of)

    @property
    def whole(self) -> str:
        """Return where the cases of the whole are; empty where they cannot be told."""
        return self._address(self.line.whole_of)

    def _address(self, measure: str) -> str:
        by, key = self.asked.by, self.line.key
        if not measure or (by and not key):
            return ""
        of_group: dict[str, object] = {by: key} if by in FILTERS else {}
        if key and by in PERIODS:
            first, last = days_of(key, by)
            of_group = {
                "from": max(first, self.asked.since),
                "to": min(last, self.asked.until),
            }
        return self.asked.address(**of_group | {"measure": measure, "by": ""})


def asked(request: DeskRequest) -> Asked:
    """
    Return what the address asks for; a collector gets only the collector's own figures.

    Raises DayNotRead.
    """
    told = request.GET
    until = _day(told.get("to", ""), desk_day(request.now))
    since = _day(told.get("from", ""), until - MONTH)
    only = {name: told[name] for name in FILTERS if told.get(name)}
    if not access.sees_all_figures(request.staff):
        only["collector"] = request.user.get_username()
        only.pop("team", None)
    by = told.get("by", "")
    beside = _day(told["beside"], until) if told.get("beside") else None
    return Asked(since, until, by if by in GROUPS else "", only, beside)


def _day(text: str, otherwise: date) -> date:
    if not text:
        return otherwise
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise DayNotRead(text=text) from error

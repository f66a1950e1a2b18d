"""What a hand-over sheet says of each case; no name is kept in it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from arrears.domain.case.stage import Ladder, days_past_due

from . import sums
from .models import Attempt, Case, Promise, Stop


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One case as it stood when the sheet was written; days are ISO, money minor units."""

    number: str
    stage: str
    days_past_due: int
    owed_minor: int
    currency: str
    promised_minor: int
    promised_on: str
    stops: str  # kinds, by commas
    last_code: str
    last_on: str

    @property
    def plain(self) -> dict[str, str | int]:
        """Return the line as JSON keeps it."""
        return asdict(self)

    @classmethod
    def of(cls, plain: Mapping[str, str | int]) -> "SheetLine":
        """Return the line that JSON kept."""
        return cls(**plain)  # type: ignore[arg-type]


def sheet_lines(cases: Sequence[int], *, on: date) -> tuple[SheetLine, ...]:
    """Return a line for each case, by number; what is owed is derived on that day."""
    promises = {
        row.case_id: row
        for row in Promise.objects.filter(
            case_id__in=cases, superseded_at=None, due_on__gte=on
        )
    }
    last = dict[int, Attempt]()
    told = Attempt.objects.filter(case_id__in=cases).exclude(code="")
    for attempt in told.order_by("case_id", "at"):
        last[attempt.case_id] = attempt
    stops = _stops(cases)
    rows = Case.objects.filter(pk__in=cases).order_by("number")
    return tuple(
        _line(
            row,
            on,
            promises.get(row.pk),
            last.get(row.pk),
            stops.get(row.debtor_id, ""),
        )
        for row in rows
    )


def _line(
    case: Case,
    on: date,
    promise: Promise | None,
    last: Attempt | None,
    stops: str,
) -> SheetLine:
    debts = sums.debt_sums(case)
    due_on, owed = sums.oldest_due_on(debts), sums.total(debts)
    days = days_past_due(due_on, on) if due_on else 0
    return SheetLine(
        number=case.number,
        stage=Ladder().stage(days),
        days_past_due=max(0, days),
        owed_minor=owed.minor,
        currency=owed.currency,
        promised_minor=promise.amount_minor if promise else 0,
        promised_on=promise.due_on.isoformat() if promise else "",
        stops=stops,
        last_code=last.code if last else "",
        last_on=last.at.date().isoformat() if last else "",
    )


def _stops(cases: Sequence[int]) -> dict[int, str]:
    rows = Stop.objects.filter(person__cases__in=cases, lifted_at=None)
    found: dict[int, set[str]] = {}
    for person, kind in rows.values_list("person_id", "kind"):
        found.setdefault(person, set()).add(kind)
    return {person: ",".join(sorted(kinds)) for person, kinds in found.items()}

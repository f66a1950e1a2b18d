"""How promises held, by the collector who took them or by the debtor (KPI-18)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from arrears.domain.money.promise_record import PromiseRecord, by_collector, by_debtor
from arrears.domain.money.receipt import Judged
from arrears.store.models import Person, Promise
from arrears.store.promises import judged

from .case_history import staff_names

AT_ONCE = 500  # cases judged by one question


@dataclass(frozen=True, slots=True)
class PromiseRate:
    """Whose promises they are, and how they stand."""

    name: str
    record: PromiseRecord


def collector_rates(*, since: date, on: date) -> tuple[PromiseRate, ...]:
    """Return each collector's record of the promises due from `since` until `on`."""
    names = staff_names()
    return _rates(by_collector, lambda key: names.get(key, key), since=since, on=on)


def debtor_rates(*, since: date, on: date) -> tuple[PromiseRate, ...]:
    """Return each debtor's record of the promises due from `since` until `on`."""
    names = dict(Person.objects.filter(debtor=None).values_list("pk", "name"))
    return _rates(by_debtor, lambda key: names.get(int(key), key), since=since, on=on)


def _rates(
    group: Callable[[Iterable[Judged]], dict[str, PromiseRecord]],
    name_of: Callable[[str], str],
    *,
    since: date,
    on: date,
) -> tuple[PromiseRate, ...]:
    records = group(_due(since=since, on=on))
    rates = [PromiseRate(name_of(key), record) for key, record in records.items()]
    return tuple(sorted(rates, key=lambda rate: (-rate.record.judged, rate.name)))


def _due(*, since: date, on: date) -> Iterator[Judged]:
    """Yield the promises due in these days, judged with all the others of their case."""
    due = Promise.objects.filter(due_on__range=(since, on))
    cases = sorted(set(due.values_list("case_id", flat=True)))
    wanted = set(due.values_list("pk", flat=True))
    for at in range(0, len(cases), AT_ONCE):
        told = judged(cases[at : at + AT_ONCE], on=on)
        yield from (each for pk, each in told.items() if pk in wanted)

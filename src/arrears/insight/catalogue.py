"""All KPIs, found by their files; one is asked for by its key or the catalogue's number."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from arrears.domain.words import Refusal, Words

from . import kpis
from .kpi import Kpi


class UnknownKpi(Refusal):
    """There is no KPI of that name."""

    words = Words(
        "没有指标“{key}”。全部指标见 arrears insight list。",
        "There is no KPI “{key}”. See arrears insight list for all of them.",
    )


@cache
def all_kpis() -> tuple[Kpi, ...]:
    """Return every KPI, those of the catalogue first and by their number."""
    names = (found.name for found in iter_modules(kpis.__path__))
    made = (import_module(f"{kpis.__name__}.{name}").KPI for name in names)
    return tuple(sorted(made, key=lambda each: (not each.item, each.item, each.key)))


def kpi(key: str) -> Kpi:
    """Return the KPI `kept_rate`, or `KPI-18`. Raises UnknownKpi."""
    wanted = key.strip().lower()
    for each in all_kpis():
        if wanted in {each.key, each.item.lower()} - {""}:
            return each
    raise UnknownKpi(key=key)

"""Packs: rules read from their two files, side by side, and checked."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, time
from functools import cache, lru_cache
from importlib import import_module, resources
from typing import Any

import narwhals.stable.v2 as nw
import yaml

from arrears.domain.words import Refusal, Words

from .counter import Counter
from .figure import DatedFigure
from .rule import Rule
from .verdict import Verdict

ROOT = "arrears.law.packs"
UNVERIFIED = {"S-", "M"}


class UnknownPack(Refusal):
    """No pack of that name is installed."""

    words = Words(
        "没有名为“{pack}”的规则包，现有：{packs}。",
        "There is no rule pack “{pack}”. Installed: {packs}.",
    )


class RuleMisread(ValueError):
    """A rule's YAML breaks the form; the message says which rule and how."""


@cache
def pack(name: str) -> tuple[Rule, ...]:
    """Return the rules of the pack `name`, by name. Raises UnknownPack."""
    if name not in pack_names():
        raise UnknownPack(pack=name, packs=", ".join(pack_names()))
    folder = resources.files(f"{ROOT}.{name}")
    stems = sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".yaml"))
    return tuple(_rule(name, stem) for stem in stems)


def rules(packs: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules of several packs, in the order the packs are named."""
    return _together(tuple(dict.fromkeys(packs)))


@lru_cache(maxsize=256)
def _together(packs: tuple[str, ...]) -> tuple[Rule, ...]:
    return tuple(rule for name in packs for rule in pack(name))


def pack_names() -> tuple[str, ...]:
    """Return the names of the installed packs."""
    folders = resources.files(ROOT).iterdir()
    return tuple(sorted(f.name for f in folders if f.is_dir() and f.name[0] != "_"))


def _rule(pack_name: str, stem: str) -> Rule:
    text = (resources.files(f"{ROOT}.{pack_name}") / f"{stem}.yaml").read_text("utf-8")
    law = yaml.load(text, Loader=yaml.CSafeLoader)
    breached = import_module(f"{ROOT}.{pack_name}.{stem}").breached
    figures = {
        key: _figure(key, value) for key, value in law.get("figures", {}).items()
    }
    rule = Rule(
        pack=pack_name,
        name=stem,
        title=Words(**law["title"]),
        cite=law["cite"],
        row=law.get("row", ""),
        mark=law["mark"],
        href=law.get("href", ""),
        force=law["force"],
        breach=Verdict[law["breach"].upper()],
        channels=frozenset(law["channels"]),
        why=Words(**law["why"]),
        not_coded=tuple(law.get("not_coded", ())),
        figures=figures,
        counters={key: _counter(key, c) for key, c in law.get("counts", {}).items()},
        facts=_facts(breached, figures),
        breached=breached,
        cases=tuple(law["cases"]),
        quote=" ".join(law["quote"].split()),
        signed_by=law["signed_off"]["by"] or "",
    )
    _raise_if_unverified_blocks(rule)
    return rule


def _figure(name: str, law: Mapping[Any, Any]) -> DatedFigure:
    since = {day: _number(value) for day, value in law.items() if isinstance(day, date)}
    return DatedFigure(name, law["unit"], since)


def _number(value: int | str) -> int:
    """Return a count as it is, and a clock time "HH:MM" as minutes of the day."""
    if isinstance(value, int):
        return value
    clock = time.fromisoformat(value)
    return clock.hour * 60 + clock.minute


def _counter(name: str, law: Mapping[str, Any]) -> Counter:
    return Counter(name, **law)


def _facts(breached: Any, figures: Mapping[str, DatedFigure]) -> tuple[str, ...]:
    """Return the names of the facts that the function asks for, by asking it."""
    asked: dict[str, None] = {}

    def fact(name: str) -> nw.Expr:
        asked[name] = None
        return nw.col(name)

    breached(fact, lambda name: max(figures[name].since.values()))
    return tuple(asked)


def _raise_if_unverified_blocks(rule: Rule) -> None:
    if rule.mark in UNVERIFIED and rule.breach is Verdict.DENY:
        raise RuleMisread(f"{rule.key}: a row marked {rule.mark} may not deny alone")


@cache
def not_coded(name: str) -> Mapping[str, Words]:
    """Return the rows of law that the pack has no rule for, each with its reason."""
    file = resources.files(f"{ROOT}.{name}") / "not_coded.toml"
    if not file.is_file():
        return {}
    rows = tomllib.loads(file.read_text("utf-8"))
    return {row: Words(**why) for row, why in rows.items()}

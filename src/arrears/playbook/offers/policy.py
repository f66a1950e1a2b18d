"""A lender's policy on offers, read from YAML and checked before anybody relies on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from arrears.domain.case.product import Product
from arrears.domain.money.offer import OfferKind
from arrears.domain.money.owed import HEADS
from arrears.domain.words import Refusal, Words

ALL = 10_000  # basis points: the whole of a head
KEYS = {
    "version",
    "valid_days",
    "grace_days",
    "least_instalment_minor",
    "schemes",
    "authority",
    "quota",
}
NO_COUNT = Words(
    "应为不小于 {least} 的整数，现在是 {found}",
    "a whole number of at least {least} was expected, not {found}",
)
ROLES = ("collector", "supervisor", "compliance", "lender")


class PolicyMisread(Refusal):
    """The policy's text breaks the form."""

    words = Words(
        "方案政策 {file} 的“{key}”写得不对：{why.zh}",
        "In the offer policy {file}, “{key}” is wrong: {why.en}",
    )


@dataclass(frozen=True, slots=True)
class Authority:
    """What one role may grant alone: months of a plan, days more, shares of heads."""

    role: str
    months: int
    days: int
    heads: Mapping[str, int]  # basis points of each head


@dataclass(frozen=True, slots=True)
class Policy:
    """What a lender allows to be offered; nothing outside it is ever offered."""

    version: str
    valid_days: int
    grace_days: int  # so late may an instalment be before the agreement ends
    least_instalment_minor: int
    plan_months: Mapping[str, int]  # by product, the most
    extension_days: int
    waiver: Mapping[str, int]  # by head, basis points, the most
    settlement: Mapping[str, int]
    documents: Mapping[OfferKind, tuple[str, ...]]
    authority: tuple[Authority, ...]  # the least first
    quota: Mapping[OfferKind, int]  # a calendar month; a kind not named has none


@cache
def house_policy() -> Policy:
    """Return the policy that stands where the lender has none."""
    return read_policy(house_text(), file="house.yaml")


def house_text() -> str:
    """Return the house's own policy as YAML, to begin a lender's from."""
    return (resources.files(__package__) / "house.yaml").read_text("utf-8")


def read_policy(text: str, *, file: str) -> Policy:
    """Return the policy that `text` states. Raises PolicyMisread with file and key."""
    return _Reading(file).policy(text)


class _Reading:
    def __init__(self, file: str) -> None:
        self.file = file

    def policy(self, text: str) -> Policy:
        told = self._yaml(text)
        schemes = self._group(told, "schemes")
        return Policy(
            version=str(told["version"])
            if "version" in told
            else self._missing("version"),
            valid_days=self._count(told, "valid_days", least=1),
            grace_days=self._count(told, "grace_days", least=0),
            least_instalment_minor=self._count(told, "least_instalment_minor", least=1),
            plan_months=self._products(schemes),
            extension_days=self._count(
                self._group(schemes, "extension"), "days", least=0
            ),
            waiver=self._shares(self._group(schemes, "waiver"), "waiver"),
            settlement=self._shares(self._group(schemes, "settlement"), "settlement"),
            documents={
                kind: tuple(self._group(schemes, kind.value).get("documents") or ())
                for kind in OfferKind
                if kind is not OfferKind.FULL_PAYMENT
            },
            authority=self._authority(told),
            quota=self._quota(told),
        )

    def _yaml(self, text: str) -> dict[str, Any]:
        try:
            told = yaml.safe_load(text)
        except yaml.YAMLError as error:
            why = Words("不是 YAML", "it is no YAML")
            raise self._wrong(str(error)[:60], why) from None
        if not isinstance(told, dict):
            raise self._wrong("…", Words("应为一组键值", "a mapping was expected"))
        if odd := sorted(map(str, set(told) - KEYS)):
            raise self._wrong(odd[0], Words("没有这个键", "there is no such key"))
        return told

    def _group(self, told: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        found = told.get(key, {})
        if not isinstance(found, dict):
            raise self._wrong(key, Words("应为一组键值", "a mapping was expected"))
        return found

    def _count(self, told: Mapping[str, Any], key: str, *, least: int) -> int:
        found = told.get(key, 0)
        if isinstance(found, bool) or not isinstance(found, int) or found < least:
            raise self._wrong(key, NO_COUNT.filled(least=least, found=found))
        return found

    def _products(self, schemes: Mapping[str, Any]) -> Mapping[str, int]:
        months = self._group(self._group(schemes, "plan"), "months")
        if odd := sorted(set(months) - set(map(str, Product))):
            raise self._wrong(odd[0], Words("没有这种产品", "there is no such product"))
        return {product: self._count(months, product, least=1) for product in months}

    def _shares(self, told: Mapping[str, Any], key: str) -> Mapping[str, int]:
        heads = self._group(told, "heads")
        if odd := sorted(set(heads) - set(HEADS)):
            raise self._wrong(f"{key}.{odd[0]}", Words("没有这个科目", "no such head"))
        for head in heads:
            if self._count(heads, head, least=0) > ALL:
                why = Words("不能超过 10000（全部）", "10000 (all of it) is the most")
                raise self._wrong(f"{key}.{head}", why)
        return dict(heads)

    def _authority(self, told: Mapping[str, Any]) -> tuple[Authority, ...]:
        roles = self._group(told, "authority")
        if odd := sorted(set(roles) - set(ROLES)):
            raise self._wrong(odd[0], Words("没有这个角色", "there is no such role"))
        if not roles:
            self._missing("authority")
        return tuple(
            Authority(
                role=role,
                months=self._count(roles[role], "months", least=0),
                days=self._count(roles[role], "days", least=0),
                heads=self._shares(roles[role], f"authority.{role}"),
            )
            for role in roles
        )

    def _quota(self, told: Mapping[str, Any]) -> Mapping[OfferKind, int]:
        quota = self._group(told, "quota")
        if odd := sorted(set(quota) - set(map(str, OfferKind))):
            raise self._wrong(odd[0], Words("没有这种方案", "there is no such offer"))
        return {OfferKind(key): self._count(quota, key, least=0) for key in quota}

    def _missing(self, key: str) -> str:
        raise self._wrong(key, Words("没有填写", "it is missing"))

    def _wrong(self, key: str, why: Words) -> PolicyMisread:
        return PolicyMisread(file=self.file, key=key, why=why)

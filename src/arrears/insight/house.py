"""The house's own figures: targets with who set them, costs, the scorecard's weights."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from arrears.domain.words import Refusal, Words

HALF = Decimal("0.5")
BEHAVIOUR = ("conduct", "quality")
WEIGHTS = (*BEHAVIOUR, "promises", "recovery")


class HouseNotRead(Refusal):
    """The file is not of this form."""

    words = Words(
        "无法读取指标设置 {file}：{why}。请对照 house.yaml 检查。",
        "The house's figures in {file} cannot be read: {why}. Compare it with house.yaml.",
    )


class ScorecardOnMoneyAlone(Refusal):
    """The scorecard would judge people by the money they bring in."""

    words = Words(
        "评分卡不能只看回款：回款权重为 {recovery}，最多 0.5，且合规表现和记录质量必须占有权重（信用卡办法第 66 条）。",
        "A scorecard may not rest on money alone: recovery weighs {recovery}, at most 0.5 is allowed, and conduct and record quality must weigh something (card measure, article 66).",
    )


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure is to reach, and who says so."""

    value: Decimal
    set_by: Words


@dataclass(frozen=True, slots=True)
class House:
    """
    The figures that a house sets for itself.

    Raises ScorecardOnMoneyAlone where people would be judged by money alone.
    """

    targets: Mapping[str, Target]
    phone_mix: Mapping[str, tuple[Decimal, Decimal]]
    cost_minor_per_contact: int
    cost_minor_per_visit: int
    scorecard: Mapping[str, Decimal]

    def __post_init__(self) -> None:
        recovery = self.scorecard["recovery"] / sum(self.scorecard.values())
        behaves = all(self.scorecard[name] > 0 for name in BEHAVIOUR)
        if recovery > HALF or not behaves:
            raise ScorecardOnMoneyAlone(recovery=round(recovery, 2))

    @staticmethod
    def default() -> "House":
        """Return what comes with the product, house.yaml."""
        return _default()

    @staticmethod
    def read(path: Path) -> "House":
        """Return the figures in the file `path`. Raises HouseNotRead."""
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or "UTF-8"
            raise HouseNotRead(file=path, why=why) from error
        return house(text, file=path.name)


def house(text: str, *, file: str) -> House:
    """Return the figures that the YAML `text` of `file` tells. Raises HouseNotRead."""
    try:
        return _told(yaml.safe_load(text))
    except yaml.YAMLError as error:
        why = str(error).partition("\n")[0]
        raise HouseNotRead(file=file, why=why) from error
    except KeyError as error:
        raise HouseNotRead(file=file, why=error.args[0]) from error
    except (TypeError, ValueError, AttributeError, InvalidOperation) as error:
        raise HouseNotRead(file=file, why=str(error) or "YAML") from error


def _told(form: Any) -> House:  # noqa: ANN401  (whatever YAML holds)
    return House(
        targets={key: _target(each) for key, each in form["targets"].items()},
        phone_mix={
            kind: (Decimal(low), Decimal(high))
            for kind, (low, high) in form["phone_mix"].items()
        },
        cost_minor_per_contact=int(form["cost_minor_per_contact"]),
        cost_minor_per_visit=int(form["cost_minor_per_visit"]),
        scorecard={name: Decimal(form["scorecard"][name]) for name in WEIGHTS},
    )


def _target(each: Any) -> Target:  # noqa: ANN401
    who = each["set_by"]
    return Target(Decimal(each["value"]), Words(who["zh"], who["en"]))


@cache
def _default() -> House:
    text = (resources.files("arrears.insight") / "house.yaml").read_text("utf-8")
    return house(text, file="house.yaml")

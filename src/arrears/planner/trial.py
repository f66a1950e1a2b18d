"""A trial in the plan: which debtor is in which arm, and who is held out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from arrears.domain.words import Words

from .form import PolicyRefused

WHOLE = 10_000
HOLDOUT = "holdout"
DRAW_BYTES = 8


class SharesDoNotSum(PolicyRefused):
    """The shares of the arms and of the holdout are not one whole."""

    words = Words(
        "策略各组（arms）与对照组（holdout）的份额合计 {sum}，应为 10000。",
        "The shares of arms and holdout come to {sum}; they must come to 10000.",
    )


class ShareOutOfRange(PolicyRefused):
    """A share is below zero, or leaves nothing to call."""

    words = Words(
        "“{key}”的份额是 {share}，须在 0 到 9999 之间；各组须大于 0。",
        "The share of “{key}” is {share}; it must lie within 0 and 9999, above 0 for an arm.",
    )


class ArmTwice(PolicyRefused):
    """Two arms have one name, or one is called as the holdout is."""

    words = Words(
        "组名“{name}”重复，或与对照组同名，请改名。",
        "The arm “{name}” is there twice, or is named as the holdout is. Rename it.",
    )


class SeedMissing(PolicyRefused):
    """Debtors are drawn, and nobody said from which seed."""

    words = Words(
        "分组试验须写明种子（seed），同一种子每次分到同一组。",
        "A trial needs a seed; the same seed puts a debtor into the same arm each day.",
    )


@dataclass(frozen=True, slots=True)
class Arm:
    """One measure of worth with its share of the debtors, per ten thousand."""

    name: str
    worth: str
    share_per_10000: int


@dataclass(frozen=True, slots=True)
class Trial:
    """
    How debtors are split. Without arms and holdout there is no trial and no chance.

    Raises a PolicyRefused where the shares contradict each other.
    """

    arms: tuple[Arm, ...] = ()
    holdout_per_10000: int = 0
    seed: str = ""

    def __post_init__(self) -> None:
        _raise_unless_in_range(HOLDOUT, self.holdout_per_10000, least=0)
        for arm in self.arms:
            _raise_unless_in_range(arm.name, arm.share_per_10000, least=1)
        self._raise_unless_named_apart()
        whole = sum(arm.share_per_10000 for arm in self.arms) + self.holdout_per_10000
        if self.arms and whole != WHOLE:
            raise SharesDoNotSum(sum=whole)
        if self.runs and not self.seed:
            raise SeedMissing

    @property
    def runs(self) -> bool:
        """Say whether chance has a part in the plan."""
        return bool(self.arms or self.holdout_per_10000)

    @property
    def stamp(self) -> Mapping[str, str]:
        """Return what a plan says of its trial."""
        return {"seed": self.seed} if self.runs else {}

    def arms_of(self, worth: str) -> tuple[Arm, ...]:
        """Return the arms; where none is named, one for all who are not held out."""
        return self.arms or (Arm("all", worth, WHOLE - self.holdout_per_10000),)

    def _raise_unless_named_apart(self) -> None:
        seen = {HOLDOUT}
        for arm in self.arms:
            if arm.name in seen:
                raise ArmTwice(name=arm.name)
            seen.add(arm.name)


def draws(people: Iterable[str], *, seed: str) -> list[int]:
    """Return each person's draw, 0 to 9999; the same seed always gives the same."""
    return [_draw(f"{seed}\n{person}") for person in people]


def _draw(text: str) -> int:
    first = sha256(text.encode()).digest()[:DRAW_BYTES]
    return int.from_bytes(first, "big") % WHOLE


def _raise_unless_in_range(key: str, share: int, *, least: int) -> None:
    most = WHOLE if least else WHOLE - 1
    if not least <= share <= most:
        raise ShareOutOfRange(key=key, share=share)


NO_TRIAL = Trial()

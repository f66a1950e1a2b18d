"""Which of the debtor's own numbers is dialled: by its record of being reached (CALC-11)."""

from collections.abc import Mapping
from dataclasses import dataclass

from arrears.domain.contact.channel import PointKind

from .form import Form
from .trial import WHOLE

# Mobile before home before work: who is equal in all else comes in this order.
BEST_FIRST = (PointKind.MOBILE, PointKind.HOME, PointKind.WORK)
NUMBER_KIND_UNKNOWN = len(BEST_FIRST)
KEYS = ("usual_per_10000", "weight_dials", "another_after")
MOST_DIALS = 1_000
# One whole number orders them: tired ones last, then the better reached, then by kind.
A_KIND = NUMBER_KIND_UNKNOWN + 1
TIRED = (WHOLE + 1) * A_KIND
REFUSED = 2 * TIRED


@dataclass(frozen=True, slots=True)
class OwnNumbers:
    """How much a number's own record counts, and when another one is tried."""

    usual_per_10000: Mapping[
        PointKind, int
    ]  # how often a number of the kind is answered
    weight_dials: int  # what that guess weighs
    another_after: int  # dials without any answer, then another number

    @staticmethod
    def of(form: Form) -> "OwnNumbers":
        """Return what the policy's group says. Raises a PolicyRefused."""
        form.knows_only(*KEYS)
        usual = form.group("usual_per_10000").knows_only(*map(str, BEST_FIRST))
        return OwnNumbers(
            usual_per_10000={
                kind: usual.figure(str(kind), least=0, most=WHOLE)
                for kind in BEST_FIRST
            },
            weight_dials=form.figure("weight_dials", least=1, most=MOST_DIALS),
            another_after=form.figure("another_after", least=1, most=MOST_DIALS),
        )

    def rate(self, kind: PointKind | None, *, dials: int, talks: int) -> int:
        """Return how often the number is answered, of ten thousand dials."""
        usual = self.usual_per_10000[kind] if kind else 0
        return (talks * WHOLE + usual * self.weight_dials) // (
            dials + self.weight_dials
        )

    def is_tired(self, *, dials: int, talks: int) -> bool:
        """Say whether it was dialled so often in vain that another one is tried."""
        return talks == 0 and dials >= self.another_after

    def place(self, kind: PointKind | None, *, dials: int, talks: int) -> int:
        """Return where the number stands among those of one debtor; least comes first."""
        order = BEST_FIRST.index(kind) if kind else NUMBER_KIND_UNKNOWN
        tired = TIRED if self.is_tired(dials=dials, talks=talks) else 0
        less = WHOLE - self.rate(kind, dials=dials, talks=talks)
        return tired + less * A_KIND + order

"""The evening round: when it is, who is there, and what evidence it asks for (CAD-11)."""

from dataclasses import dataclass

from .form import Form
from .window import Window

MOST_PERCENT, MOST_DIALS = 1_000, 100_000
KEYS = ("better_by_percent", "least_own_dials", "least_stage_dials", "seats")


@dataclass(frozen=True, slots=True)
class Evening:
    """
    The round of those whom the book shows to be reached in the evening.

    Only seats named here are there, and their day is not longer for it; where none is
    named there is no evening round.
    """

    window: Window
    better_by_percent: int  # by how much evenings must beat the day
    least_own_dials: int  # evening dials from which her own record decides
    least_stage_dials: int  # evening dials from which that of her stage does
    seats: tuple[str, ...] = ()

    @property
    def is_on(self) -> bool:
        """Say whether anybody is there."""
        return bool(self.seats)

    @staticmethod
    def of(form: Form) -> "Evening":
        """Return what the policy's group says. Raises a PolicyRefused."""
        return Evening(
            window=form.window(*KEYS),
            better_by_percent=form.figure(
                "better_by_percent", least=1, most=MOST_PERCENT
            ),
            least_own_dials=form.figure("least_own_dials", least=1, most=MOST_DIALS),
            least_stage_dials=form.figure(
                "least_stage_dials", least=1, most=MOST_DIALS
            ),
            seats=form.texts("seats"),
        )

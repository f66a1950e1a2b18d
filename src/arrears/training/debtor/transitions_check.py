"""Whether a table of transitions holds: acts and scales by name, numbers within bounds."""

from functools import cache

from arrears.training.acts import Act
from arrears.training.form import Field, FormFault, a_number, form_faults, group

from .mood import MOST, SCALES


def transition_faults(file: str, text: str) -> tuple[FormFault, ...]:
    """Return what is wrong with a table, with file, line and place; nothing is well."""
    return form_faults(file, text, _table())


@cache
def _table() -> Field:
    moves = {scale: Field(a_number(-MOST, MOST), needed=False) for scale in SCALES}
    return group({act: group(moves) for act in Act})

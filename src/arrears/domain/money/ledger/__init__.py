"""
The ledger: what one debt is on a day, worked out from its events as then known.

Begin with `scenario` (read one JSON object), `state_of` (replay it) and `told`
(say it as JSON). The form is in docs/guides/ledger.md.
"""

from .reading import scenario
from .replay import State, state_of
from .telling import answered, told

__all__ = ["State", "answered", "scenario", "state_of", "told"]

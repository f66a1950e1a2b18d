"""The engine: rules, dated figures, packs, two readers, verdicts, the guard."""

from typing import Any

# What a rule's function returns, and what it is handed. The plain reader gives
# three-valued values, the frame reader gives Narwhals expressions; both answer to
# the same operators, which no one static type of today can say.
Breach = Any
Fact = Any
Figure = Any

__all__ = ["Breach", "Fact", "Figure"]

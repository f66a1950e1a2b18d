"""What a lender tells every debtor the same, as facts for scripts."""

from functools import lru_cache

from arrears.playbook.scripts.letterhead import read_letterhead
from arrears.playbook.scripts.slots import Facts

from .models import Lender


def letterhead_of(lender: Lender) -> Facts:
    """Return the lender's own lines by slot; none where it has told nothing."""
    return _read(lender.letterhead, lender.key) if lender.letterhead else {}


@lru_cache(maxsize=64)
def _read(text: str, key: str) -> Facts:
    return read_letterhead(text, file=f"{key}.yaml")

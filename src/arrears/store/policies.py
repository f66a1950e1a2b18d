"""The policy of offers that holds for a lender: its own, or the house's."""

from functools import lru_cache

from arrears.playbook.offers.policy import Policy, house_policy, read_policy

from .models import Lender


def policy_of(lender: Lender) -> Policy:
    """Return the lender's own policy of offers; the house's where it has none."""
    if not lender.policy:
        return house_policy()
    return _read(lender.policy, lender.key)


@lru_cache(maxsize=64)
def _read(text: str, key: str) -> Policy:
    return read_policy(text, file=f"{key}.yaml")

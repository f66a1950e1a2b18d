"""12 CFR 1006.18(b), (d): no false office, no false attorney, no false paper."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the words pose as an office of state.

    Facts   text_poses   the words pose as an office; null where an attorney, a bureau or
                         a filed suit is named, which may be true
    """
    return fact("text_poses")

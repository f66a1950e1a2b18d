"""GB/T 45251-2025: a contact who refuses is never contacted again."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True after the refusal, for good.

    Facts   refused    somebody who does not owe refused to be contacted
            we_begin   the collector begins the contact
    """
    return fact("refused") & fact("we_begin")

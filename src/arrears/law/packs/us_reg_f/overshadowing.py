"""12 CFR 1006.38(b)(1): while she may dispute, nothing overshadows that right."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the words press for payment while the validation period runs.

    Facts   period_open    the validation period of one of the debts is running
            text_hurries   the words press for payment by a day or at once
            purpose        collect | remind | notice | respond | relay | locate | …
    """
    return (
        fact("period_open")
        & fact("text_hurries")
        & fact("purpose").is_in(["collect", "remind", "notice"])
    )

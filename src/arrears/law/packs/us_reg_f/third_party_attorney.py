"""12 CFR 1006.10(b)(5): once an attorney is known, only the attorney is asked."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where somebody else is asked although an attorney is known.

    Facts   represented   an attorney or adviser speaks for the person
            role          what the person is to the debt
            we_begin      the collector begins the contact
    """
    return (
        fact("represented")
        & fact("role").is_in(["contact", "employer", "other"])
        & fact("we_begin")
    )

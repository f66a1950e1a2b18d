"""12 CFR 1006.10(b)(2): whoever is asked where she is must not learn of a debt."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the words tell a third party of a debt.

    Facts   role              what the person is to the debt
            text_tells_debt   the words tell of a debt
            third_party_agreed   the consumer agreed that we speak with this person
    """
    others = fact("role").is_in(["contact", "employer", "other"])
    return others & fact("text_tells_debt") & ~fact("third_party_agreed")

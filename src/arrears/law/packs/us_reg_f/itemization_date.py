"""12 CFR 1006.34(b)(3): the itemization starts from one of five days."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the notice starts from any other day.

    Facts   itemization_date_kind   which day the notice starts from
    """
    five = ["last_statement", "charge_off", "last_payment", "transaction", "judgment"]
    return ~fact("itemization_date_kind").is_in(five)

"""CBA guideline 2026: calls kept reasonable and necessary, over all numbers of a person."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True where the person was dialled often today, on whatever number.

    Facts   dials_to_person_today   our dials to the person today, on all numbers
            we_begin                the collector begins the contact
    """
    return (fact("dials_to_person_today") >= figure("dials")) & fact("we_begin")

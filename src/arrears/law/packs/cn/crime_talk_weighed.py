"""两高 2018 on card crimes, arts 6-9: above the threshold a person decides."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True where the words speak of crime and the principal reaches the threshold.

    Facts   text_threatens_crime   the words speak of crime, arrest or jail
            crime_possible         a card debt whose principal reaches the criminal
                                   threshold
    """
    return fact("text_threatens_crime") & fact("crime_possible")

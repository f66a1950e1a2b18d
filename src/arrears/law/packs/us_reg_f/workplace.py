"""12 CFR 1006.6(b)(3): not at work where the employer forbids it."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True at a work point whose employer forbids it.

    Facts   point_kind           mobile, home, work, …
            contact_agreed       the person agreed to such contact, with the collector
                                 itself
            court_permits        a court permitted it
            we_begin             the collector begins the contact
            employer_prohibits   the employer forbids it at this work point
    """
    at_work = fact("point_kind").is_in(["work", "work_email"])
    allowed = fact("contact_agreed") | fact("court_permits") | ~fact("we_begin")
    return fact("employer_prohibits") & at_work & ~allowed

"""House policy: the work telephone only with permission (DPD-01, CAD-12)."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:  # noqa: ARG001
    """
    True for a work number or address that the debtor has not permitted.

    Facts   point_kind       mobile, home, work, …
            work_permitted   the debtor permitted this work point, today
            we_begin         the collector begins the contact
    """
    at_work = fact("point_kind").is_in(["work", "work_email"])
    return at_work & ~fact("work_permitted") & fact("we_begin")

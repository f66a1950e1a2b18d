"""House policy: while a promise runs, the debtor is left in peace (CAD-10, CTN-02)."""

from arrears.law.engine import Breach, Fact, Figure


def breached(fact: Fact, figure: Figure) -> Breach:
    """
    True before the day of an open promise; and on that day, without an agreed reminder.

    Facts   promise_in_days   days until the open promise is due; -1 for none or over
            reminder_agreed   the debtor agreed to be reminded on the day
    """
    later = fact("promise_in_days") > figure("quiet_until_days_before")
    unasked = (fact("promise_in_days") == 0) & ~fact("reminder_agreed")
    return later | unasked

"""Which case comes next on a seat's list."""

from datetime import date

from arrears.store.models import PlanRun

from .told_today import is_done


def next_case(*, on: date, seat: str, after: str = "") -> str | None:
    """
    Return the number of the seat's next call that nothing was told of today.

    The one that follows `after` in the day's order comes first, then those left
    from earlier; None when the list is done.
    """
    run = PlanRun.objects.filter(on=on).first()
    if run is None:
        return None
    items = run.items.filter(seat=seat).exclude(round="")
    rows = items.order_by("slot_minutes", "place", "pk").values_list(
        "case_id", "case__number"
    )
    order = list(rows)
    told = items.filter(is_done(run, among=[case for case, _ in order]))
    done = set(told.values_list("case_id", flat=True))
    numbers = [number for _, number in order]
    start_at = numbers.index(after) + 1 if after in numbers else 0
    for case, number in order[start_at:] + order[:start_at]:
        if case not in done and number != after:
            return number
    return None

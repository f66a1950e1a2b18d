"""What lists of journal entries are sorted by: their number, which is their time."""

from datetime import date

from arrears.domain.words import Words

from .pages import DAYS, Key, Order

# Where days are asked for, their entries lie together in the index of moments.
BY_TIME = Order((Key("entry", Words("时间", "Moment"), "at", DAYS),), usual="-entry")
BY_ENTRY = Order((Key("entry", Words("记录", "Entry"), "pk", DAYS),), usual="-entry")


def entry_order(since: date | None, until: date | None) -> Order:
    """Return how entries are sorted: by number, or by time where days are asked for."""
    return BY_TIME if since or until else BY_ENTRY

"""What lists of journal entries are sorted by: their number, which is their time."""

from arrears.domain.words import Words

from .pages import DAYS, Key, Order

BY_ENTRY = Order((Key("entry", Words("记录", "Entry"), "pk", DAYS),), usual="-entry")

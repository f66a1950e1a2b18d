"""Messages on their way out: claimed, settled, put back; one writer at a time."""

from datetime import datetime

from django.db.models import QuerySet

from arrears.domain.contact.message import WAITING, MessageState

from .models import Message


def waiting() -> QuerySet[Message]:
    """Return what may still go, in the order of its hours."""
    rows = Message.objects.filter(state__in=WAITING, erased_at=None)
    rows = rows.order_by("send_at", "pk")
    return rows.select_related("case__placement__lender", "point__person")


def due(now: datetime) -> list[int]:
    """Return the ids of what is to go by now."""
    return list(waiting().filter(send_at__lte=now).values_list("pk", flat=True))


def to_forget() -> list[Message]:
    """Return what was written to somebody since erased, and may lie in a folder yet."""
    rows = Message.objects.exclude(erased_at=None).filter(file_gone_at=None)
    rows = rows.select_related("case")
    return list(rows.order_by("pk"))


def left_behind() -> list[Message]:
    """Return what was cleared and then not told of: the machine stopped in between."""
    rows = Message.objects.filter(state=MessageState.SENDING).order_by("pk")
    return list(rows.select_related("case", "point__person", "attempt"))

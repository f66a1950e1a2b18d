"""Words to debtors: the templates that were approved, and the outbox."""

from django.db import models
from django.db.models import Q

from arrears.domain.contact.message import WAITING, MessageState


class MessageTemplate(models.Model):
    """
    One version of a wording; it is offered once another than its owner approved it.

    Stages, tones and what went before stand by commas; empty means any.
    """

    key = models.CharField(max_length=60)
    version = models.IntegerField()
    channel = models.CharField(max_length=10)
    stages = models.CharField(max_length=80, blank=True)
    tones = models.CharField(max_length=60, blank=True)
    after = models.CharField(max_length=60, blank=True)
    zh = models.TextField()
    en = models.TextField()
    owner = models.CharField(max_length=150)
    proposed_at = models.DateTimeField()
    expires_on = models.DateField()
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=150, blank=True)
    retired_at = models.DateTimeField(null=True)
    retired_by = models.CharField(max_length=150, blank=True)
    retired_because = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "version"], name="template_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} v{self.version}"


class Message(models.Model):
    """
    One message that somebody released: as it reads, whom it goes to, what became of it.

    What was written is never changed; the gate moves `send_at` where the law says
    later. `why` is the gate's last no, in both languages.
    """

    case = models.ForeignKey("store.Case", models.PROTECT, related_name="messages")
    point = models.ForeignKey("store.Point", models.PROTECT, related_name="messages")
    template = models.ForeignKey(
        MessageTemplate, models.PROTECT, null=True, related_name="messages"
    )
    channel = models.CharField(max_length=10)
    lang = models.CharField(max_length=2)
    address = models.CharField(max_length=254)
    sender = models.CharField(max_length=120)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    owed_minor = models.BigIntegerField()  # what the debts came to when it was written
    batch = models.CharField(max_length=40, blank=True)  # those released together
    state = models.CharField(
        max_length=10,
        default=str(MessageState.QUEUED),
        choices=[(str(state), str(state)) for state in MessageState],
    )
    send_at = models.DateTimeField()
    released_at = models.DateTimeField()
    by = models.CharField(max_length=150)
    why_zh = models.TextField(blank=True)
    why_en = models.TextField(blank=True)
    attempt = models.OneToOneField(
        "store.Attempt", models.PROTECT, null=True, related_name="message"
    )
    sent_at = models.DateTimeField(null=True)
    file = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)  # of that file
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=150, blank=True)
    withdrawn_because = models.CharField(max_length=400, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "send_at"], name="message_state_at"),
            models.Index(fields=["batch"], name="message_batch"),
            # lists sorted as a whole, a page at a time
            models.Index(fields=["released_at", "id"], name="message_released"),
            models.Index(fields=["by", "released_at", "id"], name="message_own"),
            models.Index(fields=["send_at", "id"], name="message_goes"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "point", "channel"],
                condition=Q(state__in=sorted(map(str, WAITING))),
                name="message_one_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.channel} {self.state}"

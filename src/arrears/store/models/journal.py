"""The journal's tables: append only, by trigger as well as by habit."""

from django.db import models


class JournalEntry(models.Model):
    """One fact, sealed to the one before it (domain.audit.chain)."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=120, db_index=True)
    body = models.JSONField()
    previous = models.CharField(max_length=64, unique=True)  # nobody forks the chain
    hash = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "seq"], name="journal_by_kind"),
            models.Index(fields=["by", "seq"], name="journal_by_whom"),
            models.Index(fields=["at", "seq"], name="journal_at"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind} {self.subject}"


class JournalHead(models.Model):
    """The one row that writers queue at; it also shows when the tail was cut off."""

    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.seq} {self.hash[:12]}"

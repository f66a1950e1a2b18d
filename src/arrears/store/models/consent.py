"""Consents: what somebody agreed to, how that is shown, and when it was taken back."""

from datetime import date

from django.db import models

from arrears.domain.contact.agreed import AgreedBy
from arrears.domain.contact.channel import Channel
from arrears.store.scope import Scoped


class Consent(models.Model):
    """
    One thing agreed to on one case, by somebody who owes; nobody else's is kept.

    Without a `point` it is for all of the person's numbers or addresses but those at
    work. Hours are minutes of the person's day; `until` before `from` runs past
    midnight; without hours it opens no closed hour. It is never deleted: taken back,
    it says so.
    """

    case = models.ForeignKey("store.Case", models.PROTECT, related_name="consents")
    person = models.ForeignKey(
        "store.Person", models.PROTECT, related_name="consents", db_index=False
    )
    point = models.ForeignKey(
        "store.Point", models.PROTECT, null=True, related_name="consents"
    )
    channel = models.CharField(
        max_length=10, choices=[(str(c), str(c)) for c in Channel]
    )
    from_minutes = models.IntegerField(null=True)
    until_minutes = models.IntegerField(null=True)
    expires_on = models.DateField(null=True)  # the last day in force
    how = models.CharField(max_length=10, choices=[(str(a), str(a)) for a in AgreedBy])
    ground = models.CharField(max_length=400)  # what was said, and where it is kept
    since = models.DateTimeField()
    by = models.CharField(max_length=150)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=150, blank=True)
    revoked_because = models.CharField(max_length=400, blank=True)
    objects = Scoped["Consent"]()

    def __str__(self) -> str:
        return f"{self.channel} {self.since:%Y-%m-%d}"

    def stands(self, on: date) -> bool:
        """Say whether it is in force on the person's day `on`."""
        ended = self.expires_on is not None and self.expires_on < on
        return self.revoked_at is None and not ended

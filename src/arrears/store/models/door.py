"""The door: second keys, recovery codes, and who stays at the desk from where."""

from django.conf import settings
from django.db import models


class SecondFactor(models.Model):
    """
    An authenticator of one account.

    The secret itself is not kept: it is made from `nonce` and the site's own secret,
    so that who steals the database alone can make no code. `last_step` is the last
    half minute whose code was used: no code opens twice.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="second_factor"
    )
    nonce = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    last_step = models.BigIntegerField(default=0)
    wrong = models.PositiveSmallIntegerField(default=0)  # codes in a row
    shut_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"second factor of {self.user_id}"


class RecoveryCode(models.Model):
    """One code that opens once, for who lost the authenticator; kept by its hash."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="recovery_codes"
    )
    hash = models.CharField(max_length=64, unique=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"recovery code of {self.user_id}"


class Stay(models.Model):
    """One stay at the desk: a sign-in in one browser, until it ends."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="stays", db_index=False
    )
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    address = models.CharField(max_length=45)
    browser = models.CharField(max_length=200, blank=True)
    second_key = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    ended_as = models.CharField(max_length=10, blank=True)

    class Meta:
        indexes = [models.Index(fields=["user", "began_at"], name="stay_of_user")]

    def __str__(self) -> str:
        return f"stay {self.pk} of {self.user_id}"

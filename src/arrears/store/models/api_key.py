"""Keys by which a lender's systems come in; the key itself is not kept."""

from django.db import models

from arrears.store.scope import Scoped


class ApiKey(models.Model):
    """One key of one lender: what is kept is its hash."""

    lender = models.ForeignKey("store.Lender", models.CASCADE, related_name="keys")
    name = models.CharField(max_length=60)
    hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    by = models.CharField(max_length=150)
    ended_at = models.DateTimeField(null=True)
    objects = Scoped["ApiKey"]()

    def __str__(self) -> str:
        return self.name

"""What collectors found out, or set right: append only, the newest of a kind counts."""

from django.db import models

from arrears.domain.case.finding import Found
from arrears.domain.money.means import Basis
from arrears.store.scope import Scoped

from .case import Case


class Finding(models.Model):
    """One figure, fact or correction, with how it is known and why (DAT-67, DAT-80)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="findings")
    about = models.CharField(max_length=12, choices=[(str(f), str(f)) for f in Found])
    value = models.CharField(max_length=120)  # sums in whole minor units
    basis = models.CharField(
        max_length=10, choices=[(str(b), str(b)) for b in Basis], default=Basis.DECLARED
    )
    reason = models.CharField(max_length=400)
    expires_on = models.DateField(null=True)  # the last day it is taken as still so
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    objects = Scoped["Finding"]()

    def __str__(self) -> str:
        return f"{self.about} {self.value}"

"""Days of the calendar that the house itself settled."""

from django.db import models


class HouseDay(models.Model):
    """One day on which the house works or rests, whatever the country's calendar says."""

    country = models.CharField(max_length=2)
    on = models.DateField()
    works = models.BooleanField()
    name = models.CharField(max_length=80)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["country", "on"], name="house_day_once")
        ]

    def __str__(self) -> str:
        return f"{self.country} {self.on}"

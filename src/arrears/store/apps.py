"""The store as Django knows it."""

from django.apps import AppConfig


class Store(AppConfig):
    """One app holds every table."""

    name = "arrears.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"

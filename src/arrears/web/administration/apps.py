"""The administrator's desk as Django knows it."""

from django.apps import AppConfig


class Administration(AppConfig):
    """The desk of the person who lets others in."""

    name = "arrears.web.administration"
    label = "administration"

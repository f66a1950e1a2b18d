"""The compliance desk as Django knows it."""

from django.apps import AppConfig


class Compliance(AppConfig):
    """The desk of the person who answers for how people are treated."""

    name = "arrears.web.compliance"
    label = "compliance"

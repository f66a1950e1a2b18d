"""The shared parts as Django knows them."""

from django.apps import AppConfig


class Parts(AppConfig):
    """Templates, static files and filters that every desk uses."""

    name = "arrears.web.parts"
    label = "parts"

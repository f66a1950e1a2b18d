"""The collector's desk as Django knows it."""

from django.apps import AppConfig


class Collector(AppConfig):
    """The desk of the person who makes the calls."""

    name = "arrears.web.collector"
    label = "collector"

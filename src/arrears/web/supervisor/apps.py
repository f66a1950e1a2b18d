"""The supervisor's desk as Django knows it."""

from django.apps import AppConfig


class Supervisor(AppConfig):
    """The desk of the person who looks after the floor's money and decisions."""

    name = "arrears.web.supervisor"
    label = "supervisor"

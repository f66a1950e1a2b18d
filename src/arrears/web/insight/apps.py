"""The figures' pages as Django knows them."""

from django.apps import AppConfig


class Insight(AppConfig):
    """Boards and KPIs, for every post what it may see."""

    name = "arrears.web.insight"
    label = "insight"

"""The training room as Django knows it."""

from django.apps import AppConfig


class Training(AppConfig):
    """Talks with an invented debtor, for every post."""

    name = "arrears.web.training"
    label = "training"

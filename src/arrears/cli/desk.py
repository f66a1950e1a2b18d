"""The desk made ready for a command: Django set up, the tables brought up to date."""

import getpass
import os
from pathlib import Path


def open_desk() -> None:
    """
    Set Django up, and apply the migrations that the database lacks.

    Raises DiskFull, DatabaseBusy, DatabaseUnreachable, UnknownDatabase.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "arrears.site.settings")
    import django

    django.setup()
    from arrears.store import trouble

    with trouble.named():
        _bring_up_to_date()


def home() -> Path:
    """Return the folder of the desk's own files."""
    from django.conf import settings

    return Path(settings.HOME)


def secret() -> bytes:
    """Return the site's secret, by which ID numbers are hashed."""
    from django.conf import settings

    return str(settings.SECRET_KEY).encode()


def operator() -> str:
    """Return who the journal names for a command: the machine's user."""
    try:
        return f"cli:{getpass.getuser()}"
    except (KeyError, OSError):  # a container without users
        return "cli"


def _bring_up_to_date() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False, skip_checks=True)

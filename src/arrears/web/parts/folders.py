"""Where the desk keeps files of its own."""

from pathlib import Path

from django.conf import settings

OUTBOX = "outbox"


def outbox_folder() -> Path:
    """Return the folder that messages leave by."""
    return Path(settings.HOME) / OUTBOX

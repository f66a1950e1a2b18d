"""A desk of its own for one measurement: an empty folder, and Django set up on it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path


@contextmanager
def desk(*, now: datetime | None = None) -> Iterator[Path]:
    """Set Django up on a new folder, with its clock at `now`; the folder goes at the end."""
    with tempfile.TemporaryDirectory(prefix="arrears-bench-") as folder:
        os.environ["ARREARS_HOME"] = folder
        os.environ["ARREARS_HOSTS"] = "testserver"
        os.environ["DJANGO_SETTINGS_MODULE"] = "arrears.site.settings"
        if now is not None:
            os.environ["ARREARS_CLOCK"] = now.isoformat()
        import django

        django.setup()
        yield Path(folder)

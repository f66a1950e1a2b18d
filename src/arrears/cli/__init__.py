"""The `arrears` command: one command a file; each reads the clock once and asks inwards."""

import io
import sys


def main() -> None:
    """Run the command that was typed."""
    from .app import app

    if isinstance(
        sys.stdout, io.TextIOWrapper
    ):  # half a character goes out as its escape
        sys.stdout.reconfigure(errors="backslashreplace")
    app(prog_name="arrears")

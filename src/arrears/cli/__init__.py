"""The `arrears` command: one command a file; each reads the clock once and asks inwards."""


def main() -> None:
    """Run the command that was typed."""
    from .app import app

    app(prog_name="arrears")

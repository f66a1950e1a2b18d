"""First passwords: drawn at random, shown once, easy to read out."""

import secrets

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read for another
GROUPS, GROUP = 3, 4  # k7mq-2xwd-9hta


def first_password() -> str:
    """Return a fresh one."""
    return "-".join(
        "".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS)
    )

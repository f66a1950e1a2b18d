"""The demo desk's people and how they sign in; passwords are drawn once and kept."""

import json
import os
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from django.contrib.auth.models import User

from arrears.lab.demo_book.desk import Colleague
from arrears.store.models import Staff

FILE = "demo-sign-ins.json"
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read for another
GROUPS, GROUP = 3, 4  # k7mq-2xwd-9hta


@dataclass(frozen=True, slots=True)
class SignIn:
    """How one role of the demo signs in."""

    role: str
    username: str
    password: str


def kept_sign_ins(folder: Path) -> tuple[SignIn, ...]:
    """Return the sign-ins kept in the folder; none where there are none."""
    file = folder / FILE
    if not file.exists():
        return ()
    return tuple(SignIn(**told) for told in json.loads(file.read_text("utf-8")))


def seat_everybody(desk: Iterable[Colleague], *, folder: Path) -> tuple[SignIn, ...]:
    """
    Give everybody at the desk a seat, and one of each role a password.

    The passwords are kept in the folder, for its owner's eyes only. Passwords that
    are kept there already stay as they are.
    """
    colleagues = tuple(desk)
    known = {kept.username: kept.password for kept in kept_sign_ins(folder)}
    signing = tuple(
        SignIn(who.role, who.username, known.get(who.username) or _password())
        for who in colleagues
        if who.signs_in
    )
    passwords = {sign_in.username: sign_in.password for sign_in in signing}
    for colleague in colleagues:
        _seat(colleague, passwords)
    _keep(signing, folder)
    return signing


def _seat(colleague: Colleague, passwords: Mapping[str, str]) -> None:
    user, _ = User.objects.get_or_create(username=colleague.username)
    user.set_password(passwords.get(colleague.username))  # none: cannot sign in
    user.save()
    facts = {
        "role": colleague.role,
        "staff_number": colleague.staff_number,
        "name": colleague.name,
        "calls_per_round": colleague.calls_per_round,
    }
    Staff.objects.update_or_create(user=user, defaults=facts)


def _password() -> str:
    groups = (
        "".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS)
    )
    return "-".join(groups)


def _keep(sign_ins: Iterable[SignIn], folder: Path) -> None:
    """Write the file so that nobody but its owner could ever read it."""
    folder.mkdir(parents=True, exist_ok=True)
    told = json.dumps([asdict(each) for each in sign_ins], indent=2)
    aside = folder / f"{FILE}.new"
    aside.unlink(missing_ok=True)
    file = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "w", encoding="utf-8") as written:
        written.write(told + "\n")
    aside.replace(folder / FILE)

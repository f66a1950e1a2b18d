"""The demo desk's people and how they sign in; passwords are drawn once and kept."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from django.contrib.auth.models import User

from arrears.domain.posts import SECOND_KEY
from arrears.lab.demo_book.desk import Colleague
from arrears.store.first_passwords import first_password
from arrears.store.models import SecondFactor, Staff
from arrears.store.second_keys import new_nonce, secret_of

FILE = "demo-sign-ins.json"


@dataclass(frozen=True, slots=True)
class SignIn:
    """How one role of the demo signs in; `secret` is the second key's, where it needs one."""

    role: str
    username: str
    password: str
    secret: str = ""


def kept_sign_ins(folder: Path) -> tuple[SignIn, ...]:
    """Return the sign-ins kept in the folder; none where there are none."""
    file = folder / FILE
    if not file.exists():
        return ()
    return tuple(SignIn(**told) for told in json.loads(file.read_text("utf-8")))


def seat_everybody(
    desk: Iterable[Colleague], *, folder: Path, now: datetime
) -> tuple[SignIn, ...]:
    """
    Give everybody at the desk a seat, and one of each role a password.

    Who needs a second key has one that is set up already, and its secret is kept
    beside the password. The passwords are kept in the folder, for its owner's eyes only. Passwords that
    are kept there already stay as they are.
    """
    colleagues = tuple(desk)
    known = {kept.username: kept.password for kept in kept_sign_ins(folder)}
    signing = tuple(
        SignIn(who.role, who.username, known.get(who.username) or first_password())
        for who in colleagues
        if who.signs_in
    )
    passwords = {sign_in.username: sign_in.password for sign_in in signing}
    for colleague in colleagues:
        _seat(colleague, passwords)
    signing = tuple(_with_key(each, now=now) for each in signing)
    _keep(signing, folder)
    return signing


def lacking(sign_ins: Iterable[SignIn]) -> bool:
    """Say whether a sign-in is missing what its role needs, or there is none at all."""
    told = tuple(sign_ins)
    return not told or any(each.role in SECOND_KEY and not each.secret for each in told)


def _seat(colleague: Colleague, passwords: Mapping[str, str]) -> None:
    user, _ = User.objects.get_or_create(username=colleague.username)
    user.set_password(passwords.get(colleague.username))  # none: cannot sign in
    user.save()
    facts = {
        "role": colleague.role,
        "staff_number": colleague.staff_number,
        "name": colleague.name,
        "calls_per_round": colleague.calls_per_round,
        "team": colleague.team,
    }
    Staff.objects.update_or_create(user=user, defaults=facts)


def _with_key(sign_in: SignIn, *, now: datetime) -> SignIn:
    if sign_in.role not in SECOND_KEY:
        return sign_in
    user = User.objects.get(username=sign_in.username)
    factor, _ = SecondFactor.objects.get_or_create(
        user=user, defaults={"nonce": new_nonce(), "made_at": now}
    )
    factor.confirmed_at = factor.confirmed_at or now
    factor.save(update_fields=["confirmed_at"])
    return replace(sign_in, secret=secret_of(factor.nonce))


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

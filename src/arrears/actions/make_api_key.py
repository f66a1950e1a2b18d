"""Give a lender's systems a key, or end one."""

import secrets
from datetime import datetime

from django.db import transaction

from arrears.domain.audit.facts import ApiKeyEnded, ApiKeyMade
from arrears.domain.words import Refusal, Words
from arrears.store import journal
from arrears.store.keys import hashed
from arrears.store.lenders import lender as lender_of
from arrears.store.models import ApiKey

PREFIX = "arr_"


class NoSuchKey(Refusal):
    """There is no running key of that name."""

    words = Words(
        "委托方 {lender} 没有名为 {name} 的有效密钥。",
        "{lender} has no running key called {name}.",
    )


class KeyThere(Refusal):
    """A running key has that name."""

    words = Words(
        "名为 {name} 的密钥已存在，请换一个名字，或先停用。",
        "A key called {name} is there already. Choose another name, or end that one.",
    )


@transaction.atomic
def make_api_key(*, lender: str, name: str, by: str, now: datetime) -> str:
    """
    Make a key for the lender and return it, this once; only its hash is kept.

    Raises UnknownLender, KeyThere.
    """
    owner = lender_of(lender)
    if owner.keys.filter(name=name, ended_at=None).exists():
        raise KeyThere(name=name)
    key = PREFIX + secrets.token_urlsafe(32)
    ApiKey.objects.create(lender=owner, name=name, hash=hashed(key), made_at=now, by=by)
    journal.write(ApiKeyMade(lender, name=name), by=by, at=now)
    return key


@transaction.atomic
def end_api_key(*, lender: str, name: str, by: str, now: datetime) -> None:
    """Let the key open nothing any more. Raises NoSuchKey."""
    rows = ApiKey.objects.filter(lender__key=lender, name=name, ended_at=None)
    if not rows.update(ended_at=now):
        raise NoSuchKey(lender=lender, name=name)
    journal.write(ApiKeyEnded(lender, name=name), by=by, at=now)

"""Sign that the house works by the present state of a rule pack."""

from datetime import datetime

from django.db import IntegrityError, transaction

from arrears.domain.audit.administration import PackSignedOff
from arrears.domain.words import Refusal, Words
from arrears.law.engine.packs import pack_names
from arrears.law.engine.versions import versions
from arrears.store import journal
from arrears.store.models import Lender, PackSignOff


class PackRefused(Refusal):
    """The pack cannot be signed like this."""


class PackMoved(PackRefused):
    """The files are of another state than the page showed."""

    words = Words(
        "规则包 {pack} 已不是页面上的版本，请刷新后再看。",
        "The pack {pack} is no longer as the page showed it. Reload and look again.",
    )


class SignedAlready(PackRefused):
    """The same person signed this state before."""

    words = Words(
        "您已签过规则包 {pack} 的这个版本。",
        "You signed this state of {pack} already.",
    )


class NoteMissing(PackRefused):
    """Nobody said what was checked."""

    words = Words("请写明核对了什么。", "Write down what was checked.")


def sign_pack(
    *,
    pack: str,
    version: str,
    note: str,
    by: str,
    now: datetime,
    lender: Lender | None = None,
) -> None:
    """
    Sign the state, as the page showed it, for the house or for a lender.

    Raises PackRefused.
    """
    if pack not in pack_names() or versions([pack])[pack] != version:
        raise PackMoved(pack=pack)
    if not note.strip():
        raise NoteMissing
    told = note.strip()[:400]
    try:
        with transaction.atomic():
            row = {"pack": pack, "version": version, "note": told, "at": now, "by": by}
            PackSignOff.objects.create(**row, lender=lender)
            fact = PackSignedOff(pack, version, told, lender.key if lender else "")
            journal.write(fact, by=by, at=now)
    except IntegrityError as twice:
        raise SignedAlready(pack=pack) from twice

"""Load the demo book: through the front door, then three months of history."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import yaml
from django.db import transaction

from arrears.domain.audit.facts import DemoHistoryWritten
from arrears.domain.words import Refusal, Words
from arrears.intake.profile import load_profile
from arrears.lab.demo_book import Book, demo_book
from arrears.lab.demo_book.book import SEED
from arrears.lab.demo_book.desk import desk
from arrears.lab.demo_book.files import LenderFile, lender_files
from arrears.lab.demo_book.lists import lenders
from arrears.store import book as books
from arrears.store import journal, sql, trouble
from arrears.store.models import Attempt, Debt, Lender, Person, Staff

from .demo.floor import write_floor
from .demo.history import write_history
from .demo.messages import write_messages
from .demo.people import write_people
from .demo.rows import rows
from .demo.sign_ins import SignIn, kept_sign_ins, lacking, seat_everybody
from .import_book import import_book
from .set_letterhead import set_letterhead

__all__ = ["BookNotEmpty", "DemoLoaded", "SignIn", "load_demo"]

FILES = "demo"  # the folder in which the lenders' files are left to look at
KEYS = tuple(lender["key"] for lender in lenders())


class BookNotEmpty(Refusal):
    """There is somebody's work in the database; nothing invented goes into it."""

    words = Words(
        "数据库里已有其他台账或账号，演示台账只装入空库。请换一个数据目录（ARREARS_HOME）再试。",
        "The database holds another book or other users; the demo book goes into an empty one. Choose another data folder (ARREARS_HOME).",
    )


FILLED = ("{person}", "{case}", "{debt}", "{point}", "{attempt}", "{promise}")


@dataclass(frozen=True, slots=True)
class DemoLoaded:
    """What the demo book holds; `loaded` says whether it was written just now."""

    loaded: bool
    debtors: int
    debts: int
    attempts: int
    sign_ins: tuple[SignIn, ...]


def load_demo(*, on: date, now: datetime, by: str, folder: Path) -> DemoLoaded:
    """
    Load the demo book as it stands on the morning of `on`; a second time, nothing.

    The lenders' files are left in `folder`/demo, the sign-ins in `folder`, readable
    by their owner only. All of it is written, or nothing. Raises BookNotEmpty,
    DiskFull, DatabaseBusy.
    """
    with trouble.named():
        if _stands():
            return _as_it_stands(folder, now=now)
        return _loaded(demo_book(on=on), by=by, now=now, folder=folder)


@transaction.atomic
def _loaded(book: Book, *, by: str, now: datetime, folder: Path) -> DemoLoaded:
    books.one_at_a_time()
    if _stands():
        return _as_it_stands(folder, now=now)
    if Lender.objects.exists() or Staff.objects.exists():
        raise BookNotEmpty
    for file in lender_files(book):
        _import(file, on=book.on, by=by, now=now, folder=folder)
    for lender in lenders():
        text = yaml.safe_dump(lender["letterhead"], allow_unicode=True)
        set_letterhead(
            lender=lender["key"], text=text, file="lenders.yaml", by=by, now=now
        )
    known = rows(KEYS)
    write_people(book, known)
    write_history(book, known)
    sql.counted(*FILLED)
    seat_everybody(desk(SEED), folder=folder, now=now)
    write_floor(now=now)
    write_messages(on=book.on, now=now)
    loaded = _counted(loaded=True, folder=folder)
    figures = (loaded.debtors, loaded.debts, loaded.attempts)
    fact = DemoHistoryWritten(book.on.isoformat(), SEED, *figures)
    journal.write(fact, by=by, at=now)
    return loaded


def _import(
    file: LenderFile, *, on: date, by: str, now: datetime, folder: Path
) -> None:
    """Leave the file and its profile in the folder, and take it in like any other."""
    left = folder / FILES
    left.mkdir(parents=True, exist_ok=True)
    path, profile = left / f"{file.stem}.csv", left / f"{file.stem}.yaml"
    path.write_bytes(file.content)
    profile.write_text(file.profile, "utf-8")
    import_book(
        path,
        profile=load_profile(profile),
        by=by,
        now=now,
        on=on,
        secret=b"",  # no identity number is in it
        folder=folder,
    )


def _stands() -> bool:
    return Lender.objects.filter(key__in=KEYS).exists()


def _as_it_stands(folder: Path, *, now: datetime) -> DemoLoaded:
    """Return what is there; sign-ins that were thrown away are made anew."""
    if lacking(kept_sign_ins(folder)):
        with transaction.atomic():
            seat_everybody(desk(SEED), folder=folder, now=now)
    return _counted(loaded=False, folder=folder)


def _counted(*, loaded: bool, folder: Path) -> DemoLoaded:
    debtors = Person.objects.filter(lender__key__in=KEYS, debtor=None)
    return DemoLoaded(
        loaded=loaded,
        debtors=debtors.count(),
        debts=Debt.objects.filter(lender__key__in=KEYS).count(),
        attempts=Attempt.objects.filter(person__lender__key__in=KEYS).count(),
        sign_ins=kept_sign_ins(folder),
    )

"""The lenders' files: what each would send, in its own way, with its mapping profile."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import yaml

from .drafts import HOME_ZONE
from .entries import Account, Book, Debtor, Placement
from .lists import lenders

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}
DATE_FORMS = {
    "%Y/%m/%d": "YYYY/MM/DD",
    "%Y-%m-%d": "YYYY-MM-DD",
    "%Y年%m月%d日": "YYYY年MM月DD日",
}
MONEY = ("principal", "interest", "penalty", "owed", "credit_limit")
CURRENCY, COUNTRY_CODE = "CNY", "+86"
FEN_PER_YUAN = 100


@dataclass(frozen=True, slots=True)
class LenderFile:
    """One placement's file, byte for byte, and the profile that reads it."""

    stem: str
    content: bytes
    profile: str


def lender_files(book: Book) -> tuple[LenderFile, ...]:
    """Return one file for each placement; the same book gives the same bytes."""
    by_key = {lender["key"]: lender for lender in lenders()}
    return tuple(
        _file(book, placement, by_key[placement.lender])
        for placement in book.placements
    )


def _file(book: Book, placement: Placement, lender: Mapping[str, Any]) -> LenderFile:
    form = lender["file"]
    rows = list(_rows(book, placement))
    text = io.StringIO(newline="")
    writer = csv.writer(
        text, delimiter=SEPARATORS[form["separator"]], lineterminator="\r\n"
    )
    writer.writerow(form["columns"].values())
    as_of = book.on - timedelta(days=1)
    for debtor, account in rows:
        cells = _cells(debtor, account, form, as_of=as_of)
        writer.writerow([cells.get(key, "") for key in form["columns"]])
    owed = sum(account.owed_minor for _, account in rows)
    return LenderFile(
        stem=f"{lender['key']}-{placement.key}",
        content=text.getvalue().encode(form["encoding"]),
        profile=_profile(lender, placement, rows=len(rows), owed_minor=owed),
    )


def _rows(book: Book, placement: Placement) -> Iterator[tuple[Debtor, Account]]:
    for debtor in book.debtors:
        for account in debtor.accounts:
            if account.placement == placement.key:
                yield debtor, account


def _cells(
    debtor: Debtor, account: Account, form: Mapping[str, Any], *, as_of: date
) -> dict[str, str]:
    """Return every cell of a row by our words, written as this lender writes it."""
    told = _about(debtor) | _of(account)
    money = {key: _money(told[key], form["unit"]) for key in MONEY}
    days = {
        key: f"{day:{form['date']}}"
        for key, day in {
            "due_on": account.due_on,
            "as_of": as_of,
            "opened_on": debtor.opened_on,
        }.items()
    }
    phones = {
        key: told[key].removeprefix(COUNTRY_CODE)
        for key in ("mobile", "home_phone", "work_phone", "contact_phone")
        if form["telephone"] == "national"
    }
    words = {
        key: next(said for said, ours in values.items() if ours == told[key])
        for key, values in form["values"].items()
    }
    plain = {key: "" if cell is None else str(cell) for key, cell in told.items()}
    return plain | money | days | phones | words


def _about(debtor: Debtor) -> dict[str, Any]:
    prefers = debtor.prefers_from_minutes
    clock = "" if prefers is None else f"{prefers // 60:02}:{prefers % 60:02}"
    return {
        "debtor_number": debtor.number,
        "name": debtor.name,
        "mobile": debtor.mobile,
        "home_phone": debtor.home,
        "work_phone": debtor.work,
        "email": debtor.email,
        "address": debtor.address,
        "contact_name": debtor.contact_name,
        "contact_phone": debtor.contact_phone,
        "zone": debtor.zone,
        "prefers_from": clock,
    }


def _of(account: Account) -> dict[str, Any]:
    return {
        "account_number": account.number,
        "product": str(account.product),
        "principal": account.principal_minor,
        "interest": account.interest_minor,
        "penalty": account.penalty_minor,
        "owed": account.owed_minor,
        "credit_limit": account.credit_limit_minor,
        "instalments_total": account.instalments_total,
        "instalments_paid": account.instalments_paid,
        "first_instalment": str(account.first_instalment).lower(),
    }


def _money(minor: int | None, unit: str) -> str:
    if minor is None:
        return ""
    whole, fen = divmod(minor, FEN_PER_YUAN)
    return str(minor) if unit == "fen" else f"{whole}.{fen:02}"


def _profile(
    lender: Mapping[str, Any], placement: Placement, *, rows: int, owed_minor: int
) -> str:
    """Return the mapping profile, with the lender's own totals to check against."""
    form = lender["file"]
    constants = {"currency": CURRENCY}
    if "product" not in form["columns"]:
        constants["product"] = next(iter(lender["products"]))
    told = {
        "lender": {"key": lender["key"], "name": lender["name"]},
        "placement": {
            "key": placement.key,
            "hand": str(placement.hand),
            "starts_on": f"{placement.starts_on:%a %Y-%m-%d}",
            "ends_on": f"{placement.ends_on:%a %Y-%m-%d}",
        },
        "file": {"encoding": form["encoding"], "separator": form["separator"]},
        "zone": HOME_ZONE,
        "columns": dict(form["columns"]),
        "constants": constants,
        "money": {"unit": form["unit"]},
        "dates": [DATE_FORMS[form["date"]]],
        "values": dict(form["values"]),
        "control": {"rows": str(rows), "owed": _money(owed_minor, form["unit"])},
    }
    if not told["values"]:
        del told["values"]
    return yaml.safe_dump(told, allow_unicode=True, sort_keys=False)

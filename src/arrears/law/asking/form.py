"""Reading a question's fields: each is of its kind, or the mistake has a name."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from .mistakes import BeyondTheCalendar, FieldMissing, NaiveTime, QuestionMisread

ISO_DAY_LENGTH = len("2026-11-24")
FIRST_YEAR, LAST_YEAR = 1900, 2999
SHOWN = 60  # characters of a wrong value that are shown
Line = Mapping[str, Any]
NOTHING: Line = {}


def wrong(field: str, found: object, wanted: str) -> QuestionMisread:
    """Return the mistake of a field that is not of its form."""
    return QuestionMisread(field=field, found=repr(found)[:SHOWN], wanted=wanted)


def group(line: Line, field: str) -> Line:
    """Return an object of the line; one that must be there."""
    found = line.get(field)
    if found is None:
        raise FieldMissing(field=field)
    if not isinstance(found, dict):
        raise wrong(field, found, "an object")
    return found


def rows(line: Line, field: str) -> Sequence[Line]:
    """Return a list of objects; none where the field is not there."""
    found = line.get(field)
    if found is None:
        return ()
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise wrong(field, found, "a list of objects")
    return found


def texts(line: Line, field: str, *, where: str) -> tuple[str, ...] | None:
    """Return a list of texts; None where the field is not there."""
    found = line.get(field)
    if found is None:
        return None
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise wrong(f"{where}.{field}", found, "a list of texts")
    return tuple(found)


def text(line: Line, field: str, *, where: str) -> str | None:
    """Return a text, or None where there is none."""
    found = line.get(field)
    if found is None or isinstance(found, str):
        return found or None
    raise wrong(f"{where}.{field}", found, "a text")


def choice(line: Line, field: str, known: Mapping[str, Any], *, where: str) -> str:
    """Return one of the words that are known for this field."""
    found = line.get(field)
    if found is None:
        raise FieldMissing(field=f"{where}.{field}")
    if not isinstance(found, str) or found not in known:
        raise wrong(f"{where}.{field}", found, ", ".join(known))
    return found


def truth(line: Line, field: str, *, where: str) -> bool | None:
    """Return true or false, or None where neither is told."""
    found = line.get(field)
    if found is None or isinstance(found, bool):
        return found
    raise wrong(f"{where}.{field}", found, "true | false")


def number(line: Line, field: str, *, where: str) -> int | None:
    """Return a whole number, or None where there is none."""
    found = line.get(field)
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int):
        raise wrong(f"{where}.{field}", found, "a whole number")
    return found


def moment(line: Line, field: str, *, where: str = "") -> datetime:
    """Return an instant with its offset. Raises NaiveTime, FieldMissing."""
    name = f"{where}.{field}" if where else field
    found = line.get(field)
    if found is None:
        raise FieldMissing(field=name)
    at = _iso(found, name)
    if at.tzinfo is None:
        raise NaiveTime(field=name, found=found)
    _raise_if_far_off(at, name)
    return at


def day_or_moment(line: Line, field: str, *, where: str) -> date | datetime | None:
    """Return a calendar day, or an instant with its offset; None for neither."""
    found = line.get(field)
    if isinstance(found, str) and len(found) == ISO_DAY_LENGTH:
        told = day(line, field, where=where)
        if told is not None:
            _raise_if_far_off(told, f"{where}.{field}")
        return told
    return None if found is None else moment(line, field, where=where)


def day(line: Line, field: str, *, where: str) -> date | None:
    """Return a calendar day, or None where there is none."""
    found = line.get(field)
    if found is None:
        return None
    try:
        return date.fromisoformat(found)
    except (TypeError, ValueError):
        raise wrong(f"{where}.{field}", found, "a day, like 2026-11-24") from None


def clock(line: Line, field: str, *, where: str) -> int | None:
    """Return a time of day as minutes, or None; "24:00" is the day's end."""
    found = line.get(field)
    if found is None:
        return None
    if found == "24:00":
        return 24 * 60
    try:
        read = time.fromisoformat(found)
    except (TypeError, ValueError):
        raise wrong(f"{where}.{field}", found, "a time of day, like 22:00") from None
    return read.hour * 60 + read.minute


def _raise_if_far_off(at: date, field: str) -> None:
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise BeyondTheCalendar(
            field=field, found=at.isoformat(), first=FIRST_YEAR, last=LAST_YEAR
        )


def _iso(found: object, field: str) -> datetime:
    if isinstance(found, str):
        try:
            return _read(found)
        except ValueError:
            pass
    raise wrong(field, found, "a time, like 2026-11-24T15:00:00+08:00")


@lru_cache(maxsize=10_000)  # one question names one moment several times
def _read(found: str) -> datetime:
    return datetime.fromisoformat(found)

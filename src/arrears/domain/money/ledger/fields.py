"""Reading one field of a scenario: the right type, or a named mistake."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from arrears.domain.words import Words

from .heads import HEADS, PLACE
from .refusals import AmountWrong, FieldMissing, FieldWrong, HeadUnknown

Given = Mapping[str, Any]
ONE_OF = Words("以下之一：{choices}", "one of {choices}")
MOST = 10**18  # minor units; above it a slip, not a debt


def there(given: Given, field: str, *, where: str) -> Any:  # noqa: ANN401
    """Return a field's value. Raises FieldMissing where it is absent or null."""
    value = given.get(field)
    if value is None:
        raise FieldMissing(where=where, field=field)
    return value


def object_(value: object, field: str, *, where: str) -> Given:
    """Return an object; null is an empty one."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise wrong(value, field, where=where, want=Words("对象", "an object"))
    return value


def list_(value: object, field: str, *, where: str) -> list[Any]:
    """Return a list; null is an empty one."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise wrong(value, field, where=where, want=Words("列表", "a list"))
    return value


def day(value: object, field: str, *, where: str) -> int:
    """Return a day, written YYYY-MM-DD, as its ordinal."""
    try:
        if isinstance(value, str) and len(value) == len("2026-11-26"):
            return date.fromisoformat(value).toordinal()
    except ValueError:
        pass
    raise wrong(
        value, field, where=where, want=Words("YYYY-MM-DD 日期", "a day, YYYY-MM-DD")
    )


def minor(value: object, field: str, *, where: str, least: int = 0) -> int:
    """Return an amount in whole minor units, `least` or more. Never a float or text."""
    if type(value) is int and least <= value <= MOST:
        return value
    raise AmountWrong(where=where, field=field, value=_shown(value), least=least)


def count(value: object, field: str, *, where: str) -> int:
    """Return a whole number of days, 0 or more."""
    if type(value) is int and 0 <= value <= 10**5:
        return value
    raise wrong(
        value,
        field,
        where=where,
        want=Words("不小于 0 的整数", "a whole number, 0 or more"),
    )


def truth(value: object, field: str, *, where: str) -> bool:
    """Return true or false; null is false."""
    if value is None or isinstance(value, bool):
        return bool(value)
    raise wrong(value, field, where=where, want=Words("true 或 false", "true or false"))


def text(value: object, field: str, *, where: str) -> str:
    """Return a text that is not empty."""
    if isinstance(value, str) and value:
        return value
    raise wrong(value, field, where=where, want=Words("非空文字", "a text"))


def one_of(value: object, choices: Collection[str], field: str, *, where: str) -> str:
    """Return the value if it is one of the choices."""
    if isinstance(value, str) and value in choices:
        return value
    want = ONE_OF.filled(choices=", ".join(choices))
    raise wrong(value, field, where=where, want=want)


def head(value: object, *, where: str) -> int:
    """Return a head's place. Raises HeadUnknown."""
    if isinstance(value, str) and value in PLACE:
        return PLACE[value]
    raise HeadUnknown(where=where, head=_shown(value), heads=", ".join(HEADS))


def wrong(value: object, field: str, *, where: str, want: Words) -> FieldWrong:
    """Return the mistake that `value` is; `want` names the right kind."""
    return FieldWrong(where=where, field=field, value=_shown(value), want=want)


def _shown(value: object) -> str:
    return repr(value)[:60]

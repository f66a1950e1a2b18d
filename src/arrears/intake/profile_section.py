"""One level of a profile, read key by key; what is wrong is told by its place."""

from collections.abc import Iterable, Mapping
from datetime import date

from arrears.domain.words import Refusal, Words

from .profile_text import Tree


class ProfileKeyUnknown(Refusal):
    """A key that no profile has."""

    words = Words(
        "映射文件“{file}”里的“{key}”不认识，可用：{allowed}。",
        "The profile “{file}” has an unknown key “{key}”. Allowed: {allowed}.",
    )


class ProfileKeyMissing(Refusal):
    """A key that every profile needs."""

    words = Words(
        "映射文件“{file}”缺少：{key}。",
        "The profile “{file}” lacks: {key}.",
    )


class ProfileValueWrong(Refusal):
    """A value that the key cannot have."""

    words = Words(
        "映射文件“{file}”里“{key}”的内容“{value}”不行，可以是：{allowed}。",
        "In the profile “{file}”, “{key}” cannot be “{value}”. It can be: {allowed}.",
    )


class Section:
    """One level of the profile, which knows its place in it for refusals."""

    def __init__(self, tree: Tree, *, file: str, path: str = "") -> None:
        self._tree, self.file, self._path = tree, file, path

    def place(self, key: str) -> str:
        """Return the key with those above it: money.unit."""
        return f"{self._path}.{key}" if self._path else key

    def named(self) -> tuple[str, ...]:
        """Return the keys of this level."""
        return tuple(self._tree)

    def raise_unless_known(self, allowed: Iterable[str]) -> None:
        """Raise ProfileKeyUnknown where a key is not among `allowed`."""
        names = tuple(allowed)
        for key in self._tree:
            if key not in names:
                listed = "、".join(names)
                raise ProfileKeyUnknown(
                    file=self.file, key=self.place(key), allowed=listed
                )

    def section(self, key: str, allowed: Iterable[str] | None = None) -> "Section":
        """Return the level below `key`, empty where there is none."""
        found = self._tree.get(key) or {}
        if not isinstance(found, dict):
            raise self.wrong(key, found, "key: value")
        below = Section(found, file=self.file, path=self.place(key))
        if allowed is not None:
            below.raise_unless_known(allowed)
        return below

    def raw(self, key: str) -> object:
        """Return what stands under `key`, whatever it is."""
        return self._tree.get(key)

    def text(self, key: str, default: str = "") -> str:
        """Return the value of `key`, or the default where there is none."""
        found = self._tree.get(key) or default
        if not isinstance(found, str):
            raise self.wrong(key, found, "“…”")
        return found.strip()

    def need(self, key: str) -> str:
        """Return the value of `key`. Raises ProfileKeyMissing."""
        found = self.text(key)
        if not found:
            raise ProfileKeyMissing(file=self.file, key=self.place(key))
        return found

    def short(self, key: str, default: str, most: int) -> str:
        """Return a text of at most so many characters."""
        found = self.text(key, default)
        if len(found) > most:
            raise self.wrong(key, found[:20] + "…", f"≤ {most}")
        return found

    def list(self, key: str) -> tuple[str, ...]:
        """Return the values listed under `key`; one alone needs no brackets."""
        found = self._tree.get(key) or []
        found = [found] if isinstance(found, str) else found
        if not isinstance(found, list) or not all(isinstance(x, str) for x in found):
            raise self.wrong(key, found, "[…, …]")
        return tuple(found)

    def choice(self, key: str, allowed: Mapping[str, str], *, default: str) -> str:
        """Return what the chosen word stands for."""
        found = self.text(key, default)
        if found not in allowed:
            raise self.wrong(key, found, "、".join(allowed))
        return allowed[found]

    def count(self, key: str, default: int) -> int:
        """Return a whole number from 1."""
        found = self.text(key, str(default))
        if not found.isdecimal() or not int(found):
            raise self.wrong(key, found, "1, 2, 3 …")
        return int(found)

    def day(self, key: str) -> date | None:
        """Return a day, `2026-10-01` or `Thu 2026-10-01`, whose weekday must hold."""
        found = self.text(key)
        if not found:
            return None
        weekday, _, iso = found.rpartition(" ")
        try:
            day = date.fromisoformat(iso)
        except ValueError:
            raise self.wrong(key, found, "2026-10-01") from None
        if weekday and f"{day:%a}" != weekday:
            raise self.wrong(key, found, f"{day:%a %Y-%m-%d}")
        return day

    def wrong(self, key: str, value: object, allowed: str) -> ProfileValueWrong:
        """Return the refusal of `value`."""
        place = self.place(key)
        return ProfileValueWrong(
            file=self.file, key=place, value=value, allowed=allowed
        )

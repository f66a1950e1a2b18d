"""Which state of a rule pack spoke: a digest of its files."""

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib import resources

from .packs import ROOT

SHOWN = 12  # digits of the digest; enough to tell two states apart


def versions(packs: Iterable[str]) -> Mapping[str, str]:
    """Return, by pack, the digest of every file that its rules are written in."""
    return {name: _version(name) for name in packs}


@cache
def _version(name: str) -> str:
    folder = resources.files(f"{ROOT}.{name}")
    files = sorted(
        (file.name, file) for file in folder.iterdir() if file.name[0] not in "_."
    )
    digest = sha256()
    for stem, file in files:
        digest.update(stem.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:SHOWN]

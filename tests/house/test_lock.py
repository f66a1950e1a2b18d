"""The lock file pins what pyproject.toml asks for, with hashes and without hosts."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.source import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[^\s;]+)", re.MULTILINE)


def wanted() -> list[str]:
    project = PROJECT["project"]
    extras = [
        name for group in project["optional-dependencies"].values() for name in group
    ]
    return [*project["dependencies"], *extras, *PROJECT["dependency-groups"]["dev"]]


def pins() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for pin in PIN.finditer(LOCK):
        found.setdefault(canonicalize_name(pin["name"]), []).append(pin["version"])
    return found


@pytest.mark.parametrize("line", wanted())
def test_the_lock_pins_what_the_project_asks_for(line):
    asked = Requirement(line)
    pinned = pins().get(canonicalize_name(asked.name), [])

    assert pinned, f"{asked.name} is not in requirements.lock: run make lock"
    assert all(version in asked.specifier for version in pinned), "run make lock"


def test_every_pin_has_a_hash():
    blocks = re.split(r"\n(?=[a-z0-9])", LOCK)

    assert [
        b.split()[0] for b in blocks if PIN.match(b) and "--hash=sha256:" not in b
    ] == []


def test_the_lock_names_no_registry():
    assert "://" not in LOCK
    assert "--index" not in LOCK
    assert "--find-links" not in LOCK

"""What is not ours is as its makers published it, and under a licence."""

import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from arrears.web import parts

VENDOR = Path(parts.__file__).parent / "static" / "vendor"
LISTED = tomllib.loads((VENDOR / "vendor.toml").read_text("utf-8"))["vendored"]


@pytest.mark.parametrize("each", LISTED, ids=lambda each: each["name"])
def test_a_vendored_file_is_unchanged_and_has_its_licence(each):
    file = VENDOR / each["file"]

    assert sha256(file.read_bytes()).hexdigest() == each["sha256"]
    assert each["version"] in file.parent.name
    assert (file.parent / "LICENSE").exists()


def test_nothing_is_vendored_that_is_not_listed():
    found = {f.relative_to(VENDOR).as_posix() for f in VENDOR.glob("*/*.*")}

    assert found == {each["file"] for each in LISTED}

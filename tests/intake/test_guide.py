"""The guide tells of everything there is, and its example loads."""

import re
from pathlib import Path

import pytest

from arrears.intake import COLUMNS, REASONS, REMARKED, profile_from
from arrears.intake import profile as profile_page
from arrears.intake.profile_checks import SECTIONS

GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "import-a-book.md"
TEXT = GUIDE.read_text("utf-8")
EXAMPLE = TEXT.split("```yaml\n")[1].split("```")[0]


@pytest.mark.parametrize("half", TEXT.split("\n## ")[1:], ids=["zh", "en"])
@pytest.mark.parametrize("key", [column.key for column in COLUMNS])
def test_every_column_is_told_in_both_languages(key, half):
    assert f"`{key}`" in half


@pytest.mark.parametrize("code", [*REASONS, *REMARKED])
def test_every_reason_is_told(code):
    assert f"`{code}`" in TEXT


@pytest.mark.parametrize("key", SECTIONS)
def test_the_example_has_every_key(key):
    assert re.search(rf"^{key}:", EXAMPLE, re.MULTILINE)


def test_the_example_loads():
    assert profile_from(EXAMPLE, file="guide").lender.name == "示例银行"


@pytest.mark.parametrize("key", SECTIONS)
def test_the_module_tells_every_key_too(key):
    assert f"\n    {key}:" in profile_page.__doc__

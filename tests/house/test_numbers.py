"""Nobody is called by mistake: every number we invent rings nowhere (decision 0005)."""

import re

import phonenumbers
import pytest

from tests.house.source import ROOT, place

FOLDERS = ("demo", "docs", "tests", "src", "benchmarks")
KINDS = {".py", ".md", ".yaml", ".csv", ".html", ".json", ".po"}
MOBILE = re.compile(r"(?<![\d.])(?:\+?86[ -]?)?(1[3-9]\d)[ -]?\d{4}[ -]?\d{4}(?![\d.])")
FILES = sorted(
    file
    for folder in FOLDERS
    for file in (ROOT / folder).rglob("*")
    if file.suffix in KINDS and "vendor" not in file.parts
)


def test_every_mobile_number_written_down_begins_with_154():
    real = [
        f"{place(file)}: {number.group()}"
        for file in FILES
        for number in MOBILE.finditer(file.read_text("utf-8", errors="replace"))
        if number[1] != "154"
    ]

    assert real == []


@pytest.mark.parametrize("block", range(0, 10_000, 250))
def test_no_carrier_holds_154_yet(block):
    number = phonenumbers.parse(f"+86154{block:04}0001")

    assert phonenumbers.is_possible_number(number)
    assert not phonenumbers.is_valid_number(number)

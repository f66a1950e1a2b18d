"""Days and telephone numbers, in the forms people write them, and no others."""

from datetime import date

import phonenumbers
import polars as pl
import pytest
from hypothesis import given
from hypothesis.strategies import data, dates, from_regex, sampled_from

from arrears.intake.dates import FORMS, days, is_form
from arrears.intake.phones import ORDINARY, e164, emails
from tests.intake.files import UNHURRIED, wide

E164 = phonenumbers.PhoneNumberFormat.E164


def day(text, *forms):
    return days(pl.Series([text]), forms=forms or FORMS).item()


def phone(text, country="CN"):
    return e164(pl.Series([text]), country=country).item()


@UNHURRIED
@given(dates(date(1901, 1, 1), date(2199, 12, 31)), sampled_from(FORMS))
def test_every_day_is_read_in_every_form(that_day, form):
    text = form
    for token, figures in (
        ("YYYY", that_day.year),
        ("MM", that_day.month),
        ("DD", that_day.day),
    ):
        text = text.replace(token, f"{figures:02}")

    assert day(text) == that_day


@pytest.mark.parametrize(
    "text",
    ["2026-01-05", "2026/1/5", "2026.1.5", "2026年1月5日", "20260105", wide("2026-01-05"),
     "2026-01-05 00:00:00", "2026-01-05T23:59:59.000Z", "2026/1/5 8:30"],
)  # fmt: skip
def test_a_day_as_people_and_workbooks_write_it(text):
    assert day(text) == date(2026, 1, 5)


@pytest.mark.parametrize(
    "text",
    ["2026-02-29", "2026-13-01", "26-01-05", "2026015", "202601051", "05/01/2026", "2026-01",
     "0026-01-05", "soon", "-", "46027"],
)  # fmt: skip
def test_what_is_no_day_is_none(text):
    assert day(text) is None


def test_other_forms_hold_where_the_profile_says_so():
    assert day("05/01/2026", "DD/MM/YYYY") == date(2026, 1, 5)
    assert day("05/01/2026", "MM/DD/YYYY") == date(2026, 5, 1)
    assert day("46027", "excel") == day("46027.75", "excel") == date(2026, 1, 5)
    assert day("19999", "excel") is None


@pytest.mark.parametrize(
    ("form", "fits"),
    [("DD.MM.YYYY", True), ("excel", True), ("YYYY-MM", False), ("%Y", False)],
)
def test_a_form_names_year_month_and_day_once(form, fits):
    assert is_form(form) is fits


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("15490000001", "+8615490000001"),
        ("154-9000-0001", "+8615490000001"),
        ("154 9000 0001", "+8615490000001"),
        ("+86 154 9000 0001", "+8615490000001"),
        ("0086-15490000001", "+8615490000001"),
        ("8615490000001", "+8615490000001"),
        (wide("15490000001"), "+8615490000001"),
        ("010-12345678", "+861012345678"),
        ("(010) 1234 5678", "+861012345678"),
        ("0755-12345678", "+8675512345678"),
        ("+44 7700 900123", "+447700900123"),
        ("+1 202 555 0143", "+12025550143"),
    ],
)
def test_numbers_as_lenders_write_them(text, number):
    assert phone(text) == number


@pytest.mark.parametrize(
    "text",
    ["12345", "12345678", "1549000000", "154900000011", "alma", "0", "010-12345678-8001",
     "010-12345678转8001", "0374-1234567-8", "0374-1234567 8", "15490000001/15490000002", "无"],
)  # fmt: skip
def test_a_number_that_would_reach_nobody_or_somebody_else_is_left_out(text):
    assert phone(text) is None


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [
        ("0912-345-678", "TW", "+886912345678"),
        ("5123 4567", "HK", "+85251234567"),
        ("07700 900123", "GB", "+447700900123"),
    ],
)
def test_elsewhere_numbers_are_read_as_they_are_dialled_there(text, country, number):
    assert phone(text, country) == number


@pytest.mark.parametrize("country", ORDINARY)
@UNHURRIED
@given(drawn=data())
def test_the_quick_way_agrees_with_the_library(country, drawn):
    form = drawn.draw(sampled_from(ORDINARY[country])).replace(r"\d", "[0-9]")
    text = drawn.draw(from_regex(form, fullmatch=True))
    abroad = "+" + text.removeprefix("00") if text.startswith("00") else text
    number = phonenumbers.parse(abroad, country)

    assert phonenumbers.is_possible_number(number)
    assert phone(text, country) == phonenumbers.format_number(number, E164)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("alma@example.com", True), ("a.b+c@mail.example.org", True), ("alma", False), ("a@b", False),
     ("a b@example.com", False), ("a@@example.com", False), ("a@example.com,b@example.com", False),
     ("x" * 64 + "@" + "y" * 180 + ".example", True), ("x" * 64 + "@" + "y" * 182 + ".example", False)],
)  # fmt: skip
def test_an_address_has_the_form_of_one(text, kept):
    assert emails(pl.Series([text])).to_list() == [text if kept else None]

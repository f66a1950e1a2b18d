"""Reports: of the right days, in every form, harmless to open, as known on a day."""

from datetime import date, timedelta

import polars as pl
import pytest

from arrears.actions.count_days import count_days
from arrears.insight.reports import ReportKind, days_of, laid_out
from arrears.questions.insight import insights
from arrears.questions.insight_files import (
    SUFFIXES,
    ReportFormatUnknown,
    ReportNotWritten,
    write_report,
)
from arrears.questions.insight_report import (
    LenderMissing,
    NothingBesideThePack,
    insight_report,
)
from arrears.store.models import Lender, Payment
from tests.web import book as books
from tests.web.book import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def book(db):
    made = books.built("zh")
    count_days(by="cli", now=NOW)
    return made


def made(kind="daily", *, lang="en", **told):
    return insight_report(ReportKind(kind), on=TODAY, now=NOW, lang=lang, **told)


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        ("daily", date(2026, 11, 24), date(2026, 11, 24)),
        ("weekly", date(2026, 11, 23), date(2026, 11, 29)),
        ("monthly", date(2026, 11, 1), date(2026, 11, 30)),
    ],
)
def test_a_report_is_of_the_days_its_day_lies_in(kind, first, last):
    assert days_of(ReportKind(kind), TODAY) == (first, last)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", ["daily", "weekly", "monthly"])
def test_every_report_is_made_in_both_languages(book, kind, lang):
    found = made(kind, lang=lang, lender="example")

    assert found.sections
    assert all(
        len(row) == len(each.columns) for each in found.sections for row in each.rows
    )


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_report_is_written_in_every_form_and_whole(book, tmp_path, suffix):
    path = tmp_path / f"floor{suffix}"

    write_report(made(), path)

    assert path.stat().st_size > 0
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".html", ".pdf"])
def test_another_days_figures_stand_in_a_column_of_their_own(book, tmp_path, suffix):
    plain, found = made(), made(beside=TODAY - 5 * DAY)
    path = tmp_path / f"report{suffix}"
    write_report(found, path)

    assert found.sections[0].columns[2] == "2026-11-19 to 2026-11-19"
    assert found.exact == plain.exact
    assert path.stat().st_size
    if suffix == ".csv":
        assert "2026-11-19 to 2026-11-19" in path.read_text("utf-8-sig")


def test_nothing_stands_beside_the_regulators_pack(book):
    with pytest.raises(NothingBesideThePack):
        made("regulator", beside=TODAY)


def test_a_lender_named_like_a_formula_stays_text(book, tmp_path):
    Lender.objects.update(name="=1+1", key="=1+1")
    count_days(by="cli", now=NOW)
    answers = insights(
        ["dials"], since=TODAY - 30 * DAY, until=TODAY, now=NOW, by="collector"
    )
    found = laid_out(ReportKind.DAILY, answers, lang="en")
    strange = [row for section in found.sections for row in section.rows]
    assert strange
    answers = insights(
        ["liquidation"], since=TODAY - 99 * DAY, until=TODAY, now=NOW, by="lender"
    )
    found = laid_out(ReportKind.DAILY, answers, lang="en")
    write_report(found, tmp_path / "a.xlsx")
    write_report(found, tmp_path / "a.csv")

    cells = pl.read_excel(tmp_path / "a.xlsx", has_header=False).to_series(0).to_list()
    assert (tmp_path / "a.csv").read_text("utf-8-sig").count("=1+1") == cells.count(
        "=1+1"
    )
    assert ",=1+1" not in (tmp_path / "a.csv").read_text("utf-8-sig")


def test_parquet_has_the_exact_figures(book, tmp_path):
    write_report(made(), tmp_path / "floor.parquet")

    found = pl.read_parquet(tmp_path / "floor.parquet")
    assert {"kpi", "value", "part", "whole"} <= set(found.columns)


def test_markup_in_a_name_stays_text(book, tmp_path):
    answers = insights(
        ["dials"], since=TODAY - 30 * DAY, until=TODAY, now=NOW, by="lender"
    )
    Lender.objects.update(key="<b>x</b>")
    found = laid_out(ReportKind.DAILY, answers, lang="en")
    write_report(found, tmp_path / "a.html")

    assert "<b>" not in (tmp_path / "a.html").read_text("utf-8")


def test_a_report_of_the_past_reads_as_it_did_then(book):
    debt = book.dina.debts.get()
    day = TODAY - 3 * DAY
    asked = {"since": day, "until": day, "now": NOW}
    (before,) = insights(["daily_receipts"], **asked)
    Payment.objects.create(
        debt=debt, paid_on=day, booked_at=NOW, amount_minor=7_00, ref="late"
    )
    count_days(by="cli", now=NOW)

    (then,) = insights(["daily_receipts"], **asked, known_on=TODAY - DAY)
    (now,) = insights(["daily_receipts"], **asked)
    (known_now,) = insights(["daily_receipts"], **asked, known_on=TODAY)

    def parts(answer):
        return sum(line.row.estimate.part for line in answer.together)

    assert parts(then) == parts(before)
    assert parts(now) == parts(known_now) == parts(before) + 7_00


def test_a_lenders_report_wants_a_lender(book):
    with pytest.raises(LenderMissing, match="example"):
        made("weekly")
    with pytest.raises(LenderMissing):
        made("daily", lender="nobody")


def test_a_form_nobody_knows_is_refused_and_nothing_is_left(book, tmp_path):
    with pytest.raises(ReportFormatUnknown, match="docx"):
        write_report(made(), tmp_path / "a.docx")
    with pytest.raises(ReportNotWritten):
        write_report(made(), tmp_path / "nowhere" / "a.csv")
    assert list(tmp_path.iterdir()) == []

"""`arrears intake`: what goes wrong ends in one sentence and a status."""

import json
import stat

import pytest

from arrears.store.models import Case, Import, Lender
from tests.cli.conftest import ALMA, BORIS, HEADER

pytestmark = [pytest.mark.django_db]


def nothing_is_written(home):
    kept = [path for path in home.rglob("*") if path.is_file()]
    return not kept and not Lender.objects.exists() and not Import.objects.exists()


def one_sentence(result) -> str:
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert result.stderr.count("\n") == 1
    return result.stderr


def test_a_sound_book_ends_well(intake):
    result = intake(ALMA, BORIS)

    assert result.exit_code == 0
    assert "2 rows received, 2 accepted, 0 set aside" in result.stdout
    assert "110.00 CNY" in result.stdout
    assert Case.objects.count() == 2


def test_it_speaks_chinese_unless_told_otherwise(intake, arrears, profile, tmp_path):
    intake(ALMA)
    result = arrears("intake", tmp_path / "book.csv", "--profile", profile)

    assert "没有改变什么" in result.stdout


def test_the_same_file_again_says_so(intake):
    intake(ALMA)
    result = intake(ALMA)

    assert result.exit_code == 0
    assert "came in before" in result.stdout


def test_rows_not_overdue_are_no_fault(intake):
    result = intake(ALMA, "K-9,C-3015,0.00,2026-11-01")

    assert result.exit_code == 0
    assert "Not overdue" in result.stdout or "not overdue" in result.stdout


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("K-9,C-3015,一百元,2026-11-01", "cannot be read exactly"),
        ("K-9,C-3015,-5.00,2026-11-01", "negative amount"),
        ("K-9,C-3015,5.00,2027-01-01", "due day is yet to come"),
        ("K-9,C-3015,5.00,someday", "date is missing or unreadable"),
        (ALMA, "same as a row before"),
        ("K-9,C-3015,5.00", "fewer cells"),
        (",C-3015,5.00,2026-11-01", "no account number"),
    ],
)
def test_a_row_at_fault_is_set_aside_with_its_reason_and_the_rest_is_taken(
    intake, line, said
):
    result = intake(ALMA, line)

    assert result.exit_code == 4
    assert "1 accepted, 1 set aside" in result.stdout
    assert said in " ".join(result.stdout.split())
    assert Case.objects.count() == 1


def test_one_account_with_two_stories_is_set_aside_twice(intake):
    result = intake(ALMA.replace("100", "90"), ALMA, BORIS)

    assert result.exit_code == 4
    assert "1 accepted, 2 set aside" in result.stdout


def test_a_formula_comes_back_as_text(intake, home):
    intake(ALMA, "K-9,C-3015,=HYPERLINK(1),2026-11-01")

    (report,) = (home / "imports").iterdir()
    assert "'=HYPERLINK(1)" in report.read_text("utf-8-sig")
    assert stat.S_IMODE(report.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("told", "code", "said"),
    [
        ({"encoding": "gb18030"}, "WrongEncoding", "is not utf-8"),
        ({"header": HEADER.replace("欠款", "金额")}, "HeadersMissing", "欠款"),
        ({"header": ",".join(f"h{n}" for n in range(2_000))}, "TooManyColumns", "2000"),
    ],
)
def test_a_file_that_is_not_what_the_profile_says_is_refused(
    intake, home, told, code, said
):
    result = intake(ALMA, BORIS, **told)

    assert result.exit_code == 3
    assert said in one_sentence(result)
    assert nothing_is_written(home)

    error = json.loads(intake(ALMA, BORIS, more=["--json"], **told).stderr)["error"]
    assert error["code"] == code
    assert error["message"] == result.stderr.strip()


def test_three_hundred_columns_are_read_like_any_other(intake):
    """What the profile does not name is left alone; no row may be lost for it."""
    wide = ",".join(f"extra{n}" for n in range(296))
    result = intake(f"{ALMA},{',' * 295}", header=f"{HEADER},{wide}")

    assert result.exit_code in {0, 3}
    assert "Traceback" not in result.stderr


def test_a_row_of_a_megabyte_is_refused(intake, home):
    result = intake(ALMA, f"K-9,{'x' * 1_100_000},1.00,2026-11-01")

    assert result.exit_code == 3
    assert "Line 3 is longer" in one_sentence(result)
    assert nothing_is_written(home)


def test_an_empty_file_is_refused(arrears, profile, home, tmp_path):
    empty = tmp_path / "empty.csv"
    empty.touch()
    result = arrears("--lang", "en", "intake", empty, "--profile", profile)

    assert result.exit_code == 3
    assert one_sentence(result) == "“empty.csv” is empty.\n"
    assert nothing_is_written(home)


@pytest.mark.parametrize("missing", ["book", "profile"])
def test_a_file_that_is_not_there_is_refused(arrears, profile, home, tmp_path, missing):
    book = tmp_path / "book.csv"
    if missing == "profile":
        profile.unlink()
    result = arrears("--lang", "en", "intake", book, "--profile", profile)

    assert result.exit_code == 3
    assert "There is no" in one_sentence(result)


def test_a_file_that_changes_while_it_is_read_is_refused(
    intake, home, tmp_path, monkeypatch
):
    from arrears.intake.encodings import Decoder

    read = Decoder.text

    def while_somebody_writes(*words, **more):
        with (tmp_path / "book.csv").open("a") as file:
            file.write(BORIS)
        return read(*words, **more)

    monkeypatch.setattr(Decoder, "text", while_somebody_writes)
    result = intake(ALMA)

    assert result.exit_code == 3
    assert "changed while it was read" in one_sentence(result)
    assert nothing_is_written(home)


@pytest.mark.parametrize("total", [["--rows", "3"], ["--owed", "110.01"]])
def test_other_totals_than_the_lenders_are_refused(intake, home, total):
    result = intake(ALMA, BORIS, more=total)

    assert result.exit_code == 3
    assert "lender's totals" in one_sentence(result)
    assert nothing_is_written(home)


@pytest.mark.parametrize("owed", ["110.00", "CNY:110.00"])
def test_the_lenders_own_totals_agree(intake, owed):
    assert intake(ALMA, BORIS, more=["--rows", "2", "--owed", owed]).exit_code == 0


def test_the_answer_for_scripts_is_json(intake):
    result = intake(ALMA, "K-9,C-3015,十,2026-11-01", more=["--json"])

    told = json.loads(result.stdout)
    assert (told["received"], told["accepted"], told["set_aside"]) == (2, 1, 1)
    assert told["reasons"] == {"money_unreadable": 1}
    assert told["loaded"]["cases"] == 1
    assert told["owed_minor"] == {"CNY": 100_00}


def test_a_recall_file_gives_cases_back(intake, arrears, profile, tmp_path):
    intake(ALMA, BORIS)
    back = tmp_path / "back.csv"
    back.write_text("账号\nK-1\nK-7\n", "utf-8")
    result = arrears("--lang", "en", "intake", back, "--profile", profile, "--recall")

    assert result.exit_code == 4
    assert "1 debts taken back, 1 cases closed, 1 set aside" in result.stdout
    assert "no such account" in result.stdout


@pytest.mark.usefixtures("really_written")
@pytest.mark.django_db(transaction=True)
class TestTroubles:
    """What the disk and the database refuse."""

    def test_a_full_disk(self, intake, home):
        from tests.store.test_trouble import room_for

        with room_for(pages=10):
            lines = (f"K-{n},D-{n},1.00,2026-11-01" for n in range(4_000))
            result = intake(*lines)

        assert result.exit_code == 3
        assert one_sentence(result).startswith("The disk is full. Nothing was written")
        assert nothing_is_written(home)

    def test_a_busy_database(self, intake, home):
        from tests.store.test_trouble import somebody_writing

        with somebody_writing():
            result = intake(ALMA)

        assert result.exit_code == 3
        assert "kept the database busy" in one_sentence(result)
        assert nothing_is_written(home)


def test_a_draft_of_a_profile_is_written_over_nothing(arrears, tmp_path):
    from tests.intake.files import written

    book, out = written(tmp_path / "b.csv", HEADER, ALMA), tmp_path / "draft.yaml"
    shown = arrears("intake", "suggest", book)
    assert "account_number" in shown.stdout

    assert arrears("intake", "suggest", book, "--out", out).exit_code == 0
    assert out.read_text("utf-8").strip() == shown.stdout.strip()
    again = arrears("--lang", "en", "intake", "suggest", book, "--out", out)
    assert again.exit_code == 3
    assert "is there already" in one_sentence(again)


def test_wrong_usage_is_status_two(arrears):
    assert arrears("intake", "book.csv").exit_code == 2
    assert arrears("intake", "suggest").exit_code == 2
    assert arrears("--lang", "fr", "plan").exit_code == 2

"""`arrears demo`: everything in one command, and quick and quiet the second time."""

import json
import stat

import pytest

from arrears.store.models import Import, JournalEntry, PlanRun, Tally

pytestmark = [pytest.mark.django_db]
DEMO = ("demo", "--no-serve", "--on", "2026-11-24")


@pytest.fixture
def first(arrears, home):
    return arrears("--lang", "en", *DEMO)


def test_it_ends_with_the_table_the_files_and_the_sign_ins(first, home):
    assert first.exit_code == 0
    for said in ("Plan of 2026-11-24", "Set aside because", "Promises due"):
        assert said in first.stdout
    for name in ("worklist.csv", "worklist.parquet", "worklist.jsonl"):
        assert (home / "worklists" / "2026-11-24" / name).exists()
    kept = home / "demo-sign-ins.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    for sign_in in json.loads(kept.read_text()):
        assert sign_in["password"] in first.stdout


def test_the_figures_are_counted_so_that_no_board_is_empty(first, arrears):
    words = ("insight", "dials", "--from", "2026-10-01", "--to", "2026-11-23", "--json")
    whole = json.loads(arrears(*words).stdout)["together"][0]["part"]

    assert Tally.objects.filter(measure="dials").exists()
    assert whole > 1_000
    teams = json.loads(arrears(*words, "--by", "team").stdout)["lines"]
    assert {each["group"] for each in teams} == {"甲组", "乙组"}


def test_a_second_run_changes_nothing(first, arrears, home):
    before = [model.objects.count() for model in (Import, JournalEntry, PlanRun)]
    files = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    again = arrears("--lang", "en", *DEMO)

    assert again.exit_code == 0
    assert again.stdout == first.stdout
    after = [model.objects.count() for model in (Import, JournalEntry, PlanRun)]
    assert after == before
    assert {path: path.read_bytes() for path in files} == files


def test_it_serves_unless_told_not_to(arrears, home, monkeypatch):
    served = []
    monkeypatch.setattr("uvicorn.run", lambda app, **_: served.append(app))
    monkeypatch.setattr("arrears.cli.serve.raise_unless_free", lambda *_: None)
    result = arrears("--lang", "en", "demo", "--on", "2026-11-24")

    assert served == ["arrears.site.asgi:application"]
    assert "http://127.0.0.1:8000" in result.stdout

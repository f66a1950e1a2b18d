"""Where the demo book does not go in, or not a second time."""

from datetime import UTC, date, datetime

import pytest

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 24)  # Tue
MORNING = datetime(2026, 11, 24, 0, 15, tzinfo=UTC)  # 08:15 in Shanghai


def load(folder):
    from arrears.actions.load_demo import load_demo

    return load_demo(on=ON, now=MORNING, by="tester", folder=folder)


def rows_by_table():
    """Return how many rows each table of the store has."""
    from django.apps import apps

    models = apps.get_app_config("store").get_models()
    return {model.__name__: model.objects.count() for model in models}


def test_sign_ins_that_were_thrown_away_are_made_anew(tmp_path):
    from arrears.actions.demo.sign_ins import kept_sign_ins, seat_everybody
    from arrears.lab.demo_book.desk import desk

    first = seat_everybody(desk("a"), folder=tmp_path, now=MORNING)
    (tmp_path / "demo-sign-ins.json").unlink()
    second = seat_everybody(desk("a"), folder=tmp_path, now=MORNING)

    assert kept_sign_ins(tmp_path) == second
    assert [each.username for each in first] == [each.username for each in second]
    assert [each.password for each in first] != [each.password for each in second]


def test_nothing_invented_goes_into_a_database_with_somebodys_book(tmp_path):
    from arrears.actions.load_demo import BookNotEmpty
    from arrears.store.models import Lender

    Lender.objects.create(key="real", name="Real")
    before = rows_by_table()

    with pytest.raises(BookNotEmpty):
        load(tmp_path)

    assert rows_by_table() == before
    assert list(tmp_path.iterdir()) == []


def test_a_book_that_cannot_be_written_whole_is_not_written_at_all(
    tmp_path, monkeypatch
):
    from arrears.actions import load_demo

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    before = rows_by_table()
    monkeypatch.setattr(load_demo, "write_history", full)

    with pytest.raises(load_demo.trouble.DiskFull):
        load(tmp_path)

    assert rows_by_table() == before

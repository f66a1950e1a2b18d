"""Notes beside the figures: dated, signed, withdrawn and never gone."""

import json
import re

import pytest

from arrears.actions.count_days import count_days
from arrears.store.models import FigureNote
from tests.web.book import NOW

pytestmark = pytest.mark.django_db
DAYS = "from=2026-11-01&to=2026-11-24"
HERE = f"/insight/dials/?{DAYS}"


@pytest.fixture
def counted(book):
    count_days(by="cli", now=NOW)
    return book


def write(client, text="New script from today", on="2026-11-20", kpi="dials"):
    client.cookies["django_language"] = "en"
    told = {"kpi": kpi, "on": on, "text": text, "back": HERE}
    return client.post("/insight/notes/", told, follow=True)


def test_a_note_stands_on_the_chart_and_in_the_table_with_who_wrote_it(
    sandro, counted, journal
):
    page = write(sandro)

    quoted = re.search(r'data-chart="([^"]+)"', page.text)[1].replace("&quot;", '"')
    assert json.loads(quoted)["notes"] == [
        {"name": "2026-11-20", "text": "New script from today (桑德罗)"}
    ]
    assert page.text.count("New script from today") >= 2
    assert "桑德罗" in page.text
    assert "FigureNoted" in journal()


def test_a_note_of_one_kpi_is_not_beside_another_but_on_its_board(sandro, counted):
    write(sandro, kpi="kept_rate", text="Bank holiday")

    assert "Bank holiday" not in sandro.get(HERE).text
    assert "Bank holiday" in sandro.get(f"/insight/kept_rate/?{DAYS}").text
    assert "Bank holiday" in sandro.get(f"/insight/?{DAYS}").text


def test_a_note_of_all_is_beside_every_figure(sandro, counted):
    write(sandro, kpi="", text="Typhoon")

    assert "Typhoon" in sandro.get(HERE).text


def test_a_withdrawn_note_stays_to_be_read_and_leaves_the_chart(
    sandro, counted, journal
):
    write(sandro)
    note = FigureNote.objects.get()

    page = sandro.post(
        f"/insight/notes/{note.pk}/withdraw/", {"back": HERE}, follow=True
    )

    assert "<s>New script from today</s>" in page.text
    assert "withdrawn by 桑德罗" in page.text
    quoted = re.search(r'data-chart="([^"]+)"', page.text)[1].replace("&quot;", '"')
    assert json.loads(quoted)["notes"] == []
    assert FigureNote.objects.count() == 1
    assert "FigureNoteWithdrawn" in journal()
    again = sandro.post(
        f"/insight/notes/{note.pk}/withdraw/", {"back": HERE}, follow=True
    )
    assert "withdrawn already" in again.text


def test_somebody_elses_note_is_withdrawn_by_a_supervisor_only(
    sandro, of_role, counted
):
    write(sandro)
    note = FigureNote.objects.get()
    officer = of_role("compliance")
    officer.cookies["django_language"] = "en"

    page = officer.post(
        f"/insight/notes/{note.pk}/withdraw/", {"back": HERE}, follow=True
    )

    assert "wrote this note" in page.text
    note.refresh_from_db()
    assert note.withdrawn_at is None


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"text": "   "}, "empty"),
        ({"text": "x" * 201}, "200 is the most"),
        ({"on": "2026-11-25"}, "has not come yet"),
        ({"on": "soon"}, "is no day"),
        ({"kpi": "nothing"}, "nothing"),
    ],
)
def test_what_cannot_be_kept_is_said_in_words(sandro, counted, told, why):
    page = write(sandro, **told)

    assert page.status_code == 200
    assert why in page.text
    assert not FigureNote.objects.exists()


def test_a_collector_reads_notes_and_writes_none(carla, sandro, counted):
    write(sandro, kpi="kept_rate", text="Bank holiday")

    assert "Bank holiday" in carla.get(f"/insight/kept_rate/?{DAYS}").text
    assert write(carla).status_code == 403


def test_markup_in_a_note_stays_text_and_nobody_is_led_elsewhere(sandro, counted):
    sandro.post(
        "/insight/notes/",
        {
            "on": "2026-11-20",
            "text": "<script>x</script>",
            "back": "https://elsewhere/",
        },
    )
    page = sandro.get(HERE)

    assert "<script>x" not in page.text
    away = sandro.post("/insight/notes/", {"back": "https://elsewhere/"})
    assert away.headers["Location"] == "/insight/"

"""Wording hits are paged by where a page ended, through notes and call notes as one list."""

import csv
import re
from datetime import timedelta
from html import unescape
from io import StringIO
from itertools import chain
from urllib.parse import urljoin

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arrears.questions import quality
from arrears.store.models import Attempt, Note
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
HITS = "/compliance/wording/"
HARSH = "再不还就去你单位找领导，让你坐牢。"
CALM = "客户说周五还。"


def note(book, minute: int, text: str = HARSH) -> str:
    at = books.NOW - timedelta(minutes=minute)
    row = Note.objects.create(case=book.alma, at=at, by="carla", text=text)
    return f"note:{row.pk}"


def call(book, minute: int, text: str = HARSH) -> str:
    row = Attempt.objects.create(
        case=book.alma,
        person=book.alma.debtor,
        at=books.NOW - timedelta(minutes=minute),
        channel="phone",
        result="conversation",
        code="EVT-01",
        by=books.CARLA,
        note=text,
    )
    return f"call:{row.pk}"


@pytest.fixture
def officer(of_role, book):
    Note.objects.all().delete()
    Attempt.objects.update(note="")
    return of_role("compliance")


@pytest.fixture
def three_a_page(monkeypatch):
    monkeypatch.setattr(quality, "READ_A_PAGE", 3)


def pages(client, where: str, way: str) -> list[list[str]]:
    """Return the texts with a hit, page by page, along `rel="next"` or `rel="prev"`."""
    found = []
    while where:
        page = client.get(where)
        rows = page.context["found"].rows
        found.append(list(dict.fromkeys(hit.text.source for hit in rows)))
        link = re.search(rf'rel="{way}" href="([^"]+)"', page.text)
        where = urljoin(where, unescape(link[1])) if link else ""
    return found


def test_each_text_comes_once_through_both_tables_and_back_again(
    officer, book, three_a_page
):
    newest_first = [
        note(book, 1),
        call(book, 2),
        note(book, 3),
        note(book, 4),
        call(book, 5),
        call(book, 6),
        note(book, 7),
    ]

    down = pages(officer, HITS, "next")
    up = pages(officer, f"{HITS}?sort=time", "next")

    assert down == [newest_first[:3], newest_first[3:6], newest_first[6:]]
    assert list(chain(*up)) == newest_first[::-1]


@pytest.mark.parametrize("sort", ["time", "-time"])
def test_texts_of_one_moment_are_neither_lost_nor_told_twice(
    officer, book, three_a_page, sort
):
    alike = {note(book, 5) for _ in range(4)} | {call(book, 5) for _ in range(5)}

    forth = list(chain(*pages(officer, f"{HITS}?sort={sort}", "next")))

    assert len(forth) == len(alike)
    assert set(forth) == alike
    found = officer.get(f"{HITS}?sort={sort}&after={_tie(forth[5])}").context["found"]
    assert [hit.text.source for hit in found.rows][-1] == forth[8]
    back = pages(officer, f"{HITS}?sort={sort}&before={_tie(forth[8])}", "prev")
    assert back == [forth[5:8], forth[2:5], forth[:3]]


def _tie(source: str) -> int:
    kind, _, pk = source.partition(":")
    return int(pk) * 2 + (kind == "call")


def test_a_page_without_a_hit_leads_on_to_the_next(officer, book, three_a_page):
    for minute in range(3):
        note(book, minute, CALM)
    harsh = call(book, 9)

    first = officer.get(HITS)

    assert list(first.context["found"].rows) == []
    assert 'rel="next"' in first.text
    assert pages(officer, HITS, "next") == [[], [harsh]]


def test_the_page_says_from_when_to_when_it_looked(officer, book):
    note(book, 60, CALM)
    note(book, 0)

    assert "时间从 11月24日 周二 15:00 到" in officer.get(HITS).text


def test_a_far_page_asks_no_more_than_the_first(officer, book, three_a_page):
    for minute in range(40):
        note(book, minute, CALM)
    far = note(book, 41)
    after = Note.objects.order_by("at")[2].pk * 2

    with CaptureQueriesContext(connection) as first:
        officer.get(HITS)
    with CaptureQueriesContext(connection) as last:
        page = officer.get(f"{HITS}?after={after}&page=14")

    assert page.context["found"].rows[0].text.source == far
    assert len(last) <= len(first) + 3  # where the row is, and what is alike to it


def test_where_the_text_is_gone_the_list_begins_anew(officer, book):
    harsh = note(book, 1)

    page = officer.get(f"{HITS}?after=1999998")

    assert "列表已有变动" in page.text
    assert page.context["found"].rows[0].text.source == harsh


def test_the_file_has_the_hits_of_all_pages(officer, book, three_a_page):
    written = [(note if minute % 2 else call)(book, minute) for minute in range(7)]

    text = officer.get(f"{HITS}?sort=time&as=csv").content.decode("utf-8-sig")
    moments = [line["时间"] for line in csv.DictReader(StringIO(text))]

    assert moments == sorted(moments)
    assert len(set(moments)) == len(written)


@pytest.mark.parametrize(("most", "status"), [(3, 200), (2, 422)])
def test_more_texts_than_one_file_looks_through_are_refused(
    officer, book, monkeypatch, most, status
):
    monkeypatch.setattr(quality, "MOST_TEXTS", most)
    for minute in range(3):
        note(book, minute)

    assert officer.get(f"{HITS}?as=csv").status_code == status


def test_a_mark_that_is_refused_shows_the_list_whatever_its_address(officer, book):
    told = {"source": "note:0", "label": "DET-01", "mark": "hit"}

    page = officer.post("/compliance/wording/marks/?sort=worth&after=9", told)

    assert page.status_code == 422

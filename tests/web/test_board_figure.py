"""The figures of the board: put together by hand, so nothing of them may be markup."""

from dataclasses import replace

from django.template import engines

from arrears.questions.floor_board import SeatFigure
from arrears.web.supervisor.templatetags.floor import seat_rows

HOSTILE = '"><script>alert(1)</script>'
CARLA = SeatFigure(
    seat="carla",
    name="卡拉",
    staff_number="S-01",
    team="早期",
    state="call",
    planned=9,
    done=7,
    talks=3,
    noted=2,
    promised=1,
    due=4,
    kept=0,
    minutes=125,
    last_at=None,
)


def test_a_figure_leads_to_the_cases_of_its_seat():
    (row,) = seat_rows([CARLA], "/floor/cases/")

    assert row.done == '<a href="/floor/cases/?what=done&amp;seat=carla">7</a>'
    assert row.left.endswith('what=left&amp;seat=carla" title="还没联系">9</a>')
    assert (row.state, row.tone) == ("通话中", "pill pill-good")


def test_no_part_of_a_row_becomes_markup():
    hostile = replace(
        CARLA, seat=HOSTILE, name=HOSTILE, staff_number=HOSTILE, team=HOSTILE
    )
    (row,) = seat_rows([hostile], HOSTILE)
    page = engines["django"].from_string(
        "{{ row.name }}{{ row.staff_number }}{{ row.team }}{{ row.seat }}{{ row.due }}"
    )

    assert "<script" not in row.done
    assert row.done.count('"') == 2
    assert "<script" not in page.render({"row": row})

"""The figures of the board: put together by hand, so nothing of them may be markup."""

from arrears.web.supervisor.templatetags.floor import figure

HOSTILE = '"><script>alert(1)</script>'


def test_a_figure_leads_to_the_cases_of_its_seat():
    told = figure("/floor/cases/", "done", "carla", 7)

    assert told == '<a href="/floor/cases/?what=done&amp;seat=carla">7</a>'


def test_no_part_of_a_figure_becomes_markup():
    told = figure(HOSTILE, HOSTILE, HOSTILE, 7, HOSTILE)

    assert "<script" not in told
    assert told.count('"') == 4

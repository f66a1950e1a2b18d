"""Call mode: read, make sure who it is, talk, and settle what follows."""

from datetime import date

import pytest

from arrears.store.models import Attempt, CallSheet, NextStep
from tests.web import book as books

pytestmark = pytest.mark.django_db
CASE = "/cases/A-1042/"
FORM = f"{CASE}outcomes/"
HTMX = {"HX-Request": "true"}
FIGURES = ("8,196.56", "8,290.96", "8,696.56", "500.00", "逾期 8 天")
REACHED = {"code": "EVT-01", "note": "说下周发工资"}
STEP = {"step": "call", "step_on": "2026-11-30", "step_at": "15:00"}


@pytest.fixture
def attempt(carla, book) -> int:
    """Somebody has answered Alma's mobile."""
    point = book.alma.debtor.points.get(kind="mobile").pk
    carla.post(f"{CASE}calls/", {"point": point})
    return Attempt.objects.get(result="reserved").pk


@pytest.fixture
def sure(carla, attempt) -> int:
    """And it is made sure that it is Alma."""
    carla.post(f"{CASE}call/{attempt}/identity/", {"identified_as": "last_four"})
    return attempt


def test_before_the_call_the_review_is_read_in_short(carla, book):
    page = carla.get(f"{CASE}call/").text

    for words in ("拨打前", "可以提供的方案", "怎么谈", "¥8,196.56"):
        assert words in page, words


@pytest.mark.covers("SCN-04")
def test_no_figure_is_on_the_page_until_identity_is_sure(carla, attempt):
    page = carla.get(f"{CASE}call/").text

    assert [figure for figure in FIGURES if figure in page] == []
    assert "EVT-12" not in page
    assert "接电话的是谁" in page


def test_once_identity_is_sure_figures_words_and_promise_open(carla, attempt, journal):
    told = {"identified_as": "last_four"}
    page = carla.post(f"{CASE}call/{attempt}/identity/", told, headers=HTMX).text

    assert "8,196.56" in page
    assert "EVT-12" in page
    assert CallSheet.objects.get(attempt=attempt).identified_as == "last_four"
    assert journal() == ["CallReserved", "IdentityConfirmed"]


@pytest.mark.parametrize("told", ["", "a feeling"])
def test_a_feeling_makes_nobody_sure(carla, attempt, journal, told):
    answer = carla.post(f"{CASE}call/{attempt}/identity/", {"identified_as": told})

    assert answer.status_code == 422
    assert "8,196.56" not in answer.text
    assert journal() == ["CallReserved"]


def test_nobody_else_makes_sure_of_who_is_on_my_line(sandro, attempt, journal):
    told = {"identified_as": "last_four"}
    answer = sandro.post(f"{CASE}call/{attempt}/identity/", told)

    assert answer.status_code == 422
    assert journal() == ["CallReserved"]


@pytest.mark.parametrize("code", ["EVT-01", "EVT-12", "EVT-17"])
def test_what_tells_of_the_debt_is_refused_before_identity_is_sure(
    carla, attempt, journal, code
):
    promise = {"amount": "100", "due_on": "2026-11-25", "source": "工资"}
    told = {"code": code, "attempt": attempt} | STEP | promise

    answer = carla.post(FORM, told)

    assert answer.status_code == 422
    assert "要先核实是不是本人" in answer.text
    assert [figure for figure in FIGURES if figure in answer.text] == []
    assert journal() == ["CallReserved"]


@pytest.mark.parametrize("code", ["EVT-02", "EVT-06", "EVT-19", "EVT-28"])
def test_who_does_not_answer_complains_or_objects_need_not_be_known(
    carla, attempt, code
):
    assert carla.post(FORM, {"code": code, "attempt": attempt}).status_code == 302


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ({}, "承诺或下一步"),
        ({"step": "call"}, "承诺或下一步"),
        ({"step": "dance", "step_on": "2026-11-25"}, "承诺或下一步"),
        ({"step": "call", "step_on": "2026-11-23"}, "90 天以内"),
        ({"step": "call", "step_on": "2027-02-23"}, "90 天以内"),
        ({"step": "call", "step_on": "soon"}, "看不懂"),
    ],
)
def test_a_talk_without_a_next_step_is_not_put_away_and_nothing_is_lost(
    carla, sure, journal, step, said
):
    answer = carla.post(FORM, REACHED | {"attempt": sure} | step)

    assert answer.status_code == 422
    assert said in answer.text
    assert "说下周发工资" in answer.text
    assert journal()[-1] == "IdentityConfirmed"


@pytest.mark.parametrize("last", ["2026-11-24", "2027-02-22"])
def test_a_next_step_may_be_today_or_the_ninetieth_day(carla, sure, last):
    carla.post(FORM, REACHED | {"attempt": sure} | STEP | {"step_on": last})

    assert NextStep.objects.get().due_on == date.fromisoformat(last)


def test_the_note_is_kept_in_its_parts_and_the_clocks_with_it(carla, sure, journal):
    parts = {"why": "RSN-07", "agreed": "周一再谈", "spoke": "40", "heard": "80"}

    answer = carla.post(FORM, REACHED | {"attempt": sure} | STEP | parts)

    told = Attempt.objects.get(pk=sure)
    assert answer.url == "/cases/A-2000/call/"
    assert "说下周发工资\n约定：周一再谈" in told.note
    assert told.note.startswith("未还原因：")
    assert (told.sheet.spoke_seconds, told.sheet.heard_seconds) == (40, 80)
    assert journal()[-2:] == ["OutcomeRecorded", "NextStepSet"]


def test_a_draft_is_kept_at_the_desk_and_given_back_on_any_machine(carla, sure):
    typed = {"note": "一半", "agreed": "周一", "code": "EVT-17"}
    kept = carla.post(f"{CASE}call/{sure}/draft/", typed)

    page = carla.get(f"{CASE}call/").text

    assert kept.status_code == 204
    assert ">一半</textarea>" in page
    assert 'value="周一"' in page
    assert 'value="EVT-17" required' in page


def test_a_draft_is_emptied_once_the_call_is_told(carla, sure):
    carla.post(f"{CASE}call/{sure}/draft/", {"note": "一半"})

    carla.post(FORM, {"code": "EVT-05", "attempt": sure})

    assert CallSheet.objects.get().typed == {}


def test_a_draft_of_a_call_that_is_over_is_refused_and_kept_by_nobody(carla, sure):
    carla.post(FORM, {"code": "EVT-05", "attempt": sure})

    answer = carla.post(f"{CASE}call/{sure}/draft/", {"note": "迟到"})

    assert answer.status_code == 409
    assert CallSheet.objects.get().typed == {}


def test_markup_in_a_draft_is_text(carla, sure):
    carla.post(f"{CASE}call/{sure}/draft/", {"note": "</textarea><b>x"})

    assert "</textarea><b>x" not in carla.get(f"{CASE}call/").text


def test_what_is_typed_is_checked_as_it_is_typed_and_without_a_script(carla, sure):
    bad = {"text": "不还就把你抓去坐牢", "audience": "debtor"}

    live = carla.post(f"{CASE}words/", bad, headers=HTMX).text
    plain = carla.post(f"{CASE}words/", bad).text

    assert "message error" in live
    assert "<html" not in live
    assert "message error" in plain


def test_what_is_heard_finds_its_cards_in_a_fragment(carla, book):
    asked = {"said": "我没钱还", "calling": "1"}

    found = carla.get("/playbook/", asked, headers=HTMX).text

    assert 0 < found.count('class="heard-card"') <= 3


@pytest.mark.parametrize("role", ["compliance", "strategist", "trainer"])
def test_who_only_reads_makes_sure_of_nobody_and_keeps_no_draft(of_role, attempt, role):
    who = of_role(role)

    for step in ("identity", "draft"):
        assert who.post(f"{CASE}call/{attempt}/{step}/").status_code == 403


def test_call_mode_asks_the_database_a_bounded_number_of_times(
    carla, sure, django_assert_max_num_queries
):
    carla.get(f"{CASE}call/")  # the cards are read

    with django_assert_max_num_queries(59):
        carla.get(f"{CASE}call/")


def test_a_message_says_which_words_of_the_note_to_look_at(carla, attempt):
    told = {"code": "EVT-05", "attempt": attempt, "note": "他素质低，不讲信用"}

    page = carla.post(FORM, told, follow=True)

    assert "请再看看这些用语" in page.text
    assert Attempt.objects.get(pk=attempt).by == books.CARLA

"""Telling how it came out: saved and on to the next, or refused and nothing lost."""

import pytest

from arrears.store.models import Attempt, Promise
from tests.web import book as books

pytestmark = pytest.mark.django_db
FORM = "/cases/A-1042/outcomes/"
RANG_US = {"initiator": "debtor", "identified_as": "last_four"}
HTMX = {"HX-Request": "true"}
PROMISE = {
    "code": "EVT-12",
    "amount": "1,500.50",
    "due_on": "2026-11-26",
    "due_at": "15:30",
    "source": "工资",
    "reminder_agreed": "yes",
    "note": "周四发工资",
}


@pytest.fixture
def attempt(carla, book) -> int:
    """Alma is on the line, and it is made sure that it is she."""
    point = book.alma.debtor.points.first().pk
    carla.post("/cases/A-1042/calls/", {"point": point})
    attempt = Attempt.objects.get(result="reserved").pk
    sure = {"identified_as": "last_four"}
    carla.post(f"/cases/A-1042/call/{attempt}/identity/", sure)
    return attempt


def test_an_outcome_is_kept_and_the_next_case_opens(carla, attempt, journal):
    told = {"code": "EVT-02", "attempt": attempt, "note": "无人应答"}

    page = carla.post(FORM, told, follow=True)

    assert page.redirect_chain[0][0] == "/cases/A-2000/call/"
    assert "艾玛 A-1042。" in page.text
    assert journal() == ["CallReserved", "IdentityConfirmed", "OutcomeRecorded"]


def test_a_fragment_moves_the_whole_page_on(carla, attempt):
    answer = carla.post(FORM, {"code": "EVT-02", "attempt": attempt}, headers=HTMX)

    assert answer.headers["HX-Redirect"] == "/cases/A-2000/call/"


def test_a_promise_is_taken_with_its_figures(carla, attempt, journal):
    carla.post(FORM, PROMISE | {"attempt": attempt})

    promise = Promise.objects.get(case__number="A-1042")
    assert (promise.amount_minor, str(promise.due_on), str(promise.due_at)) == (
        1_500_50,
        "2026-11-26",
        "15:30:00",
    )
    assert promise.reminder_agreed
    assert journal() == [
        "CallReserved",
        "IdentityConfirmed",
        "OutcomeRecorded",
        "PromiseTaken",
    ]


@pytest.mark.covers("CAD-09")
@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"due_on": "2026-11-27"}, "超过默认的 2 天"),
        ({"due_on": "2026-11-23"}, "已经过去"),
        ({"due_on": "someday"}, "看不懂这个日期"),
        ({"due_at": "25:00"}, "看不懂这个时间"),
        ({"amount": "8196.57"}, "超过了欠款"),
        ({"amount": "0"}, "必须大于零"),
        ({"amount": ""}, "请填写承诺金额"),
        ({"amount": "a lot"}, "看不懂这个金额"),
        ({"amount": "1.005"}, "小数点后的位数太多"),
        ({"source": ""}, "从哪里来"),
    ],
)
def test_a_promise_that_cannot_be_taken_is_refused_in_words_and_nothing_is_lost(
    carla, attempt, journal, wrong, said
):
    answer = carla.post(FORM, PROMISE | {"attempt": attempt} | wrong)

    assert answer.status_code == 422
    assert said in answer.text
    assert "周四发工资" in answer.text
    assert journal() == ["CallReserved", "IdentityConfirmed"]


def test_the_last_cent_of_the_debt_may_be_promised(carla, attempt):
    carla.post(FORM, PROMISE | {"attempt": attempt, "amount": "¥8,196.56"})

    assert Promise.objects.get(case__number="A-1042").amount_minor == 8_196_56


def test_a_later_day_needs_its_reason_and_is_taken_with_it(carla, attempt):
    later = {"due_on": "2026-12-10", "reason": "10 日发薪"}

    carla.post(FORM, PROMISE | {"attempt": attempt} | later)

    assert Promise.objects.get(case__number="A-1042").reason == "10 日发薪"


def test_the_same_outcome_sent_twice_is_kept_once_and_said_so(carla, attempt, journal):
    told = {"code": "EVT-02", "attempt": attempt, "note": "第二次"}
    carla.post(FORM, told)

    answer = carla.post(FORM, told)

    assert answer.status_code == 422
    assert "已经登记过结果" in answer.text
    assert "第二次" in answer.text
    assert journal() == ["CallReserved", "IdentityConfirmed", "OutcomeRecorded"]


def test_our_own_call_has_no_outcome_without_having_been_placed(carla, book, journal):
    answer = carla.post(FORM, {"code": "EVT-02"})

    assert answer.status_code == 422
    assert "没有对应的拨打记录" in answer.text
    assert journal() == []


def test_when_the_debtor_rings_a_promise_needs_no_call_of_ours(carla, book, journal):
    carla.post(FORM, PROMISE | RANG_US)

    assert Attempt.objects.get(code="EVT-12", case=book.alma).initiator == "debtor"
    assert journal() == ["OutcomeRecorded", "PromiseTaken", "IdentityConfirmed"]


@pytest.mark.parametrize("told", ["", "a feeling"])
def test_who_rings_us_is_made_sure_of_too(carla, book, journal, told):
    answer = carla.post(FORM, PROMISE | RANG_US | {"identified_as": told})

    assert answer.status_code == 422
    assert "要先核实是不是本人" in answer.text
    assert "周四发工资" in answer.text
    assert journal() == []


def test_who_rings_us_and_objects_need_not_be_known(carla, book):
    told = {"code": "EVT-20", "initiator": "debtor", "note": "利息不对"}

    assert carla.post(FORM, told).status_code == 302


def test_when_the_debtor_rings_a_next_step_is_settled_too(carla, book):
    told = RANG_US | {"code": "EVT-21"}

    assert carla.post(FORM, told).status_code == 422
    step = {"step": "write", "step_on": "2026-11-25"}
    assert carla.post(FORM, told | step).status_code == 302


def test_a_dispute_stops_the_case_at_once(carla, attempt):
    carla.post(FORM, {"code": "EVT-20", "attempt": attempt, "note": "利息不对"})

    page = carla.get("/cases/A-1042/").text
    assert "异议处理中" in page
    assert 'action="/cases/A-1042/calls/"' not in page


@pytest.mark.parametrize("code", ["", "EVT-99"])
def test_an_outcome_is_one_of_the_list(carla, attempt, journal, code):
    answer = carla.post(FORM, {"code": code, "attempt": attempt})

    assert answer.status_code == 422
    assert journal() == ["CallReserved", "IdentityConfirmed"]


@pytest.mark.parametrize("role", ["compliance", "strategist", "trainer"])
def test_who_only_reads_tells_no_outcome(of_role, book, journal, role):
    answer = of_role(role).post(FORM, PROMISE | {"initiator": "debtor"})

    assert answer.status_code == 403
    assert journal() == []


def test_a_supervisor_stays_on_the_case(sandro, book):
    step = {"step": "write", "step_on": "2026-11-25"}
    answer = sandro.post(FORM, {"code": "EVT-21"} | RANG_US | step)

    assert answer.url == "/cases/A-1042/"


def test_a_refusal_says_the_same_in_english(carla, attempt):
    carla.cookies["django_language"] = "en"

    answer = carla.post(FORM, PROMISE | {"attempt": attempt, "source": ""})

    assert "Write down where the money comes from" in answer.text


def test_outcomes_are_in_the_name_of_who_told_them(carla, attempt):
    carla.post(FORM, {"code": "EVT-02", "attempt": attempt})

    assert Attempt.objects.get(pk=attempt).by == books.CARLA

"""The supervisor's desk: each page and deed for her, and for nobody else."""

from datetime import timedelta

import pytest

from arrears.actions import assign_cases as bulk
from arrears.store.models import (
    Assignment,
    BulkAct,
    CoachingTask,
    Escalation,
    LiftRequest,
    Pair,
    Staff,
    Stop,
    Transfer,
)
from tests.web import book as books
from tests.web.book import NOW, TODAY

pytestmark = pytest.mark.django_db
PAGES = (
    "/floor/",
    "/floor/cases/?what=done",
    "/assign/",
    "/assign/1/",
    "/approvals/",
    "/escalations/",
    "/team/",
    "/coaching/",
)
DEEDS = (
    "/assign/try/",
    "/assign/1/done/",
    "/assign/1/undone/",
    "/approvals/bulk/1/",
    "/approvals/lifts/1/",
    "/escalations/1/",
    "/escalations/1/taken/",
    "/team/absence/",
    "/team/pairs/",
    "/transfers/new/",
    "/transfers/1/off/",
    "/coaching/new/",
    "/coaching/1/",
)
LATER = (TODAY + timedelta(days=2)).isoformat()


@pytest.fixture
def desk(sandro, carla, book):
    """Return the supervisor signed in, with two collectors in one team."""
    books.staff("li", "collector", name="李", number="S-03")
    Staff.objects.filter(role="collector").update(team="甲组")
    return sandro


def tried(desk, cases, **told):
    usual = {"kind": "seat", "seat": "li", "ground": "月底调整"}
    told = usual | told | {"case": [case.pk for case in cases]}
    return desk.post("/assign/try/", told, follow=True)


def latest(model):
    return model.objects.latest("pk").pk


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", ["collector", "compliance", "strategist", "trainer"])
def test_a_page_is_the_supervisor_s_alone(of_role, book, page, role):
    assert of_role(role).get(page).status_code == 403


@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_is_the_supervisor_s_alone_and_needs_more_than_an_address(
    carla, desk, deed
):
    assert carla.post(deed, {}).status_code == 403
    assert desk.get(deed).status_code in {200, 302, 404}
    assert not BulkAct.objects.exists()


def test_cases_are_chosen_previewed_assigned_and_undone(desk, book):
    page = tried(desk, [book.alma, book.cleo])
    act = latest(BulkAct)
    assert "还没有改动" in page.text
    assert not Assignment.objects.exists()

    done = desk.post(f"/assign/{act}/done/", follow=True)
    assert "撤销" in done.text
    assert Assignment.objects.filter(seat="li", ended_at=None).count() == 2
    desk.post(f"/assign/{act}/undone/")
    assert not Assignment.objects.filter(ended_at=None).exists()


def test_all_that_fit_the_filter_are_taken_and_the_filter_is_kept(desk, book):
    told = {"all": "1", "whose": "nobody", "from_days": "8", "until_days": "9"}
    tried(desk, [], **told)

    act = BulkAct.objects.get()
    assert act.lines.count() == 2
    assert act.told == "whose=nobody, from_days=8, until_days=9"


@pytest.mark.parametrize(
    ("asked", "many"),
    [
        ({"whose": "nobody"}, 13),
        ({"whose": "li"}, 0),
        ({"planned": "aside"}, 3),
        ({"planned": "carla"}, 10),
        ({"stage": "late"}, 3),
        ({"lender": "example", "text": "A-10"}, 1),
        ({"from_owed": "9001", "until_owed": "9200"}, 1),
        ({"from_days": "99999999999999999999", "stage": "x"}, 13),
    ],
)
def test_the_list_shows_what_fits(desk, book, asked, many):
    page = desk.get("/assign/", asked)

    assert page.text.count('name="case"') == many


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"ground": ""}, "请写明为什么"),
        ({"seat": ""}, "请选择怎样分配"),
        ({"kind": "leave_out", "until": "soon"}, "请选择怎样分配"),
        ({"kind": "<script>"}, "请选择怎样分配"),
    ],
)
def test_a_mistake_says_what_and_keeps_what_was_typed(desk, book, told, says):
    page = tried(desk, [book.alma], **told)

    assert page.status_code == 422
    assert says in page.text
    assert "checked" in page.text


def test_ten_thousand_chosen_get_a_clear_message(desk, book):
    page = desk.post(
        "/assign/try/",
        {"case": list(range(1, 901)), "kind": "release", "ground": "x"},
        follow=True,
    )
    assert page.status_code == 200

    bulk_most = bulk.MOST
    try:
        bulk.MOST = 1
        page = tried(desk, [book.alma, book.cleo])
    finally:
        bulk.MOST = bulk_most
    assert "什么都没有改动" in page.text


def test_an_act_s_done_button_pressed_twice_is_refused_the_second_time(desk, book):
    tried(desk, [book.alma])
    act = latest(BulkAct)
    desk.post(f"/assign/{act}/done/")

    again = desk.post(f"/assign/{act}/done/")
    assert (again.status_code, Assignment.objects.count()) == (422, 1)


def test_another_supervisor_approves_what_is_large(desk, book, of_role, monkeypatch):
    monkeypatch.setattr(bulk, "FOUR_EYES_ABOVE", 1)
    tried(desk, [book.alma, book.cleo])
    act = latest(BulkAct)
    desk.post(f"/assign/{act}/done/")
    decision = {"decision": "grant", "ground": "同意"}

    assert "须由另一" in desk.post(f"/approvals/bulk/{act}/", decision).text
    other = of_role("administrator")
    assert "li" not in [a.seat for a in Assignment.objects.all()]
    other.post(f"/approvals/bulk/{act}/", decision)
    assert Assignment.objects.filter(seat="li").count() == 2


def test_a_collector_asks_for_a_stop_to_be_lifted_and_a_supervisor_decides(
    carla, desk, book, of_role
):
    stop = Stop.objects.get(kind="dispute")
    way = f"/cases/B-2077/stops/{stop.pk}/asked/"
    assert carla.post(way, {"ground": ""}).status_code == 422
    carla.post(way, {"ground": "已核对"})
    request = latest(LiftRequest)
    assert "已申请解除" in carla.get("/cases/B-2077/").text

    decision = {"decision": "grant", "ground": "看过材料"}
    assert desk.post(f"/approvals/lifts/{request}/", decision).status_code == 422
    of_role("administrator").post(f"/approvals/lifts/{request}/", decision)
    stop.refresh_from_db()
    assert stop.lifted_by == "administrator"


def test_a_collector_escalates_and_reads_the_answer_in_the_history(carla, desk, book):
    way = "/cases/A-1042/escalations/"
    assert carla.post(way, {"about": "difficult"}).status_code == 422
    carla.post(way, {"about": "difficult", "told": "<i>大声指责</i>"})
    row = latest(Escalation)
    assert "&lt;i&gt;大声指责" in desk.get("/escalations/").text

    desk.post(f"/escalations/{row}/taken/")
    assert "已接手" in carla.get("/cases/A-1042/").text
    answer = {"answer": "paired", "seat": "li", "told": "两人一起谈"}
    assert desk.post(f"/escalations/{row}/", answer | {"seat": ""}).status_code == 422
    desk.post(f"/escalations/{row}/", answer)
    page = carla.get("/cases/A-1042/").text
    assert "与 李 协同" in page
    assert "两人一起谈" in page


def test_an_absence_is_written_down_and_ended(desk, book):
    told = {"seat": "carla", "stand_in": "li", "from": str(TODAY), "until": LATER}
    desk.post("/team/absence/", told)
    assert "李" in desk.get("/team/").text
    assert Staff.objects.get(user__username="carla").stand_in == "li"

    desk.post("/team/absence/", {"seat": "carla", "back": "1"})
    assert Staff.objects.get(user__username="carla").absent_from is None
    assert desk.post("/team/absence/", told | {"from": "x"}).status_code == 422


def test_two_handle_a_case_until_one_goes_on_alone(desk, book):
    told = {"number": "a-1042", "seat": "li", "ground": "一人主谈"}
    desk.post("/team/pairs/", told)
    assert Pair.objects.get().seat == "li"

    assert desk.post("/team/pairs/", told).status_code == 422
    desk.post("/team/pairs/", {"number": "A-1042", "end": "1"})
    assert Pair.objects.get().ended_by == "sandro"
    assert desk.post("/team/pairs/", told | {"number": "Z"}).status_code == 422


def handed_over(desk, book):
    tried(desk, [book.alma], seat="carla")
    desk.post(f"/assign/{latest(BulkAct)}/done/")
    told = {"from_seat": "carla", "to_seat": "li", "numbers": "", "ground": "调岗"}
    desk.post("/transfers/new/", told)
    return Transfer.objects.get()


def test_both_sign_one_sheet_and_only_they_see_it(carla, desk, book, of_role):
    sheet = handed_over(desk, book)
    way = f"/transfers/{sheet.pk}/"
    assert of_role("trainer").get(way).status_code == 404
    assert "等您签署" in carla.get("/").text

    signed = {"sha256": sheet.sha256, "side": "given"}
    assert desk.post(f"{way}signed/", signed).status_code == 422
    page = carla.post(f"{way}signed/", signed, follow=True)
    assert "已签署" in page.text
    sheet.refresh_from_db()
    assert sheet.given_by == "carla"
    stale = {"sha256": "0" * 64, "side": "taken"}
    assert carla.post(f"{way}signed/", stale).status_code == 422


def test_a_sheet_is_called_off(desk, carla, book):
    sheet = handed_over(desk, book)

    page = desk.post(f"/transfers/{sheet.pk}/off/", {"ground": "x"}, follow=True)

    assert "移交已撤回" in page.text


def test_coaching_is_agreed_and_looked_at(desk, book):
    told = {"seat": "carla", "told": "一起听录音", "due_on": LATER, "card": "TAC-39"}
    desk.post("/coaching/new/", told)
    task = latest(CoachingTask)
    assert "一起听录音" in desk.get("/coaching/").text

    assert desk.post(f"/coaching/{task}/", {"came_of_it": ""}).status_code == 422
    desk.post(f"/coaching/{task}/", {"came_of_it": "好多了"})
    assert CoachingTask.objects.get().ended_at == NOW
    assert desk.post("/coaching/new/", told | {"told": ""}).status_code == 422

"""The register of agreed visits at the case: booked, refused, called off, told of."""

from datetime import timedelta

import pytest

from arrears.store.models import Visit

pytestmark = pytest.mark.django_db
FORM = "/cases/A-1042/visits/"
THURSDAY = {
    "on": "2026-11-26",
    "clock": "10:00",
    "place": "示例市某路 8 号",
    "crew": ["carla", "sandro"],
    "how": "writing",
    "ground": "短信 11-24 14:50",
}


@pytest.fixture
def booked(carla, sandro, book):
    return carla.post(FORM, THURSDAY, follow=True)


def test_a_booked_visit_is_shown_with_who_goes_where_and_how_it_was_agreed(
    booked, journal
):
    page = booked.text[booked.text.index('id="visits"') :]

    for shown in (
        "11月26日 周四 10:00",
        "卡拉, 桑德罗",
        "示例市某路 …",
        "书面同意",
    ):
        assert shown in page, shown
    assert journal() == ["VisitBooked"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"clock": "22:00"}, "这次外访不可预约：只能在债务人当地时间"),
        ({"crew": ["carla"]}, "外访须至少 2 人同行"),
        ({"crew": []}, "请选择去的人"),
        ({"on": ""}, "请填写日期"),
        ({"clock": ""}, "请填写时间"),
        ({"place": ""}, "请选择或写明约定的地点"),
        ({"how": ""}, "请写明对方怎样同意的"),
        ({"on": "2026-11-23"}, "外访须事先约定"),
    ],
)
def test_what_is_not_lawful_or_not_whole_is_refused_and_comes_back_as_typed(
    carla, sandro, book, change, says
):
    answer = carla.post(FORM, THURSDAY | change)

    assert answer.status_code == 422
    assert says in answer.text
    assert "短信 11-24 14:50" in answer.text
    assert not Visit.objects.exists()


def test_it_is_called_off_with_a_reason(carla, booked):
    visit = Visit.objects.get()

    assert carla.post(f"{FORM}{visit.pk}/off/", {}).status_code == 422
    page = carla.post(f"{FORM}{visit.pk}/off/", {"because": "改为电话"}, follow=True)

    assert "外访已取消" in page.text
    assert "改为电话" in page.text


def test_after_its_hour_one_says_how_it_came_out(carla, booked, settings):
    visit = Visit.objects.get()
    address = f"{FORM}{visit.pk}/"
    assert carla.post(address, {"ended_as": "met"}).status_code == 422

    settings.ARREARS_CLOCK += timedelta(days=2)
    assert "结果待登记" in carla.get("/cases/A-1042/").text
    assert carla.post(address, {"ended_as": ""}).status_code == 422
    page = carla.post(address, {"ended_as": "met", "report": "分三期"}, follow=True)

    assert "见到本人" in page.text
    history = page.text[page.text.index('id="history"') :]
    assert "外访" in history
    assert "分三期" in history


@pytest.mark.parametrize("role", ["compliance", "trainer", "strategist"])
def test_who_only_reads_books_nothing(of_role, book, role):
    reader = of_role(role)

    assert reader.post(FORM, THURSDAY).status_code == 403
    assert reader.post(f"{FORM}1/").status_code == 403
    assert reader.post(f"{FORM}1/off/").status_code == 403


def test_markup_in_the_place_is_shown_and_not_run(carla, sandro, book):
    page = carla.post(FORM, THURSDAY | {"place": "<script>x</script>"}, follow=True)

    assert "<script>x" not in page.text

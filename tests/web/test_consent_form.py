"""Recording a consent at the desk, and taking it back: it holds, or holds no longer, at once."""

from datetime import timedelta

import pytest

from arrears.store.models import Consent

pytestmark = pytest.mark.django_db
FORM = "/cases/A-1042/consents/"
EVENING = {
    "channel": "phone",
    "from": "22:00",
    "until": "23:00",
    "how": "spoken",
    "ground": "“晚上十点后打给我”，录音 8812",
    "expires_on": "2026-12-31",
}


def test_a_consent_is_listed_with_who_when_ground_and_last_day(carla, book, journal):
    page = carla.post(FORM, EVENING, follow=True).text

    assert "同意已登记" in page
    assert "22:00–23:00" in page
    for shown in ("录音 8812", "口头同意，有录音", "卡拉", "有效至 12月31日 周四"):
        assert shown in page[page.index('id="consents"') :], shown
    assert journal() == ["ConsentRecorded"]


def test_the_number_may_be_called_in_the_hour_that_was_agreed_to(carla, book, settings):
    carla.post(FORM, EVENING)
    settings.ARREARS_CLOCK += timedelta(hours=7, minutes=30)

    page = carla.get("/cases/A-1042/").text

    assert "现在可以拨打 · 至 23:00" in page
    assert (
        "打开" not in page or "11月25日 周三 08:00 起可再联系" in page
    )  # texts: closed


@pytest.mark.parametrize("role", ["compliance", "trainer", "strategist", "supervisor"])
def test_whoever_is_at_the_case_may_take_it_back_and_it_closes_at_once(
    carla, of_role, book, settings, role
):
    carla.post(FORM, EVENING)
    row = Consent.objects.get()
    settings.ARREARS_CLOCK += timedelta(hours=7, minutes=30)

    page = of_role(role).post(
        f"{FORM}{row.pk}/", {"because": "她说不行了"}, follow=True
    )

    assert "同意已撤回" in page.text
    assert "她说不行了" in page.text
    assert "现在可以拨打" not in page.text
    assert carla.post(f"{FORM}{row.pk}/").status_code == 422


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"channel": ""}, "请选择对方同意哪一种"),
        ({"how": ""}, "请选择同意的形式"),
        ({"ground": ""}, "请写明依据"),
        ({"until": ""}, "开始和结束都要填写"),
        ({"until": "late"}, "15:30"),
        ({"expires_on": "soon"}, "从日历"),
        ({"expires_on": "2026-11-01"}, "已经过去"),
        ({"point": "9" * 30}, "请重新选择"),
    ],
)
def test_what_is_not_whole_is_refused_and_comes_back_as_typed(
    carla, book, journal, change, says
):
    answer = carla.post(FORM, EVENING | change)

    assert answer.status_code == 422
    assert says in answer.text
    assert 'value="22:00"' in answer.text
    assert journal() == []


@pytest.mark.parametrize("role", ["compliance", "trainer", "strategist"])
def test_who_only_reads_records_no_consent(of_role, book, role):
    assert of_role(role).post(FORM, EVENING).status_code == 403


def test_markup_in_the_ground_is_shown_and_not_run(carla, book):
    page = carla.post(FORM, EVENING | {"ground": "<script>x</script>"}, follow=True)

    assert "<script>x" not in page.text

"""May this be said: judged by what the registers of the case know."""

import pytest

from arrears.store.models import LegalStep

pytestmark = pytest.mark.django_db
PAGE = "/cases/A-1042/words/"
STEPS = "/cases/A-1042/steps/"
SUIT = "我行已于2026年11月20日向法院起诉您。"
FILED = {"step": "filed", "on": "2026-11-20", "paper": "示例区法院，档案柜 2"}


@pytest.mark.covers("DET-01")
def test_a_suit_may_be_told_once_it_is_on_the_register_and_not_before(
    carla, sandro, book, journal
):
    before = carla.post(PAGE, {"text": SUIT}).text
    sandro.post(STEPS, FILED)
    after = carla.post(PAGE, {"text": SUIT}).text

    assert "可以这样说：" in before
    assert "没有发现问题" in after
    assert journal() == ["LegalStepRecorded"]


def test_what_gives_the_debt_away_is_kept_from_somebody_else(carla, book):
    told = {"text": "他欠我们一万二，麻烦您提醒他还钱", "audience": "third_party"}

    assert "可以这样说：" in carla.post(PAGE, told).text


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"on": "2026-11-25"}, "还没有到"),
        ({"on": "soon"}, "请填写日期"),
        ({"paper": " "}, "请写明法院"),
        ({"step": "execution"}, "请选择是哪一步"),
    ],
)
def test_what_has_not_happened_or_has_no_paper_is_not_entered(
    sandro, book, change, says
):
    answer = sandro.post(STEPS, FILED | change)

    assert answer.status_code == 422
    assert says in answer.text
    assert not LegalStep.objects.exists()


def test_a_step_entered_by_mistake_is_struck_and_may_not_be_said_any_more(
    carla, sandro, book
):
    sandro.post(STEPS, FILED)
    assert "已经登记过" in sandro.post(STEPS, FILED).text
    row = LegalStep.objects.get()

    sandro.post(f"{STEPS}{row.pk}/")

    assert "可以这样说：" in carla.post(PAGE, {"text": SUIT}).text
    assert sandro.post(f"{STEPS}{row.pk}/").status_code == 422


@pytest.mark.parametrize("role", ["collector", "trainer", "strategist"])
def test_the_register_is_not_everybodys(of_role, book, role):
    assert of_role(role).post(STEPS, FILED).status_code == 403


def test_markup_in_the_text_is_shown_and_not_run(carla, book):
    page = carla.post(PAGE, {"text": "<script>x</script>明天来抓你"})

    assert "<script>x" not in page.text

"""What one reads of a case, and what nobody reads."""

from datetime import timedelta

import pytest

from tests import cast

pytestmark = pytest.mark.django_db


def test_the_head_says_who_how_much_and_how_late(carla, book):
    page = carla.get("/cases/A-1042/").text

    assert "艾玛" in page
    assert "¥8,196.56" in page
    assert "逾期 8 天" in page
    assert "第 1 手 · 委案期剩 37 天" in page


def test_how_the_sum_arises_is_shown_head_by_head(carla, book):
    page = carla.get("/cases/A-1042/").text

    for figure in ("¥8,290.96", "−¥94.40", "−¥500.00", "¥8,696.56"):
        assert figure in page


def test_a_number_is_masked_until_a_call_is_cleared(carla, book):
    page = carla.get("/cases/A-1042/").text

    assert "154****0001" in page
    assert cast.ALMA.phone.removeprefix("+86") not in page


def test_of_a_third_person_there_is_a_name_and_neither_number_nor_button(carla, book):
    page = carla.get("/cases/E-5230/").text

    assert "艾瑞卡" in page
    assert "0015" not in page
    assert "不得向他们提及欠款" in page


def test_a_point_that_may_not_be_called_says_why_by_which_rule_and_has_no_button(
    carla, book
):
    page = carla.get("/cases/B-2077/").text

    assert "异议处理中" in page
    assert "停止联系标记" in page
    assert 'action="/cases/B-2077/calls/"' not in page


def test_a_point_that_may_be_called_says_until_when(carla, book):
    assert "现在可以拨打 · 至 22:00" in carla.get("/cases/A-1042/").text


def test_outside_the_hours_it_says_when_it_is_possible_again(carla, book, settings):
    settings.ARREARS_CLOCK += timedelta(hours=7)

    page = carla.get("/cases/A-1042/").text

    assert "GB/T 45251-2025" in page
    assert "11月25日 周三 08:00 起可再联系" in page


def test_how_to_speak_stands_beside_the_call_with_its_reason(carla, book):
    page = carla.get("/cases/A-1042/")

    how = page.context["manner"]
    assert how.tone.words.zh in page.text
    assert how.why.zh in page.text


def test_the_history_tells_calls_payments_and_notes_newest_first(carla, book):
    page = carla.get("/cases/A-1042/").text
    history = page[page.index('id="history"') :]

    assert (
        history.index("无人接听")
        < history.index("收到还款")
        < history.index("备注</strong>")
    )


@pytest.mark.parametrize("role", ["compliance", "strategist", "trainer"])
def test_who_only_reads_has_no_call_no_outcome_and_no_note(of_role, book, role):
    page = of_role(role).get("/cases/A-1042/").text

    assert ("艾玛" if role == "compliance" else "艾*") in page
    assert 'action="/cases/' not in page


@pytest.mark.parametrize("role", ["strategist", "trainer"])
@pytest.mark.parametrize(
    "address",
    [
        "/cases/A-1042/",
        "/cases/A-1042/brief/",
        "/cases/A-1042/call/",
        "/cases/A-1042/review/",
        "/cases/A-1042/scripts/",
        "/cases/A-1042/papers/",
        "/?seat=carla",
        "/search/?q=A-10",
        "/palette/?q=A-10",
    ],
)
def test_who_sees_personal_data_masked_is_told_no_name_in_full(
    of_role, book, role, address
):
    page = of_role(role).get(address, follow=True).text

    assert "艾玛" not in page


def test_a_closed_case_can_be_read_and_no_more(carla, book):
    book.alma.closed_on, book.alma.closed_as = book.alma.opened_on, "recalled"
    book.alma.save()

    page = carla.get("/cases/A-1042/").text

    assert "本案已于 10月1日 周四 关闭" in page
    assert 'action="/cases/' not in page


def test_there_is_no_case_of_that_number(carla, book):
    page = carla.get("/cases/A-9999/")

    assert page.status_code == 404
    assert "没有编号为 A-9999 的案件" in page.text


def test_a_number_typed_small_is_led_to_the_case(carla, book):
    assert carla.get("/cases/a-1042/").url == "/cases/A-1042/"


def test_the_next_case_is_the_next_of_the_list(carla, book):
    assert carla.get("/next/").url == "/cases/A-1042/"
    assert carla.get("/next/?after=A-1042").url == "/cases/A-2000/"


def test_when_the_list_is_done_one_is_led_to_the_day(carla, book):
    book.run.items.all().delete()

    page = carla.get("/next/", follow=True)

    assert "今天的清单已全部完成" in page.text


def _point(person, kind, value):
    from arrears.store.models import Point

    return Point.objects.create(person=person, kind=kind, value=value, source="lender")


def test_every_point_says_of_each_way_it_serves_whether_it_is_open_now(
    carla, book, settings
):
    _point(book.alma.debtor, "email", "alma@example.com")
    _point(book.alma.debtor, "work_email", "alma@firm.example.com")
    _point(book.alma.debtor, "postal", "示例市花园路 1 号")

    page = carla.get("/cases/A-1042/").text
    settings.ARREARS_CLOCK += timedelta(hours=7)
    night = carla.get("/cases/A-1042/").text

    ways = page[: page.index('id="consents"')]
    for way in ("电话", "短信", "邮件", "信函", "外访"):
        assert f'<span class="soft">{way}</span>' in ways, way
    assert "现在可以联系 · 至 22:00" in ways
    assert "单位联系方式默认不用" in ways
    assert "现在可以，但须事先约定并登记" in ways
    assert night.count("起可再联系") == 4  # telephone, text, e-mail, visit
    assert '<span class="soft">信函</span> 现在可以联系' in night  # a letter rings not


@pytest.mark.django_db
def test_the_page_asks_the_database_no_more_however_many_points_there_are(
    carla, book, call_under_way, django_assert_max_num_queries
):
    for n in range(12):
        _point(book.cleo.debtor, "mobile", f"+86154900002{n:02}")
    _point(book.cleo.debtor, "email", "cleo@example.com")

    with django_assert_max_num_queries(30):
        carla.get("/cases/C-3015/")


@pytest.fixture
def call_under_way(book):
    """Reserve a call of Carla's on Cleo's case, which has a promise and a stop."""
    from arrears.store.models import Attempt, Stop
    from tests.web.book import CARLA, NOW

    cleo = book.cleo
    point = cleo.debtor.points.get()
    Attempt.objects.create(
        case=cleo,
        person=cleo.debtor,
        point=point,
        at=NOW,
        channel="phone",
        result="reserved",
        by=CARLA,
    )
    Stop.objects.create(
        person=cleo.debtor, kind="opt_out", channel="sms", since=NOW, by="sandro"
    )

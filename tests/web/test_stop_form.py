"""Recording a stop at the desk: it holds at once, or is refused and nothing is lost."""

import pytest

from arrears.store.models import Stop

pytestmark = pytest.mark.django_db
FORM = "/cases/A-1042/stops/"
DISPUTE = {"kind": "dispute", "ground": "利息对不上", "channel": "phone"}


def test_a_dispute_is_on_record_and_the_number_is_closed_at_once(carla, book, journal):
    page = carla.post(FORM, DISPUTE, follow=True)

    assert "已登记" in page.text
    assert "异议处理中" in page.text
    assert "停止催收和提醒" in page.text
    assert 'data-key="c"' not in page.text
    assert journal() == ["StopSet"]


def test_hours_that_do_not_suit_are_shown_with_the_stop(carla, book):
    told = {"kind": "inconvenient_time", "ground": "午休", "from": "12:00"}

    page = carla.post(FORM, told | {"until": "14:00"}, follow=True)

    assert "12:00–14:00" in page.text


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"ground": "利息对不上"}, "请选择要登记的内容"),
        ({"kind": "dispute", "ground": ""}, "请写明依据"),
        ({"kind": "opt_out", "ground": "不要短信"}, "请选择对方不接受哪一种"),
        ({"kind": "dispute", "ground": "长长" * 201}, "400"),
        ({"kind": "dispute", "ground": "x", "expires_on": "soon"}, "从日历"),
    ],
)
def test_what_is_not_whole_is_refused_and_comes_back_as_typed(
    carla, book, journal, told, says
):
    answer = carla.post(FORM, told)

    assert answer.status_code == 422
    assert says in answer.text
    assert told["ground"][:20] in answer.text
    assert journal() == []


def test_a_supervisor_lifts_what_a_collector_set(carla, sandro, book, journal):
    carla.post(FORM, DISPUTE)
    stop = Stop.objects.get(person=book.alma.debtor)

    refused = sandro.post(f"{FORM}{stop.pk}/", {"ground": ""})
    assert refused.status_code == 422
    sandro.post(f"{FORM}{stop.pk}/", {"ground": "已核实并书面答复"})

    stop.refresh_from_db()
    assert stop.lifted_by == "sandro"
    assert journal() == ["StopSet", "StopLifted"]


def test_a_collector_lifts_nothing(carla, book):
    carla.post(FORM, DISPUTE)
    stop = Stop.objects.get(person=book.alma.debtor)

    assert carla.post(f"{FORM}{stop.pk}/", {"ground": "x"}).status_code == 403


@pytest.mark.parametrize("role", ["strategist", "trainer", "compliance"])
def test_who_only_reads_records_no_stop(of_role, book, role):
    assert of_role(role).post(FORM, DISPUTE).status_code == 403


def test_markup_in_the_ground_is_shown_and_not_run(carla, book):
    page = carla.post(FORM, DISPUTE | {"ground": "<script>x</script>"}, follow=True)

    assert "<script>x" not in page.text

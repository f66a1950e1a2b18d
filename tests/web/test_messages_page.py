"""A message is composed, seen as its reader will see it, released, and can be undone."""

import html
import re
from datetime import timedelta

import pytest

from arrears.actions.approve_template import approve_template, take_in_playbook
from arrears.store.models import Lender, Message, MessageTemplate
from tests.web import book as books
from tests.web.book import COLIN, NOW, SANDRO
from tests.web.test_scripts_page import LETTERHEAD

pytestmark = pytest.mark.django_db
PAGE = "/cases/A-1042/messages/"
KIND = "{name}，您好。您的账户有一笔款到期，方便时请看看。"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path


@pytest.fixture
def letterhead(book) -> None:
    Lender.objects.update(letterhead=LETTERHEAD)


@pytest.fixture
def approved(book, people, letterhead) -> None:
    books.staff(COLIN, "compliance", name="柯林", number="S-03")
    take_in_playbook(by=SANDRO, now=NOW)
    for row in MessageTemplate.objects.filter(channel__in=("sms", "letter")):
        approve_template(template=row.pk, by=COLIN, now=NOW)


def seen(page) -> str:
    return re.search(r'name="seen" value="(\w+)"', page.text)[1]


def test_the_page_says_what_there_is_and_a_preview_what_the_debtor_gets(carla, book):
    page = carla.get(PAGE)
    shown = carla.post(f"{PAGE}seen/", {"channel": "sms", "text": KIND})

    assert "没有已批准的模板" in page.text
    assert "【示例消费金融】艾玛，您好" in shown.text
    assert "1 条" in shown.text
    assert "154****0001" in shown.text
    assert "+8615490000001" not in shown.text
    assert not Message.objects.exists()


def test_what_was_seen_is_released_and_withdrawn_again(carla, book):
    told = {"channel": "sms", "text": KIND}
    told["seen"] = seen(carla.post(f"{PAGE}seen/", told))

    page = carla.post(f"{PAGE}new/", told, follow=True)
    waits = Message.objects.get()
    undone = carla.post(f"/outbox/{waits.pk}/off/", {"number": "A-1042"}, follow=True)

    assert "待发" in page.text
    assert "已撤回" in undone.text
    assert Message.objects.get().state == "withdrawn"


def test_a_text_that_changed_since_it_was_seen_is_not_released(carla, book):
    told = {"channel": "sms", "text": KIND, "seen": "0" * 64}

    page = carla.post(f"{PAGE}new/", told)

    assert page.status_code == 422
    assert "再看一遍预览" in page.text
    assert "您的账户有一笔款到期" in page.text  # nothing typed is lost


@pytest.mark.covers("SCN-10")
def test_what_law_or_wording_forbids_is_told_and_has_no_way_out(carla, book):
    ill = {"channel": "sms", "text": "再不还就抓你去坐牢！"}
    late = {"channel": "sms", "text": KIND, "send_at": "2026-11-25T00:30"}

    said = carla.post(f"{PAGE}seen/", ill).text
    night = html.unescape(carla.post(f"{PAGE}seen/", late).text)

    assert "disabled" in said
    assert "可以这样说" in said
    assert "disabled" in night
    assert "再次可以联系" in night or "11月25日" in night
    assert carla.post(f"{PAGE}new/", ill).status_code == 422
    assert carla.post(f"{PAGE}new/", late).status_code == 422
    assert not Message.objects.exists()


def test_only_approved_templates_of_the_stage_are_offered_those_that_fit_first(
    carla, approved
):
    page = html.unescape(carla.get(PAGE).text)
    row = MessageTemplate.objects.filter(channel="sms", tones="support").first()

    assert "★" in page
    assert "-" in row.key
    shown = carla.post(f"{PAGE}seen/", {"channel": "sms", "template": row.pk})
    assert "艾玛" in shown.text
    assert "{" not in shown.text.split("blockquote")[1]


def test_a_letter_holds_what_every_letter_must_and_needs_an_address(
    carla, letterhead, book
):
    from arrears.store.models import Point

    assert "没有这种方式可用" in carla.get(PAGE, {"channel": "letter"}).text
    Point.objects.create(
        person=book.alma.debtor, kind="postal", value="示例市某路 8 号", source="x"
    )
    shown = carla.post(f"{PAGE}seen/", {"channel": "letter", "text": "您好，对账。"})

    assert "六、有异议" in shown.text
    assert "某路 8 号" not in shown.text


def test_who_decides_sends_and_a_collector_does_not(carla, sandro, book, tmp_path):
    carla.post(f"{PAGE}new/", {"channel": "sms", "text": KIND})

    assert carla.post("/outbox/send/").status_code == 403
    page = sandro.post("/outbox/send/", follow=True)

    assert "已写出文件：1" in page.text
    assert (tmp_path / "outbox" / Message.objects.get().file).exists()
    assert "已发短信或信函" in carla.get("/cases/A-1042/").text
    late = carla.post(f"/outbox/{Message.objects.get().pk}/off/")
    assert late.status_code == 422
    assert "不能再撤回" in late.text


def test_a_collector_sees_and_withdraws_only_messages_of_their_own(carla, sandro, book):
    sandro.post(f"{PAGE}new/", {"channel": "sms", "text": KIND})
    message = Message.objects.get().pk

    assert "A-1042" not in carla.get("/outbox/").text
    assert "A-1042" in sandro.get("/outbox/").text
    assert carla.post(f"/outbox/{message}/off/").status_code == 404
    assert Message.objects.get().state == "queued"


@pytest.mark.parametrize("role", ["trainer", "strategist", "compliance"])
def test_who_only_reads_writes_nothing(of_role, book, role):
    reader = of_role(role)

    sees_names = role == "compliance"  # trainers and strategists see them masked
    assert reader.get(PAGE).status_code == (200 if sees_names else 403)
    assert reader.get("/outbox/").status_code == (200 if sees_names else 403)
    assert reader.get("/visits/").status_code == (200 if sees_names else 403)
    assert reader.post(f"{PAGE}new/", {"text": KIND}).status_code == 403
    assert reader.post("/outbox/1/off/").status_code == 403
    assert reader.post("/outbox/send/").status_code == 403


def test_markup_is_shown_and_not_run_and_strangers_stay_out(carla, client, book):
    shown = carla.post(
        f"{PAGE}seen/", {"channel": "sms", "text": "<script>x</script> {name}"}
    )

    assert "<script>x" not in shown.text
    for address in (PAGE, "/outbox/", "/templates/", "/visits/", "/outbox/many/"):
        assert client.get(address).status_code == 302


def test_templates_are_proposed_by_one_and_approved_by_another(
    carla, sandro, of_role, book
):
    told = {
        "key": "gentle",
        "channel": "sms",
        "zh": "{name}，您好。您的{product}应还 {overdue}，方便时请看看。",
        "en": "Hello {name}, {overdue} is owed on your {product}; have a look.",
        "expires_on": (NOW.date() + timedelta(30)).isoformat(),
        "stages": ["middle"],
    }
    assert carla.get("/templates/").status_code == 403
    assert sandro.post("/templates/new/", told | {"en": ""}).status_code == 422
    page = sandro.post("/templates/new/", told, follow=True)
    row = MessageTemplate.objects.get()

    assert "待批准" in page.text
    assert sandro.post("/templates/approved/", {"template": row.pk}).status_code == 422
    compliance = of_role("compliance")
    assert 'name="template"' in compliance.get("/templates/").text
    compliance.post("/templates/approved/", {"template": row.pk})
    assert "gentle" in carla.get(PAGE).text
    assert compliance.post(f"/templates/{row.pk}/retired/", {}).status_code == 422
    compliance.post(f"/templates/{row.pk}/retired/", {"because": "改写"})
    assert "gentle" not in carla.get(PAGE).text


@pytest.mark.covers("CHN-04")
def test_many_are_written_to_each_seen_first_and_all_undone(sandro, approved, carla):
    template = MessageTemplate.objects.filter(
        channel="sms", key__startswith="confirmation", after=""
    ).first()
    asked = {"template": template.pk, "stage": "middle"}
    assert carla.get("/outbox/many/").status_code == 403

    page = html.unescape(sandro.get("/outbox/many/", asked).text)
    cases = re.findall(r'name="case" value="([^"]+)"', page)
    assert cases
    done = sandro.post("/outbox/many/new/", asked | {"case": cases}, follow=True)

    assert Message.objects.count() == len(cases)
    batch = Message.objects.values_list("batch", flat=True).first()
    assert batch
    assert "一并撤回" in done.text or "全部撤回" in done.text
    sandro.post("/outbox/0/off/", {"batch": batch})
    assert set(Message.objects.values_list("state", flat=True)) == {"withdrawn"}


def test_many_refuse_an_empty_choice_and_say_who_is_left_out(sandro, approved, book):
    from arrears.actions.set_stop import set_stop

    set_stop(number="A-1042", kind="cease", ground="本人要求", by=SANDRO, now=NOW)
    template = MessageTemplate.objects.filter(
        channel="sms", key__startswith="confirmation", after=""
    ).first()

    empty = sandro.post("/outbox/many/new/", {"template": template.pk})
    page = sandro.get("/outbox/many/", {"template": template.pk})

    assert empty.status_code == 422
    left = page.text.split('id="left-title"')[1]
    assert "A-1042" in left


def test_states_and_tones_can_be_chosen(sandro, book):
    """An Enum that a page is handed by its class is called, and shows nothing."""
    assert 'value="queued"' in sandro.get("/outbox/").text
    page = sandro.get("/templates/").text
    assert 'name="tones" value="support"' in page
    assert 'name="after" value="broken"' in page


@pytest.mark.parametrize(
    "ill",
    [
        {"send_at": "0001-01-01T00:00"},
        {"send_at": "9999-12-31T23:59"},
        {"send_at": "2026-11-24T15:00+99:99"},
        {"point": "9" * 30},
        {"template": "-1"},
        {"channel": "fax"},
        {"lang": "xx"},
        {"text": "x" * 5_000},
        {"text": "{" * 50},
    ],
)
def test_what_no_form_sends_breaks_nothing(carla, book, ill):
    told = {"channel": "sms", "text": KIND} | ill

    assert carla.post(f"{PAGE}seen/", told).status_code == 200
    assert carla.post(f"{PAGE}new/", told).status_code in {302, 422}

"""Standing rules at the desk: tried, proposed, agreed to, gone by; who may do what."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from arrears.store.models import Assignment, BulkAct, Lender, Proposal, Staff
from tests.rules import BY_STAGE, in_force
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
WHERE = "/assign/rules/"
TRIED, NEW, NOW = f"{WHERE}tried/", f"{WHERE}new/", f"{WHERE}now/"
CHANGES = "/administration/changes/"
TEXT = BY_STAGE.format(version="rules-1")
TOLD = {"text": TEXT, "effective_on": books.TODAY.isoformat(), "ground": "新班子"}


@pytest.fixture
def floor(people, book):
    books.staff("li", "collector", name="李", number="S-03")
    Staff.objects.filter(user__username="li").update(team="甲组")
    return book


@pytest.fixture
def officer(of_role):
    return of_role("compliance")


def refused(client, where=TRIED, **more) -> str:
    answer = client.post(where, TOLD | more)
    assert answer.status_code == 422
    return answer.text


@pytest.mark.parametrize(
    ("role", "sees", "proposes"),
    [
        ("collector", 403, 403),
        ("strategist", 403, 403),
        ("trainer", 403, 403),
        ("lender", 403, 403),
        ("supervisor", 200, 302),
        ("administrator", 200, 302),
        ("compliance", 200, 403),
    ],
)
def test_who_sees_them_and_who_proposes(floor, of_role, role, sees, proposes):
    client = of_role(role)

    assert client.get(WHERE).status_code == sees
    assert client.post(TRIED, TOLD).status_code == sees
    assert client.post(NOW).status_code == (403 if proposes == 403 else 422)
    assert client.post(NEW, TOLD).status_code == proposes


def test_who_is_limited_to_some_lenders_has_no_part_in_them(floor, sandro):
    limited = Staff.objects.get(user__username="sandro")
    limited.scope.add(Lender.objects.get())

    for where in (WHERE, TRIED, NEW, NOW):
        assert sandro.post(where, TOLD).status_code == 403


def test_it_is_tried_on_today_s_book_with_reasons_and_nothing_is_kept(
    floor, sandro, journal
):
    page = sandro.post(TRIED, TOLD).text

    assert '<strong class="num">13</strong> 件改动' in page
    assert "rules-1 · 早期" in page
    assert "目前手上案件最少" in page
    assert "<ins>+ version: rules-1</ins>" in page
    assert not Proposal.objects.exists()
    assert not BulkAct.objects.exists()
    assert journal() == []


def test_what_somebody_holds_stands_out_where_a_rule_would_take_it(floor, sandro):
    Assignment.objects.create(
        case=floor.cleo, seat="li", ground="熟", by="sandro", at=books.NOW
    )
    assert "现在有人负责。" not in sandro.post(TRIED, TOLD).text

    taking = TEXT.replace(
        "to: {seat: carla}", "to: {seat: carla}\n    takes_held: true"
    )
    page = sandro.post(TRIED, TOLD | {"text": taking}).text

    assert "其中 1 件现在有人负责。" in page
    assert '<span class="pill pill-warn">有人负责</span>' in page


def test_the_preview_shows_whose_cases_the_rules_in_force_would_take(floor, sandro):
    Assignment.objects.create(
        case=floor.alma, seat="carla", ground="熟", by="sandro", at=books.NOW
    )
    in_force("version: r\nrules:\n  - {name: 全部, to: {seat: li}, takes_held: true}\n")

    page = sandro.post(NOW, follow=True).text

    assert "其中 1 件现在有人负责。" in page
    first = page.split("<tbody>")[1].split("</tr>")[0]
    assert "A-1042" in first
    assert "卡拉" in first


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("stages: [early]", "sex: [f]", "第 4 行，rules.1.when.sex：“rules.1.when.sex”指性别。"),
        ("stages: [early]", "stages: [dawn]", "第 4 行，rules.1.when.stages：没有“dawn”"),
        ("stages: [early]", "lenders: [bank]", "没有“bank”，可用：example。"),
        ("seat: carla", "seat: mo", "第 5 行，rules.1.to.seat：没有“mo”，可用：carla, li。"),
        ("even: 甲组", "even: 丙组", "没有“丙组”，可用：甲组。"),
        ("version: rules-1", 'version: ""', "版本名须为 1 到 40 个字符"),
        ("version: rules-1", "version: [", "第 "),
    ],
)  # fmt: skip
def test_a_mistake_is_said_with_its_place_and_the_text_stays(
    floor, sandro, was, becomes, says
):
    text = TEXT.replace(was, becomes)

    assert says in refused(sandro, text=text)
    page = refused(sandro, NEW, text=text)
    assert says in page
    assert "其余" in page.split("<textarea")[1]
    assert not Proposal.objects.exists()


def test_other_refusals_of_a_proposal(floor, sandro):
    assert "请写明原因" in refused(sandro, NEW, ground=" ")
    assert "生效日不能早于今天" in refused(sandro, NEW, effective_on="2026-11-23")
    assert "没有“丙组”这个小组" in refused(sandro, NEW, team="丙组")
    sandro.post(NEW, TOLD)
    assert "全公司 已有一项变更在等待复核" in refused(sandro, NEW)


def test_a_team_s_rules_are_for_its_own_seats(floor, sandro):
    told = {"team": "甲组", "text": TEXT}
    assert "“carla”不在“甲组”，请写本组的坐席：li。" in refused(sandro, **told)

    own = TEXT.replace("seat: carla", "seat: li")
    answer = sandro.post(NEW, TOLD | {"team": "甲组", "text": own}, follow=True)
    assert "常设分配规则 · 甲组" in answer.text
    assert Proposal.objects.get().subject == "team:甲组"


def test_the_second_person_tries_what_waits_and_agrees(floor, sandro, officer):
    sandro.post(NEW, TOLD)
    waits = officer.get(CHANGES).text
    assert "常设分配规则" in waits
    assert "<ins>+ version: rules-1</ins>" in waits

    assert "件改动" in officer.post(TRIED, {"waiting": "1", "team": ""}).text
    number = Proposal.objects.get().pk
    decision = {"grant": "1", "ground": "条件都看过"}
    assert officer.post(f"{CHANGES}{number}/", decision).status_code == 302

    assert "<code>rules-1</code>" in sandro.get(WHERE).text
    assert "已用过" in refused(sandro, NEW)
    assert sandro.get(f"{WHERE}?version={number}").status_code == 200
    assert sandro.get(f"{WHERE}?version={number}&team=甲组").status_code == 404


def test_who_proposed_does_not_agree(floor, of_role):
    admin = of_role("administrator")
    admin.post(NEW, TOLD)

    number = Proposal.objects.get().pk
    told = {"grant": "1", "ground": "可以"}
    assert admin.post(f"{CHANGES}{number}/", told).status_code == 422
    assert not Proposal.objects.get().granted


def test_gone_by_now_it_is_seen_first_done_and_undone(floor, sandro):
    assert "没有生效的常设分配规则" in refused(sandro, NOW)
    in_force(TEXT)

    page = sandro.post(NOW, follow=True).text
    assert "rules-1 · 其余" in page
    assert not Assignment.objects.exists()

    act = BulkAct.objects.get().pk
    done = sandro.post(f"/assign/{act}/done/", follow=True).text
    assert Assignment.objects.filter(ended_at=None).count() == 13
    assert "撤销" in done
    assert "按常设规则分配给 李" in sandro.get("/cases/A-1042/").text
    assert "按现行规则没有案件需要分配" in refused(sandro, NOW)
    sandro.post(f"/assign/{act}/undone/")
    assert not Assignment.objects.filter(ended_at=None).exists()


def test_a_file_goes_before_the_text(floor, sandro):
    sent = SimpleUploadedFile("rules.yaml", TEXT.encode())

    assert sandro.post(NEW, TOLD | {"text": "", "file": sent}).status_code == 302
    assert Proposal.objects.get().version == "rules-1"

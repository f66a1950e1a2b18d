"""The case workshop at the desk: read, analyse, compare; the team's own, pseudonymised."""

import pytest

from arrears.store.models import Note, TrainingTalk, WorkshopAnswer, WorkshopCase
from tests.web.book import NOW, TODAY

pytestmark = pytest.mark.django_db
ROOM = "/training/workshop/"
RIGHT = {
    "route": "hardship", "reasons": ["CLM-06"], "personas": ["PER-01"],
    "ability": "part", "willingness": "high", "next_contact": "own_mobile",
    "offers": ["small_monthly_plan"],
}  # fmt: skip


@pytest.fixture
def closed(book):
    """Return the number of a closed case, with a note that names people."""
    case = book.alma
    Note.objects.create(case=case, at=NOW.replace(year=2025), by="carla",
                        text=f"{case.debtor.name}说在东莞，电话15400009876")  # fmt: skip
    case.closed_on, case.closed_as = TODAY, "settled"
    case.save()
    return case


def picked(client, closed, **more):
    typed = {"number": closed.number, "title": f"{closed.debtor.name}的案子"} | more
    return client.post(f"{ROOM}own/new/", typed)


@pytest.mark.covers("TRN-07")
@pytest.mark.parametrize("role", ["collector", "trainer", "strategist"])
def test_an_analysis_is_scored_beside_the_house_and_journalled(of_role, role, journal):
    client = of_role(role)
    assert "EVT" not in client.get(f"{ROOM}CASE-01/").text
    answer = client.post(f"{ROOM}CASE-01/", RIGHT)
    page = client.get(answer.url).text

    assert "100/100" in page
    assert "只有本单位" not in page
    assert journal()[-1] == "WorkshopAnswered"
    assert WorkshopAnswer.objects.get().score == 100


def test_the_first_analysis_counts_for_the_skills_and_a_second_does_not(of_role):
    client = of_role("collector")
    client.post(f"{ROOM}CASE-01/", {"route": "talk"})
    second = client.get(client.post(f"{ROOM}CASE-01/", RIGHT).url).text

    assert "不计入能力分" in second
    skills = client.get("/training/").text
    assert "看案分析" in skills
    assert 'value="0"' in skills
    assert not TrainingTalk.objects.exists()


def test_an_analysis_is_ones_own_and_the_coaches(of_role):
    url = of_role("collector").post(f"{ROOM}CASE-02/", {}).url

    assert of_role("strategist").get(url).status_code == 404
    trainer = of_role("trainer")
    assert trainer.get(url).status_code == 200
    assert url in trainer.get("/training/team/collector/").text


def test_a_closed_case_is_kept_without_anybody_and_seen_after_release(
    of_role, closed, journal
):
    trainer, collector = of_role("trainer"), of_role("collector")
    name = closed.debtor.name
    own = picked(trainer, closed).url
    page = trainer.get(own).text

    assert journal()[-1] == "WorkshopCasePicked"
    row = WorkshopCase.objects.get()
    for word in (name, closed.number, "15400009876", "东莞", "示例消费金融"):
        assert word not in f"{row.title} {row.kept}"
        assert word not in page
    assert collector.get(own).status_code == 404
    trainer.post(f"{ROOM}own/{row.pk}/release/")
    assert collector.get(own).status_code == 200
    assert "后来：案件结清" in collector.get(collector.post(own, {}).url).text


def test_an_own_case_is_removed_for_good_and_the_score_stays(of_role, closed):
    trainer = of_role("trainer")
    own = picked(trainer, closed).url
    answer = trainer.post(own, {}).url
    trainer.post(f"{ROOM}own/{WorkshopCase.objects.get().pk}/remove/")

    assert not WorkshopCase.objects.exists()
    assert WorkshopAnswer.objects.count() == 1
    assert trainer.get(answer).status_code == 404
    assert trainer.get(ROOM).status_code == 200


def test_an_open_case_and_an_unknown_one_are_refused_in_words(of_role, book):
    trainer = of_role("trainer")

    assert "还没有关闭" in picked(trainer, book.boris).text
    assert trainer.post(f"{ROOM}own/new/", {"number": "X", "title": "x"}).status_code == 422  # fmt: skip
    assert "标题" in picked(trainer, book.boris, title=" ").text
    assert not WorkshopCase.objects.exists()


@pytest.mark.parametrize("role", ["collector", "strategist", "administrator"])
def test_other_posts_take_no_case_in(of_role, closed, role):
    assert picked(of_role(role), closed).status_code == 403


@pytest.mark.parametrize("name", ["CASE-99", "own-1", "own-x", "own-" + "9" * 40, "x"])
def test_what_is_not_there_is_not_found(of_role, name):
    assert of_role("trainer").get(f"{ROOM}{name}/").status_code == 404


def test_the_team_view_shows_who_holds_a_certificate(of_role):
    assert "还没有" in of_role("trainer").get("/training/team/").text


def test_the_workshop_speaks_english(of_role):
    client = of_role("collector")
    client.cookies["django_language"] = "en"
    page = client.get(f"{ROOM}CASE-04/").text

    assert "His number does not exist" in page
    assert not any(zh in page for zh in ("本人", "逾期", "您的分析"))

"""The portrait exercise at the desk: draw, hand in, see the marks."""

import pytest

from arrears.store.models import PortraitAnswer

pytestmark = pytest.mark.django_db
DRAW = "/training/workshop/CASE-01/portrait/"
LINES = [
    "您好，我能理解您现在的难处，能说说是什么原因没还上吗？",
    "您每个月工资到手多少，家里开支大概要多少？",
    "王先生，我们可以申请分期，您看每月还多少不影响生活？",
]
RIGHT = {
    "zone1": ["late"], "zone2": ["reachable"], "zone3": ["terms", "cause"],
    "zone4": ["paid"], "zone5": ["none"], "personas": ["PER-01"],
    "reasons": ["CLM-06"], "willingness": ["high"], "ability": ["part"],
    "offers": ["small_monthly_plan"], "money": ["month"],
    "next_contact": ["own_mobile"], "line": LINES,
}  # fmt: skip


@pytest.mark.covers("TRN-08")
def test_a_portrait_is_graded_beside_the_house_masked_and_journalled(of_role, journal):
    client = of_role("collector")
    page = client.get(client.post(DRAW, RIGHT).url).text

    assert "100/100" in page
    assert "问收支" in page
    assert "真有难处，先缓后谈" in page
    assert journal()[-1] == "PortraitDrawn"
    assert "王先生" not in str(PortraitAnswer.objects.get().lines)
    assert "100/100" in client.get("/training/workshop/").text


def test_a_bad_line_is_explained_with_a_better_one_though_masking_hides_the_word(
    of_role,
):
    client = of_role("collector")
    lines = [*LINES[:2], "你是骗子"]
    page = client.get(client.post(DRAW, RIGHT | {"line": lines}).url).text

    assert "90/100" in page
    assert "可以这样说" in page


def test_too_few_lines_are_refused_and_what_was_ticked_and_typed_stays(of_role):
    answer = of_role("collector").post(DRAW, RIGHT | {"line": LINES[:2]})

    assert answer.status_code == 422
    assert "三句不同的话" in answer.text
    assert LINES[0] in answer.text
    assert 'value="late" checked' in answer.text
    assert not PortraitAnswer.objects.exists()


def test_a_portrait_is_ones_own_and_the_coaches(of_role):
    url = of_role("collector").post(DRAW, RIGHT).url

    assert of_role("strategist").get(url).status_code == 404
    trainer = of_role("trainer")
    assert trainer.get(url).status_code == 200
    assert url in trainer.get("/training/team/collector/").text


@pytest.mark.parametrize("name", ["CASE-99", "own-1", "x"])
def test_what_is_not_there_is_not_found(of_role, name):
    client = of_role("collector")

    assert client.get(f"/training/workshop/{name}/portrait/").status_code == 404
    assert client.post(f"/training/workshop/{name}/portrait/", RIGHT).status_code == 404
    assert client.get("/training/workshop/portraits/9/").status_code == 404


def test_the_exercise_speaks_english(of_role):
    client = of_role("collector")
    client.cookies["django_language"] = "en"
    page = client.get(DRAW).text

    assert "Zone 2: numbers" in page
    assert "three lines to say" in page
    assert "What it does:" in client.get(client.post(DRAW, RIGHT).url).text

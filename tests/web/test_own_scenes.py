"""The trainers' own scenes: the same check as in the terminal, versions, withdrawal."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from arrears.store.models import TrainerScene, TrainingTalk
from arrears.training.scene.library import scene_files
from arrears.training.scene.scene_check import scene_faults

pytestmark = pytest.mark.django_db
ROOM, SCENES = "/training/", "/training/scenes/"
GOOD = scene_files()["tearful-instalments"]
BAD = GOOD.replace("persona: PER-01", "persona: PER-99").replace("owed: 18600", "owed: 1")  # fmt: skip


def kept(client, text=GOOD, name="late-wages", **more):
    return client.post(f"{SCENES}new/", {"name": name, "text": text, **more})


def test_a_scene_that_holds_is_kept_and_played(of_role, journal):
    trainer, collector = of_role("trainer"), of_role("collector")
    assert kept(trainer).status_code == 302
    assert journal()[-1] == "TrainerSceneKept"
    assert "own/late-wages@1" in collector.get(ROOM).text
    talk = collector.post(ROOM, {"scene": "own/late-wages@1", "seed": "3"}).url
    collector.post(f"{talk}lines/", {"line": "您好", "after": 0})

    assert collector.get(talk).status_code == 200


def test_every_fault_is_told_with_its_line_and_nothing_is_kept(of_role):
    answer = kept(of_role("trainer"), BAD)

    assert answer.status_code == 422
    for fault in scene_faults("late-wages.yaml", BAD):
        assert fault.words.zh.split("：")[0] in answer.text
    assert "PER-99" in answer.text
    assert not TrainerScene.objects.exists()


@pytest.mark.parametrize(
    "text",
    ["", "- a\n- b", "a: [", "just words", "title: 3", "a: " * 60_000, "&a [*a]"],
)
def test_what_is_no_scene_is_refused_in_a_sentence(of_role, text):
    answer = kept(of_role("trainer"), text)

    assert answer.status_code == 422
    assert "没有保存" in answer.text


@pytest.mark.parametrize("name", ["", "Late", "../x", "a", "迟发", "x" * 41, "own/x@1"])
def test_a_name_that_is_none_is_refused(of_role, name):
    answer = kept(of_role("trainer"), name=name)

    assert answer.status_code == 422
    assert "小写字母" in answer.text


def test_a_talk_replays_with_its_own_version_and_the_newest_is_offered(of_role):
    trainer = of_role("trainer")
    kept(trainer)
    first = trainer.post(ROOM, {"scene": "own/late-wages@1"}).url
    kept(trainer, GOOD.replace("overdue: 4200", "overdue: 3100"))
    trainer.post(ROOM, {"scene": "own/late-wages@1"})

    scenes = TrainingTalk.objects.order_by("pk").values_list("scene", flat=True)
    assert list(scenes) == ["own/late-wages@1", "own/late-wages@2"]
    assert "4,200" in trainer.get(first).text
    assert "和第 2 版一样" in kept(
        trainer, GOOD.replace("overdue: 4200", "overdue: 3100")
    ).text  # fmt: skip


def test_a_withdrawn_scene_is_offered_no_more_and_its_talks_stay(of_role):
    trainer = of_role("trainer")
    kept(trainer)
    talk = trainer.post(ROOM, {"scene": "own/late-wages@1"}).url
    trainer.post(f"{SCENES}late-wages/withdraw/")

    assert "late-wages" not in trainer.get(ROOM).text.split("选一个场景")[1].split("</form>")[0]  # fmt: skip
    assert trainer.get(talk).status_code == 200
    assert trainer.post(ROOM, {"scene": "own/late-wages@1"}).status_code == 404
    assert trainer.post(f"{SCENES}late-wages/withdraw/").status_code == 404


@pytest.mark.parametrize("role", ["collector", "compliance", "strategist"])
def test_other_posts_write_no_scene(of_role, role):
    client = of_role(role)

    assert kept(client).status_code == 403
    assert client.get(SCENES).status_code == 403


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("mine.yaml", GOOD.encode(), 302),
        ("mine.yaml", GOOD.encode("gb18030"), 422),
        ("mine.exe", GOOD.encode(), 422),
        ("mine.yaml", b"a: 1\n" * 50_000, 422),
    ],
)
def test_a_file_is_taken_where_it_is_utf_8_yaml(of_role, name, content, status):
    file = SimpleUploadedFile(name, content)

    assert kept(of_role("trainer"), "", file=file).status_code == status

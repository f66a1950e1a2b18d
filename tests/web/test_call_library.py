"""The library of real calls: bring, review, remark, release, read."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from arrears.store.models import LibraryCall

pytestmark = pytest.mark.django_db
CALLS = "/training/calls/"
TEXT = "催收员：请问您是王小明本人吗？\n客户：我的电话是 15400001234\n催收员：再不还就让你家里人都知道"
FIELDS = {"title": "第一通", "text": TEXT, "mark": "failure", "tags": "家人,核实"}


def brought(client, **more) -> str:
    return client.post(f"{CALLS}new/", FIELDS | more).url


@pytest.mark.covers("TRN-04")
@pytest.mark.parametrize("role", ["trainer", "supervisor", "compliance"])
def test_a_keeper_brings_a_call_and_nothing_personal_is_kept(of_role, role):
    client = of_role(role)
    page = client.get(brought(client)).text
    kept = str(LibraryCall.objects.get().turns)

    assert "王小明" not in kept
    assert "15400001234" not in kept
    assert "核实本人" in page
    assert "DET-" in page


@pytest.mark.parametrize("role", ["collector", "strategist", "administrator"])
def test_other_posts_bring_nothing(of_role, role):
    assert of_role(role).post(f"{CALLS}new/", FIELDS).status_code == 403
    assert not LibraryCall.objects.exists()


def test_a_collector_reads_a_call_only_after_its_release(of_role):
    trainer, collector = of_role("trainer"), of_role("collector")
    call = brought(trainer)

    assert collector.get(call).status_code == 404
    assert "第一通" not in collector.get(CALLS).text
    trainer.post(f"{call}release/")
    assert collector.get(call).status_code == 200
    assert "第一通" in collector.get(CALLS).text


def test_a_remark_stands_at_its_turn_and_is_journalled(of_role, journal):
    trainer = of_role("trainer")
    call = brought(trainer)
    trainer.post(f"{call}remarks/", {"turn": "3", "text": "这里该停"})

    assert "这里该停" in trainer.get(call).text
    assert (
        trainer.post(f"{call}remarks/", {"turn": "4", "text": "x"}).status_code == 422
    )
    assert [each for each in journal() if each.startswith("LibraryCall")] == [
        "LibraryCallKept", "LibraryCallRemarked",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["a.txt.exe", "a.pdf"])
def test_a_wrong_file_is_refused_in_words(of_role, name):
    upload = SimpleUploadedFile(name, b"x")
    answer = of_role("trainer").post(f"{CALLS}new/", FIELDS | {"file": upload})

    assert answer.status_code == 422
    assert name in answer.text


def test_the_list_is_filtered_by_mark_and_by_tag(of_role):
    trainer = of_role("trainer")
    brought(trainer)

    assert "第一通" in trainer.get(f"{CALLS}?mark=failure&tag=家人").text
    assert "第一通" not in trainer.get(f"{CALLS}?mark=good").text
    assert "第一通" not in trainer.get(f"{CALLS}?tag=别的").text


def test_a_call_is_erased_with_its_remarks_by_a_keeper_only(of_role, journal):
    trainer, collector = of_role("trainer"), of_role("collector")
    call = brought(trainer)
    trainer.post(f"{call}remarks/", {"turn": "3", "text": "这里该停"})
    trainer.post(f"{call}release/")

    assert "保存到" in trainer.get(call).text
    assert collector.post(f"{call}remove/").status_code == 403
    trainer.post(f"{call}remove/")
    assert not LibraryCall.objects.exists()
    assert trainer.get(call).status_code == 404
    assert trainer.post(f"{call}remove/").status_code == 404
    assert journal()[-1] == "LibraryCallRemoved"

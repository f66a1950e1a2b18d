"""Papers go into the evidence as they were handed in, and a pack can be held to its word."""

import io
import json
from zipfile import ZipFile

import pytest

from arrears.actions.erase_person import erase
from arrears.actions.keep_paper import add_paper, judge_paper
from arrears.questions.evidence_check import PackUnreadable, check_pack
from arrears.questions.evidence_pack import evidence_pack
from arrears.store.models import Paper
from tests.web import book as books
from tests.web.book import CARLA, NOW, SANDRO, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
PDF = b"%PDF-1.7 a dismissal"
PNG = b"\x89PNG\r\n\x1a\n a receipt"
JPEG = b"\xff\xd8\xff a ticket"


@pytest.fixture
def papers(book):
    """Three papers: one bears out, one is over, one waits."""
    for claim, name, content in (
        ("CLM-01", "a.pdf", PDF),
        ("CLM-02", "b.png", PNG),
        ("CLM-03", "c.jpg", JPEG),
    ):
        add_paper(
            number="A-1042",
            claim=claim,
            name=name,
            content=content,
            told="x",
            by=CARLA,
            now=NOW,
        )
    for row in Paper.objects.order_by("pk")[:2]:
        judge_paper(
            number="A-1042",
            paper=row.pk,
            judged_as="bears_out",
            ground="seen",
            holds_until=TODAY,
            by=SANDRO,
            now=NOW,
        )
    second = Paper.objects.order_by("pk")[1]
    Paper.objects.filter(pk=second.pk).update(holds_until="2026-11-23")
    return Paper.objects.order_by("pk")


@pytest.fixture
def pack(tmp_path):
    def made(change=None):
        """Write the pack, with some of its files changed."""
        file = tmp_path / "evidence.zip"
        whole = evidence_pack("A-1042", lang="en", now=NOW)
        if change is None:
            file.write_bytes(whole)
            return file
        with ZipFile(io.BytesIO(whole)) as told, ZipFile(file, "w") as folder:
            files = {name: told.read(name) for name in told.namelist()}
            for name, content in change(files).items():
                folder.writestr(name, content)
        return file

    return made


def listed(file) -> list[dict]:
    return json.loads(ZipFile(file).read("papers.json"))


@pytest.mark.covers("SCN-18", "CLM-08")
def test_every_paper_is_there_with_its_sum_and_how_it_stands(papers, pack):
    file = pack()

    told = listed(file)
    assert [each["state"] for each in told] == ["bears_out", "lapsed", "waiting"]
    assert all(each["as_handed_in"] and not each["redacted"] for each in told)
    contents = [ZipFile(file).read(each["file"]) for each in told]
    assert contents == [PDF, PNG, JPEG]
    sums = ZipFile(file).read("SHA256SUMS").decode()
    assert all(each["file"] in sums and each["sha256"] in sums for each in told)
    found = check_pack(file)
    assert found.holds
    assert (found.papers, found.redacted) == (3, 0)
    assert found.entries == 5 + 2  # handed in, judged, found twice


def test_an_erased_paper_is_listed_and_marked_and_not_there(papers, pack, book):
    erase(book.alma, ground="asked", by=books.SANDRO, now=NOW)
    file = pack()

    assert all(each["redacted"] and not each["file"] for each in listed(file))
    assert not [name for name in ZipFile(file).namelist() if "papers/" in name]
    assert check_pack(file).redacted == 3
    assert check_pack(file).holds


def test_a_paper_changed_in_the_desk_itself_is_found(papers, pack):
    first = papers[0]
    Paper.objects.filter(pk=first.pk).update(content=b"%PDF-1.7 forged")

    file = pack()

    assert listed(file)[0]["as_handed_in"] is False
    (fault,) = check_pack(file).faults
    assert "handed in" in fault.why.en


def changed(name: str, content: bytes):
    return lambda files: {**files, name: content}


def without(name: str):
    return lambda files: {each: files[each] for each in files if each != name}


def forged(files):
    """Change what an entry of the journal says, and the list of sums with it."""
    from hashlib import sha256

    told = json.loads(files["journal.json"])
    told["journal"][0]["by"] = "somebody"
    content = json.dumps(told).encode()
    before = sha256(files["journal.json"]).hexdigest()
    sums = files["SHA256SUMS"].decode().replace(before, sha256(content).hexdigest())
    return {**files, "journal.json": content, "SHA256SUMS": sums.encode()}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (changed("case.json", b"{}"), "its sum is another"),
        (changed("more.txt", b"x"), "no sum of it"),
        (without("evidence.pdf"), "not in the pack"),
        (forged, "does not fit its seal"),
    ],
)
def test_what_was_changed_after_it_was_handed_out_is_named(papers, pack, change, says):
    found = check_pack(pack(change))

    assert not found.holds
    assert says in found.faults[0].why.en


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all"])
def test_what_is_no_pack_is_refused(tmp_path, content):
    file = tmp_path / "x.zip"
    file.write_bytes(content)

    with pytest.raises(PackUnreadable):
        check_pack(file)


def test_a_zip_without_a_list_is_refused(papers, pack):
    with pytest.raises(PackUnreadable):
        check_pack(pack(without("SHA256SUMS")))


def test_the_same_rows_make_the_same_pack(papers):
    first = evidence_pack("A-1042", lang="zh", now=NOW)

    assert evidence_pack("A-1042", lang="zh", now=NOW) == first

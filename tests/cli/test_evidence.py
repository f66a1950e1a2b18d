"""`arrears evidence`: a pack is checked by whoever has it, and looked for in the journal."""

import json

import pytest

from arrears.actions.note_evidence import note_evidence
from arrears.questions.evidence_pack import evidence_pack
from tests.web import book as books

pytestmark = pytest.mark.django_db


@pytest.fixture
def pack(db, tmp_path):
    books.built("zh")
    file = tmp_path / "pack.zip"
    file.write_bytes(evidence_pack("A-1042", lang="zh", now=books.NOW))
    return file


def test_a_pack_that_holds_is_said_to_and_one_that_does_not_names_the_place(
    arrears, pack
):
    sound = arrears("--lang", "en", "evidence", "check", pack)
    assert (sound.exit_code, "It holds" in sound.output) == (0, True)

    pack.write_bytes(pack.read_bytes()[:-30])
    broken = arrears("--lang", "en", "evidence", "check", pack)
    assert (broken.exit_code, "is no pack of evidence" in broken.output) == (3, True)


def test_the_journal_says_whether_this_desk_handed_it_out(arrears, pack):
    unknown = arrears("--lang", "en", "evidence", "check", pack, "--desk")
    assert (unknown.exit_code, "no such pack" in unknown.output) == (3, True)

    note_evidence(
        number="A-1042",
        pack=pack.read_bytes(),
        reason="court",
        by="colin",
        now=books.NOW,
    )
    known = arrears("evidence", "check", pack, "--desk", "--json")

    told = json.loads(known.output)
    assert known.exit_code == 0
    assert told["handed_out"] == {
        "case": "A-1042",
        "at": "2026-11-24 15:00",
        "by": "colin",
    }

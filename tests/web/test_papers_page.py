"""Papers for what was said: taken in with care, judged once, over on their day."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from arrears.store.models import Finding, Paper
from tests.web import book as books

pytestmark = pytest.mark.django_db
PAGE = "/cases/A-1042/papers/"
PDF = b"%PDF-1.7\n%payslip"
PNG = b"\x89PNG\r\n\x1a\n...."


def hand_in(client, name="payslip.pdf", content=PDF, claim="CLM-03", told="本人发来"):
    paper = SimpleUploadedFile(name, content)
    return client.post(f"{PAGE}new/", {"claim": claim, "told": told, "paper": paper})


@pytest.fixture
def paper(carla, book) -> Paper:
    hand_in(carla)
    return Paper.objects.get()


@pytest.mark.covers("SCN-09")
def test_a_paper_is_kept_for_its_claim_and_waits_to_be_checked(carla, paper, journal):
    page = carla.get(PAGE).text

    assert "payslip.pdf" in page
    assert "待核实" in page
    assert journal() == ["PaperAdded"]


def test_the_same_paper_sent_twice_is_kept_once(carla, paper, journal):
    hand_in(carla)

    assert journal() == ["PaperAdded"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("payslip.exe", PDF),
        ("payslip.exe.pdf", PDF),
        ("payslip.pdf.exe", PDF),
        ("payslip.png", PDF),
        ("payslip", PDF),
        ("payslip.pdf", b"<html><script>alert(1)</script>"),
        ("payslip.svg", b"<svg onload=alert(1)>"),
    ],
)
def test_what_is_no_paper_or_says_to_be_another_is_refused(
    carla, book, name, content, journal
):
    answer = hand_in(carla, name, content)

    assert answer.status_code == 422
    assert "只收 PDF、PNG 和 JPEG" in answer.text
    assert "本人发来" in answer.text
    assert journal() == []


@pytest.mark.parametrize(
    "name", ["工资单.pdf", "2026.11.24 payslip.pdf", "a b.PDF", "../../etc/x.pdf"]
)
def test_a_name_may_be_as_people_write_it(carla, book, name):
    assert hand_in(carla, name).status_code == 302
    assert "/" not in Paper.objects.get().name


@pytest.mark.parametrize(("more", "status"), [(0, 302), (1, 422)])
def test_five_megabytes_are_taken_and_one_byte_more_is_not(carla, book, more, status):
    content = PDF + b"0" * (5 * 1024 * 1024 - len(PDF) + more)

    assert hand_in(carla, content=content).status_code == status


def test_fifty_megabytes_are_refused_in_words(carla, book):
    answer = hand_in(carla, content=PDF + b"0" * (50 * 1024 * 1024))

    assert answer.status_code == 422
    assert "超过 5 MB" in answer.text


@pytest.mark.parametrize("claim", ["", "CLM-99"])
def test_a_paper_is_for_one_of_the_claims(carla, book, claim):
    answer = hand_in(carla, claim=claim)

    assert answer.status_code == 422
    assert "哪一项说法" in answer.text


def judged(client, paper, **more):
    told = {"judged_as": "bears_out", "ground": "与银行流水一致"} | more
    return client.post(f"{PAGE}{paper.pk}/", told)


def test_a_judged_paper_verifies_the_claim_until_its_day_and_no_longer(
    carla, paper, settings
):
    judged(carla, paper, holds_until="2026-12-01")
    finding = Finding.objects.get()
    assert (finding.about, finding.value, finding.basis) == (
        "claim",
        "CLM-03",
        "verified",
    )

    settings.ARREARS_CLOCK = books.NOW + timedelta(days=7)
    assert "核实属实" in carla.get(PAGE).text
    settings.ARREARS_CLOCK = books.NOW + timedelta(days=8)
    assert "已过有效期" in carla.get(PAGE).text


def test_one_that_does_not_bear_it_out_refutes_the_claim(carla, paper, journal):
    judged(carla, paper, judged_as="does_not")

    assert Finding.objects.get().about == "refuted"
    assert journal() == ["PaperAdded", "PaperJudged", "FindingRecorded"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"judged_as": "perhaps"}, "写明依据"),
        ({"ground": " "}, "写明依据"),
        ({"holds_until": "2026-11-23"}, "已经过了"),
        ({"holds_until": "one day"}, "看不懂"),
    ],
)
def test_a_judgement_without_its_ground_or_day_is_refused(
    carla, paper, wrong, said, journal
):
    answer = judged(carla, paper, **wrong)

    assert answer.status_code == 422
    assert said in answer.text
    assert journal() == ["PaperAdded"]


def test_two_do_not_judge_one_paper(carla, sandro, paper):
    judged(sandro, paper)

    answer = judged(carla, paper)

    assert answer.status_code == 422
    assert "已经由 sandro 核实过" in answer.text


def test_looking_into_a_paper_is_journalled_and_sends_a_file_that_runs_nothing(
    carla, paper, journal
):
    answer = carla.post(f"{PAGE}{paper.pk}/file/")

    assert answer.content == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert journal() == ["PaperAdded", "PaperOpened"]


def test_a_paper_of_another_case_is_not_opened(carla, paper):
    answer = carla.post(f"/cases/C-3015/papers/{paper.pk}/file/")

    assert answer.status_code == 422
    assert PDF not in answer.content


@pytest.mark.parametrize("role", ["strategist", "trainer"])
def test_who_only_reads_hands_nothing_in_and_opens_nothing(of_role, paper, role):
    client = of_role(role)

    assert client.get(PAGE).status_code == 200
    assert hand_in(client).status_code == 403
    assert judged(client, paper).status_code == 403
    assert client.post(f"{PAGE}{paper.pk}/file/").status_code == 403


def test_markup_in_what_is_told_is_text(carla, book):
    hand_in(carla, name="<b>x.pdf", told="<i>y")

    page = carla.get(PAGE).text

    assert "<b>x.pdf" not in page
    assert "<i>y" not in page


def test_an_erased_person_leaves_no_paper_behind(carla, paper, book):
    from arrears.actions.erase_person import erase

    erase(book.alma, ground="asked for", by=books.SANDRO, now=books.NOW)

    paper.refresh_from_db()
    assert (bytes(paper.content), paper.name, paper.told) == (b"", "", "")

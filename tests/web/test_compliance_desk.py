"""The compliance desk: every page for its officer, and for nobody else."""

import csv
import io
import json
from datetime import date, timedelta
from zipfile import ZipFile

import pytest

from arrears.actions.place_call import ContactRefused, place_call
from arrears.domain.audit.facts import CallReserved
from arrears.store import journal
from arrears.store.models import (
    JournalEntry,
    LiftRequest,
    Matter,
    Note,
    Point,
    Sample,
    Stop,
    WordingMark,
)
from tests import cast
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
PAGES = (
    "/compliance/",
    "/compliance/?as=csv",
    "/compliance/decisions/1/",
    "/compliance/matters/",
    "/compliance/matters/1/",
    "/compliance/wording/",
    "/compliance/wording/marks.jsonl",
    "/compliance/samples/",
    "/compliance/samples/1/",
    "/compliance/register/",
    "/compliance/retention/",
    "/compliance/journal/",
    "/compliance/evidence/",
)
DEEDS = (
    "/compliance/matters/new/",
    "/compliance/matters/1/longer/",
    "/compliance/matters/1/answer/",
    "/compliance/wording/marks/",
    "/compliance/samples/new/",
    "/compliance/samples/1/scores/",
    "/compliance/register/new/",
    "/compliance/retention/A-1042/erased/",
    "/compliance/journal/proof/",
    "/compliance/evidence/",
)
OTHERS = ("collector", "supervisor", "strategist", "trainer", "administrator")


@pytest.fixture
def officer(of_role, book):
    return of_role("compliance")


@pytest.fixture
def denied(book):
    """A call to Emil, who has died: refused, and journalled."""
    point = Point.objects.get(value=cast.EMIL.phone)
    with pytest.raises(ContactRefused):
        place_call(number="E-5230", point=point.pk, by=books.CARLA, now=books.NOW)
    return JournalEntry.objects.get(kind="ContactDenied")


def matter(officer, *, kind="complaint", case="A-1042", **told):
    return officer.post(
        "/compliance/matters/new/",
        {"case": case, "kind": kind, "told": "来电太频繁", "received_on": "2026-11-20"}
        | told,
    )


@pytest.mark.parametrize("role", OTHERS)
def test_it_is_the_compliance_officers_alone(of_role, book, role, journal):
    client = of_role(role)

    assert {client.get(page).status_code for page in PAGES} == {403}
    assert {client.post(deed).status_code for deed in DEEDS} == {403}
    assert "/compliance/" not in client.get("/").text
    assert journal() == []


@pytest.mark.parametrize("lang", ["zh-hans", "en"])
def test_every_page_opens_in_both_languages(officer, denied, lang):
    officer.cookies["django_language"] = lang
    matter(officer)
    officer.post(
        "/compliance/samples/new/",
        {"since": "2026-10-01", "until": "2026-11-24", "seed": "s", "size": "5"},
    )
    pages = [
        page.replace("decisions/1", f"decisions/{denied.seq}")
        .replace("matters/1", f"matters/{Matter.objects.get().pk}")
        .replace("samples/1", f"samples/{Sample.objects.get().pk}")
        for page in PAGES
    ]

    assert {officer.get(page).status_code for page in pages} == {200}


def test_a_denied_call_is_listed_with_its_rule_and_citation(officer, denied):
    page = officer.get("/compliance/").text

    assert "E-5230" in page
    assert "被拦截" in page
    assert "核实程度" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("state=denied", True),
        ("state=warned", False),
        ("state=allowed", False),
        ("state=every", True),
        ("case=e-5230", True),
        ("case=A-1042", False),
        ("by=carla", True),
        ("by=sandro", False),
        ("from=2026-11-24&to=2026-11-24", True),
        ("from=2026-11-25", False),
        ("to=2026-11-23", False),
        ("rule=cn.hours", False),
        ("from=nonsense", True),
        ("page=99", True),
    ],
)
def test_the_address_says_what_is_shown(officer, denied, asked, found):
    page = officer.get(f"/compliance/?{asked}").text

    assert (f"/compliance/decisions/{denied.seq}/" in page) is found


def test_an_allowed_call_is_found_where_it_is_asked_for_and_judged_again(
    officer, carla, book
):
    point = book.alma.debtor.points.get(kind="mobile").pk
    carla.post("/cases/A-1042/calls/", {"point": point})
    (entry,) = JournalEntry.objects.filter(kind="CallReserved")

    way = f"/compliance/decisions/{entry.seq}/"
    for state, found in (("", False), ("denied", False), ("allowed", True)):
        page = officer.get("/compliance/", {"state": state, "case": "A-1042"}).text
        assert (way in page) is found
    assert "2026年11月24日" in officer.get(way).text


def test_a_freeze_nobody_answers_leads_to_its_filled_form(officer, carla, book):
    way = "?take=B-2077&amp;as=dispute&amp;on=2026-11-21#new-title"

    assert way in officer.get("/compliance/matters/").text
    page = officer.get("/compliance/matters/?take=B-2077&as=dispute&on=2026-11-21").text
    assert 'value="B-2077"' in page
    assert 'value="2026-11-21"' in page


def test_who_set_the_stop_asks_for_its_lift_and_a_reader_does_not(
    officer, of_role, book
):
    stop = book.boris.debtor.stops.get()
    way, why = f"/cases/B-2077/stops/{stop.pk}/asked/", {"ground": "已答复"}

    assert officer.post(way, why).status_code == 302
    assert LiftRequest.objects.get().by == "compliance"
    for role in ("trainer", "strategist"):
        assert of_role(role).post(way, why).status_code == 403


def decisions(officer, asked: str) -> list[dict[str, str]]:
    text = officer.get(f"/compliance/{asked}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_rule_that_spoke_finds_it(officer, denied):
    for rule in denied.body["rules"]:
        page = officer.get(f"/compliance/?rule={rule}").text
        assert f"/compliance/decisions/{denied.seq}/" in page


def test_the_export_holds_no_formula(officer, denied):
    JournalEntry.objects.filter(seq=denied.seq)  # append only: by is set when written
    point = Point.objects.get(value=cast.EMIL.phone)
    with pytest.raises(ContactRefused):
        place_call(number="E-5230", point=point.pk, by='=HYPERLINK("x")', now=books.NOW)

    rows = decisions(officer, "?as=csv")

    assert {row["案件"] for row in rows} == {"E-5230"}
    assert '\'=HYPERLINK("x")' in {row["操作人"] for row in rows}
    assert all(row["依据"] for row in rows)


def test_the_export_has_a_row_a_rule_and_one_where_none_spoke(officer, denied, book):
    fact = CallReserved("A-1042", "1", "allow", [], {})
    journal.write(fact, by="carla", at=books.NOW)

    rows = decisions(officer, "?state=every&as=csv")

    spoke = [row["规则键"] for row in rows if row["案件"] == "E-5230"]
    assert spoke == denied.body["rules"]
    assert [row["规则键"] for row in rows if row["案件"] == "A-1042"] == [""]
    entry = JournalEntry.objects.get(kind="ListTaken")
    assert (entry.subject, entry.body["rows"]) == ("compliance:decisions", len(rows))


def test_a_decision_is_judged_again_and_is_the_same(officer, denied):
    page = officer.get(f"/compliance/decisions/{denied.seq}/")

    assert page.context["found"].equal is True
    assert "结论一致" in page.text


def test_what_happened_since_does_not_change_what_is_judged_again(officer, denied):
    Stop.objects.all().delete()

    page = officer.get(f"/compliance/decisions/{denied.seq}/")

    assert page.context["found"].equal is True


def test_a_rule_file_that_changed_since_is_said(officer, denied, monkeypatch):
    monkeypatch.setattr(
        "arrears.questions.replay.versions", lambda _: {"cn": "new", "house": "new"}
    )
    monkeypatch.setattr("arrears.questions.replay.rules", lambda _: ())

    page = officer.get(f"/compliance/decisions/{denied.seq}/")

    assert page.context["found"].equal is False
    assert "规则文件此后有改动" in page.text


def test_an_entry_from_before_facts_were_kept_says_so(officer, book):
    from arrears.domain.audit.facts import ContactDenied
    from arrears.store import journal

    fact = ContactDenied("A-1042", "1", "phone", ["cn.hours"])
    journal.write(fact, by="carla", at=books.NOW)

    page = officer.get("/compliance/decisions/1/")

    assert "无法重新判断" in page.text


def test_a_complaint_gets_its_deadline_freezes_the_case_and_is_journalled(
    officer, journal
):
    matter(officer)

    row = Matter.objects.get()
    assert row.due_on == date(2026, 12, 5)  # fifteen days
    assert Stop.objects.filter(kind="complaint", person=row.case.debtor).exists()
    assert journal() == ["StopSet", "MatterOpened"]
    assert "来电太频繁" in officer.get(f"/compliance/matters/{row.pk}/").text


@pytest.mark.parametrize(
    "wrong",
    [
        {"case": "Z-1"},
        {"kind": "gossip"},
        {"told": " "},
        {"received_on": "2026-11-25"},
        {"received_on": "yesterday"},
        {"channel": "pigeon"},
    ],
)
def test_a_matter_that_is_not_told_right_is_refused_with_what_was_typed(
    officer, journal, wrong
):
    page = matter(officer, **wrong)

    assert page.status_code == 422
    assert 'role="alert"' in page.text
    assert not Matter.objects.exists()
    assert journal() == []


@pytest.mark.parametrize(("day", "late"), [("2026-12-05", False), ("2026-12-06", True)])
def test_a_matter_is_late_once_its_last_day_is_over(officer, settings, day, late):
    matter(officer)
    settings.ARREARS_CLOCK = f"{day}T09:00:00+08:00"

    page = officer.get("/compliance/matters/?state=late")

    assert bool(page.context["found"].rows) is late


def test_a_complaint_is_drawn_out_once_and_a_dispute_never(officer):
    matter(officer)
    matter(officer, kind="dispute", case="C-3015")
    complaint, dispute = Matter.objects.order_by("pk")
    why = {"because": "等待银行查账"}

    first = officer.post(f"/compliance/matters/{complaint.pk}/longer/", why)
    second = officer.post(f"/compliance/matters/{complaint.pk}/longer/", why)
    other = officer.post(f"/compliance/matters/{dispute.pk}/longer/", why)

    complaint.refresh_from_db()
    assert (first.status_code, second.status_code, other.status_code) == (302, 422, 422)
    assert complaint.due_on == date(2027, 1, 19)  # sixty days


def test_an_answer_ends_the_clock_and_leaves_the_freeze(officer, journal):
    matter(officer)
    row = Matter.objects.get()
    told = {"outcome": "rejected", "answer": "已书面说明"}

    done = officer.post(f"/compliance/matters/{row.pk}/answer/", told)
    again = officer.post(f"/compliance/matters/{row.pk}/answer/", told)

    assert (done.status_code, again.status_code) == (302, 422)
    assert Stop.objects.get(kind="complaint").lifted_at is None
    assert journal() == ["StopSet", "MatterOpened", "MatterAnswered"]


def test_a_freeze_that_nobody_took_up_is_listed(officer):
    page = officer.get("/compliance/matters/")

    assert "B-2077" in {each.number for each in page.context["loose"]}


def test_a_deletion_waits_for_what_the_law_holds(officer, journal):
    matter(officer, kind="deletion")
    row = Matter.objects.get()

    page = officer.post(
        f"/compliance/matters/{row.pk}/answer/", {"outcome": "done", "answer": "已删除"}
    )

    row.refresh_from_db()
    assert page.status_code == 422
    assert "债权仍在" in page.text
    assert row.answered_at is None
    assert journal() == ["MatterOpened"]


def closed_long_ago(book):
    book.alma.closed_on, book.alma.closed_as = date(2020, 11, 24), "settled"
    book.alma.save()


def test_a_deletion_erases_who_it_was_once_nothing_holds_it(officer, book):
    closed_long_ago(book)
    matter(officer, kind="deletion")
    row = Matter.objects.get()

    officer.post(
        f"/compliance/matters/{row.pk}/answer/", {"outcome": "done", "answer": "已删除"}
    )

    book.alma.debtor.refresh_from_db()
    assert "艾玛" not in book.alma.debtor.name
    assert not Point.objects.filter(value=cast.ALMA.phone).exists()
    assert not Note.objects.filter(case=book.alma).exclude(text="").exists()
    assert officer.get("/cases/A-1042/").status_code == 200


@pytest.mark.parametrize(
    ("closed", "due"), [(date(2021, 11, 24), False), (date(2021, 11, 23), True)]
)
def test_an_instalment_loan_is_kept_five_years_to_the_day(officer, book, closed, due):
    book.alma.debts.update(product="instalment_loan")
    book.alma.closed_on = closed
    book.alma.save()

    page = officer.get("/compliance/retention/")

    (line,) = page.context["found"].rows
    assert (line.due, line.by.years) == (due, 5)
    erased = officer.post("/compliance/retention/A-1042/erased/").status_code
    assert erased == (302 if due else 422)


def test_a_sample_is_the_same_for_the_same_seed(officer):
    told = {"since": "2026-10-01", "until": "2026-11-24", "seed": "nov", "size": "3"}
    officer.post("/compliance/samples/new/", told)
    officer.post("/compliance/samples/new/", told)
    for seed in range(10):  # one other may draw the same by chance
        officer.post("/compliance/samples/new/", told | {"seed": f"dec {seed}"})

    one, two, *others = Sample.objects.order_by("pk").values_list("drawn", flat=True)
    assert one == two
    assert any(other != one for other in others)


@pytest.mark.parametrize(
    "wrong", [{"size": "0"}, {"size": "201"}, {"seed": ""}, {"until": "2026-01-01"}]
)
def test_a_sample_that_cannot_be_drawn_is_refused(officer, wrong):
    told = {"since": "2026-10-01", "until": "2026-11-24", "seed": "nov", "size": "3"}

    assert officer.post("/compliance/samples/new/", told | wrong).status_code == 422
    assert not Sample.objects.exists()


def test_what_was_drawn_is_scored_and_scored_again(officer, journal):
    told = {"since": "2026-10-01", "until": "2026-11-24", "seed": "nov", "size": "1"}
    officer.post("/compliance/samples/new/", told)
    row = Sample.objects.get()
    where, source = f"/compliance/samples/{row.pk}/scores/", row.drawn[0]

    for score in ("2", "5"):
        officer.post(where, {"source": source, "score": score, "note": "清楚"})
    none = officer.post(where, {"source": source, "score": "6"})
    not_drawn = officer.post(where, {"source": "note:0", "score": "3"})

    assert (none.status_code, not_drawn.status_code) == (422, 422)
    assert [each.score for each in row.scores.all()] == [5]
    assert journal() == ["SampleDrawn", "SampleScored", "SampleScored"]


@pytest.fixture
def harsh(book):
    text = "再不还就去你单位找领导，让你坐牢。"
    return Note.objects.create(case=book.alma, at=books.NOW, by="carla", text=text)


def test_a_wording_hit_is_shown_marked_and_taught(officer, harsh, journal):
    page = officer.get("/compliance/wording/")
    (hit, *_) = [
        each
        for each in page.context["found"].rows
        if each.text.source == f"note:{harsh.pk}"
    ]
    told = {"source": hit.text.source, "label": hit.label, "why": "引述"}
    officer.post("/compliance/wording/marks/", told | {"mark": "false_alarm"})

    lines = officer.get("/compliance/wording/marks.jsonl").content.decode().splitlines()
    assert WordingMark.objects.get().false_alarm
    assert json.loads(lines[0])["text"] == harsh.text
    assert journal() == ["WordingMarked"]
    left = officer.get("/compliance/wording/").context["found"].rows
    assert (hit.text.source, hit.label) not in {(h.text.source, h.label) for h in left}


def test_nobody_marks_what_is_no_hit(officer, journal):
    told = {"source": "note:0", "label": "DET-01", "mark": "hit"}

    assert officer.post("/compliance/wording/marks/", told).status_code == 422
    assert journal() == []


@pytest.mark.parametrize(("days", "status"), [(180, 302), (181, 422), (-1, 422)])
def test_an_entry_of_special_care_lasts_half_a_year_at_most(officer, days, status):
    until = books.TODAY + timedelta(days=days)
    told = {"case": "A-1042", "need": "slow", "expires_on": until.isoformat()}

    page = officer.post("/compliance/register/new/", told)

    assert page.status_code == status
    assert Stop.objects.filter(kind="vulnerable").exists() is (status == 302)


def test_the_register_keeps_no_reason(officer):
    told = {"case": "A-1042", "need": "depression", "expires_on": "2026-12-24"}

    assert officer.post("/compliance/register/new/", told).status_code == 422


def test_the_journal_is_searched_and_proved(officer, denied):
    page = officer.get("/compliance/journal/?subject=e-5230&kind=ContactDenied")
    proved = officer.post("/compliance/journal/proof/")

    assert denied.hash[:12] in page.text
    assert "条条相扣" in proved.text


def test_a_journal_that_was_changed_is_said_to_be_broken(officer, denied, monkeypatch):
    from arrears.store.journal import Proof

    monkeypatch.setattr(
        "arrears.web.compliance.journal.proof", lambda: Proof(1, "x", 1)
    )

    assert "从第 1 条起对不上" in officer.post("/compliance/journal/proof/").text


def test_the_evidence_of_a_case_is_one_file_with_its_sums(officer, denied, journal):
    from hashlib import sha256

    answer = officer.post(
        "/compliance/evidence/", {"case": "e-5230", "reason": "监管问询"}
    )
    pack = ZipFile(io.BytesIO(answer.content))
    sums = dict(
        reversed(line.split("  "))
        for line in pack.read("SHA256SUMS").decode().splitlines()
    )

    assert set(sums) == {"evidence.pdf", "case.json", "journal.json", "papers.json"}
    assert all(sha256(pack.read(name)).hexdigest() == sums[name] for name in sums)
    assert pack.read("evidence.pdf").startswith(b"%PDF")
    assert json.loads(pack.read("journal.json"))["proof"]["holds"] is True
    assert json.loads(pack.read("case.json"))["person"][0]["name"] == "艾米尔"
    entry = JournalEntry.objects.get(kind="EvidencePackMade")
    assert entry.body["sha256"] == sha256(answer.content).hexdigest()


@pytest.mark.parametrize("told", [{"case": "E-5230"}, {"case": "Z-1", "reason": "x"}])
def test_no_pack_without_a_reason_or_a_case(officer, denied, told):
    assert officer.post("/compliance/evidence/", told).status_code == 422
    assert not JournalEntry.objects.filter(kind="EvidencePackMade").exists()

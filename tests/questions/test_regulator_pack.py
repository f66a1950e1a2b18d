"""The regulator's pack: each figure from a register, with its definition and source."""

from datetime import timedelta

import pytest

from arrears.actions.place_call import ContactRefused, place_call
from arrears.insight.reports import ReportKind
from arrears.questions.insight_files import SUFFIXES, write_report
from arrears.questions.insight_report import insight_report
from arrears.store.models import Attempt, Lender, Person, Point, Stop
from tests.web import book as books
from tests.web.book import CARLA, NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def book(db):
    made = books.built("en")
    Stop.objects.all().delete()
    return made


def pack(lang="en", **told):
    kind = ReportKind.REGULATOR
    return insight_report(kind, on=TODAY, now=NOW, lang=lang, **told)


def figures(found):
    return {each.kpi: each.value for each in found.exact}


def stop(case, kind, *, days, lifted=None):
    return Stop.objects.create(
        person=case.debtor,
        kind=kind,
        ground="told",
        since=NOW - days * DAY,
        by=CARLA,
        lifted_at=None if lifted is None else NOW - lifted * DAY,
        lifted_by="" if lifted is None else "sandro",
    )


def test_every_figure_has_its_definition_and_its_source(book):
    found = pack()

    assert found.sections
    for section in found.sections:
        assert section.columns == ("Item", "Figure", "Definition", "Source")
        assert all(all(cell for cell in row) for row in section.rows), section.title


def test_an_answer_on_the_fifteenth_day_is_in_time_and_on_the_sixteenth_is_not(book):
    stop(book.alma, "complaint", days=16, lifted=1)
    stop(book.boris, "complaint", days=16, lifted=0)
    stop(book.cleo, "complaint", days=3)

    found = figures(pack())

    assert found["complaint_came"] == 3
    assert found["complaint_answered"] == 2
    assert found["complaint_within_15"] == 1
    assert found["complaint_within_60"] == 2
    assert found["complaint_longest_days"] == 16
    assert found["complaint_open"] == 1
    assert found["complaint_oldest_days"] == 3


def test_what_was_lifted_later_still_stood_then(book):
    stop(book.alma, "vulnerable", days=5, lifted=1)

    then = figures(pack(known_on=TODAY - 2 * DAY))

    assert then["stop_vulnerable_stand"] == 1
    assert figures(pack())["stop_vulnerable_stand"] == 0
    assert figures(pack())["stop_vulnerable_lifted"] == 1


def test_refusals_and_warnings_are_told_by_rule(book):
    point = book.alma.debtor.points.filter(kind="mobile").latest("pk").pk
    number = book.alma.number
    with pytest.raises(ContactRefused):
        place_call(number=number, point=point, by=CARLA, now=NOW + timedelta(hours=8))

    found = figures(pack())

    assert found["denied_all"] == 1
    assert any(key.startswith("denied:cn.") for key in found)
    assert found["third_denied"] == 0


def test_a_refused_contact_with_somebody_who_owes_nothing_is_told_apart(book):
    sister = Person.objects.create(
        lender=book.alma.debtor.lender,
        debtor=book.alma.debtor,
        role="relative",
        name="Ada",
    )
    point = Point.objects.create(person=sister, kind="mobile", value="+8615490000999")
    with pytest.raises(ContactRefused):
        place_call(number=book.alma.number, point=point.pk, by=CARLA, now=NOW)

    assert figures(pack())["third_denied"] == 1


def test_a_forbidden_word_in_a_note_is_a_hit_of_its_detector(book):
    Attempt.objects.update(note="")
    Attempt.objects.filter(case=book.alma).update(
        note="再不还钱就通知你单位和亲戚，让大家都知道", at=NOW - DAY
    )

    found = figures(pack())

    assert found["wording_notes"] >= 1
    assert any(key.startswith("wording:DET-") for key in found)


def test_another_lenders_registers_are_not_told(book):
    stop(book.alma, "complaint", days=3)
    Lender.objects.create(key="other", name="Other")

    assert figures(pack(lender="other"))["complaint_came"] == 0
    assert figures(pack(lender="example"))["complaint_came"] == 1


def test_an_empty_book_gives_noughts_and_no_figure_of_nothing(db):
    found = figures(pack())

    assert found["complaint_came"] == 0
    assert found["complaint_median_days"] is None
    assert found["complaint_rate"] is None


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_pack_is_written_in_every_form(book, tmp_path, suffix, lang):
    path = tmp_path / f"pack{suffix}"

    write_report(pack(lang), path)

    assert path.stat().st_size > 0

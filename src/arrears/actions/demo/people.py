"""What the files could not say: types, causes, guarantors, what became of numbers."""

from collections.abc import Iterator

from arrears.domain.contact.channel import PointKind
from arrears.domain.contact.person import Role
from arrears.domain.contact.point import Source
from arrears.lab.demo_book.entries import Book, Debtor, Learned
from arrears.store.models import Case, Person, Point

from .rows import ROWS_AT_ONCE, Rows, grouped

KNOWN = ("restriction", "permitted_until", "verified_on")


def write_people(book: Book, rows: Rows) -> None:
    """Write types, causes and guarantors, and bring the points up to date."""
    _write_personas(book, rows)
    _write_lost_clocks(book, rows)
    _write_causes(book, rows)
    _write_guarantors(book, rows)
    _write_new_numbers(book, rows)
    _write_known_numbers(book, rows)


def _write_personas(book: Book, rows: Rows) -> None:
    told = ((rows.debtors[debtor.number], debtor.persona) for debtor in book.debtors)
    for persona, ids in grouped(told):
        Person.objects.filter(pk__in=ids).update(persona=persona)


def _write_lost_clocks(book: Book, rows: Rows) -> None:
    """Take back the zone that intake supposed, where nobody knows any."""
    nowhere = [rows.debtors[d.number] for d in book.debtors if not d.zone]
    Person.objects.filter(pk__in=nowhere).update(zone="")


def _write_causes(book: Book, rows: Rows) -> None:
    """Write what was found out of each case, on every case of the debtor."""
    found = list(zip(book.debtors, book.stories, strict=True))
    for field in ("category", "reason", "can_pay_part", "lost_since"):
        told = (
            (rows.cases[debtor.number, placement], getattr(story, field))
            for debtor, story in found
            for placement in debtor.placements
            if getattr(story, field)
        )
        for value, ids in grouped(told):
            Case.objects.filter(pk__in=ids).update(**{field: value})


def _write_guarantors(book: Book, rows: Rows) -> None:
    guaranteed = [debtor for debtor in book.debtors if debtor.guarantor_name]
    people = [_guarantor(debtor, rows) for debtor in guaranteed]
    Person.objects.bulk_create(people)
    Point.objects.bulk_create(
        Point(
            person=person,
            kind=PointKind.MOBILE,
            value=debtor.guarantor_phone,
            source=Source.GUARANTEE,
        )
        for person, debtor in zip(people, guaranteed, strict=True)
    )


def _guarantor(debtor: Debtor, rows: Rows) -> Person:
    return Person(
        lender_id=rows.lenders[debtor.lender],
        number=debtor.number,
        debtor_id=rows.debtors[debtor.number],
        role=Role.GUARANTOR,
        name=debtor.guarantor_name,
        zone=debtor.zone,
    )


def _learned(book: Book) -> Iterator[tuple[str, Learned]]:
    for story in book.stories:
        for known in story.learned:
            yield story.debtor, known


def _write_new_numbers(book: Book, rows: Rows) -> None:
    """Add the numbers that debtors gave us, and let the others know of them."""
    new = [
        Point(
            person_id=rows.debtors[number],
            kind=known.place.kind,
            value=known.place.value,
            source=Source.DEBTOR,
        )
        for number, known in _learned(book)
        if known.told_on
    ]
    for point in Point.objects.bulk_create(new):
        rows.points[point.person_id, point.value] = point.pk


def _write_known_numbers(book: Book, rows: Rows) -> None:
    known = [(rows.place(number, told.place), told) for number, told in _learned(book)]
    for field in KNOWN:
        values = ((pk, getattr(told, field)) for pk, told in known)
        for value, ids in grouped((pk, value) for pk, value in values if value):
            for start in range(0, len(ids), ROWS_AT_ONCE):
                some = Point.objects.filter(pk__in=ids[start : start + ROWS_AT_ONCE])
                some.update(**{field: value})

"""The zones of the book, from one to the next by the index."""

from arrears.store.models import Person
from arrears.store.zones import zones
from tests.web import book as books


def test_an_empty_book_has_no_zones(db):
    assert zones() == ()


def test_each_zone_is_told_once_and_unknown_is_one(db):
    books.built("zh", planned=False)
    Person.objects.update(zone="Asia/Shanghai")
    some, other = Person.objects.order_by("pk").values_list("pk", flat=True)[:2]
    Person.objects.filter(pk=some).update(zone="")
    Person.objects.filter(pk=other).update(zone="Asia/Urumqi")

    assert zones() == ("", "Asia/Shanghai", "Asia/Urumqi")

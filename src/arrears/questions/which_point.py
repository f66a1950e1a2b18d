"""The one number or address of a case that somebody means by its end."""

from arrears.domain.contact.person import Role
from arrears.domain.words import Refusal, Words
from arrears.store import cases
from arrears.store.models import Point


class NoSuchPoint(Refusal):
    """No number or address of those who owe ends so, or several do."""

    words = Words(
        "案件 {number} 承担债务的人没有唯一一个以“{end}”结尾的号码或地址，请写得更完整。",
        "On case {number} no number or address of those who owe, or more than one, ends in “{end}”. Write more of it.",
    )


def which_point(number: str, end: str) -> int:
    """Return the id of the point that ends so. Raises NoSuchPoint, UnknownCase."""
    case = cases.case(number)
    people = [case.debtor, *case.debtor.others.all()]
    owing = [person for person in people if Role(person.role).owes]
    found = Point.objects.filter(person__in=owing, value__endswith=end.strip())
    ids = list(found.values_list("pk", flat=True)[:2])
    if len(ids) != 1 or not end.strip():
        raise NoSuchPoint(number=case.number, end=end)
    return ids[0]

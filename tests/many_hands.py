"""
A program that rings one debtor again and again; many of it run at once.

    python tests/many_hands.py set-up                make the tables and one debtor
    python tests/many_hands.py ring HAND TRIES NOW   try, and print how many passed
    python tests/many_hands.py crash NOW             reserve a call, then die at once

The database is the one that ARREARS_DATABASE names.
"""

import os
import sys
from datetime import datetime

PHONE = "+8615490000001"


def set_up() -> None:
    from django.core.management import call_command

    from arrears.store.models import Case, Lender, Person, Placement, Point

    call_command("migrate", verbosity=0)
    lender = Lender.objects.create(key="example", name="示例消费金融")
    placement = Placement.objects.create(lender=lender, key="2026-10")
    alma = Person.objects.create(
        lender=lender, number="A-1", name="Alma", zone="Asia/Shanghai"
    )
    Point.objects.create(person=alma, kind="mobile", value=PHONE, source="application")
    Case.objects.create(
        number="A-1", debtor=alma, placement=placement, opened_on="2026-11-01"
    )


def ring(hand: str, tries: int, now: datetime) -> int:
    """Try from many seats, each with no call open, and tell of none; return the yeses."""
    from arrears.actions.place_call import ContactRefused, place_call

    passed = 0
    for n in range(tries):
        try:
            place_call(
                number="A-1", point=_point(), by=f"{hand}-{n}", now=now, alone=False
            )
        except ContactRefused:
            continue
        passed += 1
    return passed


def crash(now: datetime) -> None:
    from arrears.actions.place_call import place_call

    place_call(number="A-1", point=_point(), by="carla", now=now)
    os._exit(9)  # no goodbye: the machine lost its power


def _point() -> int:
    from arrears.store.models import Point

    return Point.objects.get(value=PHONE).pk


def main(order: str, *args: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "arrears.site.settings")
    import django

    django.setup()
    if order == "set-up":
        set_up()
    elif order == "ring":
        hand, tries, now = args
        print(ring(hand, int(tries), datetime.fromisoformat(now)))
    else:
        crash(datetime.fromisoformat(args[0]))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""
The people of the tests, the same few in every one; each is one sentence.

Their numbers ring nowhere: docs/decisions/0005-fictitious-numbers.md.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a test: the debtor's number, her name in both scripts, her phone."""

    number: str
    name: str
    name_zh: str
    phone: str


ALMA = Person("A-1042", "Alma", "艾玛", "+8615490000001")  # pays late
BORIS = Person("B-2077", "Boris", "薄瑞思", "+8615490000002")  # disputes
CLEO = Person("C-3015", "Cleo", "柯丽奥", "+8615490000003")  # is in hardship
DINA = Person("D-4128", "Dina", "狄娜", "+8615490000004")  # is unreachable
EMIL = Person("E-5230", "Emil", "艾米尔", "+8615490000005")  # has died
DEBTORS = (ALMA, BORIS, CLEO, DINA, EMIL)

EMILS_SISTER = Person("", "Erika", "艾瑞卡", "+8615490000015")  # answers his phone

CARLA = Person("S-01", "Carla", "卡拉", "")  # a collector
SANDRO = Person("S-02", "Sandro", "桑德罗", "")  # her supervisor
STAFF = (CARLA, SANDRO)

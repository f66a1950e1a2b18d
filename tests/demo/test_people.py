"""Nobody in the book exists, and everybody whom the catalogue knows is in it."""

import re
from collections import Counter
from datetime import timedelta
from itertools import chain

import phonenumbers
import pytest

from arrears.domain.case.product import Product
from arrears.domain.case.stage import Ladder, Stage, cycle, days_past_due
from arrears.lab.demo_book.lists import names, tempers

DEBTORS_OWN = re.compile(r"\+86154[0-5]\d{7}")
SOMEBODY_ELSES = re.compile(r"\+86154[67]\d{7}")
AT_WORK = re.compile(r"\+86154[8]\d{7}")


@pytest.fixture(scope="module")
def accounts(book):
    return [account for debtor in book.debtors for account in debtor.accounts]


def given_names():
    return set(chain.from_iterable(names()["given"].values()))


def is_listed(name):
    return name[0] in names()["surnames"] and name[1:] in given_names()


def test_there_are_enough_people_and_some_owe_twice(book, accounts):
    assert len(book.debtors) >= 2_400
    assert len(accounts) >= 3_000
    assert sum(len(debtor.accounts) > 1 for debtor in book.debtors) > 400


def test_nobody_has_two_numbers_and_no_account_comes_twice(book, accounts):
    assert len({debtor.number for debtor in book.debtors}) == len(book.debtors)
    assert len({account.number for account in accounts}) == len(accounts)


def test_every_persons_name_is_composed_of_the_lists_and_comes_once(book):
    persons = [debtor.name for debtor in book.debtors if not debtor.is_firm]
    around = [d.contact_name for d in book.debtors if d.contact_name]
    around += [d.guarantor_name for d in book.debtors if d.guarantor_name]

    assert all(map(is_listed, persons + around))
    assert len(set(persons + around)) == len(persons + around)


def test_every_firm_stands_in_sample_city_and_says_who_deals_with_the_invoice(book):
    firms = [debtor.name for debtor in book.debtors if debtor.is_firm]

    assert len(set(firms)) == len(firms) > 100
    for firm in firms:
        house, person = re.fullmatch(r"(示例市.+)（经办：(.+)）", firm).groups()
        assert house
        assert is_listed(person)


def test_every_number_rings_nowhere_and_belongs_to_one_person(book):
    own, others, work = [], [], []
    for debtor in book.debtors:
        own += filter(None, [debtor.mobile, debtor.home])
        others += filter(None, [debtor.contact_phone, debtor.guarantor_phone])
        work += filter(None, [debtor.work])

    assert all(map(DEBTORS_OWN.fullmatch, own))
    assert all(map(SOMEBODY_ELSES.fullmatch, others))
    assert all(map(AT_WORK.fullmatch, work))
    everyone = own + others + work
    assert len(set(everyone)) == len(everyone)
    for number in everyone[::97]:
        parsed = phonenumbers.parse(number)
        assert phonenumbers.is_possible_number(parsed)
        assert not phonenumbers.is_valid_number(parsed)


def test_a_number_given_later_is_nobody_elses(book):
    told = [
        known.place.value for s in book.stories for known in s.learned if known.told_on
    ]
    before = {number for d in book.debtors for number in (d.mobile, d.home)}

    assert told
    assert all(map(DEBTORS_OWN.fullmatch, told))
    assert len(set(told)) == len(told)
    assert not before & set(told)


def test_addresses_and_mail_are_in_places_that_do_not_exist(book):
    assert all(d.address.startswith("示例市") for d in book.debtors if d.address)
    assert all(d.email.endswith("@example.com") for d in book.debtors if d.email)


@pytest.mark.covers("IMP-15")
def test_every_product_is_owed(accounts):
    assert {account.product for account in accounts} == set(Product)


@pytest.mark.covers("DPD-01", "DPD-02", "DPD-03", "DPD-04", "DPD-05")
def test_every_stage_and_every_cycle_up_to_m4_and_beyond_is_there(book, accounts):
    late = [days_past_due(account.due_on, book.on) for account in accounts]
    stages = Counter(map(Ladder().stage, late))

    assert stages.keys() == set(Stage) - {Stage.NOT_OVERDUE}
    assert min(stages.values()) > 100
    assert {1, 2, 3, 4} < {cycle(days) for days in late}
    assert (min(late), max(late) <= 200) == (2, True)


@pytest.mark.covers(
    "PER-01", "PER-02", "PER-03", "PER-04", "PER-05", "PER-06", "PER-07", "PER-08"
)
def test_every_type_is_represented_and_some_are_not_known_well_enough_yet(book):
    seen = Counter(debtor.persona for debtor in book.debtors)

    assert seen.keys() == {""} | {code for code in tempers() if code.startswith("PER")}
    assert min(seen.values()) >= 50


@pytest.mark.covers("DAT-65", "SEG-09")
def test_four_lenders_place_their_cases_some_with_a_later_hand(book):
    hands = Counter(placement.hand for placement in book.placements)

    assert len({placement.lender for placement in book.placements}) == 4
    assert hands[1] >= 3
    assert sum(hands.values()) > hands[1]
    for placement in book.placements:
        assert placement.starts_on < book.on < placement.ends_on


def test_some_debtors_have_a_case_in_each_of_two_placements(book):
    twice = [debtor for debtor in book.debtors if len(debtor.placements) == 2]

    assert 30 <= len(twice) <= 80


def test_some_live_where_the_clock_shows_another_hour_and_one_nobody_knows_where(book):
    zones = Counter(debtor.zone for debtor in book.debtors)

    assert zones["Asia/Urumqi"] > 5
    assert zones["Asia/Tokyo"] > 0
    assert 1 <= zones[""] <= 5


def test_around_the_debtors_are_contacts_and_guarantors(book):
    assert sum(bool(debtor.contact_name) for debtor in book.debtors) > 500
    assert sum(bool(debtor.guarantor_name) for debtor in book.debtors) >= 5


@pytest.mark.covers("PRI-01")
def test_first_instalments_are_missed_only_by_those_who_paid_none(accounts):
    first = [account for account in accounts if account.first_instalment]

    assert len(first) > 50
    assert {account.instalments_paid for account in first} == {0}
    assert {account.product for account in first} == {Product.INSTALMENT_LOAN}


def test_no_charge_is_above_what_the_law_lets_a_lender_take(book, accounts):
    """24 % a year in all; between private people 12 % (regulation.md 1.8)."""
    for account in accounts:
        days = (book.on - account.due_on).days + 180
        most = 12 if account.product is Product.PRIVATE_LOAN else 24
        ceiling = account.principal_minor * most * days // 36_500
        assert account.interest_minor + account.penalty_minor <= ceiling


def test_a_case_comes_to_us_once_it_is_overdue_and_not_before_its_placement(book):
    starts = {placement.key: placement.starts_on for placement in book.placements}
    for debtor in book.debtors:
        assert debtor.opened_on <= book.on
        assert debtor.opened_on >= starts[debtor.placements[0]] - timedelta(days=1)
        assert debtor.earlier_from or debtor.opened_on > debtor.due_on

"""Whatever happens within the day, a replan says what a full plan would."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arrears.actions.plan_day import plan_day
from arrears.actions.replan import replan
from arrears.actions.replan_team import replan_many
from arrears.store.models import Case
from tests.actions.moving_day import (
    HAPPENS,
    comparable,
    done,
    rounds,
    rows,
    something,
    undone,
)
from tests.web.book import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

HAPPENED = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from(HAPPENS)), min_size=1, max_size=5
)
FEW = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.mark.parametrize("kind", HAPPENS)
def test_a_full_plan_gives_the_same_reasons(planned, now, kind):
    for case in Case.objects.filter(closed_on=None)[:6]:
        something(str(kind), case, now)
        replan(case.debtor_id, now=now)
    at_once, its_round = comparable(rows()), rounds()

    plan_day(on=TODAY, by="carla", now=now, again=True)

    anew = comparable(rows())
    for number in at_once.keys() & anew.keys():
        if (at_once[number][0], anew[number][0]) == ("", "reminded_today"):
            # what is done stays on its list
            assert done(Case.objects.get(number=number), TODAY)
            continue
        assert at_once[number][0] == anew[number][0], number
        if "promised" in {its_round[number], rounds()[number]}:
            assert its_round[number] == rounds()[number]
            assert at_once[number][2] == anew[number][2], number


@given(HAPPENED)
@FEW
def test_calls_that_stay_keep_their_seat_and_their_time(planned, now, happened):
    with undone():
        before, cases = rows(), list(Case.objects.filter(closed_on=None))

        for n, kind in happened:
            something(str(kind), cases[n], now)
            replan(cases[n].debtor_id, now=now)

        touched = {cases[n].number for n, _ in happened}
        for number, row in rows().items():
            assert row == before[number] or number in touched


@given(HAPPENED)
@FEW
def test_many_at_once_are_replanned_as_one_by_one(planned, now, happened):
    with undone():
        cases = list(Case.objects.filter(closed_on=None).order_by("number"))
        for n, kind in happened:
            something(str(kind), cases[n], now)
        debtors = [case.debtor_id for case in cases]
        with undone():
            for debtor in debtors:
                replan(debtor, now=now)
            singly = comparable(rows()), rounds()

        replan_many(debtors, now=now)

        together = comparable(rows()), rounds()
        assert together[0].keys() >= singly[0].keys()
        for number in singly[0]:
            assert together[0][number][0] == singly[0][number][0], number
            assert together[1][number] == singly[1][number], number
        assert replan_many(debtors, now=now) == 0

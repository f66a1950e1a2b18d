"""Tallies are what counting the whole book anew gives, whatever happened meanwhile."""

from datetime import date, datetime, timedelta

import polars as pl
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arrears.actions.count_days import count_days
from arrears.domain.tally import Family
from arrears.insight.engines import polars as engine
from arrears.store import sums
from arrears.store.insight import kept
from arrears.store.insight.frames import frames_of
from arrears.store.insight.marks import marks
from arrears.store.insight.moves import late, moves
from arrears.store.models import (
    Adjustment,
    Attempt,
    Offer,
    Payment,
    Promise,
    ReviewReading,
    Tally,
    TallyCorrection,
)
from tests.web.book import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
DAY = timedelta(days=1)
KEYS = (
    "family",
    "on",
    "lender",
    "placement",
    "collector",
    "bucket",
    "currency",
    "measure",
)


def count(now=NOW):
    return count_days(by="carla", now=now)


def kept_now():
    return {row[:-1]: row[-1] for row in Tally.objects.values_list(*KEYS, "amount")}


def recomputed(on=TODAY):
    """Return the tallies of everything, counted from the rows alone."""
    found = {}
    for family in Family:
        native = frames_of(family, marks(family, on=on), on=on)
        made = engine.tallied(engine.frames(**native), on=on, families=[family])
        for row in made.select("on", *KEYS[2:-1], "measure", "amount").rows():
            found[str(family), *row[:-1]] = row[-1]
    return found


def paid(case, *, on, minor=10_00, ref="X-1", at=NOW):
    debt = case.debts.get()
    return Payment.objects.create(
        debt=debt, paid_on=on, booked_at=at, amount_minor=minor, ref=ref
    )


def taken_back(payment, *, at=NOW):
    return Adjustment.objects.create(
        debt=payment.debt,
        kind="reversal",
        on=at.date(),
        booked_at=at,
        owed_minor=payment.amount_minor,
        payment=payment,
        ref=f"R-{payment.ref}",
        ground="bounced",
        by="sandro",
    )


def talked(case, *, at, by="carla"):
    return Attempt.objects.create(
        case=case,
        person=case.debtor,
        point=case.debtor.points.first(),
        at=at,
        channel="phone",
        result="conversation",
        code="EVT-01",
        by=by,
    )


def test_the_first_count_is_what_counting_anew_gives(book):
    done = count()

    assert done.days > 0
    assert kept_now() == recomputed()
    assert done.corrected == 0


def test_counting_again_changes_nothing_and_leaves_no_trace(book, journal):
    count()
    before, told = kept_now(), journal()

    assert count().days == 0
    assert (kept_now(), journal()) == (before, told)
    assert told[-1] == "DaysCounted"


def test_a_back_dated_payment_corrects_its_day_and_says_so(book):
    count()
    later = NOW + DAY
    count(later)
    paid(book.alma, on=TODAY - 9 * DAY, at=later)

    done = count(later)

    assert kept_now() == recomputed(TODAY + DAY)
    assert done.corrected == 1
    correction = TallyCorrection.objects.get()
    assert (correction.measure, correction.was, correction.now) == (
        "received_minor",
        0,
        10_00,
    )


def test_a_reversal_corrects_the_day_the_money_had_come_on(book):
    payment = paid(book.alma, on=TODAY - 9 * DAY)
    count()
    taken_back(payment)

    count()

    found = kept.day_sums(Family.MONEY, [TODAY - 9 * DAY], ["received_minor"])
    assert sum(found.values()) == 0
    assert kept_now() == recomputed()
    assert TallyCorrection.objects.get().now == 0


def test_money_is_put_down_to_who_last_talked_within_thirty_days(book):
    day = TODAY - 2 * DAY
    talked(book.dina, at=NOW - 9 * DAY, by="li")
    talked(book.dina, at=NOW - 4 * DAY, by="wu")
    talked(book.emil, at=NOW - 33 * DAY, by="li")
    paid(book.dina, on=day, minor=5)
    paid(book.emil, on=day, minor=7)

    count()

    found = kept.sums(["received_minor"], since=day, until=day, by="collector")
    told = {each.group: each.amount for each in found}
    assert (told["wu"], told[""]) == (5, 7)


def test_a_talk_told_of_late_moves_the_money_after_it(book):
    call = talked(book.alma, at=NOW - 4 * DAY)
    Attempt.objects.filter(pk=call.pk).update(result="reserved", code="")
    paid(book.alma, on=TODAY - 2 * DAY)
    count()
    Attempt.objects.filter(pk=call.pk).update(result="conversation", code="EVT-01")

    count()

    assert kept_now() == recomputed()


def test_what_was_not_booked_then_is_not_known_then(book):
    paid(book.alma, on=TODAY - 9 * DAY, at=NOW)

    told = frames_of(Family.MONEY, [TODAY - 9 * DAY], on=TODAY, known_by=NOW - DAY)

    assert told["money"].is_empty()


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(
            ["pay", "reverse", "talk", "promise", "agree", "end", "day", "read"]
        ),
        st.integers(0, 4),
        st.integers(0, 40),
    ),
    min_size=1,
    max_size=6,
)


@given(changes=CHANGES)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_kept_tallies_equal_counting_anew_after_any_changes(book, changes):
    with transaction.atomic():
        now = NOW
        count(now)
        for n, (what, who, back) in enumerate(changes):
            case = (book.alma, book.boris, book.cleo, book.dina, book.emil)[who]
            day = now.date() - back * DAY
            if what == "day":
                now += DAY
            else:
                happens(what, case, day=day, now=now, ref=f"{n}-{now:%d}-{back}")
            if n % 2:
                count(now)
        count(now)

        assert kept_now() == recomputed(now.date())
        transaction.set_rollback(True)


def happens(what, case, *, day, now, ref):
    """Let one thing happen, as an action would leave it."""
    moment = datetime.combine(day, now.timetz())
    if what == "pay":
        if not Payment.objects.filter(debt__case=case, ref=ref).exists():
            paid(case, on=day, ref=ref, at=now)
    elif what == "reverse":
        stands = Payment.objects.filter(debt__case=case, reversal=None).first()
        if stands:
            taken_back(stands, at=now)
    elif what == "talk":
        talked(case, at=moment)
    elif what == "read":
        ReviewReading.objects.create(case=case, by="carla", at=moment)
    elif what == "promise":
        Promise.objects.filter(case=case, superseded_at=None).update(superseded_at=now)
        Promise.objects.create(
            case=case,
            amount_minor=5_00,
            currency="CNY",
            made_at=moment,
            due_on=day,
            source="wages",
            by="carla",
        )
    elif what == "agree":
        Offer.objects.filter(case=case, ended_on=None).update(
            ended_on=day, ended_as="broken"
        )
        Offer.objects.create(
            case=case,
            kind="full",
            currency="CNY",
            owed_minor=10_00,
            instalments=[[day.isoformat(), 9_00]],
            waives={"fee": 1_00},
            policy="house-2",
            needs="collector",
            made_at=moment,
            made_on=day,
            expires_on=day,
            by="carla",
            accepted_at=moment,
            accepted_on=day,
        )
    else:
        Offer.objects.filter(case=case, ended_on=None).exclude(accepted_on=None).update(
            ended_on=day, ended_as="kept"
        )


def test_the_frames_keep_the_contract(book):
    for family in Family:
        native = frames_of(family, marks(family, on=TODAY), on=TODAY)
        for name, frame in native.items():
            assert isinstance(frame, pl.DataFrame)
            assert set(engine.empty(name).columns) <= set(frame.columns), name


def test_a_case_paid_off_within_the_month_is_cured(book):
    november = date(2026, 11, 30)
    for case in (book.boris, book.dina):
        case.debts.get().statements.update(
            as_of=date(2026, 10, 20), due_on=date(2026, 10, 5)
        )
    owed = sums.total(sums.debt_sums(book.dina)).minor
    paid(book.dina, on=TODAY - 2 * DAY, minor=owed)

    told = {row[0]: row[2:] for row in moves([november]).rows()}

    assert told["D-4128"] == (26, 0)
    assert told["B-2077"] == (26, 56)


def test_a_day_before_the_first_statement_is_reckoned_back_from_it(book):
    debt = book.dina.debts.get()
    debt.statements.update(as_of=TODAY, due_on=date(2026, 10, 5))
    paid(book.dina, on=TODAY - 2 * DAY, minor=5)

    told = {row[0]: row[1] for row in late(date(2026, 10, 31)).rows()}

    assert told["D-4128"] == 26

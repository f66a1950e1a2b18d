"""Three months of work that hang together: calls, promises, money, stops."""

import os
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest

from arrears.domain.case.cause import CATEGORIES, REASONS
from arrears.domain.case.promising import DEFAULT_HORIZON_DAYS, LONGEST_HORIZON_DAYS
from arrears.domain.case.standing import StopKind
from arrears.domain.contact.outcome import BY_CODE, OUTCOMES, Result
from arrears.domain.contact.point import Restriction
from arrears.lab.demo_book import demo_book
from arrears.lab.demo_book.lists import notes

DIGEST = (
    "from datetime import date; from hashlib import sha256;"
    "from arrears.lab.demo_book import demo_book;"
    "book = demo_book(on=date(2026, 11, 24));"
    "print(sha256(repr(book).encode()).hexdigest())"
)
# What no note may say, from the catalogue's list of what is detected (DET-01…36).
NEVER = (
    "立案", "诉前", "起诉", "法院", "判刑", "坐牢", "涉嫌", "罚金", "国家", "老赖", "名额", "破例",
    "父母", "丢人", "面子", "居委", "村委", "老板电话", "借钱", "找亲戚", "找朋友", "后果", "否则",
    "最后一次", "必须今天", "监狱", "出狱", "学历", "户籍",
)  # fmt: skip


def local(debtor, at):
    return at.astimezone(ZoneInfo(debtor.zone or "Asia/Shanghai"))


def received(debtor, story, promised):
    """Return what came in for a promise, as the desk counts it."""
    made_on = local(debtor, promised.made_at).date()
    own = {a.number for a in debtor.accounts if a.placement == promised.placement}
    return sum(
        paid.amount_minor
        for paid in story.payments
        if paid.account in own and made_on <= paid.paid_on <= promised.due_on
    )


def test_the_same_day_gives_the_same_bytes_in_another_process(book):
    environment = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": "src"}
    other = subprocess.run(
        [sys.executable, "-c", DIGEST],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert other.stdout.strip() == sha256(repr(book).encode()).hexdigest()


def test_another_seed_gives_another_book_of_the_same_size(book):
    other = demo_book(on=book.on, seed="other")

    assert other.debtors != book.debtors
    assert len(other.debtors) == len(book.debtors)


def test_the_history_is_of_three_months_and_ends_the_evening_before(pairs, book):
    days = [local(d, e.at).date() for d, s in pairs for e in s.events]

    assert max(days) == book.on - timedelta(days=1)
    assert timedelta(days=85) <= book.on - min(days) <= timedelta(days=92)


@pytest.mark.covers("DAT-33")
def test_every_outcome_code_was_written_down(book):
    seen = {event.code for story in book.stories for event in story.events}

    assert seen == {outcome.code for outcome in OUTCOMES}


@pytest.mark.covers("CAT-01", "CAT-02", "CAT-03", "CAT-04")
def test_every_category_and_every_reason_was_found(book):
    categories = {story.category for story in book.stories}
    reasons = {story.reason for story in book.stories}

    assert categories == {""} | {cause.code for cause in CATEGORIES}
    assert reasons == {""} | {cause.code for cause in REASONS}


def test_every_stop_stands_somewhere_and_some_were_lifted(book):
    stops = [stop for story in book.stories for stop in story.stops]
    standing = {stop.kind for stop in stops if not stop.lifted_at}

    told_at_the_desk = {
        StopKind.ATTORNEY,
        StopKind.INCONVENIENT_TIME,
        StopKind.MORATORIUM,
        StopKind.OPT_OUT,
        StopKind.REFUSAL,
        StopKind.VOLUNTEER,
    }
    assert standing == {str(kind) for kind in set(StopKind) - told_at_the_desk}
    assert any(stop.lifted_at and stop.lifted_by for stop in stops)
    assert all(stop.ground for stop in stops)


@pytest.mark.covers("DET-25")
def test_nobody_is_contacted_while_a_stop_stands(pairs):
    for debtor, story in pairs:
        for stop in story.stops:
            after = [
                event.code
                for event in story.events
                if event.initiator == "collector"
                and BY_CODE[event.code].result
                and event.at > stop.since
                and (stop.lifted_at is None or event.at < stop.lifted_at)
            ]
            assert after == [], debtor.number


def test_numbers_are_dead_wrong_old_or_refused_and_then_never_used_again(pairs):
    seen = set()
    for _, story in pairs:
        gone = set()
        for event in story.events:
            assert event.place is None or event.place not in gone
            if BY_CODE[event.code].restricts and event.place:
                gone.add(event.place)
        known = {k.place for k in story.learned if k.restriction}
        assert known == gone
        seen |= {known.restriction for known in story.learned}

    assert seen == set(Restriction)


@pytest.mark.covers("CAD-12")
def test_work_numbers_ring_only_with_permission_and_some_have_run_out(pairs, book):
    until = [
        k.permitted_until for _, s in pairs for k in s.learned if k.permitted_until
    ]

    assert min(until) < book.on <= max(until)
    assert any(
        d.work and not any(k.permitted_until for k in s.learned) for d, s in pairs
    )


@pytest.mark.covers("PRI-02", "CAD-03")
def test_promises_for_today_have_hours_or_none_and_a_reminder_or_none(pairs, book):
    today = [
        promised
        for debtor, story in pairs
        for promised in story.promises
        if promised.superseded_at is None and promised.due_on == book.on
    ]

    assert len(today) > 50
    assert len({promised.due_at for promised in today}) >= 5
    assert {promised.reminder_agreed for promised in today} == {True, False}


def test_promises_were_kept_and_broken_and_some_run_beyond_today(pairs, book):
    states = Counter()
    for debtor, story in pairs:
        for promised in story.promises:
            kept = received(debtor, story, promised) >= promised.amount_minor
            open_still = promised.due_on >= book.on
            states["kept" if kept else "open" if open_still else "broken"] += 1
        tomorrow = [p for p in story.promises if p.due_on > book.on]
        states["tomorrow"] += len(tomorrow)

    assert states["kept"] > 500
    assert states["broken"] > 500
    assert states["open"] > 150
    assert states["tomorrow"] > 80


@pytest.mark.covers("CAD-09")
def test_no_promise_is_above_the_debt_or_far_away_without_a_reason(pairs):
    for debtor, story in pairs:
        owed = defaultdict(int)
        for account in debtor.accounts:
            owed[account.placement] += account.owed_minor
        for promised in story.promises:
            ahead = (promised.due_on - local(debtor, promised.made_at).date()).days
            assert 0 < promised.amount_minor <= owed[promised.placement]
            assert 0 <= ahead <= LONGEST_HORIZON_DAYS
            assert ahead <= DEFAULT_HORIZON_DAYS or promised.reason
            assert promised.source


def test_a_case_has_one_current_promise_and_the_others_gave_way_to_the_next(pairs):
    for _, story in pairs:
        made = [promised.made_at for promised in story.promises]
        gave_way = [promised.superseded_at for promised in story.promises]

        assert made == sorted(made)
        assert gave_way == [*made[1:], None][: len(made)]


def test_every_promise_was_written_down_as_one(pairs):
    for _, story in pairs:
        told = [event.at for event in story.events if event.code == "EVT-12"]

        assert told == [promised.made_at for promised in story.promises]


def test_a_broken_promise_is_not_noted_before_its_day_is_over(pairs):
    for debtor, story in pairs:
        for event in story.events:
            if event.code == "EVT-13":
                day = local(debtor, event.at).date()
                ended = [p.due_on for p in story.promises if p.made_at < event.at]
                assert ended[-1] < day


def test_money_came_in_within_three_months_each_sum_once(book):
    payments = [paid for story in book.stories for paid in story.payments]

    assert all(book.on - timedelta(92) <= p.paid_on < book.on for p in payments)
    assert all(paid.amount_minor > 0 for paid in payments)
    refs = [(paid.account, paid.ref) for paid in payments]
    assert len(set(refs)) == len(refs)


@pytest.mark.covers("PRI-03", "PRI-05")
def test_some_can_pay_part_and_some_are_out_of_contact(book):
    assert sum(story.can_pay_part for story in book.stories) > 100
    assert sum(story.lost_since is not None for story in book.stories) > 80


def test_who_is_new_has_no_history(pairs):
    for debtor, story in pairs:
        if debtor.ending == "fresh":
            assert story.events == ()


def share(pairs, persona, codes, among=None):
    """Return how often these codes come, among others, in the stories of a type."""
    events = [e.code for d, s in pairs if d.persona == persona for e in s.events]
    asked = [code for code in events if among is None or code in among]
    return sum(code in codes for code in asked) / len(asked)


DIALS = {
    outcome.code
    for outcome in OUTCOMES
    if outcome.result in {Result.CONVERSATION, Result.NO_ANSWER, Result.DROPPED}
    and not outcome.inbound
}
TALKS = {code for code in DIALS if BY_CODE[code].result is Result.CONVERSATION}


def test_each_type_answers_as_often_as_the_catalogue_says(pairs):
    """Table 2.2: remorseful always, timid yes, comparer mostly, numbed rarely."""
    answers = {
        f"PER-0{n}": share(pairs, f"PER-0{n}", TALKS, DIALS) for n in range(1, 9)
    }

    assert max(answers, key=answers.get) == "PER-01"
    assert min(answers, key=answers.get) == "PER-08"
    assert answers["PER-01"] > 0.75
    assert answers["PER-08"] < 0.3
    assert answers["PER-07"] > answers["PER-05"]


def test_each_type_talks_as_the_catalogue_says(pairs):
    assert share(pairs, "PER-01", {"EVT-17"}, TALKS) > 0.1
    assert share(pairs, "PER-04", {"EVT-18"}, TALKS) > 0.15
    assert share(pairs, "PER-08", {"EVT-18"}, TALKS) > 0.25
    assert share(pairs, "PER-07", {"EVT-16"}, TALKS) > 0.05
    complaints = Counter(
        d.persona for d, s in pairs for e in s.events if e.code == "EVT-19"
    )
    assert {code for code, _ in complaints.most_common(2)} <= {
        "PER-04",
        "PER-06",
        "PER-08",
    }
    assert complaints["PER-01"] == complaints["PER-07"] == 0


def test_the_timid_and_the_vain_break_more_promises_than_they_keep(pairs, book):
    kept = defaultdict(list)
    for debtor, story in pairs:
        for promised in story.promises:
            if promised.due_on < book.on:
                held = received(debtor, story, promised) >= promised.amount_minor
                kept[debtor.persona].append(held)
    rates = {persona: sum(held) / len(held) for persona, held in kept.items()}

    assert rates["PER-05"] < rates["PER-07"] < rates["PER-01"]
    assert rates["PER-07"] < 0.5


def test_the_notes_are_many_warm_and_say_nothing_that_is_not_allowed(book):
    written = Counter(e.note for s in book.stories for e in s.events if e.note)
    written.update(noted.text for story in book.stories for noted in story.notes)
    variants = sum(
        len(set(choices))
        for kinds in notes().values()
        if isinstance(kinds, dict)
        for choices in kinds.values()
    )

    assert variants >= 60
    assert len(written) >= 60
    for note in written:
        assert "{" not in note
        assert len(note) <= 80
        assert not [word for word in NEVER if word in note], note

"""What a supervisor of the demo finds in hand: through the same acts as anybody's."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from arrears.actions.agree_coaching import Coaching, agree_coaching, end_coaching
from arrears.actions.ask_lift import ask_lift
from arrears.actions.assign_cases import apply_bulk, try_bulk
from arrears.actions.begin_talk import begin_talk
from arrears.actions.escalate_case import answer_escalation, escalate_case
from arrears.actions.make_offer import make_offer
from arrears.actions.open_matter import open_matter
from arrears.actions.pair_cases import pair_case
from arrears.actions.practise_talk import end_talk, say_line
from arrears.actions.propose_rules import RulesTold, propose_rules
from arrears.actions.set_absence import Absence, set_absence
from arrears.actions.transfer_cases import Taker, draft_transfer, sign_transfer
from arrears.domain.case.assigning import Change
from arrears.domain.case.standing import StopKind
from arrears.lab.demo_book.desk import COMPLIANCE, SUPERVISOR, TEAMS, seats
from arrears.playbook.offers.schemes import floor_schemes
from arrears.store.cases import desk_day
from arrears.store.models import Assignment, Case, Stop, Transfer
from arrears.store.policies import policy_of
from arrears.store.positions import NOT_TOLD, key, position
from arrears.training.scene.library import scenes

A_DAY = timedelta(days=1)
PER_TEAM, LARGE, OFFERS = 72, 130, 2
RULES = """\
version: rules-1
rules:
  - name: 大额后期案件
    when: {{stages: [late, handed_over], owed_from_minor: 5000000, currencies: [CNY]}}
    to: {{seat: {seat}}}
  - name: 早期案件
    when: {{stages: [early, middle]}}
    to: {{even: {first}}}
  - name: 其余
    to: {{keeper: {second}}}
"""
ESCALATED = (
    ("difficult", "客户一接电话就大声指责，第二次了。建议由主管谈一次，我先不打。"),
    ("hardship", "失业三个月，每月最多能还 300 元，超出我的权限。建议分 36 期。"),
    ("conduct", "我昨天晚上差两分钟九点才挂断，虽然没违规，想请主管听一下。"),
    ("stop", "家属说人在住院，建议先停催，等出院再联系。"),
)


def write_floor(*, now: datetime) -> None:
    """Assign, escalate, pair, hand over, ask and agree, as a few days would have left it."""
    collectors = seats()
    open_ones = Case.objects.filter(closed_on=None).order_by("number")
    ids = list(open_ones.values_list("pk", flat=True)[: 4 * PER_TEAM])
    for n, team in enumerate(TEAMS):
        cases = ids[n * PER_TEAM : (n + 1) * PER_TEAM]
        _bulk(cases, Change("keeper", team=team), "新批次先按熟悉程度分", now=now)
    _bulk(ids[:LARGE], Change("team", team=TEAMS[1]), "月底两组人手调整", now=now)
    numbers = list(
        open_ones.filter(debtor__stops=None).values_list("number", flat=True)[20:60:4]
    )
    _escalations(numbers, collectors, now=now)
    pair_case(
        number=numbers[6],
        seat=collectors[3],
        ground="一人主谈、一人记录，客户比较激动",
        by=SUPERVISOR,
        now=now,
    )
    _ask(collectors, now=now)
    _offers(numbers, now=now)
    _transfers(collectors, now=now)
    _complaints(now=now)
    _coaching(collectors, now=now)
    away = Absence(desk_day(now) + 3 * A_DAY, desk_day(now) + 7 * A_DAY, collectors[2])
    set_absence(seat=collectors[5], absence=away, ground="年假", by=SUPERVISOR, now=now)
    _rules(collectors[0], now=now)


def _rules(seat: str, *, now: datetime) -> None:
    """Let standing rules wait for a second person; nothing goes by them yet."""
    text = RULES.format(seat=seat, first=TEAMS[0], second=TEAMS[1])
    told = RulesTold("", text, desk_day(now) + A_DAY)
    ground, today = "每批新案件都这样分，不再手工分", desk_day(now)
    propose_rules(told, ground=ground, by=SUPERVISOR, today=today, now=now)


def _bulk(cases: Sequence[int], change: Change, ground: str, *, now: datetime) -> None:
    act = try_bulk(
        cases=cases,
        change=change,
        ground=ground,
        told="",
        by=SUPERVISOR,
        now=now - A_DAY,
    )
    apply_bulk(act=act, by=SUPERVISOR, now=now - A_DAY)


def _escalations(
    numbers: Sequence[str], collectors: Sequence[str], *, now: datetime
) -> None:
    for n, (about, told) in enumerate(ESCALATED):
        at = now - timedelta(hours=20 - n)
        escalate_case(
            number=numbers[n], about=about, told=told, by=collectors[n], now=at
        )
    first = Case.objects.get(number=numbers[1]).escalations.get()
    answer_escalation(
        escalation=first.pk,
        answer="advice",
        told="先请客户提供收入证明，方案报我审批",
        by=SUPERVISOR,
        now=now - timedelta(hours=15),
    )


def _ask(collectors: Sequence[str], *, now: datetime) -> None:
    kinds = (StopKind.DISPUTE, StopKind.VULNERABLE, StopKind.COMPLAINT)
    rows = Stop.objects.filter(kind__in=kinds, lifted_at=None).exclude(by=SUPERVISOR)
    cases = Case.objects.filter(closed_on=None)
    for stop in rows.filter(person__cases__in=cases).distinct().order_by("pk")[:2]:
        number = cases.filter(debtor=stop.person).order_by("number")[0].number
        ground = "已核对账单并书面答复，客户确认无异议"
        ask_lift(number=number, stop=stop.pk, ground=ground, by=collectors[0], now=now)


def _offers(numbers: Sequence[str], *, now: datetime) -> None:
    """Make an offer beyond a collector's authority, where a case's policy knows one."""
    made = 0
    for number in numbers:
        case = Case.objects.select_related("placement__lender").get(number=number)
        policy = policy_of(case.placement.lender, on=desk_day(now))
        start = position(case, NOT_TOLD, policy, on=desk_day(now))
        beyond = [
            each for each in floor_schemes(start, policy) if each.needs == SUPERVISOR
        ]
        if beyond and made < OFFERS:
            make_offer(
                number=number,
                scheme=key(beyond[0]),
                means=NOT_TOLD,
                by=seats()[made],
                now=now,
            )
            made += 1


def _transfers(collectors: Sequence[str], *, now: datetime) -> None:
    owned = Assignment.objects.filter(ended_at=None).exclude(seat="")
    givers = sorted(set(owned.values_list("seat", flat=True)))[:2]
    for n, giver in enumerate(givers):
        own = owned.filter(seat=giver).order_by("case__number")
        numbers = list(own.values_list("case__number", flat=True)[:4])
        taker = next(seat for seat in collectors[2 + n :] if seat != giver)
        made = draft_transfer(
            from_seat=giver,
            to=Taker(seat=taker),
            numbers=numbers,
            ground="岗位调整，案件随人移交",
            by=SUPERVISOR,
            now=now - timedelta(hours=5),
        )
        _signed(made, (giver, taker) if n else (giver,), now=now)


def _signed(transfer: int, signers: Sequence[str], *, now: datetime) -> None:
    sheet = Transfer.objects.get(pk=transfer).sha256
    for n, by in enumerate(signers):
        sign_transfer(
            transfer=transfer,
            side="taken" if n else "given",
            sha256=sheet,
            by=by,
            role="collector",
            now=now - timedelta(hours=4 - n),
        )


def _complaints(*, now: datetime) -> None:
    """Take complaints in for whom a collector has stopped collecting already."""
    complained = Stop.objects.filter(kind=StopKind.COMPLAINT, lifted_at=None)
    cases = Case.objects.filter(
        closed_on=None, debtor__in=complained.values("person"), lift_requests=None
    )
    for n, number in enumerate(
        cases.order_by("number").values_list("number", flat=True)[:2]
    ):
        open_matter(
            number=number,
            kind="complaint",
            told="客户来电反映利息算得不对，要求书面说明。",
            received_on=desk_day(now) - (2 + 12 * n) * A_DAY,
            channel="phone",
            by=COMPLIANCE,
            now=now,
        )


def _coaching(collectors: Sequence[str], *, now: datetime) -> None:
    due_on = desk_day(now) + 4 * A_DAY
    listening = Coaching(collectors[0], "一起听两通谈困难户的录音", due_on, "TAC-39")
    agree_coaching(coaching=listening, by=SUPERVISOR, now=now)
    calm = Coaching(collectors[3], "对方激动时先停顿三秒再答", due_on)
    _talk(collectors[4], now=now - 2 * A_DAY)
    done = agree_coaching(coaching=calm, by=SUPERVISOR, now=now - 6 * A_DAY)
    end_coaching(task=done, came_of_it="练了两次，语速慢下来了", by=SUPERVISOR, now=now)


def _talk(seat: str, *, now: datetime) -> None:
    """Let somebody practise and hang up early: worth hearing together."""
    talk = begin_talk(min(scenes()), by=seat, now=now)
    for n, line in enumerate(("喂，你好。", "你什么时候还？", "那今天能还多少？")):
        say_line(talk, line, after=n, by=seat, now=now)
    end_talk(talk, by=seat, now=now)

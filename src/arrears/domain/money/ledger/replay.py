"""The replay: one debt's state on a day, from nothing but its schedule and events."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from .accruing import Accruing
from .allocating import allocate, horizontally, recover
from .event import PAYING, Event
from .heads import EVERY, PRINCIPAL, nothing
from .known import Known, known
from .rows import Row, Rows
from .taken import CREDIT, Taken
from .terms import DEFAULT_ORDER, Terms


@dataclass(frozen=True, slots=True)
class Scenario:
    """One debt as it is asked about: terms, schedule, events, and the two days."""

    currency: str
    as_of: int
    as_known_on: int | None
    terms: Terms
    schedule: Sequence[tuple[int, Sequence[int], str]]  # due day, heads, kind
    events: Sequence[Event]
    asked_id: object = None


@dataclass(slots=True)
class Done:
    """What one event did: heads and then credit, and the principal open after it."""

    event: Event
    taken: Taken = field(default_factory=Taken)
    principal_open: int = 0


@dataclass(slots=True)
class State:
    """
    A debt on its day: instalments, credit, what each event did, and when it was late.

    `oldest` is the due day of the first unmet instalment from each day on;
    `spans` are the pauses as [first day, day of resuming).
    """

    scenario: Scenario
    rows: Rows
    known: Known
    credit: int = 0
    principal_open: int = 0
    done: list[Done] = field(default_factory=list)
    oldest: list[tuple[int, int | None]] = field(default_factory=list)
    spans: list[tuple[int, int | None]] = field(default_factory=list)

    @property
    def outstanding(self) -> int:
        """Return all that is open, due or not."""
        return sum(row.left for row in self.rows.all)


def state_of(scenario: Scenario) -> State:
    """
    Replay what stands on the scenario's day, as known then, and return the state.

    Nothing is lost and nothing made: what was paid in is what was paid off, is
    in credit, or was paid out again. Pure; the scenario is not touched.
    """
    standing = known(
        scenario.events, as_of=scenario.as_of, as_known_on=scenario.as_known_on
    )
    return Replay(scenario, standing).run()


class Replay:
    """One pass over the events of one debt."""

    def __init__(self, scenario: Scenario, standing: Known) -> None:
        self.terms = scenario.terms
        self.rows = Rows(
            [Row(due, list(parts), kind) for due, parts, kind in scenario.schedule]
        )
        self.state = State(scenario, self.rows, standing)
        self.state.principal_open = sum(row.open[PRINCIPAL] for row in self.rows.all)
        self.day = 0
        self.lots: deque[tuple[Done, list[int]]] = deque()
        self.by_ref: dict[str, Done] = {}
        self.paid = nothing()
        self.taken: dict[str | None, list[int]] = {}
        self.accruing = self.terms.accrual and Accruing(self.terms.accrual, self.rows)

    def run(self) -> State:
        """Apply every event in turn, then let time pass to the day asked about."""
        state = self.state
        self._keep_oldest(0)
        for event in state.known.standing:
            self._pass_to(event.counts_on)
            done = Done(event)
            state.done.append(done)
            HOW[event.kind](self, event, done)
            done.principal_open = state.principal_open
            self._keep_oldest(event.counts_on)
        self._pass_to(state.scenario.as_of)
        self._credit_meets_dues(state.scenario.as_of)
        return state

    # Time

    def _pass_to(self, day: int) -> None:
        if day == self.day:
            return
        if self.lots:
            self._credit_meets_dues(day)
        if self.accruing:
            self.accruing.move(self.day or self.rows.dues[0], day)
        self.day = day

    def _credit_meets_dues(self, day: int) -> None:
        """Let credit pay each instalment on its due day, up to and with `day`."""
        while self.lots:
            due = self.rows.oldest_due()
            if due is None or due > day:
                return
            on = max(due, self.day)
            row = self.rows.all[self.rows.first]
            self._pay_from_credit(row, self.terms.default.order, on=on)
            self._keep_oldest(on)

    def _keep_oldest(self, day: int) -> None:
        due = self.rows.oldest_due()
        oldest = self.state.oldest
        if oldest and oldest[-1][0] == day:
            oldest.pop()
        if not oldest or oldest[-1][1] != due:
            oldest.append((day, due))

    # Money in

    def pay(self, event: Event, done: Done) -> None:
        """Allocate by the type's own strategy; what nothing takes is credit."""
        amount, by = event.amount or 0, self.terms.strategy(event.kind)
        own = self.terms.charge_has_own_date
        into, on = done.taken, event.on
        left = allocate(amount, self.rows, on=on, by=by, own_dates=own, into=into)
        self.state.principal_open -= into.parts[PRINCIPAL]
        if left:
            self._above(left, event, done)
        self.by_ref[event.ref] = done
        for head in EVERY:
            self.paid[head] += into.parts[head]

    def _above(self, left: int, event: Event, done: Done) -> None:
        """Recover what was written off; the rest is credit."""
        by = self.terms.strategy(event.kind)
        left = recover(left, self.rows, on=event.on, by=by, into=done.taken)
        if left:
            done.taken.parts[CREDIT] = left
            self.state.credit += left
            self.lots.append((done, [left]))

    # Debt in

    def charge(self, event: Event, done: Done) -> None:
        """Put the charge where it belongs; credit pays it at once."""
        head, amount = event.head or 0, event.amount or 0
        own = event.on if event.due is None else event.due
        row = self.rows.holder_of_charge(own)
        if not row.charges:
            self.rows.with_charges.append(row)
        row.charges.append([own, head, amount])
        done.taken.add(row.due, head, amount)
        self._fall_due(row, head, amount)
        if self.lots:
            self._pay_from_credit(row, (head,), on=event.counts_on)

    def chargeback(self, event: Event, done: Done) -> None:
        """Take the money back: from credit first, then due with the next instalment."""
        amount = self._from_credit(event.amount or 0, done)
        order = self.terms.chargeback_order
        if amount:
            row = self.rows.next_after(event.on)
            most, taken = self._can_take(event), self.taken[event.reverses]
            for head in order:
                part = min(amount, most[head])
                taken[head] += part
                self._due_again(row, head, part, done)
                amount -= part
            self._due_again(row, PRINCIPAL, amount, done)

    def _due_again(self, row: Row, head: int, part: int, done: Done) -> None:
        if part:
            done.taken.add(row.due, head, part)
            self._fall_due(row, head, part)

    def _can_take(self, event: Event) -> list[int]:
        """Return what a chargeback may take from each head: what was paid to it."""
        named = self.by_ref.get(event.reverses or "")
        paid = named.taken.parts if named else self.paid
        taken = self.taken.setdefault(event.reverses, nothing())
        return [max(0, paid[head] - taken[head]) for head in EVERY]

    def credit_refund(self, event: Event, done: Done) -> None:
        """Pay credit out; what was not in credit falls due again as principal."""
        amount = self._from_credit(event.amount or 0, done)
        if amount:
            row = self.rows.next_after(event.on)
            self._due_again(row, PRINCIPAL, amount, done)

    def _fall_due(self, row: Row, head: int, amount: int) -> None:
        self.rows.reopen(row, head, amount)
        if head == PRINCIPAL:
            self.state.principal_open += amount

    # Credit

    def _from_credit(self, amount: int, done: Done) -> int:
        """Use credit up, oldest first; return what credit did not cover."""
        while amount and self.lots:
            _, lot = self.lots[0]
            part = min(lot[0], amount)
            self._use(lot, part)
            done.taken.parts[CREDIT] += part
            amount -= part
        return amount

    def _pay_from_credit(self, row: Row, order: Sequence[int], *, on: int) -> None:
        """Let credit pay a row; the payments it came from say where it went."""
        while self.lots and any(row.open[head] for head in order):
            done, lot = self.lots[0]
            into = Taken()
            left = horizontally(lot[0], [row], on=on, order=order, into=into)
            done.taken.parts[CREDIT] -= lot[0] - left
            self._use(lot, lot[0] - left)
            for due, head, part in into.where:
                done.taken.add(due, head, part)
                self.paid[head] += part
            self.state.principal_open -= into.parts[PRINCIPAL]

    def _use(self, lot: list[int], part: int) -> None:
        lot[0] -= part
        self.state.credit -= part
        if not lot[0]:
            self.lots.popleft()

    # Debt given up

    def waive(self, event: Event, done: Done) -> None:
        """Give up what is open of the named charge, or of the head, oldest first."""
        head = event.head or 0
        for row, most in self._named(event, head):
            part = min(most, _left(event.amount, done))
            self._give_up(row, head, part, row.waived, done)

    def _named(self, event: Event, head: int) -> list[tuple[Row, int]]:
        """Return the rows a waiver names, and the most it takes from each."""
        due = event.due
        if due is None:
            return [(row, row.open[head]) for row in self.rows.all]
        for row in self.rows.with_charges:
            if any(own == due and at == head for own, at, _ in row.charges):
                charge = row.ripe(head, until=due) - row.ripe(head, until=due - 1)
                return [(row, charge if event.amount is None else row.open[head])]
        return [(row, row.open[head]) for row in self.rows.all if row.due == due]

    def write_off(self, event: Event, done: Done) -> None:
        """Give up all that is open, or so much of it, oldest instalment first."""
        heads = DEFAULT_ORDER if event.head is None else (event.head,)
        for row in self.rows.all:
            if event.due in {None, row.due}:
                for head in heads:
                    part = min(row.open[head], _left(event.amount, done))
                    self._give_up(row, head, part, row.written, done)

    def _give_up(
        self, row: Row, head: int, part: int, into: list[int], done: Done
    ) -> None:
        if part:
            row.open[head] -= part
            into[head] += part
            done.taken.add(row.due, head, part)
            row.lower(part, done.event.on)
            if head == PRINCIPAL:
                self.state.principal_open -= part

    # Standing still

    def pause(self, event: Event, _: Done) -> None:
        """Stop the days past due; a pause within a pause changes nothing."""
        spans = self.state.spans
        if not spans or spans[-1][1] is not None:
            spans.append((event.on, None))

    def resume(self, event: Event, _: Done) -> None:
        """Let the days count again; without a pause it changes nothing."""
        spans = self.state.spans
        if spans and spans[-1][1] is None:
            spans[-1] = (spans[-1][0], event.on)


def _left(amount: int | None, done: Done) -> int:
    """Return how much more an event may give up; all of it where it says nothing."""
    return 10**30 if amount is None else amount - sum(done.taken.parts)


HOW: dict[str, Callable[[Replay, Event, Done], None]] = {
    **dict.fromkeys(PAYING, Replay.pay),
    "charge": Replay.charge,
    "chargeback": Replay.chargeback,
    "credit_refund": Replay.credit_refund,
    "waiver": Replay.waive,
    "write_off": Replay.write_off,
    "pause": Replay.pause,
    "resume": Replay.resume,
}

"""The policy of the plan: stages, packs, rounds, mealtimes, what is large."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

from arrears.domain.case.stage import Ladder
from arrears.domain.words import Words
from arrears.law.engine.packs import rules
from arrears.law.engine.versions import versions
from arrears.law.workdays import COUNTRIES

from .evening import Evening
from .follow_up import FollowUp
from .form import Form, PolicyNotRead, PolicyRefused
from .own_numbers import OwnNumbers
from .trial import NO_TRIAL, Arm, Trial
from .window import MINUTES_PER_DAY, Window, as_clock

ELSE = "else"
PRIORITY = "priority"
WORTHS = (PRIORITY, "balance", "days_past_due", "reach", "expected", "increment")
BY_CELLS = {"expected", "increment"}


class PolicyWithoutPacks(PolicyRefused):
    """No pack of rules is named."""

    words = Words(
        "策略里没有规则包（packs）。没有规则就不能安排联系，请至少写一个，例如 cn。",
        "The policy names no rule packs. Without rules nobody is called; name one, such as cn.",
    )


class RoundMisplaced(PolicyRefused):
    """A round or a mealtime is empty or leaves the day."""

    words = Words(
        "“{round}”的时间 {window} 不对：开始须早于结束，并在同一天之内。",
        "“{round}” is {window}: it must begin before it ends, within one day.",
    )


class RoundAtMealtime(PolicyRefused):
    """A round lies in a mealtime."""

    words = Words(
        "轮次“{round}”（{window}）与用餐时间 {meal} 重叠，请错开。",
        "Round “{round}” ({window}) meets the mealtime {meal}. Move one of them.",
    )


class NoTimeBeforeMeal(PolicyRefused):
    """A reminder moved out of a meal would come before the round of promises."""

    words = Words(
        "用餐时间 {meal} 之前没有留出提醒的时间，用餐时间最早可从 {earliest} 开始。",
        "No time is left for reminders before the meal {meal}; it may begin from {earliest}.",
    )


class EveningTooEarly(PolicyRefused):
    """The evening round begins while another round is on."""

    words = Words(
        "晚间轮次（{window}）须在下午轮次（{afternoon}）结束之后开始。",
        "The evening round ({window}) must begin after the afternoon round ({afternoon}).",
    )


class CallsTakeNoTime(PolicyRefused):
    """The minutes a call takes are less than one."""

    words = Words(
        "每通电话的分钟数（minutes_per_call）须为 1 或以上，现在是 {minutes}。",
        "minutes_per_call must be 1 or more; it is {minutes}.",
    )


class CalendarUnknown(PolicyRefused):
    """No calendar of such a country."""

    words = Words(
        "策略的“calendar”是 {found}，没有这个日历，可用：{known}。",
        "The policy's “calendar” is {found}; there is none. There is: {known}.",
    )


class WorthUnknown(PolicyRefused):
    """No such measure of a case's worth."""

    words = Words(
        "策略的“{key}”是 {found}，没有这种排序办法，可用：{known}。",
        "The policy's “{key}” is {found}, which is no measure of worth. There is: {known}.",
    )


@dataclass(frozen=True, slots=True)
class Promised:
    """
    When those who promised today are reminded; all in minutes of the debtor's day.

    The window's last minute may be used: it is the latest a reminder begins.
    """

    window: Window
    ahead_minutes: int  # how long before the promised hour
    without_hour_minutes: int  # the slot of a promise for the day without an hour


@dataclass(frozen=True, slots=True)
class Policy:
    """
    How a day is planned. `default()` is the house's; `read` takes another file.

    Raises a PolicyRefused, UnknownPack or LadderOutOfOrder where it contradicts itself.
    """

    version: str
    packs: tuple[str, ...]
    ladder: Ladder
    due_day_counts: bool
    morning: Window
    afternoon: Window
    promised: Promised
    mealtimes: tuple[Window, ...]
    minutes_per_call: int
    large_from_minor: Mapping[str, int]  # by currency; ELSE for all others
    worth: str = PRIORITY  # who comes first; one of WORTHS
    trial: Trial = NO_TRIAL  # measures tried against each other, and who is held out
    cover_new_first: bool = False  # every new account once before any twice (SKL-02)
    keep_collector: bool = False  # who talked with the debtor last keeps the case
    calendar: str = "CN"  # whose working days are kept
    rest_days_called: bool = False  # rounds on rest days too
    team_fallback: Mapping[str, str] = field(default_factory=dict)  # by team, another
    follow_up: FollowUp | None = None  # None: nobody is called after the hour
    evening: Evening | None = None  # None: no evening round
    numbers: OwnNumbers | None = None  # None: by kind alone
    measured: bool = False  # cells are told of every case, whatever it is ranked by
    text: str = field(default="", compare=False)  # the YAML it was read from

    def __post_init__(self) -> None:
        if not self.packs:
            raise PolicyWithoutPacks
        rules(self.packs)
        if self.minutes_per_call < 1:
            raise CallsTakeNoTime(minutes=self.minutes_per_call)
        if self.calendar not in COUNTRIES:
            raise CalendarUnknown(found=self.calendar, known=", ".join(COUNTRIES))
        for key, worth in self._worths().items():
            if worth not in WORTHS:
                raise WorthUnknown(key=key, found=worth, known=", ".join(WORTHS))
        for name, window in self._windows():
            _raise_unless_in_a_day(name, window)
        if self.evening and self._begins_early(self.evening.window):
            raise EveningTooEarly(window=self.evening.window, afternoon=self.afternoon)
        for meal in self.mealtimes:
            self._raise_if_met(meal)
            self._raise_unless_reminders_fit_before(meal)

    @staticmethod
    def default() -> "Policy":
        """Return the policy that comes with the house, policy.yaml."""
        return _default()

    @staticmethod
    def read(path: Path) -> "Policy":
        """Return the policy in the file `path`. Raises a PolicyRefused."""
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or "UTF-8"
            raise PolicyNotRead(file=path, why=why) from error
        return policy(text, file=path.name)

    @property
    def stamp(self) -> Mapping[str, str]:
        """Return what a plan was made by: the policy, and each pack's state of law."""
        packs = (f"{name}@{state}" for name, state in versions(self.packs).items())
        worth = {} if self.worth == PRIORITY else {"worth": self.worth}
        made_by = {"policy": self.version, "packs": " ".join(packs)}
        return {**made_by, **worth, **self.trial.stamp}

    @property
    def measures(self) -> frozenset[str]:
        """Return every measure of worth that this policy ranks by."""
        return frozenset(self._worths().values())

    @property
    def reads_cells(self) -> bool:
        """Say whether the cells of the model are asked for, or logged."""
        by_cells = bool(self.measures & BY_CELLS)
        return self.measured or self.trial.runs or by_cells

    @property
    def reads_reach(self) -> bool:
        """Say whether it is asked how often a debtor was reached lately."""
        return self.reads_cells or self.calls_evenings or "reach" in self.measures

    @property
    def calls_evenings(self) -> bool:
        """Say whether there is an evening round: somebody is there."""
        return self.evening is not None and self.evening.is_on

    def _worths(self) -> dict[str, str]:
        arms = {f"arms.{arm.name}": arm.worth for arm in self.trial.arms}
        return {"worth": self.worth} | arms

    def _windows(self) -> list[tuple[str, Window]]:
        """Return all stretches of the day by name, first those kept clear of meals."""
        clear = self._clear_windows()
        meals = [("mealtimes", meal) for meal in self.mealtimes]
        if self.follow_up:
            meals.append(("follow_up", self.follow_up.window))
        return [*clear, ("promised", self.promised.window), *meals]

    def _clear_windows(self) -> list[tuple[str, Window]]:
        evening = [("evening", self.evening.window)] if self.evening else []
        return [("morning", self.morning), ("afternoon", self.afternoon), *evening]

    def _begins_early(self, window: Window) -> bool:
        return window.from_minutes < self.afternoon.until_minutes

    def _raise_if_met(self, meal: Window) -> None:
        for name, window in self._clear_windows():
            if window.meets(meal):
                raise RoundAtMealtime(round=name, window=window, meal=meal)

    def _raise_unless_reminders_fit_before(self, meal: Window) -> None:
        earliest = self.promised.window.from_minutes + self.minutes_per_call
        if self.promised.window.meets(meal) and meal.from_minutes < earliest:
            raise NoTimeBeforeMeal(meal=meal, earliest=as_clock(earliest))


def policy(text: str, *, file: str) -> Policy:
    """Return the policy that the YAML `text` of `file` tells. Raises a PolicyRefused."""
    form = Form.of(text, file=file).knows_only(*KEYS, *CHOICES)
    rounds = form.group("rounds").knows_only(*ROUNDS)
    return Policy(
        version=form.text("version"),
        packs=form.texts("packs"),
        ladder=_ladder(form.group("ladder")),
        due_day_counts=form.truth("due_day_counts"),
        morning=rounds.group("morning").window(),
        afternoon=rounds.group("afternoon").window(),
        promised=_promised(rounds.group("promised")),
        mealtimes=tuple(meal.window() for meal in form.groups("mealtimes")),
        minutes_per_call=form.number("minutes_per_call"),
        large_from_minor=_large(form.group("large_from_minor")),
        worth=form.text("worth") if form.has("worth") else PRIORITY,
        trial=_trial(form),
        cover_new_first=_switch(form, "cover_new_first"),
        keep_collector=_switch(form, "keep_collector"),
        calendar=form.text("calendar") if form.has("calendar") else "CN",
        rest_days_called=_switch(form, "rest_days_called"),
        team_fallback=form.group("team_fallback").texts_by_name()
        if form.has("team_fallback")
        else {},
        text=text,
        follow_up=FollowUp.of(rounds.group("follow_up"))
        if rounds.has("follow_up")
        else None,
        evening=Evening.of(rounds.group("evening")) if rounds.has("evening") else None,
        numbers=OwnNumbers.of(form.group("numbers")) if form.has("numbers") else None,
    )


KEYS = (
    "version",
    "packs",
    "ladder",
    "due_day_counts",
    "rounds",
    "mealtimes",
    "minutes_per_call",
    "large_from_minor",
)
ROUNDS = ("morning", "afternoon", "promised", "follow_up", "evening")
CHOICES = (  # may be left out
    "numbers",
    "worth",
    "arms",
    "holdout",
    "seed",
    "cover_new_first",
    "keep_collector",
    "calendar",
    "rest_days_called",
    "team_fallback",
)


def _switch(form: Form, key: str) -> bool:
    return form.has(key) and form.truth(key)


def _trial(form: Form) -> Trial:
    arms = tuple(_arm(each) for each in form.groups("arms")) if form.has("arms") else ()
    return Trial(
        arms=arms,
        holdout_per_10000=form.number("holdout") if form.has("holdout") else 0,
        seed=form.text("seed") if form.has("seed") else "",
    )


def _arm(form: Form) -> Arm:
    form.knows_only("name", "worth", "share")
    return Arm(form.text("name"), form.text("worth"), form.number("share"))


def _ladder(form: Form) -> Ladder:
    stages = ("early", "middle", "late", "handed_over")
    form.knows_only(*stages)
    return Ladder(**{stage: form.number(stage) for stage in stages})


def _promised(form: Form) -> Promised:
    return Promised(
        window=form.window("ahead_minutes", "without_hour"),
        ahead_minutes=form.number("ahead_minutes"),
        without_hour_minutes=form.clock("without_hour"),
    )


def _large(form: Form) -> Mapping[str, int]:
    return form.numbers() | {ELSE: form.number(ELSE)}


def _raise_unless_in_a_day(name: str, window: Window) -> None:
    if not 0 <= window.from_minutes < window.until_minutes <= MINUTES_PER_DAY:
        raise RoundMisplaced(round=name, window=window)


@cache
def _default() -> Policy:
    return policy(house_text(), file="policy.yaml")


@lru_cache(maxsize=16)
def kept(text: str) -> Policy:
    """Return the policy of a version that is kept; the house's where there is no text."""
    return policy(text, file="policy.yaml") if text else Policy.default()


def house_text() -> str:
    """Return the text of the policy that comes with the house."""
    return (resources.files("arrears.planner") / "policy.yaml").read_text("utf-8")

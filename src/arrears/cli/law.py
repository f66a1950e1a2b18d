"""`arrears law`: the rules, as a lawyer reads them, and whether their cases hold."""

from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated

import typer

from arrears.domain.money.amount import Amount
from arrears.domain.words import Refusal, Words

from .command import Command, told, voice
from .statuses import FINE, REFUSED
from .usage import Group
from .voice import Voice

if TYPE_CHECKING:
    from arrears.law.engine.cases import RuleCase
    from arrears.law.engine.rule import Rule

LAW_HELP = (
    "规则包：列出、查看、案例、检验。\n\nThe rule packs: list, show, cases, test."
)
PASSED = Words("{right} / {all} 个案例与规则一致。", "{right} of {all} cases hold.")
WRONG = Words(
    "{case}：应为 {then}，得到 {found}", "{case}: must be {then}, found {found}"
)
NOT_CODED = Words("未编入", "Not coded")
SIGNED = Words("签字", "Signed off")
MINOR, HUNDRED = 100, 100  # fen a yuan; per cent
NOBODY = Words("尚无（草案）", "by nobody yet: a draft")
app = typer.Typer(
    name="law", cls=Group, help=LAW_HELP, no_args_is_help=True, rich_markup_mode=None
)

RuleName = Annotated[
    str, typer.Argument(metavar="PACK.RULE", help="规则全名 / the rule's full name")
]
PackNames = Annotated[
    list[str] | None, typer.Argument(metavar="[PACK]...", help="规则包 / packs")
]


class UnknownRule(Refusal):
    """No rule of that name is in any pack."""

    words = Words(
        "没有名为“{rule}”的规则。用 arrears law list 查看全部。",
        "There is no rule “{rule}”. See all with arrears law list.",
    )


class CasesDoNotHold(Refusal):
    """A case's answer is not the one its rule gives."""

    words = Words(
        "{wrong} 个案例与规则不符，不能使用这些规则。",
        "{wrong} cases do not hold; these rules must not be used.",
    )


def add_to(app_: typer.Typer) -> None:
    """Add the commands."""
    app_.add_typer(app)


LIST_HELP = told(
    Words(
        "列出规则：名称、依据、效力、可信标记、违反后果。",
        "List the rules: name, citation, force, mark, what a breach does.",
    ),
    examples=("arrears law list", "arrears law list cn us_reg_f"),
    exits=(
        (FINE, Words("已列出", "listed")),
        (REFUSED, Words("没有这个规则包", "no such pack")),
    ),
)


@app.command("list", cls=Command, help=LIST_HELP)
def list_rules(ctx: typer.Context, packs: PackNames = None) -> None:
    """List the rules of these packs, or of all."""
    from arrears.law.engine.packs import not_coded, pack_names

    speak = voice(ctx)
    for rule in _rules(packs):
        title = rule.title.to(speak.lang)
        speak.say(
            f"{rule.key:<34} {rule.mark:<5} {rule.force:<11} {rule.breach.key:<11} {title} [{rule.cite}]"
        )
    for name in packs or pack_names():
        for row, why in not_coded(name).items():
            speak.say(
                f"{name}  {row}  {NOT_CODED.to(speak.lang)}: {why.to(speak.lang)}"
            )


SHOW_HELP = told(
    Words(
        "显示一条规则：条文大意、数值及生效日、未编入的部分、签字。",
        "Show a rule: its law in short, its dated figures, what is not coded, who signed.",
    ),
    examples=("arrears law show cn.hours",),
    exits=(
        (FINE, Words("已显示", "shown")),
        (REFUSED, Words("没有这条规则", "no such rule")),
    ),
)


@app.command("show", cls=Command, help=SHOW_HELP)
def show(ctx: typer.Context, name: RuleName) -> None:
    """Show one rule as its YAML tells it."""
    _show(voice(ctx), _rule(name))


CASES_HELP = told(
    Words("列出一条规则或几个规则包的案例。", "List the cases of a rule, or of packs."),
    examples=("arrears law cases cn.hours", "arrears law cases us_reg_f"),
    exits=(
        (FINE, Words("已列出", "listed")),
        (REFUSED, Words("没有这条规则", "no such rule")),
    ),
)


@app.command("cases", cls=Command, help=CASES_HELP)
def cases(ctx: typer.Context, names: PackNames = None) -> None:
    """List cases with their answer and their basis."""
    speak = voice(ctx)
    for case in _cases(names):
        speak.say(f"{case.then.key:<11} {case}  ({case.basis})")


CEILING_HELP = told(
    Words(
        "某类出借人、某天签的合同，综合成本的上限是多少；给出本金、天数和收取的金额（或日利率），算出年化、合法金额和超出部分。超出部分只展示，不催要。",
        "The most a loan may cost, by lender and day of contract; with principal, days and the charge (or a rate a day): what it comes to in a year, the lawful sum, and the excess, which is shown and never demanded.",
    ),
    examples=(
        "arrears law ceiling private --contracted-on 2025-03-01",
        "arrears law ceiling micro_lender --contracted-on 2025-03-01 --principal 20000 --days 7 --rate-per-day 0.5",
    ),
    exits=(
        (FINE, Words("没有超出", "within it, or only asked for the ceiling")),
        (REFUSED, Words("超出上限，或算不出", "above it, or it cannot be told")),
    ),
)
CEILING = Words(
    "{why.zh} 上限 {yearly}。[{cite}，标记 {mark}]",
    "{why.en} Ceiling {yearly}. [{cite}, mark {mark}]",
)
NO_CEILING = Words("{why.zh}[{cite}，标记 {mark}]", "{why.en} [{cite}, mark {mark}]")
WEIGHED = Words(
    "收取 {charged}，折合年化 {yearly}；合法的最多 {lawful}，超出 {excess}。",
    "Charged {charged}, {yearly} a year; {lawful} is the most that is lawful, {excess} is above it.",
)


class ChargeUnclear(Refusal):
    """The charge is told neither as a sum nor as a rate, or cannot be read."""

    words = Words(
        "请同时给出 --principal、--days，以及 --charged 或 --rate-per-day（百分比），都是数字。",
        "Give --principal, --days, and --charged or --rate-per-day (per cent), all of them numbers.",
    )


@app.command("ceiling", cls=Command, help=CEILING_HELP)
def show_ceiling(
    ctx: typer.Context,
    lender_type: Annotated[
        str, typer.Argument(metavar="LENDER", help="出借人类型 / the kind of lender")
    ],
    *,
    contracted_on: Annotated[
        datetime,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="合同日期 / day of contract",
        ),
    ],
    principal: Annotated[str, typer.Option(help="本金，元 / principal, yuan")] = "",
    days: Annotated[int, typer.Option(min=0, help="天数 / days")] = 0,
    charged: Annotated[str, typer.Option(help="收取的金额，元 / charged, yuan")] = "",
    rate_per_day: Annotated[
        str, typer.Option(help="日利率，百分比 / per cent a day")
    ] = "",
) -> None:
    """Say what a loan may cost at most, and weigh a charge against it."""
    from arrears.law.ceilings.ceiling import ceiling, percent
    from arrears.law.ceilings.excess import weigh

    speak = voice(ctx)
    found = ceiling(lender_type, contracted_on=contracted_on.date())
    words = NO_CEILING if found.yearly is None else CEILING
    yearly = "" if found.yearly is None else percent(found.yearly)
    speak.say(
        words.filled(why=found.why, yearly=yearly, cite=found.cite, mark=found.mark)
    )
    if not any((principal, days, charged, rate_per_day)):
        return
    lent, asked = _charge(principal, days, charged, rate_per_day)
    weighed = weigh(asked, principal=lent, days=days, ceiling=found)
    speak.say(
        WEIGHED.filled(
            charged=asked,
            yearly=percent(weighed.yearly),
            lawful=weighed.lawful or "–",
            excess=weighed.excess or "–",
        )
    )
    raise typer.Exit(FINE if weighed.is_too_much is False else REFUSED)


def _charge(
    principal: str, days: int, charged: str, rate_per_day: str
) -> tuple[Amount, Amount]:
    """Return principal and charge in minor units. Raises ChargeUnclear."""
    try:
        lent = Amount("CNY", 1).share(Decimal(principal.replace(",", "")) * MINOR)
        if charged:
            asked = Amount("CNY", 1).share(Decimal(charged.replace(",", "")) * MINOR)
        else:
            asked = lent.share(Decimal(rate_per_day) * days / HUNDRED)
    except (InvalidOperation, ValueError):
        raise ChargeUnclear from None
    if not lent.is_positive or days < 1:
        raise ChargeUnclear
    return lent, asked


TEST_HELP = told(
    Words("用每个案例检验规则。", "Hold every rule against its cases."),
    examples=("arrears law test", "arrears law test cn"),
    exits=(
        (FINE, Words("全部一致", "all hold")),
        (REFUSED, Words("有案例不符", "a case does not hold")),
    ),
)


@app.command("test", cls=Command, help=TEST_HELP)
def hold_cases(ctx: typer.Context, names: PackNames = None) -> None:
    """Run every case through the guard."""
    from arrears.law.engine.guard import judge

    speak, found = voice(ctx), _cases(names)
    answers = [(case, judge(case.question, [case.rule]).verdict) for case in found]
    wrong = [(case, answer) for case, answer in answers if answer is not case.then]
    for case, answer in wrong:
        speak.say(WRONG.filled(case=case, then=case.then.key, found=answer.key))
    speak.say(PASSED.filled(right=len(found) - len(wrong), all=len(found)))
    if wrong:
        raise CasesDoNotHold(wrong=len(wrong))


def _rules(packs: list[str] | None) -> "tuple[Rule, ...]":
    from arrears.law.engine.packs import pack_names, rules

    return rules(packs or pack_names())


def _rule(name: str) -> "Rule":
    for rule in _rules(None):
        if rule.key == name:
            return rule
    raise UnknownRule(rule=name)


def _cases(names: list[str] | None) -> "list[RuleCase]":
    from arrears.law.engine.cases import rule_cases

    if not names:
        return list(rule_cases(_rules(None)))
    found: list[RuleCase] = []
    for name in names:
        found.extend(rule_cases((_rule(name),) if "." in name else _rules([name])))
    return found


def _show(speak: Voice, rule: "Rule") -> None:
    speak.say(f"{rule.key}  {rule.title.zh} / {rule.title.en}")
    speak.say(
        f"{rule.cite}  [{rule.mark}, {rule.force} → {rule.breach.key}]  {rule.row}"
    )
    speak.say(rule.quote)
    for name, figure in rule.figures.items():
        for since, value in sorted(figure.since.items()):
            speak.say(f"  {name} = {value} ({figure.unit}), {since} →")
    for left_out in rule.not_coded:
        speak.say(f"  {NOT_CODED.to(speak.lang)}: {left_out}")
    signed = rule.signed_by or NOBODY.to(speak.lang)
    speak.say(f"  {SIGNED.to(speak.lang)}: {signed}")
    for number, told_ in enumerate(rule.cases, 1):
        speak.say(f"  {number}. {told_['name']}: {told_['then']} ({told_['basis']})")

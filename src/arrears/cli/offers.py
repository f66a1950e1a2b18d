"""`arrears offers`: what a policy lets us offer, whether its file holds, a new one proposed."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arrears.domain.words import Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk, operator
from .files import text_of
from .options import JsonOption
from .statuses import FINE, REFUSED
from .voice import Voice

if TYPE_CHECKING:
    from arrears.playbook.offers.policy import Policy

app = typer.Typer(
    name="offers",
    short_help="方案政策：查看，核对 / what may be offered: shown, checked",
    help="查看或核对方案政策 / Show what a policy lets us offer, or check its file.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
CHECK_HELP = told(
    Words(
        "核对一份方案政策（YAML）：哪个键写错、错在哪里。没有错就列出它允许什么。",
        "Check a policy of offers (YAML): which key is wrong, and why. Where all holds, say what it allows.",
    ),
    examples=("arrears offers check policy.yaml",),
    exits=(
        (FINE, Words("没有错", "it holds")),
        (REFUSED, Words("有错，原因已说明", "it does not; it says why")),
    ),
)
SHOW_HELP = told(
    Words(
        "列出现行政策允许的方案、权限和名额。",
        "Say what the policy in force allows, and who may grant it.",
    ),
    examples=("arrears offers show", "arrears offers show --json"),
    exits=((FINE, Words("已列出", "shown")),),
)
VERSION = Words(
    "政策 {version}：方案有效 {days} 天，分期宽限 {grace} 天",
    "Policy {version}: offers stand {days} days, instalments have {grace} days of grace",
)
MONTHS = Words(
    "  {product.zh} 最长 {months} 期", "  {product.en}: {months} months at the most"
)
GRANTS = Words(
    "  {role} 可批：分期 {months} 期，延期 {days} 天，减免 {heads}",
    "  {role} may grant: {months} months, {days} days, forgiven {heads}",
)
QUOTA = Words("  {kind.zh} 每月 {most} 个", "  {kind.en}: {most} a month")
HOLDS = Words("没有错。", "It holds.")
WAITS = Words(
    "已提交，尚未生效：{lender} 的政策 {version} 拟从 {day} 起生效。请管理员或合规专员在工作台“设置 · 待复核”决定，不能是您本人。",
    "Proposed, and not in force yet: policy {version} of {lender}, from {day}. An administrator or a compliance officer who is not you decides at the desk, under Settings, Waiting changes.",
)
USE_HELP = told(
    Words(
        "提出让一份方案政策从某天起对某个委托方生效。须由第二个人在工作台同意才生效；之前提出的方案不变。",
        "Propose that a policy of offers be in force for a lender from a day. It is once a second person agrees at the desk; offers made before stay as they are.",
    ),
    examples=(
        'arrears offers use policy.yaml --lender bank --because "委托方来函 12 号"',
        'arrears offers use policy.yaml --lender bank --from 2026-12-01 --because "…"',
    ),
    exits=(
        (FINE, Words("已提交复核", "it waits for the second person")),
        (REFUSED, Words("没有提交，原因已说明", "not proposed; it says why")),
    ),
)


@app.command("check", cls=Command, help=CHECK_HELP, short_help="核对 / check")
def check(
    ctx: typer.Context,
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="政策文件 / the policy's file")
    ],
) -> None:
    """Check a policy's file."""
    from arrears.playbook.offers.policy import read_policy

    policy = read_policy(text_of(path), file=path.name)
    voice(ctx).say(HOLDS)
    _show(voice(ctx), policy)


@app.command("show", cls=Command, help=SHOW_HELP, short_help="查看 / show")
def show(
    ctx: typer.Context,
    *,
    as_json: JsonOption = False,
) -> None:
    """Say what the policy in force allows."""
    from arrears.playbook.offers.policy import house_policy

    if as_json:
        voice(ctx).tell(asdict(house_policy()))
    else:
        _show(voice(ctx), house_policy())


@app.command("use", cls=Command, help=USE_HELP, short_help="提交复核 / propose")
def use(
    ctx: typer.Context,
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="政策文件 / the policy's file")
    ],
    *,
    lender: Annotated[str, typer.Option(help="委托方代号 / the lender's key")],
    because: Annotated[str, typer.Option(help="为什么 / why")] = "",
    starts: Annotated[
        datetime | None,
        typer.Option(
            "--from",
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="从哪天起，默认今天 / from which day; by default today",
        ),
    ] = None,
) -> None:
    """Propose a policy for a lender; a second person puts it in force."""
    open_desk()
    from arrears.actions.propose_change import PolicyTold, propose_policy
    from arrears.playbook.offers.policy import read_policy
    from arrears.store.cases import desk_day

    text, now = text_of(path), clock.now()
    policy = read_policy(text, file=path.name)
    day = starts.date() if starts else desk_day(now)
    told = PolicyTold(lender, text, day)
    propose_policy(told, ground=because, by=operator(), today=desk_day(now), now=now)
    voice(ctx).say(WAITS.filled(lender=lender, version=policy.version, day=day))
    _show(voice(ctx), policy)


def _show(voice: Voice, policy: "Policy") -> None:
    from arrears.domain.case.product import Product
    from arrears.domain.posts import POSTS

    voice.say(
        VERSION.filled(
            version=policy.version, days=policy.valid_days, grace=policy.grace_days
        )
    )
    for product, months in policy.plan_months.items():
        voice.say(MONTHS.filled(product=Product(product).words, months=months))
    for each in policy.authority:
        post = POSTS.get(each.role)
        heads = ", ".join(
            f"{head} {share / 100:g}%" for head, share in each.heads.items()
        )
        voice.say(
            GRANTS.filled(
                role=post.to(voice.lang) if post else each.role,
                months=each.months,
                days=each.days,
                heads=heads,
            )
        )
    for kind, most in policy.quota.items():
        voice.say(QUOTA.filled(kind=kind.words, most=most))

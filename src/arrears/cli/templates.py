"""`arrears templates`: the templates of messages, and a second person's yes or no to them."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from arrears.domain.second_person import Deed
from arrears.domain.words import Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk
from .keys import AsOption, decider
from .options import JsonOption
from .statuses import FINE, REFUSED

if TYPE_CHECKING:  # it needs Django set up
    from arrears.questions.template_list import TemplateLine

app = typer.Typer(
    name="templates",
    short_help="消息模板：查、批准、不批准 / message templates: list, approve, refuse",
    help="短信、邮件和信函的模板；批准的须是另一个人 / Templates of text messages, e-mails and letters; another person approves.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class State(StrEnum):
    """How a template may stand."""

    PROPOSED = "proposed"
    IN_FORCE = "in_force"
    OVER = "over"
    RETIRED = "retired"


LIST_HELP = told(
    Words(
        "列出模板：号、名称、版本、方式、状态、有效期、负责人。",
        "List the templates: number, name, version, way, state, last day, owner.",
    ),
    examples=(
        "arrears templates list",
        "arrears templates list --state proposed",
        "arrears templates list --state in_force --channel letter --json",
    ),
    exits=((FINE, Words("已列出", "listed")),),
)
SHOW_HELP = told(
    Words(
        "显示模板 TEMPLATE（`arrears templates list` 列出号）：两种语言的文字、谁提交、谁批准。",
        "Show template TEMPLATE (`arrears templates list` has the numbers): its words in both languages, who proposed and who approved it.",
    ),
    examples=("arrears templates show 12", "arrears templates show 12 --json"),
    exits=(
        (FINE, Words("已显示", "shown")),
        (REFUSED, Words("没有这个模板", "there is no such template")),
    ),
)
APPROVE_HELP = told(
    Words(
        "批准待批准的模板 TEMPLATE，旧版本随之停用。批准的须是另一个人：合规专员的在用账号，现场输入密码和验证码，与工作台一样入日志。",
        "Approve template TEMPLATE, which waits; older versions are retired. Another person does it: a compliance officer's account in use, whose password and code are asked for. The journal keeps it as at the desk.",
    ),
    examples=("arrears templates approve 12 --as olga",),
    exits=(
        (FINE, Words("已批准", "approved")),
        (REFUSED, Words("没有批准，原因已说明", "not approved; it says why")),
    ),
)
REFUSE_HELP = told(
    Words(
        "不批准模板 TEMPLATE，或停用生效的模板，须写明原因。由有权批准的人决定，现场输入密码和验证码。",
        "Turn template TEMPLATE down, or retire one in force, and say why. Who may approve decides; the password and the code are asked for.",
    ),
    examples=('arrears templates refuse 12 --because "称呼不合适" --as olga',),
    exits=(
        (FINE, Words("已停用", "turned down")),
        (REFUSED, Words("没有改动，原因已说明", "nothing changed; it says why")),
    ),
)
LINE = Words(
    "#{template} {key} v{version} {channel.zh} {state.zh} 至 {on} {owner}",
    "#{template} {key} v{version} {channel.en} {state.en}, until {on} {owner}",
)
APPROVED_BY = Words("批准人 {by}，{at}", "Approved by {by}, {at}")
RETIRED_BY = Words("停用人 {by}：{because}", "Retired by {by}: {because}")
NOTHING = Words("没有这样的模板。", "There is no such template.")
APPROVED = Words(
    "已批准：{key} v{version}，从现在起可用。",
    "Approved: {key} v{version} is offered from now on.",
)
TURNED_DOWN = Words(
    "已停用：{key} v{version}，不再提供。",
    "Turned down: {key} v{version} is offered no more.",
)
MOST = 1_000
TemplateArgument = Annotated[
    int, typer.Argument(metavar="TEMPLATE", help="模板的号 / the template's number")
]


@app.command("list", cls=Command, help=LIST_HELP, short_help="列出 / list")
def list_(
    ctx: typer.Context,
    *,
    state: Annotated[
        State | None, typer.Option(help="状态，默认全部 / the state; by default all")
    ] = None,
    channel: Annotated[
        str, typer.Option(help="方式 / the way: sms, email, letter")
    ] = "",
    page: Annotated[int, typer.Option(min=1, max=MOST, help="第几页 / the page")] = 1,
    as_json: JsonOption = False,
) -> None:
    """List one page of the templates."""
    open_desk()
    from arrears.questions.pages import nth
    from arrears.questions.template_list import Asked, template_list
    from arrears.store.cases import desk_day

    wanted, on = Asked(state or "", channel), desk_day(clock.now())
    found = nth(lambda place: template_list(wanted, by="", on=on, place=place), page)
    if as_json:
        lines = [_plain(each) for each in found.rows]
        voice(ctx).tell({"templates": lines, "more": found.more})
        return
    if not found.rows:
        voice(ctx).say(NOTHING)
    for each in found.rows:
        voice(ctx).say(_line(each))


@app.command("show", cls=Command, help=SHOW_HELP, short_help="查看 / show")
def show(
    ctx: typer.Context, template: TemplateArgument, *, as_json: JsonOption = False
) -> None:
    """Show one template with its words."""
    open_desk()
    found, speak = _one(template), voice(ctx)
    if as_json:
        speak.tell(_plain(found))
        return
    speak.say(_line(found))
    if found.approved_at:
        at = f"{found.approved_at.astimezone(clock.DESK_ZONE):%Y-%m-%d %H:%M}"
        speak.say(APPROVED_BY.filled(by=found.approved_by, at=at))
    if found.retired_by:
        because = found.retired_because
        speak.say(RETIRED_BY.filled(by=found.retired_by, because=because))
    speak.say(found.text.zh)
    speak.say(found.text.en)


@app.command("approve", cls=Command, help=APPROVE_HELP, short_help="批准 / approve")
def approve(
    ctx: typer.Context,
    template: TemplateArgument,
    *,
    username: AsOption,
    as_json: JsonOption = False,
) -> None:
    """Put a template in force, by another person than its owner."""
    open_desk()
    from arrears.actions.approve_template import approve_template

    found = _one(template)
    by = decider(ctx, username, Deed.TEMPLATE)
    approve_template(template=template, by=by, now=clock.now())
    _say_done(ctx, found, APPROVED, "in_force", as_json=as_json)


@app.command("refuse", cls=Command, help=REFUSE_HELP, short_help="不批准 / refuse")
def refuse(
    ctx: typer.Context,
    template: TemplateArgument,
    *,
    because: Annotated[str, typer.Option(help="为什么 / why")] = "",
    username: AsOption,
    as_json: JsonOption = False,
) -> None:
    """Turn a template down, or use it no more."""
    open_desk()
    from arrears.actions.approve_template import retire_template

    found = _one(template)
    by = decider(ctx, username, Deed.TEMPLATE)
    retire_template(template=template, because=because, by=by, now=clock.now())
    _say_done(ctx, found, TURNED_DOWN, "retired", as_json=as_json)


def _one(template: int) -> "TemplateLine":
    from arrears.questions.template_list import one_template
    from arrears.store.cases import desk_day

    return one_template(template, by="", on=desk_day(clock.now()))


def _say_done(
    ctx: typer.Context, found: "TemplateLine", says: Words, state: str, *, as_json: bool
) -> None:
    if as_json:
        voice(ctx).tell({"template": found.template, "state": state})
    else:
        voice(ctx).say(says.filled(key=found.key, version=found.version))


def _line(each: "TemplateLine") -> Words:
    return LINE.filled(
        template=each.template,
        key=each.key,
        version=each.version,
        channel=each.channel.words,
        state=each.state_words,
        on=each.expires_on,
        owner=each.owner,
    )


def _plain(each: "TemplateLine") -> dict[str, object]:
    return {
        "template": each.template,
        "name": each.key,
        "version": each.version,
        "channel": str(each.channel),
        "state": each.state,
        "stages": [str(stage) for stage in each.stages],
        "tones": [str(tone) for tone in each.tones],
        "after": [str(after) for after in each.after],
        "owner": each.owner,
        "proposed_at": each.proposed_at.isoformat(),
        "expires_on": each.expires_on.isoformat(),
        "approved_by": each.approved_by,
        "approved_at": each.approved_at and each.approved_at.isoformat(),
        "retired_by": each.retired_by,
        "retired_because": each.retired_because,
        "zh": each.text.zh,
        "en": each.text.en,
    }

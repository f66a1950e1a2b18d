"""`arrears outbox`: messages released, sent to a folder behind the gate, or withdrawn."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from arrears.domain.contact.message import MessageState
from arrears.domain.words import Words

from . import clock, outbox_send
from .command import Command, told, voice
from .desk import open_desk, operator
from .options import JsonOption
from .statuses import FINE, REFUSED

if TYPE_CHECKING:  # it needs Django set up
    from arrears.questions.composed import Preview
    from arrears.questions.outbox import MessageLine
    from arrears.store.composing import Draft

app = typer.Typer(
    name="outbox",
    short_help="发件箱：写、查、发、撤回 / messages: write, list, send, withdraw",
    help="写给本人的短信、邮件和信函 / Text messages, e-mails and letters to debtors.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
LIST_HELP = told(
    Words(
        "列出发件箱里的信息：状态、去向（打码）、时间、为什么被拦下。",
        "List the messages of the outbox: state, where to (masked), when, and why one was stopped.",
    ),
    examples=(
        "arrears outbox list",
        "arrears outbox list --state held --json",
        "arrears outbox list --case A-000001",
    ),
    exits=((FINE, Words("已列出", "listed")),),
)
WRITE_HELP = told(
    Words(
        "给案件 CASE 的本人写一条信息，放进发件箱。措辞和法规不允许的，说明原因，不放行。",
        "Write a message to the debtor of CASE and put it into the outbox. Where wording or law forbids it, say why and release nothing.",
    ),
    examples=(
        'arrears outbox write A-000001 --channel sms --point 0001 --text "{name}，您好。您的账户有一笔款到期，方便时请看看。"',
        "arrears outbox write A-000001 --channel sms --point 0001 --template sms-12",
        'arrears outbox write A-000001 --channel sms --point 0001 --text "…" --preview',
    ),
    exits=(
        (FINE, Words("已放行，或已预览", "released, or previewed")),
        (REFUSED, Words("没有放行，原因已说明", "not released; it says why")),
    ),
)
WITHDRAW_HELP = told(
    Words(
        "撤回还没有发出的信息 MESSAGE。",
        "Take back message MESSAGE, which was not sent yet.",
    ),
    examples=('arrears outbox withdraw 12 --because "写错了金额"',),
    exits=(
        (FINE, Words("已撤回", "withdrawn")),
        (REFUSED, Words("不能撤回，原因已说明", "not withdrawn; it says why")),
    ),
)
APPOINTMENT_HELP = told(
    Words(
        "把外访 VISIT（`arrears stops` 列出编号）的上门约定确认函作为信函放进发件箱，和别的信函走同一个关口；外访取消后不会寄出。",
        "Put the letter of appointment for VISIT (`arrears stops` has the numbers) into the outbox as a letter, through the same gate as any other; it does not go once the visit is called off.",
    ),
    examples=(
        "arrears outbox appointment A-000001 12",
        "arrears outbox appointment A-000001 12 --text-lang en",
    ),
    exits=(
        (FINE, Words("已放行", "released")),
        (REFUSED, Words("没有放行，原因已说明", "not released; it says why")),
    ),
)
LINE = Words(
    "#{message} {number} {channel.zh} {to} {at} {state.zh}",
    "#{message} {number} {channel.en} {to} {at} {state.en}",
)
STOPPED_LINE = Words(
    "#{message} {number} {channel.zh} {to} {at} {state.zh}：{why.zh}",
    "#{message} {number} {channel.en} {to} {at} {state.en}: {why.en}",
)
AGAINST = Words("“{text}”：{why.zh} {instead.zh}", "“{text}”: {why.en} {instead.en}")
LATER = Words("{at} 起可以发。", "Possible again from {at}.")
NOTHING = Words("发件箱里没有这样的信息。", "No such message is in the outbox.")
RELEASED = Words(
    "{message} 号信息已进入发件箱。", "Message {message} waits in the outbox."
)
WITHDRAWN = Words("{message} 号信息已撤回。", "Message {message} is withdrawn.")
PREVIEW = Words(
    "发件人 {sender}，{length} 字，{parts} 条",
    "From {sender}, {length} characters, {parts} parts",
)
MOST = 1_000


@app.command("list", cls=Command, help=LIST_HELP, short_help="列出 / list")
def list_(
    ctx: typer.Context,
    *,
    state: Annotated[MessageState | None, typer.Option(help="状态 / the state")] = None,
    case: Annotated[str, typer.Option(help="案件 / the case's number")] = "",
    page: Annotated[int, typer.Option(min=1, max=MOST, help="第几页 / the page")] = 1,
    as_json: JsonOption = False,
) -> None:
    """List one page of messages, the newest first."""
    open_desk()
    from arrears.questions.outbox import Asked, outbox
    from arrears.questions.pages import nth

    wanted = Asked(state=state or "", number=case)
    found = nth(lambda place: outbox(wanted, place=place), page)
    if as_json:
        lines = [_plain(each) for each in found.rows]
        voice(ctx).tell({"messages": lines, "more": found.more})
        return
    if not found.rows:
        voice(ctx).say(NOTHING)
    for each in found.rows:
        voice(ctx).say(_words(each))


@app.command("write", cls=Command, help=WRITE_HELP, short_help="写 / write")
def write(  # noqa: PLR0913  (each is an option that people type)
    ctx: typer.Context,
    number: Annotated[
        str, typer.Argument(metavar="CASE", help="案件编号 / the case's number")
    ],
    *,
    channel: Annotated[
        str, typer.Option(help="方式 / the way: sms, email, letter")
    ] = "sms",
    point: Annotated[
        str,
        typer.Option(help="号码或地址的结尾 / a number or address, by its end"),
    ],
    text: Annotated[
        str, typer.Option(help="自己写的内容 / your own words, slots as {name}")
    ] = "",
    template: Annotated[
        str, typer.Option(help="已批准的模板的名字 / an approved template, by its name")
    ] = "",
    text_lang: Annotated[
        str, typer.Option("--text-lang", help="信息的语言 / its language: zh, en")
    ] = "zh",
    at: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%dT%H:%M"],
            metavar="YYYY-MM-DDTHH:MM",
            help="何时发，按本人当地 / when, on the debtor's clock; by default now",
        ),
    ] = None,
    preview: Annotated[
        bool,
        typer.Option("--preview", help="只预览，不放行 / show it, release nothing"),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Release one message, or show what the debtor would get."""
    open_desk()
    from arrears.actions.release_message import Draft, release_message
    from arrears.questions.template_list import which_template
    from arrears.questions.which_point import which_point
    from arrears.store import cases

    told_at = None
    if at is not None:
        debtor = cases.case(number).debtor
        told_at = cases.instant(debtor, on=at.date(), clock=at.time())
    draft = Draft(
        channel=channel,
        point=which_point(number, point),
        lang="en" if text_lang == "en" else "zh",
        template=which_template(template, now=clock.now()) if template else None,
        text=text,
        send_at=told_at,
    )
    if preview:
        _preview(ctx, number, draft, as_json=as_json)
        return
    made = release_message(number=number, draft=draft, by=operator(), now=clock.now())
    if as_json:
        voice(ctx).tell({"message": made, "case": number.strip().upper()})
    else:
        voice(ctx).say(RELEASED.filled(message=made))


@app.command(
    "appointment",
    cls=Command,
    help=APPOINTMENT_HELP,
    short_help="外访确认函 / letter for a visit",
)
def appointment(
    ctx: typer.Context,
    number: Annotated[
        str, typer.Argument(metavar="CASE", help="案件编号 / the case's number")
    ],
    visit: Annotated[
        int, typer.Argument(metavar="VISIT", help="外访的号 / the visit's number")
    ],
    *,
    text_lang: Annotated[
        str, typer.Option("--text-lang", help="信的语言 / its language: zh, en")
    ] = "zh",
    as_json: JsonOption = False,
) -> None:
    """Release the letter of a visit to come."""
    open_desk()
    from arrears.actions.post_appointment import post_appointment

    made = post_appointment(
        number=number,
        visit=visit,
        lang="en" if text_lang == "en" else "zh",
        by=operator(),
        now=clock.now(),
    )
    if as_json:
        voice(ctx).tell({"message": made, "case": number.strip().upper()})
    else:
        voice(ctx).say(RELEASED.filled(message=made))


@app.command("withdraw", cls=Command, help=WITHDRAW_HELP, short_help="撤回 / withdraw")
def withdraw(
    ctx: typer.Context,
    message: Annotated[
        int, typer.Argument(metavar="MESSAGE", help="信息的号 / the message's number")
    ],
    *,
    because: Annotated[str, typer.Option(help="为什么 / why")] = "",
    as_json: JsonOption = False,
) -> None:
    """Take a message back that was not sent yet."""
    open_desk()
    from arrears.actions.withdraw_message import withdraw_message

    withdraw_message(message=message, because=because, by=operator(), now=clock.now())
    if as_json:
        voice(ctx).tell({"message": message, "state": "withdrawn"})
    else:
        voice(ctx).say(WITHDRAWN.filled(message=message))


def _preview(ctx: typer.Context, number: str, draft: "Draft", *, as_json: bool) -> None:
    """Show what the debtor would get and what stands against it; release nothing."""
    from arrears.questions.composed import preview

    shown = preview(number, draft, by=operator(), now=clock.now())
    why = list(_against(shown))
    if as_json:
        body = shown.written.body if shown.written else ""
        told_why = [{"zh": each.zh, "en": each.en} for each in why]
        voice(ctx).tell({"goes": shown.goes, "body": body, "against": told_why})
        return
    if shown.written:
        written = shown.written
        voice(ctx).say(
            PREVIEW.filled(
                sender=written.sender, length=written.length, parts=written.parts
            )
        )
        voice(ctx).say(written.whole)
    for each in why:
        voice(ctx).say(each)


def _against(shown: "Preview") -> Iterator[Words]:
    """Yield what stands against the message: in its words, or by the law."""
    if shown.refusal:
        yield shown.refusal
    for said in shown.checked.found if shown.checked else ():
        yield AGAINST.filled(text=said.text, why=said.why, instead=said.instead)
    for finding in shown.judgement.findings if shown.judgement else ():
        yield finding.why
    if shown.later:
        yield LATER.filled(at=f"{shown.later:%Y-%m-%d %H:%M}")


def _words(each: "MessageLine") -> Words:
    at = f"{each.send_at.astimezone(clock.DESK_ZONE):%Y-%m-%d %H:%M}"
    words = STOPPED_LINE if each.why else LINE
    return words.filled(
        message=each.message,
        number=each.number,
        channel=each.channel.words,
        to=each.to,
        at=at,
        state=each.state.words,
        why=each.why,
    )


def _plain(each: "MessageLine") -> dict[str, object]:
    return {
        "message": each.message,
        "case": each.number,
        "channel": str(each.channel),
        "to": each.to,
        "template": each.template,
        "subject": each.subject,
        "body": each.body,
        "state": str(each.state),
        "send_at": each.send_at.isoformat(),
        "released_at": each.released_at.isoformat(),
        "by": each.by,
        "why": each.why and {"zh": each.why.zh, "en": each.why.en},
        "sent_at": each.sent_at and each.sent_at.isoformat(),
        "file": each.file,
        "batch": each.batch,
    }


outbox_send.add_to(app)

"""`arrears demo`: the invented book loaded, today planned, the desk served."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from arrears.domain.posts import POSTS
from arrears.domain.words import Words

from . import clock, serve
from .command import Command, told, voice
from .desk import home, open_desk, operator
from .plan import DayOption
from .progress import Bar
from .statuses import FINE, REFUSED
from .voice import Voice

if TYPE_CHECKING:  # these need Django set up
    from arrears.actions.load_demo import DemoLoaded
    from arrears.actions.planned import Planned

WORKING = Words(
    "正在装入演示台账，排今天的计划，统计指标……",
    "Loading the demo book, planning the day, counting the figures …",
)
SIGN_INS = Words(
    "演示账号（密码随机生成，保存在 {file}）：",
    "Demo sign-ins (the passwords are random and kept in {file}):",
)
ROLE, NAME, PASSWORD, SECOND_KEY = (
    Words("角色", "Role"),
    Words("用户名", "User"),
    Words("密码", "Password"),
    Words("两步验证密钥", "Second key"),
)
TWO_KEYS = Words(
    "主管、合规专员、管理员登录还要六位验证码：把密钥加进任意验证器应用，或运行 arrears code 用户名。",
    "Supervisor, compliance officer and administrator also give six digits: add the second key to any authenticator app, or run `arrears code USER`.",
)
FILES = Words("工作清单：{folder}", "The worklist: {folder}")
SIGN_INS_FILE = "demo-sign-ins.json"
SHORT = "装入演示台账，排今天的计划，打开工作台 / the demo book, planned and served"
HELP = told(
    Words(
        "一条命令看全貌：装入虚构的演示台账（只装一次），排今天的计划，统计指标，写出清单，打开工作台。",
        "All of it in one command: load the invented demo book (once), plan today, count the figures, write the worklist, serve the desk.",
    ),
    examples=("arrears demo", "arrears demo --no-serve --on 2026-11-24"),
    exits=(
        (FINE, Words("完成", "done")),
        (REFUSED, Words("未完成，原因已说明", "not done; it says why")),
    ),
)


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(cls=Command, help=HELP, short_help=SHORT)(demo)


def demo(
    ctx: typer.Context,
    *,
    serving: Annotated[
        bool,
        typer.Option(
            "--serve/--no-serve", help="是否打开工作台 / serve the desk or not"
        ),
    ] = True,
    on: DayOption = None,
    host: serve.HostOption = serve.HOST,
    port: serve.PortOption = serve.PORT,
) -> None:
    """Load, plan, write, serve."""
    speak, day = voice(ctx), clock.day(on)
    if serving:
        serve.raise_unless_free(host, port)
    open_desk()
    from arrears.actions.count_days import count_days
    from arrears.actions.load_demo import load_demo
    from arrears.actions.plan_day import plan_day

    by, now = operator(), clock.now()
    with Bar(speak, WORKING):
        loaded = load_demo(on=day, now=now, by=by, folder=home())
        planned = plan_day(on=day, by=by, now=now, any_day=True)
        count_days(by=by, now=now)
    _show(speak, planned, loaded)
    if serving:
        serve.run(speak, host=host, port=port)


def _show(voice: Voice, planned: "Planned", loaded: "DemoLoaded") -> None:
    from . import plan_table
    from .worklist_files import write

    plan_table.show(voice, planned.summary, on=planned.on)
    folder = home() / "worklists" / planned.on.isoformat()
    write(planned, folder)
    voice.say(FILES.filled(folder=folder))
    voice.say(SIGN_INS.filled(file=home() / SIGN_INS_FILE))
    table = Table(
        *(words.to(voice.lang) for words in (ROLE, NAME, PASSWORD, SECOND_KEY))
    )
    for each in loaded.sign_ins:
        post = POSTS[each.role].to(voice.lang)
        table.add_row(post, each.username, each.password, each.secret)
    voice.out.print(table)
    voice.say(TWO_KEYS)

"""`arrears serve`: the desk in the browser."""

import errno
import os
import socket
from contextlib import suppress
from typing import Annotated

import typer

from arrears.domain.words import Refusal, Words

from .command import Command, told, voice
from .desk import open_desk
from .statuses import FINE, REFUSED
from .voice import Voice

HOST, PORT = "127.0.0.1", 8000
MOST_WORKERS = 4  # each with up to twenty connections; PostgreSQL gives a hundred
SERVED = Words(
    "工作台已打开：http://{host}:{port}（按 Ctrl+C 结束）",
    "The desk is open at http://{host}:{port} (Ctrl+C ends it)",
)
SHORT = "在浏览器里打开工作台 / serve the desk to a browser"
HELP = told(
    Words(
        "在浏览器里打开工作台，默认只在本机：127.0.0.1:8000。",
        "Serve the desk to a browser, by default to this machine only: 127.0.0.1:8000.",
    ),
    examples=("arrears serve", "arrears serve --port 8080 --workers 2"),
    exits=(
        (FINE, Words("正常结束", "ended")),
        (REFUSED, Words("端口被占用或无权使用", "the port is taken or not ours")),
    ),
)


class PortTaken(Refusal):
    """Another program listens there."""

    words = Words(
        "{host} 的端口 {port} 已被另一个程序占用。请先关掉它，或用 --port 换一个端口。",
        "Port {port} of {host} is taken by another program. Stop it, or choose another with --port.",
    )


class PortNotOurs(Refusal):
    """The machine does not let us listen there."""

    words = Words(
        "无法使用 {host} 的端口 {port}：{why}。请换一个地址或端口。",
        "Port {port} of {host} cannot be used: {why}. Choose another address or port.",
    )


HostOption = Annotated[str, typer.Option(help="监听地址 / address to listen at")]
PortOption = Annotated[
    int, typer.Option(min=1, max=65535, help="端口 / port to listen at")
]
WorkersOption = Annotated[
    int,
    typer.Option(
        min=1,
        max=MOST_WORKERS,
        help="几个进程一起服务，每个处理器一个为宜 / processes that serve, best one for each processor",
    ),
]


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(cls=Command, help=HELP, short_help=SHORT)(serve)


def serve(
    ctx: typer.Context,
    *,
    host: HostOption = HOST,
    port: PortOption = PORT,
    workers: WorkersOption = 1,
) -> None:
    """Serve the desk until Ctrl+C."""
    raise_unless_free(host, port)
    os.environ.setdefault("ARREARS_POOLED", "1")  # many pages: connections that stand
    open_desk()
    run(voice(ctx), host=host, port=port, workers=workers)


def raise_unless_free(host: str, port: int) -> None:
    """Raise PortTaken or PortNotOurs where nobody could listen at `port`."""
    try:
        bound(host, port).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(host=host, port=port) from None
        why = error.strerror or str(error)
        raise PortNotOurs(host=host, port=port, why=why) from None


def run(voice: Voice, *, host: str, port: int, workers: int = 1) -> None:
    """Say where the desk is, and serve it."""
    voice.say(SERVED.filled(host=host, port=port))
    serve_by("arrears.site.asgi:application", host=host, port=port, workers=workers)


def serve_by(application: str, *, host: str, port: int, workers: int) -> None:
    """Serve an application, named as `module:name`, by so many processes."""
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    if workers == 1:
        uvicorn.run(application, host=host, port=port, log_level="warning")
        return
    config = uvicorn.Config(
        application, host=host, port=port, workers=workers, log_level="warning"
    )
    with suppress(KeyboardInterrupt):
        Multiprocess(config, sockets=[bound(host, port)]).run()


def bound(host: str, port: int) -> socket.socket:
    """
    Return the place where several processes listen, said to be TCP.

    A socket that uvicorn binds itself does not say so; then the body of every answer
    after the first on a connection waits 40 ms for the browser's receipt of its head
    (uvicorn issue 3149).
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    place = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        place.bind((host, port))
    except OSError:
        place.close()
        raise
    place.set_inheritable(True)
    return place

"""Options that several commands take, each told in one place."""

from datetime import datetime
from typing import Annotated

import typer

JsonOption = Annotated[
    bool, typer.Option("--json", help="以 JSON 输出 / answer as JSON")
]
SinceOption = Annotated[
    datetime | None,
    typer.Option(
        "--from",
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="第一天，默认 30 天前 / first day, by default 30 days back",
    ),
]
UntilOption = Annotated[
    datetime | None,
    typer.Option(
        "--to",
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="最后一天，默认今天 / last day, by default today",
    ),
]
MasterOption = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="Spark 在哪里：local[2] 或 sc://HOST:PORT / where Spark is: local[2] or sc://host:port",
    ),
]

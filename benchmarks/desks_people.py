"""Fifty people at the desks, as Locust plays them: Locust runs this file."""

import json
import os
import random
import time
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote

from locust import FastHttpUser, between, events, task

TOLD = json.loads((Path(os.environ["ARREARS_HOME"]) / "signed_in.json").read_text())
NUMBERS = TOLD["numbers"]
SITTING_DOWN = 25  # seconds; before that not all are there
BEGAN = time.perf_counter()
SEEN: list[tuple[str, int, float | None, float]] = []
HTMX = {"HX-Request": "true"}


def name_like() -> str:
    """Return the address of a search for the beginning of some name."""
    return f"/search/?q={quote('甲')}{random.randrange(100, 1000)}"


class Person(FastHttpUser):
    """Somebody signed in, who reads what she opened before she goes on."""

    abstract = True
    wait_time = between(6, 14)  # seconds; a talk with a debtor takes minutes
    role = ""
    home = "/"
    seats: ClassVar[list[str]] = []

    def on_start(self) -> None:
        """Sit down with a session of one's own; the door leads to one's own page."""
        self.key = self.seats.pop()
        self.ask("home", self.home)

    def ask(self, name: str, address: str, **headers: str) -> None:
        """Open an address with the session, under the page's name."""
        told = {"Cookie": f"sessionid={self.key}", "Accept-Encoding": "gzip", **headers}
        began = time.perf_counter()
        got = self.client.get(address, headers=told, name=name)
        wire = (time.perf_counter() - began) * 1000
        spent = (got.headers or {}).get("Server-Timing", "")
        server = float(spent.rpartition("=")[2]) if spent else None
        if time.perf_counter() - BEGAN > SITTING_DOWN:
            SEEN.append((name, got.status_code, server, wire))


@events.quitting.add_listener
def keep(**_told: object) -> None:
    """Keep what was seen, request by request."""
    Path(os.environ["DESKS_SEEN"]).write_text(json.dumps(SEEN), encoding="utf-8")


class Collector(Person):
    """She works her list: a case, its second half, a call now and then."""

    seats: ClassVar = [key for role, key in TOLD["sessions"] if role == "collector"]
    fixed_count = len(seats)

    @task(2)
    def today(self) -> None:
        self.ask("today", "/")

    @task(5)
    def case(self) -> None:
        address = f"/cases/{random.choice(NUMBERS)}/"
        self.ask("case", address)
        self.ask("case, second request", f"{address}brief/", **HTMX)

    @task(2)
    def call(self) -> None:
        self.ask("call mode", f"/cases/{random.choice(NUMBERS)}/call/")

    @task(1)
    def find(self) -> None:
        number = random.choice(NUMBERS)
        for typed in (number[:4], number[:6], number):
            self.ask("palette", f"/palette/?q={typed}", **HTMX)
        self.ask("search", name_like())


class Supervisor(Person):
    """He has the board open, which asks again by itself, and looks for cases."""

    home = "/floor/"
    seats: ClassVar = [key for role, key in TOLD["sessions"] if role == "supervisor"]
    fixed_count = len(seats)

    @task(5)
    def board(self) -> None:
        self.ask("board", "/floor/")

    @task(1)
    def cases(self) -> None:
        self.ask("case list", "/assign/")

    @task(1)
    def find(self) -> None:
        self.ask("search", name_like())

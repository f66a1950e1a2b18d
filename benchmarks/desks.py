"""
The desks under fifty people: a book of a million cases, served as the house serves it.

    .venv/bin/python benchmarks/desks.py [--database sqlite] [--cases 1000000] [--paint]

makes the book once in a folder of /tmp, opens each page alone (server's time, queries,
bytes), then serves it by uvicorn on loopback and lets Locust's fifty people work in it
for some minutes; with `--paint` it says instead when a browser first shows each. The figures belong in benchmarks/desks.md.
"""

import argparse
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote
from urllib.request import Request, urlopen

from desks_book import NOW, built, served_by

CASES = {"postgresql": 1_000_000, "sqlite": 100_000}
PEOPLE, TIMES = 50, 30
HTMX = {"HX-Request": "true"}
PAGES: dict[str, tuple[str, str, dict[str, str]]] = {
    "today": ("collector", "/", {}),
    "case": ("collector", "/cases/{number}/", {}),
    "case, second request": ("collector", "/cases/{number}/brief/", HTMX),
    "call mode": ("collector", "/cases/{number}/call/", {}),
    "palette": ("collector", "/palette/?q={number}", HTMX),
    "search": ("collector", "/search/?q=甲123", {}),
    "board": ("supervisor", "/floor/", {}),
    "team": ("supervisor", "/team/", {}),
    "case list": ("supervisor", "/assign/", {}),
    "case list by what is owed": ("supervisor", "/assign/?sort=-owed", {}),
    "left out today, by days": ("supervisor", "/aside/no_seat_left/?sort=-days", {}),
    "a supervisor's today": ("supervisor", "/", {}),
}


def main() -> None:
    """Build where nothing is there yet, then measure."""
    asked = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    asked.add_argument("--database", choices=CASES, default="postgresql")
    asked.add_argument("--cases", type=int)
    asked.add_argument("--home", type=Path)
    asked.add_argument("--port", type=int, default=8765)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--seconds", type=int, default=180)
    asked.add_argument("--paint", action="store_true", help="first paints alone")
    given = asked.parse_args()
    cases = given.cases or CASES[given.database]
    home = given.home or Path(f"/tmp/arrears-desks-{given.database}-{cases}")  # noqa: S108
    home.mkdir(parents=True, exist_ok=True)
    os.environ |= {
        "ARREARS_HOME": str(home),
        "ARREARS_DATABASE": served_by(home, given.database),
        "ARREARS_POOLED": "1",
        "ARREARS_HOSTS": "testserver,127.0.0.1",
        "ARREARS_CLOCK": NOW.isoformat(),
        "DJANGO_SETTINGS_MODULE": "arrears.site.settings",
    }
    built(home, cases=cases)
    signed_in = json.loads((home / "signed_in.json").read_text(encoding="utf-8"))
    if given.paint:
        painted(signed_in, port=given.port, workers=given.workers)
        return
    seen = home / "seen.json"
    alone(signed_in)
    together(seen, port=given.port, workers=given.workers, seconds=given.seconds)
    told(json.loads(seen.read_text(encoding="utf-8")))


def alone(signed_in: dict[str, list[str]]) -> None:
    """Open each page some times with nobody else there: time, questions, bytes."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    for name, (role, address, headers) in PAGES.items():
        keys = [key for post, key in signed_in["sessions"] if post == role]
        took, spent, asked, sent = [], [], [], []
        for n in range(TIMES):
            client = Client()
            client.cookies["sessionid"] = keys[n % len(keys)]
            page = address.format(number=signed_in["numbers"][n])
            began, worked = time.perf_counter(), time.process_time()
            with CaptureQueriesContext(connection) as questions:
                got = client.get(page, headers=headers | {"Accept-Encoding": "gzip"})
            took.append((time.perf_counter() - began) * 1000)
            spent.append((time.process_time() - worked) * 1000)
            asked.append(len(questions))
            sent.append(len(got.content))
            assert got.status_code == 200, page
        print(
            f"{name}: median {median(took[1:]):.0f} ms ({median(spent[1:]):.0f} ms of"
            f" processor), {max(asked)} queries, {max(sent) / 1000:.1f} kB sent",
            flush=True,
        )


def together(seen: Path, *, port: int, workers: int, seconds: int) -> None:
    """Let fifty people work in the served book for a while."""
    here = Path(__file__).parent
    with served(port=port, workers=workers):
        before = os.getloadavg()[0]
        subprocess.run(
            [sys.executable, "-m", "locust", "-f", here / "desks_people.py", "--headless",
             "--users", str(PEOPLE), "--spawn-rate", "5", "--run-time", f"{seconds}s",
             "--host", f"http://127.0.0.1:{port}", "--only-summary"],
            env=os.environ | {"DESKS_SEEN": str(seen)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,  # a refused request ends it with 1; told() says which
        )  # fmt: skip
        print(
            f"load of the machine {before:.1f} before, {os.getloadavg()[0]:.1f} after"
        )


def painted(signed_in: dict[str, list[str]], *, port: int, workers: int) -> None:
    """Open each whole page in Chromium, nothing kept, and say when it first shows something."""
    from desks_painted import first_paints

    pages = {
        name: (dict(signed_in["sessions"])[role], address.format(number=number))
        for (name, (role, address, headers)), number in zip(
            PAGES.items(), signed_in["numbers"], strict=False
        )
        if not headers
    }
    with served(port=port, workers=workers):
        for width, name, shown in first_paints(pages, f"http://127.0.0.1:{port}"):
            print(f"{name}, {width} px: first paint after {shown:.0f} ms", flush=True)


@contextmanager
def served(*, port: int, workers: int) -> Iterator[None]:
    """Serve the book on loopback, each page opened once."""
    serving = (
        "from arrears.cli.serve import serve_by; serve_by('desks_served:application',"
        f" host='127.0.0.1', port={port}, workers={workers})"
    )
    command = [sys.executable, "-c", serving]
    ways = [str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]
    found = os.environ | {"PYTHONPATH": os.pathsep.join(ways)}
    desk = subprocess.Popen(command, env=found)
    try:
        waited_for(port)
        warmed(port)
        yield
    finally:
        desk.terminate()
        desk.wait()


def waited_for(port: int) -> None:
    """Wait until the desk is open."""
    for _ in range(300):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise SystemExit("the desk did not open")


def warmed(port: int) -> None:
    """Open every page once: the first reads rules, cards and templates."""
    signed_in = json.loads(
        Path(os.environ["ARREARS_HOME"], "signed_in.json").read_text()
    )
    keys = dict(signed_in["sessions"])
    for role, address, headers in PAGES.values():
        page = quote(address.format(number=signed_in["numbers"][0]), safe="/?=")
        asked = Request(
            f"http://127.0.0.1:{port}{page}",
            headers=headers | {"Cookie": f"sessionid={keys[role]}"},
        )
        urlopen(asked, timeout=120).read()  # noqa: S310


def told(seen: list[tuple[str, int, float | None, float]]) -> None:
    """Print by page what fifty people waited for."""
    for name in dict.fromkeys(name for name, *_ in seen):
        rows = [row for row in seen if row[0] == name]
        server = [spent for _, status, spent, _ in rows if status == 200 and spent]
        wire = [took for _, status, _, took in rows if status == 200]
        if len(server) < 2:
            continue
        print(
            f"{name}: server median {median(server):.0f} ms, 95 % under"
            f" {quantiles(server, n=20)[-1]:.0f} ms; wire median {median(wire):.0f} ms,"
            f" 95 % under {quantiles(wire, n=20)[-1]:.0f} ms; {len(server)} pages,"
            f" {len(rows) - len(server)} failed"
        )


if __name__ == "__main__":
    main()

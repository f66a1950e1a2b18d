"""The desk under its own web server: pages, files, and no complaint of Django's."""

import asyncio

import pytest
from asgiref.testing import ApplicationCommunicator

from arrears.site.asgi import application

STYLE = "/static/vendor/tabler-1.6.1/tabler.min.css"


def fetched(path: str) -> tuple[int, dict[str, str], bytes]:
    """Ask the ASGI application as a server would."""

    async def ask():
        scope = {
            "type": "http",
            "method": "GET",
            "path": path,
            "headers": [(b"host", b"localhost")],
            "query_string": b"",
        }
        server = ApplicationCommunicator(application, scope)
        await server.send_input({"type": "http.request", "body": b""})
        start, body, more = await server.receive_output(timeout=10), b"", True
        while more:
            part = await server.receive_output(timeout=10)
            body, more = body + part.get("body", b""), part.get("more_body", False)
        await server.wait()
        headers = {
            name.decode().lower(): value.decode() for name, value in start["headers"]
        }
        return start["status"], headers, body

    return asyncio.run(ask())


@pytest.mark.parametrize(
    "path", [STYLE, "/static/parts/desk.css", "/static/parts/desk.js"]
)
def test_a_file_is_served_whole(path):
    status, headers, body = fetched(path)

    assert status == 200
    assert len(body) == int(headers["content-length"]) > 1_000


def test_a_vendored_file_is_fetched_once_and_for_all():
    assert "immutable" in fetched(STYLE)[1]["cache-control"]


def test_our_own_file_is_asked_for_again():
    assert "immutable" not in fetched("/static/parts/desk.css")[1]["cache-control"]

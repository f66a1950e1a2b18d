"""`arrears serve`: a port that is taken is found out before anything else is done."""

import socket

import pytest

from arrears.cli import serve


@pytest.fixture
def taken():
    """Listen somewhere, and return where."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_taken_port_is_one_sentence(arrears, taken, command, monkeypatch):
    monkeypatch.setattr("arrears.cli.serve.open_desk", lambda: 1 / 0)
    monkeypatch.setattr("arrears.cli.demo.open_desk", lambda: 1 / 0)
    result = arrears("--lang", "en", command, "--port", taken)

    assert result.exit_code == 3
    assert result.stderr == (
        f"Port {taken} of 127.0.0.1 is taken by another program. "
        "Stop it, or choose another with --port.\n"
    )


def test_an_address_that_is_not_ours_is_one_sentence(arrears):
    result = arrears("--lang", "en", "serve", "--host", "192.0.2.1")

    assert result.exit_code == 3
    assert "cannot be used" in result.stderr


def test_the_address_is_said_before_it_serves(arrears, monkeypatch, db):
    served = {}
    monkeypatch.setattr("uvicorn.run", lambda app, **more: served.update(more, app=app))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    result = arrears("--lang", "en", "serve", "--port", port)

    assert f"http://127.0.0.1:{port}" in result.stdout
    assert (served["app"], served["host"], served["port"]) == (
        "arrears.site.asgi:application",
        "127.0.0.1",
        port,
    )


def test_so_many_processes_serve_as_are_asked_for(arrears, monkeypatch, db):
    served = []
    monkeypatch.setattr(
        "uvicorn.supervisors.Multiprocess",
        lambda config, sockets: served.append((config, *sockets)) or Idle(),
    )

    arrears("serve", "--port", port_free(), "--workers", 2)
    ((config, place),) = served
    place.close()
    assert config.workers == 2
    assert place.proto == socket.IPPROTO_TCP  # else each answer waits 40 ms
    assert arrears("serve", "--workers", 0).exit_code == 2
    assert arrears("serve", "--workers", serve.MOST_WORKERS + 1).exit_code == 2


class Idle:
    """Serves nothing."""

    def run(self):
        pass


def port_free():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def test_a_free_port_is_free():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    assert serve.raise_unless_free("127.0.0.1", port) is None

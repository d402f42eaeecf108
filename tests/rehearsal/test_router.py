"""The router of a rehearsed hall: an address leads to the laptop, or nowhere, and a line that is cut is cut."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from workshop.rehearsal.host import Http
from workshop.rehearsal.router import Router
from workshop.rehearsal.stumble import Stumbled
from workshop.rehearsal.ways import Way

HERE, THERE = "192.0.2.10:8080", "198.51.100.20:8080"


class Laptop(BaseHTTPRequestHandler):
    """Says how it was asked."""

    def do_GET(self) -> None:
        said = f'{{"path": "{self.path}", "host": "{self.headers["Host"]}"}}'.encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, format: str, *arguments: object) -> None: ...


@pytest.fixture
def router() -> Iterator[Router]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Laptop) as laptop:
        threading.Thread(target=laptop.serve_forever, daemon=True).start()
        with Router(laptop.server_port, [HERE]) as router:
            yield router
        laptop.shutdown()


def asked(router: Router, address: str, path: str = "/api/door/X") -> dict[str, str]:
    http = Http(Way(f"http://{address}", router.port), "")
    try:
        return http.get(path, what="join")
    finally:
        http.close()


def tunnel(router: Router) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", router.port), timeout=5)
    line.sendall(f"CONNECT {HERE} HTTP/1.1\r\nHost: {HERE}\r\n\r\n".encode())
    assert line.recv(100).startswith(b"HTTP/1.1 200")
    return line


def test_the_laptop_hears_the_address_as_the_phone_called_it(router: Router) -> None:
    assert asked(router, HERE) == {"path": "/api/door/X?what=join", "host": HERE}


def test_an_address_that_leads_nowhere_is_answered_by_nobody_until_it_leads_here_again(router: Router) -> None:
    with pytest.raises(Stumbled):
        asked(router, THERE)
    router.leads(THERE)
    router.forgets(HERE)

    assert asked(router, THERE)["host"] == THERE
    with pytest.raises(Stumbled):
        asked(router, HERE)


def test_in_the_dark_every_line_is_cut_and_none_passes_until_it_is_back(router: Router) -> None:
    with tunnel(router) as line:
        router.goes_dark()
        with contextlib.suppress(ConnectionResetError):
            assert line.recv(1) == b""
    with pytest.raises(Stumbled):
        asked(router, HERE)
    router.is_back()

    assert asked(router, HERE)["host"] == HERE


def test_a_tunnel_carries_both_directions(router: Router) -> None:
    with tunnel(router) as line:
        line.sendall(b"GET /socket.io HTTP/1.0\r\nHost: x\r\n\r\n")

        assert b'"path": "/socket.io"' in line.makefile("rb").read()

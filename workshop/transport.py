"""All that is eventlet's: the listening socket, the WebSocket settings, and work off the loop.

Without TCP_NODELAY acknowledgements wait 44 ms; with the stock backlog and connection limit a hall that scans at once is
turned away; permessage-deflate would cost twice the time and memory.
"""

import socket
from collections.abc import Callable
from typing import Any

import eventlet
import eventlet.tpool
import eventlet.wsgi

BACKLOG = 4096
CONNECTIONS = 20_000


def offload(function: Callable[..., Any], *arguments: Any) -> Any:
    """Runs it in a real thread while the loop goes on."""
    return eventlet.tpool.execute(function, *arguments)


def listen(host: str, port: int) -> socket.socket:
    listening: socket.socket = eventlet.listen((host, port), backlog=BACKLOG)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def serve(listening: socket.socket, application: Callable[..., Any]) -> None:
    """Serves for ever."""
    eventlet.wsgi.server(listening, without_deflate(application), max_size=CONNECTIONS, log_output=False)


def without_deflate(application: Callable[..., Any]) -> Callable[..., Any]:
    """Every browser offers permessage-deflate and eventlet always accepts: so the offer is not passed on."""

    def inner(environ: dict[str, Any], start_response: Any) -> Any:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        return application(environ, start_response)

    return inner

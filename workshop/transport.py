"""All that is eventlet's: the listening socket, the WebSocket settings, work off the loop, and stopping.

Without TCP_NODELAY acknowledgements wait 44 ms; with the stock backlog and connection limit a hall that scans at once is
turned away; permessage-deflate would cost twice the time and memory.
"""

import io
import signal
import socket
from collections.abc import Callable
from typing import Any

import eventlet
import eventlet.debug
import eventlet.greenio
import eventlet.patcher
import eventlet.tpool
import eventlet.websocket
import eventlet.wsgi

BACKLOG = 4096
CONNECTIONS = 20_000
CLOSED = -1


def offload(function: Callable[..., Any], *arguments: Any) -> Any:
    """Runs it in a real thread while the loop goes on."""
    return eventlet.tpool.execute(function, *arguments)


class Hand:
    """A real thread of one's own for short steps, one at a time: handing over and back costs less than through the pool."""

    def __init__(self) -> None:
        self._asked = _real("queue").SimpleQueue()
        self._told, here = _real("socket").socketpair()
        self._heard = eventlet.greenio.GreenSocket(here)
        _real("threading").Thread(target=self._work, daemon=True, name="hand").start()

    def __call__(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """What it gives or raises; meanwhile the loop goes on.  Only one may wait for it at a time."""
        done: list[Any] = []
        self._asked.put((function, arguments, done))
        while not done:
            self._heard.recv(1)
        result, error = done
        if error is not None:
            raise error
        return result

    def _work(self) -> None:
        while True:
            function, arguments, done = self._asked.get()
            try:
                done += function(*arguments), None
            except BaseException as error:
                done += None, error
            self._told.send(b"\0")


def unmasked(masked: bytes, mask: bytes, length: int | None = None, offset: int = 0) -> bytes:
    """What a client sent, read as one number instead of byte by byte: a long text costs a tenth."""
    size = len(masked) if length is None else length
    key = (mask[offset % 4 :] + mask[: offset % 4]) * (size // 4 + 1)
    return (int.from_bytes(masked[:size], "big") ^ int.from_bytes(key[:size], "big")).to_bytes(size, "big")


def unmask_fast() -> bool:
    """Only where the library's own way is there and gives the same; else it stays."""
    own = getattr(eventlet.websocket.RFC6455WebSocket, "_apply_mask", None)
    sample, mask = bytes(range(251)), b"\x01\x80\xff\x37"
    if own is None or any(
        own(sample, mask, size, at) != unmasked(sample, mask, size, at) for size in (0, 1, 250) for at in range(5)
    ):
        return False
    eventlet.websocket.RFC6455WebSocket._apply_mask = staticmethod(unmasked)
    return True


def listen(host: str, port: int) -> socket.socket:
    """Never shares a port: eventlet's own default lets a second server bind it, and half the phones reach the wrong one."""
    listening: socket.socket = eventlet.listen((host, port), backlog=BACKLOG, reuse_port=False)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


class Stop:
    """Heard from its making on: Ctrl+C or SIGTERM.  A second one then ends at once, as the system has it."""

    def __init__(self) -> None:
        self._told, self._heard = socket.socketpair()
        signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        _let_signals(_only_wake)

    def ask(self, *reason: Any) -> None:
        self._told.send(b"\0")

    def wait(self) -> None:
        self._heard.recv(1)
        signal.set_wakeup_fd(-1)
        _let_signals(signal.SIG_DFL)


def serve(listening: socket.socket, application: Callable[..., Any], stop: Stop, unreadable: Callable[[str], None]) -> None:
    """Serves until it is told to stop; `unreadable` hears of what is no HTTP."""
    unmask_fast()
    serving = eventlet.spawn(_serve_for_ever, listening, application, _quiet(unreadable))
    serving.link(stop.ask)
    stop.wait()
    # What still runs will find the store closed; that is no fault to be told of.
    eventlet.debug.hub_exceptions(False)
    listening.close()
    if serving.dead:
        serving.wait()


def pause(seconds: float) -> None:
    eventlet.sleep(seconds)


def in_background(function: Callable[..., Any], *arguments: Any) -> None:
    eventlet.spawn(function, *arguments)


def answer_lightly(server: Any) -> None:
    """Each message to this Socket.IO server is a green thread; nobody waits for its end, so it needs nothing to wait by."""
    server.start_background_task = eventlet.spawn_n


def without_deflate(application: Callable[..., Any]) -> Callable[..., Any]:
    """Every browser offers permessage-deflate and eventlet always accepts: so the offer is not passed on.  Nor is anybody
    told of a WebSocket that was gone before it was closed: that is a hall's everyday."""

    def inner(environ: dict[str, Any], start_response: Any) -> Any:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        if environ.get("HTTP_UPGRADE", "").lower() == "websocket":
            environ["wsgi.errors"] = io.StringIO()
        return application(environ, start_response)

    return inner


def _real(name: str) -> Any:
    """The module as it was before the patch."""
    return eventlet.patcher.original(name)


def _quiet(unreadable: Callable[[str], None]) -> type:
    """The library's own would write every line that is no HTTP to the terminal, byte for byte."""
    quiet: dict[str, Any] = {"log_error": lambda *_: unreadable("HTTP"), "log_message": lambda *_: None}
    return type("Quiet", (eventlet.wsgi.HttpProtocol,), quiet)


def _serve_for_ever(listening: socket.socket, application: Callable[..., Any], protocol: type) -> None:
    plain = without_deflate(application)
    try:
        eventlet.wsgi.server(listening, plain, max_size=CONNECTIONS, log_output=False, protocol=protocol)
    except OSError:
        if listening.fileno() != CLOSED:
            raise


def _let_signals(do: Any) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, do)


def _only_wake(number: int, frame: Any) -> None:
    """A handler that raised would raise in whatever greenlet runs just then; the wakeup descriptor tells the loop instead."""

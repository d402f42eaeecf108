"""The router of a rehearsed hall: phones reach the laptop's server through it, under the addresses that lead there.

It is an HTTP proxy on a port of this machine alone, in a thread of its own.  Taken away it cuts every line that stands and
lets none through, and an address that leads nowhere is answered by nobody: to a phone the faults are the hall's own.
"""

import asyncio
import threading
from collections.abc import Coroutine, Iterable
from contextlib import suppress
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from workshop.rehearsal.ways import HERE

READ = 65_536
ANSWERS_WITHIN_S = 10.0
TUNNEL = b"HTTP/1.1 200 OK\r\n\r\n"


class Router:
    """`laptop`: the port of the server behind it; `addresses`: host and port as phones call it."""

    def __init__(self, laptop: int, addresses: Iterable[str]) -> None:
        self.laptop, self.addresses = laptop, set(addresses)
        self.port = 0
        self._dark = False
        self._lines: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True, name="router")

    def __enter__(self) -> Self:
        self._thread.start()
        self.port = self._run(self._listen())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._run(self._ends())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(ANSWERS_WITHIN_S)
        self._loop.close()

    def goes_dark(self) -> None:
        """Nobody reaches anybody, and all that stood is cut."""
        self._dark = True
        self._run(self._cuts())

    def is_back(self) -> None:
        self._dark = False

    def forgets(self, address: str) -> None:
        """The address leads nowhere from now on; who spoke under it is cut off."""
        self.addresses.discard(address)
        self._run(self._cuts())

    def leads(self, address: str) -> None:
        self.addresses.add(address)

    async def _listen(self) -> int:
        self._server = await asyncio.start_server(self._accepted, HERE, 0)
        return int(self._server.sockets[0].getsockname()[1])

    async def _accepted(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._lines.add(writer)
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            await self._carries(reader, writer)
        self._lines.discard(writer)
        writer.close()

    async def _carries(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        address, first = _asked(head)
        if self._dark or address not in self.addresses:
            return
        there, onward = await asyncio.open_connection(HERE, self.laptop)
        self._lines.add(onward)
        if first is None:
            writer.write(TUNNEL)
        else:
            onward.write(first)
        try:
            await asyncio.gather(_pump(reader, onward), _pump(there, writer))
        finally:
            self._lines.discard(onward)
            onward.close()

    async def _cuts(self) -> None:
        for line in list(self._lines):
            line.transport.abort()

    async def _ends(self) -> None:
        self._server.close()
        await self._cuts()
        ending = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in ending:
            task.cancel()
        await asyncio.gather(*ending, return_exceptions=True)

    def _run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(ANSWERS_WITHIN_S)


def _asked(head: bytes) -> tuple[str, bytes | None]:
    """Host and port that are asked for, and the head as the server is to read it: one request a line.  None: a tunnel."""
    first, rest = head.split(b"\r\n", 1)
    method, target, version = first.decode("ascii", "replace").split(" ", 2)
    if method == "CONNECT":
        return target.lower(), None
    url = urlsplit(target)
    path = f"{url.path or '/'}{'?' if url.query else ''}{url.query}"
    kept = [line for line in rest.split(b"\r\n") if not line.lower().startswith((b"connection:", b"proxy-"))]
    line = f"{method} {path} {version}".encode()
    return url.netloc.lower(), b"\r\n".join([line, b"Connection: close", *kept])


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Until one side ends; then the other hears of it."""
    with suppress(OSError):
        while part := await reader.read(READ):
            writer.write(part)
            await writer.drain()
    writer.close()

"""A TCP proxy that does to connections what a hall does to them: one port a phone, all before one server."""

import asyncio
import contextlib
import socket
import struct
import threading
from collections import Counter
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

from tools.chaos.fates import Fate, Weather
from tools.chaos.frames import Direction, Piece, Stream

HOST = "127.0.0.1"
READ = 65_536
RESET = struct.pack("ii", 1, 0)
HELD_S = (1.5, 4.0)
SILENT: dict[str, tuple[Direction, ...]] = {"half_open": ("up", "down"), "deaf": ("down",), "mute": ("up",)}

Answer = TypeVar("Answer")


class Line:
    """One phone's connection and the server's, and what happens between them."""

    def __init__(self, name: str, next_fate: Callable[[bool], Fate | None], happened: Callable[[str], None]) -> None:
        self.name, self.next_fate, self.happened = name, next_fate, happened
        self.fate = next_fate(True)
        self.is_websocket = False
        self.writers: list[asyncio.StreamWriter] = []
        self.flows: dict[Direction, asyncio.Event] = {"up": asyncio.Event(), "down": asyncio.Event()}
        self._stands = True
        for flow in self.flows.values():
            flow.set()

    async def carry(self, direction: Direction, piece: Piece, to: asyncio.StreamWriter) -> None:
        await self.flows[direction].wait()
        if piece.kind == "head":
            self.is_websocket = piece.upgrades
        fate = self.fate
        if fate is not None and fate.delay_s:
            await asyncio.sleep(fate.delay_s)
        if fate is not None and piece.kind == "raw":
            fate.aim_at_raw()
        if fate is not None and fate.meets(piece.kind):
            await self._strike(fate, direction, piece, to)
        elif self.stands():
            await _write(to, piece.bytes)

    def stands(self) -> bool:
        return self._stands

    def hold(self, *directions: Direction) -> None:
        for direction in directions:
            self.flows[direction].clear()

    def resume(self) -> None:
        for flow in self.flows.values():
            flow.set()

    def end(self, reset: bool) -> None:
        self._stands = False
        for writer in self.writers:
            if reset and (end := writer.get_extra_info("socket")) is not None:
                with contextlib.suppress(OSError):
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            with contextlib.suppress(OSError, RuntimeError):
                writer.close()
        self.resume()

    async def _strike(self, fate: Fate, direction: Direction, piece: Piece, to: asyncio.StreamWriter) -> None:
        self.happened(f"{fate.way} {fate.target}")
        if fate.way in ("double", "slow"):
            self.fate = self.next_fate(False)
            await _write(to, piece.bytes * (2 if fate.way == "double" else 1))
        elif fate.way in ("cut", "reset"):
            await _write(to, piece.bytes[: int(len(piece.bytes) * fate.at)])
            self.end(reset=fate.way == "reset")
        else:
            await self._go_silent(fate, direction, piece, to)

    async def _go_silent(self, fate: Fate, direction: Direction, piece: Piece, to: asyncio.StreamWriter) -> None:
        """The part passes; the rest of it and all that follows waits until the line is heard again or given up."""
        part = int(len(piece.bytes) * fate.at)
        await _write(to, piece.bytes[:part])
        self.hold(*SILENT[fate.way])
        await self.flows[direction].wait()
        if self.stands():
            await _write(to, piece.bytes[part:])


class Proxy:
    """Runs in a thread of its own.  `faults` counts what was done to the connections."""

    def __init__(self, weather: Weather, server_port: int) -> None:
        self.weather, self.server_port = weather, server_port
        self.faults: Counter[str] = Counter()
        self.dark: set[str] = set()
        self.lines: set[Line] = set()
        self._loop = asyncio.new_event_loop()
        self._servers: list[asyncio.Server] = []
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True, name="proxy")
        self._thread.start()

    def door(self, name: str) -> int:
        """A port for this phone."""
        return self._run(self._listen(name))

    def darken(self, *names: str) -> None:
        """No way through for these, and what stood is silent: neither end hears that it is gone."""
        self._soon(self._darken, names)

    def lighten(self, *names: str) -> None:
        """A way through again; of the silent lines half are gone, half go on."""
        self._soon(self._lighten, names)

    def silence(self, *names: str) -> None:
        """The WebSockets that stand are silent; a new one passes: the server has both."""
        self._soon(self._silence, names)

    def cut(self, *names: str) -> None:
        self._soon(self._cut, names)

    def calm(self) -> None:
        """No more faults; whoever is silent is heard again or learns that the line is gone."""
        self.weather.stormy = False
        self._soon(self._heal)

    def close(self) -> None:
        self._run(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)
        self._loop.close()

    def _happened(self, what: str) -> None:
        self.faults[what] += 1
        if what.split()[0] in SILENT:
            self._loop.call_later(self.weather.dice.uniform(*HELD_S), self._let_some_go)

    async def _listen(self, name: str) -> int:
        async def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            with contextlib.suppress(asyncio.CancelledError):
                await self._accepted(name, reader, writer)

        server = await asyncio.start_server(accepted, HOST, 0)
        self._servers.append(server)
        return int(server.sockets[0].getsockname()[1])

    async def _accepted(self, name: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = Line(name, self.weather.fate, self._happened)
        line.writers.append(writer)
        self.lines.add(line)
        try:
            if name in self.dark:
                line.hold("up", "down")
                await line.flows["up"].wait()
            await self._join(line, reader, writer)
        except OSError:
            line.end(reset=True)
        finally:
            self.lines.discard(line)
            line.end(reset=False)

    async def _join(self, line: Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not line.stands():
            return
        onward_reader, onward = await asyncio.open_connection(HOST, self.server_port)
        line.writers.append(onward)
        async with asyncio.TaskGroup() as both:
            both.create_task(_pump(line, "up", reader, onward))
            both.create_task(_pump(line, "down", onward_reader, writer))

    def _darken(self, names: tuple[str, ...]) -> None:
        self.dark |= set(names)
        self._hold("dark", [line for line in self.lines if line.name in names])

    def _silence(self, names: tuple[str, ...]) -> None:
        self._hold("half_open", [line for line in self.lines if line.name in names and line.is_websocket])

    def _hold(self, why: str, lines: list[Line]) -> None:
        for line in lines:
            line.hold("up", "down")
            self.faults[why] += 1

    def _lighten(self, names: tuple[str, ...]) -> None:
        self.dark -= set(names)
        for line in list(self.lines):
            if line.name in names and not all(flow.is_set() for flow in line.flows.values()):
                self._release(line)

    def _heal(self) -> None:
        for line in self.lines:
            line.fate = None
        self._lighten(tuple({line.name for line in self.lines}))

    def _let_some_go(self) -> None:
        """One silent line that is not dark hears again, or is gone."""
        silent = [one for one in self.lines if one.name not in self.dark and not all(f.is_set() for f in one.flows.values())]
        if silent:
            self._release(silent[0])

    def _release(self, line: Line) -> None:
        if self.weather.dice.random() < 0.5:
            line.end(reset=True)
        else:
            line.fate = line.next_fate(False)
            line.resume()

    def _cut(self, names: tuple[str, ...]) -> None:
        for line in list(self.lines):
            if line.name in names:
                self.faults["cut"] += 1
                line.end(reset=True)

    async def _close(self) -> None:
        for server in self._servers:
            server.close()
        for line in list(self.lines):
            line.end(reset=True)
        ending = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in ending:
            task.cancel()
        await asyncio.gather(*ending, return_exceptions=True)

    def _run(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        waiting: Future[Answer] = asyncio.run_coroutine_threadsafe(work, self._loop)
        return waiting.result(timeout=10)

    def _soon(self, act: Callable[..., None], *arguments: Any) -> None:
        """Done before this returns, so that a scene's next step finds it so."""

        async def do() -> None:
            act(*arguments)

        self._run(do())


async def _pump(line: Line, direction: Direction, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    stream = Stream(direction)
    while line.stands() and (chunk := await _read(reader)):
        for piece in stream.take(chunk):
            await line.carry(direction, piece, writer)
            if not line.stands():
                return
    if line.stands():
        await line.flows[direction].wait()
        await _write(writer, stream.rest())
        line.end(reset=False)


async def _read(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.read(READ)
    except OSError:
        return b""


async def _write(writer: asyncio.StreamWriter, part: bytes) -> None:
    with contextlib.suppress(OSError):
        if part and not writer.is_closing():
            writer.write(part)
            await writer.drain()

"""One played hall: server, proxy, phones under Node and in Chromium, and their ledger, with the seeded dice; and the end,
when all is quiet again."""

import itertools
import random
import shutil
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Error

from tools.bench.halls import FIELDS, GROUP_OF, Seated, W, fill
from tools.chaos.chromium import Chromium
from tools.chaos.crew import Crew, wait_until
from tools.chaos.fates import Weather
from tools.chaos.guests import invite
from tools.chaos.judging import Verdict, judge
from tools.chaos.ledger import Ledger
from tools.chaos.pages import Pages
from tools.chaos.proxy import Proxy
from tools.chaos.serving import SERVER, Server

FIELD_IDS = [str(one["id"]) for one in FIELDS]
WORDS = (
    "layanan",
    "air bersih",
    "desa",
    "sampah",
    "jalan",
    "pasar",
    "warga",
    "sekolah",
    "puskesmas",
    "irigasi",
    "nelayan",
    "wisata",
)
BACK_S = 40.0
LEVEL_S = 2.0
ROWS = 3
SHARED = 0.12


@dataclass(frozen=True, slots=True)
class Size:
    """How much is played; a scene ends at `seconds` even where not all was reached.  `pages`: of the phones, in Chromium."""

    phones: int
    pages: int
    saves: int
    faults: int
    kills: int
    plugs: int
    restores: int
    poison: int
    poison_s: float
    seconds: float
    rounds: int
    dark_s: float
    asleep_s: float


class Phones(Protocol):
    """A crew under Node, or pages in Chromium."""

    @property
    def phones(self) -> list[str]: ...
    def look(self) -> dict[str, dict[str, Any]]: ...
    def compare(self, port: int) -> dict[str, dict[str, Any]]: ...
    def wake(self) -> None: ...
    def kill(self) -> None: ...


@dataclass(slots=True)
class Outcome:
    """What a scene has to say."""

    kind: str
    faults: int = 0
    verdict: Verdict = field(default_factory=Verdict)
    notes: list[str] = field(default_factory=list)
    by_fault: dict[str, int] = field(default_factory=dict)


class Stage:
    """`crews`: phones are opened in the first; more may join.  Texts are numbered, so that each is typed once."""

    def __init__(
        self, folder: Path, program: tuple[list[str], Path], seed: int, phones: int, server: Server, chromium: Chromium | None
    ) -> None:
        self.folder, self.program, self.server = folder, program, server
        self.dice = random.Random(seed)
        self.seated = Seated(phones)
        self.ledger = Ledger()
        self.weather = Weather(random.Random(seed + 1))
        self.proxy = Proxy(self.weather, server.port)
        self.crews: list[Crew] = []
        self.pages = Pages(chromium, self.ledger) if chromium else None
        self.begun: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.moved: dict[int, str] = {}
        self.behind: list[str] = []
        self.struck: Counter[str] = Counter()
        self.notes: list[str] = []
        self._numbers = itertools.count(1)

    def crew(self, skew_ms: int = 0) -> Crew:
        self.crews.append(Crew(self.program, self.folder, self.ledger, skew_ms))
        return self.crews[-1]

    def seat(self, crew: Crew, numbers: Iterable[int], pages: int = 0) -> list[str]:
        """Phone `n` of the hall, on a line of its own through the proxy.  The last of them are pages in Chromium, if there
        is one."""
        seated = list(numbers)
        under_node = len(seated) - (pages if self.pages else 0)
        for at, n in enumerate(seated):
            open = crew.open if self.pages is None or at < under_node else self.pages.open
            open(f"p{n}", f"per_{n}", f"phone-{n}", self.proxy.door(f"p{n}"))
        return [f"p{n}" for n in seated]

    def text(self, who: str) -> str:
        return f"{who} #{next(self._numbers)} " + " ".join(self.dice.choices(WORDS, k=self.dice.randint(1, 12)))

    def group_of(self, phone: int) -> str:
        """As the phone's screen has it."""
        return self.moved.get(phone, self.seated.group_of(phone))

    def types(self, crew: Crew, phone: int, name: str = "", stay: bool = False, alone: bool = False) -> None:
        """A word more, mostly in one of the phone's own rows, now and then (but not `alone`) in one its group shares."""
        group = self.group_of(phone)
        if self.pages is not None and (name or f"p{phone}") in self.pages.held:
            return self.types_on_page(phone, name or f"p{phone}", stay, alone)
        own = f"ent_p{phone}_{group}_{self.dice.randrange(ROWS)}"
        entry = f"ent_shared_{group}" if not alone and self.dice.random() < SHARED else own
        crew.type(name or f"p{phone}", group, entry, self.dice.choice(FIELD_IDS), self.text(f"per_{phone}"), stay=stay)

    def types_on_page(self, phone: int, name: str, stay: bool, alone: bool) -> None:
        """In a row begun there with a tap, or in one the group shares."""
        assert self.pages is not None
        handset, group = self.pages.held[name], self.group_of(phone)
        begun = self.begun[name, group]
        try:
            if len(begun) < ROWS and self.dice.random() < 1 / (1 + len(begun)):
                begun.append(handset.begins_a_row())
            shared = not alone and self.dice.random() < SHARED
            entry = f"ent_shared_{group}" if shared else self.dice.choice(begun)
            handset.writes(entry, self.dice.choice(FIELD_IDS), self.text(handset.person), stay)
        except Error as error:
            self.ledger.stumbles.append(f"{name} could not be typed on: {error.message}")

    @property
    def everybody(self) -> list[Phones]:
        return [*self.crews, *([self.pages] if self.pages else [])]

    def all_back(self, seconds: float = BACK_S) -> bool:
        """Everybody online with nothing left to send."""
        return wait_until(lambda: not self.waiting(), seconds)

    def waiting(self) -> list[str]:
        return [
            f"{name}: {seen['state']} {seen['reason']} unsent {seen['unsent']} refused {seen['refused']}"
            for held in self.everybody
            for name, seen in held.look().items()
            if name in held.phones and (seen["state"] != "online" or seen["unsent"] or seen["refused"])
        ]

    @property
    def faults(self) -> int:
        return self.struck.total() + self.proxy.faults.total()

    def wake(self) -> None:
        """The phones' systems say that the network is back."""
        for held in self.everybody:
            held.wake()

    def shut_out(self) -> list[str]:
        """Who is asked to sign in again."""
        looks = [(name, seen) for held in self.everybody for name, seen in held.look().items() if name in held.phones]
        return [f"{name} is locked out: {seen['reason']}" for name, seen in looks if seen["state"] in ("ended", "door")]

    def finish(self, kind: str) -> Outcome:
        """Heals everything, waits for everybody, compares every screen with its snapshot and the tables with the ledger."""
        self.proxy.calm()
        self.wake()
        if not self.all_back():
            self.notes += self.waiting()
        apart = self._apart()
        verdict = judge(self.server.store, W, self.ledger)
        for name, found in apart.items():
            verdict.add("diverged", f"{name}: {_words(found)}")
        for behind in self.behind:
            verdict.add("diverged", behind)
        for left in self.waiting():
            verdict.add("lost", f"never sent: {left}")
        for stumble in self.ledger.stumbles:
            verdict.add("diverged", f"a phone stumbled: {stumble.splitlines()[0]}")
        for said, times in Counter(self.server.stumbles()).items():
            verdict.add("diverged", f"the server stumbled {times} × over {said}")
        for shut in self.shut_out():
            verdict.add("diverged", shut)
        struck = self.struck + self.proxy.faults
        return Outcome(kind, struck.total(), verdict, self.notes, dict(struck.most_common()))

    def must_be_level(self) -> None:
        """Everybody is back: within two seconds every screen shows what the tables hold (P2)."""
        if not self.all_back():
            self.notes += self.waiting()
        if not self.level_within(LEVEL_S):
            self.behind += [f"{name} was not level in {LEVEL_S:.0f} s: {_words(found)}" for name, found in self.apart().items()]

    def level_within(self, seconds: float) -> bool:
        """Whether every screen equals its snapshot by then."""
        end = time.monotonic() + seconds
        while self.apart():
            if time.monotonic() > end:
                return False
        return True

    def apart(self) -> dict[str, dict[str, Any]]:
        """Whose screen is not what a reload would show."""
        found = [held.compare(self.server.port) for held in self.everybody]
        return {name: one for part in found for name, one in part.items() if not one["equal"]}

    def close(self) -> None:
        for held in self.everybody:
            held.kill()
        self.proxy.close()
        self.server.kill()

    def _apart(self) -> dict[str, dict[str, Any]]:
        return {} if self.level_within(LEVEL_S) else self.apart()


@contextmanager
def staged(
    program: tuple[list[str], Path], seed: int, phones: int, runs: Path = SERVER, chromium: Chromium | None = None
) -> Iterator[Stage]:
    """A fresh hall with a running server, and an empty table to move to; everything of it is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="rembuk-chaos-"))
    store = folder / "hall.sqlite"
    fill(store, Seated(phones + GROUP_OF))
    invite(store)
    server = Server(store, runs)
    stage = Stage(folder, program, seed, phones, server, chromium)
    try:
        server.start()
        yield stage
    finally:
        stage.close()
        shutil.rmtree(folder, ignore_errors=True)


def _words(found: dict[str, Any]) -> str:
    parts = (f"{kind} {', '.join(found[kind][:3])}" for kind in ("missing", "extra", "different") if found[kind])
    return "; ".join(parts)

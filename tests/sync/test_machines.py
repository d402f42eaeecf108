"""CL3–CL5, CM1, RS1–RS3 by machine: random commands of people whose rights and scope change, while their lines drop, lag
behind and say things twice.  Whatever happened, in the end everybody holds what their snapshot shows."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.hall import SASARAN, W, the_hall
from tests.sync.clients import Client, keyed
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.changes import Change
from workshop.domain.entries import Entry
from workshop.domain.groups import Group, Grouping, Membership, Seating, membership_id
from workshop.domain.objects import Stored
from workshop.domain.organisations import Organisation
from workshop.domain.people import Credential, Grant, Person, Seat
from workshop.domain.refusals import Refused
from workshop.live.publisher import Publisher
from workshop.service.catching_up import welcome
from workshop.service.desk import Desk, refused
from workshop.service.handlers import all_handlers
from workshop.service.identity import digest, viewer_of
from workshop.service.wire import command_of
from workshop.storage.sqlite import Store

PHONES = ("ann", "bud", "cut", "dew")
CONSOLES = ("lina", "asri", "ovi")
EVERYBODY = (*PHONES, *CONSOLES, "wall")
UNITS = {
    "act_1": ("grp_1", "grp_2"),
    "act_2": ("org_a", "org_b"),
    "act_3": tuple(f"per_{name}" for name in PHONES),
    "act_4": ("grp_3", "grp_4"),
}
ROWS = tuple(f"ent_{n}" for n in range(4))

someone = st.sampled_from(EVERYBODY)
phone = st.sampled_from(PHONES)
activity = st.sampled_from(sorted(UNITS))
rarely = st.integers(0, 5).map(lambda number: number == 0)
text = st.sampled_from(["air", "sampah", "jalan", "", None])


def the_wider_hall() -> list[Stored]:
    """The small hall, with a second grouping, a second organisation, staff of every right, and activities for every unit."""
    people = [("dew", "org_b", "grp_2", "grp_4"), ("ann", "org_a", "grp_1", "grp_3")]
    things: list[Stored] = [
        *the_hall(),
        Organisation(id="org_b", workshop_id=W, name="Dinas Sosial"),
        Grouping(id="grg_2", workshop_id=W, key="meja", title="Meja"),
        *(Group(id=f"grp_{n}", workshop_id=W, grouping_id="grg_2", number=n - 2) for n in (3, 4)),
        Worksheet(id="wsh_2", workshop_id=W, key="t_org", definition={**SASARAN, "key": "t_org"}, frozen=True),
        _activity("act_2", unit="organisation", share=True),
        _activity("act_3", unit="person"),
        Activity(id="act_4", workshop_id=W, worksheet_id="wsh_1", unit="group", grouping_id="grg_2"),
        Person(id="per_dew", workshop_id=W, name="dew"),
        Seat(id="sea_dew", workshop_id=W, organisation_id="org_b", person_id="per_dew"),
        _token("dew"),
    ]
    for name, _, group, table in people:
        things += [_member("grg_2", name, table)] if name == "ann" else [_member("grg_1", name, group)]
    for name, role in (("asri", "assessor"), ("ovi", "organiser"), ("wall", "projector")):
        things += [
            Person(id=f"per_{name}", workshop_id=W, name=name, staff=True),
            Grant(id=f"grt_{name}", workshop_id=W, person_id=f"per_{name}", role=role),
            _token(name),
        ]
    return things


def _activity(id: str, **more: Any) -> Activity:
    return Activity(id=id, workshop_id=W, worksheet_id="wsh_2", state="open", times_opened=1, **more)


def _token(name: str) -> Credential:
    return Credential(id=f"crd_{name}", workshop_id=W, person_id=f"per_{name}", kind="device", secret_hash=digest(name))


def _member(grouping: str, name: str, group: str) -> Membership:
    seat = f"sea_{name}"
    return Membership(id=membership_id(grouping, seat), workshop_id=W, grouping_id=grouping, seat_id=seat, group_id=group)


class Hall(RuleBasedStateMachine):
    """Commits go to `told` until somebody flushes; messages lie in each client's post until they arrive."""

    commands = Bundle("commands")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = Store(self.folder / "hall.sqlite")
        self.store.write(lambda tx: [tx.put(thing, "workshop_changed") for thing in the_wider_hall()])
        self.desk = Desk(self.store, all_handlers())
        self.publisher = Publisher(self.store, self)
        self.told: list[Change] = []
        self.store.on_commit = self.told.extend
        self.clients = {name: Client(name) for name in EVERYBODY}
        self.greetings: dict[str, dict[str, Any]] = {}
        self.greeted: set[str] = set()
        self.count = 0
        for name in EVERYBODY:
            self.connect(name)
            self.clients[name].takes(1)

    # The wire, as the publisher knows it.

    def emit(self, event: str, message: dict[str, Any], to: str | list[str]) -> None:
        for sid in [to] if isinstance(to, str) else to:
            for client in self.clients.values():
                if client.sid == sid:
                    client.post.append((event, spelled(message)))

    def disconnect(self, sid: str) -> None:
        """What was sent before still arrives."""
        for client in self.clients.values():
            if client.sid == sid:
                client.takes(len(client.post))
                client.drops()

    # Lines.

    @rule(name=someone)
    def connect(self, name: str) -> None:
        self.join(name)
        self.greet(name)
        self.speak(name)

    @rule(name=someone)
    def join(self, name: str) -> None:
        """Joined, not yet greeted: what is told in between overtakes the welcome (RS4)."""
        client = self.clients[name]
        if client.sid or client.ended:
            return
        try:
            with self.store.reading() as reader:
                viewer = viewer_of(reader, W, name)
        except Refused:
            client.ended = True
            return
        self.count += 1
        client.connects(f"sid_{self.count}")
        self.publisher.join(client.sid, viewer)

    @rule(name=someone)
    def greet(self, name: str) -> None:
        """The welcome is made; it leaves when the edge gets to it, and changes may leave before."""
        client = self.clients[name]
        if not client.sid or client.sid in self.greeted or client.sid in self.greetings:
            return
        try:
            self.greetings[client.sid] = self.publisher.greeting(client.sid, client.since)
        except (Refused, KeyError):
            self.publisher.leave(client.sid)
            client.drops()

    @rule(name=someone)
    def speak(self, name: str) -> None:
        sid = self.clients[name].sid
        if greeting := self.greetings.pop(sid, None):
            self.greeted.add(sid)
            self.emit("welcome", greeting, sid)

    @rule(name=someone)
    def drop(self, name: str) -> None:
        self.publisher.leave(self.clients[name].sid)
        self.clients[name].drops()

    @rule(name=someone)
    def blink(self, name: str) -> None:
        """Gone and back at once, asking for what was missed (RS1)."""
        self.drop(name)
        self.connect(name)
        self.clients[name].takes(1)

    @rule(name=someone, who=phone, group=st.sampled_from(["grp_1", "grp_2"]))
    def is_overtaken(self, name: str, who: str, group: str) -> None:
        """Between the making of a welcome and its leaving somebody moves, and all are told."""
        self.drop(name)
        self.join(name)
        self.greet(name)
        self.move(who, ("grg_1", group))
        self.flush()
        self.speak(name)

    @rule(name=someone, count=st.integers(1, 5), twice=st.booleans())
    def arrives(self, name: str, count: int, twice: bool) -> None:
        self.clients[name].takes(count, twice)

    @rule()
    def flush(self) -> None:
        self.store.write(lambda tx: None)
        changes = self.told[:]
        del self.told[:]
        self.publisher.flush(changes)

    # Commands.

    @rule(
        target=commands, name=someone, act=activity, elsewhere=rarely, row=st.sampled_from(ROWS), said=text, whole=st.booleans()
    )
    def saves(self, name: str, act: str, elsewhere: bool, row: str, said: Any, whole: bool) -> Any:
        """On the own sheet; now and then on another's, or on one that was left."""
        return self.save(name, act, elsewhere, row, said, whole)

    def save(self, name: str, act: str, elsewhere: bool, row: str, said: Any, whole: bool) -> Any:
        """From the revisions this person's screen shows."""
        unit = self._unit(name, act, elsewhere)
        values = {"sasaran": said, **({"satuan": "%"} if whole else {})}
        entry = f"{row}_{act}_{unit}"
        known = self.clients[name].objects.get(("entry", entry), {})
        payload = {"activity": act, "unit": unit, "entry": entry, "values": values}
        return self._tell(name, "save_entry", {**payload, "base": known.get("revisions", {})})

    @rule(target=commands, who=phone, act=activity, row=st.sampled_from(ROWS), said=text)
    def writes(self, who: str, act: str, row: str, said: Any) -> Any:
        return self.save(who, act, False, row, said, True)

    @rule(target=commands, name=someone, pick=st.integers(0, 9), what=st.sampled_from(["withdraw_entry", "restore_entry"]))
    def turn(self, name: str, pick: int, what: str) -> Any:
        return self._tell(name, what, {"entry": self._a_row(pick)})

    @rule(target=commands, pick=st.integers(0, 9))
    def lets_in(self, pick: int) -> Any:
        return self._tell("lina", "let_in_entry", {"entry": self._a_row(pick)})

    @rule(target=commands, name=someone, act=activity, elsewhere=rarely, done=st.booleans())
    def done(self, name: str, act: str, elsewhere: bool, done: bool) -> Any:
        return self._tell(name, "mark_done", {"activity": act, "unit": self._unit(name, act, elsewhere), "done": done})

    @rule(
        target=commands,
        who=phone,
        place=st.sampled_from(
            [("grg_1", "grp_1"), ("grg_1", "grp_2"), ("grg_2", "grp_3"), ("grg_2", "grp_4"), ("grg_1", None), ("grg_2", None)]
        ),
    )
    def move(self, who: str, place: tuple[str, str | None]) -> Any:
        return self._tell("lina", "move_seat", {"grouping": place[0], "seat": f"sea_{who}", "group": place[1]})

    @rule(target=commands, seats=st.dictionaries(phone, st.sampled_from(["grp_1", "grp_2", None]), min_size=1, max_size=3))
    def divides(self, seats: dict[str, str | None]) -> Any:
        return self._tell("lina", "place_seats", {"grouping": "grg_1", "seats": {f"sea_{who}": at for who, at in seats.items()}})

    @rule(target=commands, back=st.integers(0, 2))
    def takes_back(self, back: int) -> Any:
        with self.store.reading() as reader:
            acts = sorted((act for act in reader.all(Seating, W) if not act.undone), key=lambda act: -act.line)
        return self._tell("lina", "undo_seating", {"seating": acts[back % len(acts)].id if acts else "stg_none"})

    @rule(target=commands, who=phone, organisation=st.sampled_from(["org_a", "org_b"]))
    def goes_over(self, who: str, organisation: str) -> Any:
        return self._tell("lina", "save_person", {"person": f"per_{who}", "name": who, "organisation": organisation})

    @rule(target=commands, act=activity, switch=st.sampled_from(["see", "write", "share"]), on=st.booleans())
    def switches(self, act: str, switch: str, on: bool) -> Any:
        return self._tell("lina", "set_switches", {"activity": act, switch: on})

    @rule(target=commands, act=activity, audience=st.sets(st.integers(0, 1), max_size=1), share=st.booleans())
    def audience(self, act: str, audience: set[int], share: bool) -> Any:
        with self.store.reading() as reader:
            held = reader.need(Activity, W, act)
        named = [UNITS[act][n] for n in audience] if held.unit != "person" else []
        more = {"worksheet": held.worksheet_id, "unit": held.unit, "grouping": held.grouping_id, "share": share}
        return self._tell("lina", "save_activity", {"activity": act, "audience": named, **more})

    @rule(target=commands, act=activity, what=st.sampled_from(["open_activity", "close_activity"]))
    def runs(self, act: str, what: str) -> Any:
        return self._tell("lina", what, {"activity": act})

    @rule(target=commands, name=someone, what=st.sampled_from(["announce", "call_help"]), number=st.integers(0, 2))
    def says(self, name: str, what: str, number: int) -> Any:
        payload = (
            {"announcement": f"ann_{number}", "text": "Mulai"} if what == "announce" else {"help_call": f"hlp_{name}_{number}"}
        )
        return self._tell(name, what, payload)

    @rule(target=commands, name=someone, caller=phone, number=st.integers(0, 2), ended=st.booleans())
    def helps(self, name: str, caller: str, number: int, ended: bool) -> Any:
        return self._tell(name, "answer_help", {"help_call": f"hlp_{caller}_{number}", "ended": ended})

    @rule(target=commands, name=st.sampled_from(["cut", "dew", "asri", "ovi"]))
    def is_shut_out(self, name: str) -> Any:
        return self._tell("lina", "revoke_credentials", {"person": f"per_{name}"})

    @rule(target=commands, who=st.sampled_from(["bud", "dew"]))
    def is_removed(self, who: str) -> Any:
        return self._tell("lina", "remove_person", {"person": f"per_{who}"})

    @rule(
        target=commands,
        name=st.sampled_from(["asri", "ovi", "ned"]),
        role=st.sampled_from(["assessor", "organiser", "cofacilitator"]),
    )
    def gets_a_role(self, name: str, role: str) -> Any:
        return self._tell("lina", "add_staff", {"person": f"per_{name}", "name": name, "role": role, "secret": f"{name:x<24}"})

    @rule(sent=commands)
    def repeats(self, sent: Any) -> None:
        """CM1: the same again is answered the same and writes nothing; what was refused left no trace to find (CM2)."""
        name, message, ack = sent
        before = self._seq()
        again = self.desk.handle(W, name, command_of(message))
        if ack["ok"] and again["ok"]:
            assert again == ack and self._seq() == before

    # What holds in the end.

    def _CL5_the_changes_fold_to_the_tables(self) -> None:
        with self.store.reading() as reader:
            changes = reader.changes_since(W, 0)
            tables = {(thing.type, thing.id): thing for thing in reader.everything(W)}
        assert [change.seq for change in changes] == list(range(1, len(changes) + 1))
        assert {(change.object.type, change.object.id): change.object for change in changes} == tables

    def teardown(self) -> None:
        try:
            self._all_come_back()
            self._CL5_the_changes_fold_to_the_tables()
            for client in self.clients.values():
                self._holds_its_snapshot(client)
        finally:
            self.store.close()
            shutil.rmtree(self.folder)

    def _all_come_back(self) -> None:
        self.flush()
        for name, client in self.clients.items():
            client.takes(len(client.post))
            self.connect(name)
            self.greet(name)
            self.speak(name)
            client.takes(len(client.post))

    def _holds_its_snapshot(self, client: Client) -> None:
        with self.store.reading() as reader:
            try:
                found = welcome(reader, viewer_of(reader, W, client.name), None)
            except Refused:
                assert not client.sid, f"{client.name} is still told things"
                return
        snapshot = keyed(found["objects"])
        assert client.greeted, client.name
        assert client.objects == snapshot, _apart(client, snapshot)

    def _tell(self, name: str, what: str, payload: dict[str, Any]) -> Any:
        self.count += 1
        message = {"id": f"cmd_{self.count}", "name": what, "payload": payload}
        try:
            ack = self.desk.handle(W, name, command_of(message))
        except Refused as refusal:
            ack = refused(refusal)
        assert ack["ok"] or ack["code"] not in ("server_error", "try_again"), ack
        return name, message, ack

    def _unit(self, name: str, act: str, elsewhere: bool) -> str:
        with self.store.reading() as reader:
            try:
                viewer = viewer_of(reader, W, name)
            except Refused:
                return UNITS[act][0]
        own = {*viewer.groups, viewer.organisation_id, viewer.person_id}
        units = [unit for unit in UNITS[act] if (unit in own) != elsewhere]
        return (units or UNITS[act])[0]

    def _a_row(self, pick: int) -> str:
        with self.store.reading() as reader:
            rows = [entry.id for entry in reader.all(Entry, W)]
        return rows[pick % len(rows)] if rows else "ent_none"

    def _seq(self) -> int:
        with self.store.reading() as reader:
            return reader.seq(W)


def spelled(message: dict[str, Any]) -> dict[str, Any]:
    """As it reads on the wire: parts that were encoded once for all are lists again."""
    return dict(msgspec.json.decode(msgspec.json.encode(message)))


def _apart(client: Client, snapshot: dict[Any, Any]) -> str:
    mine = client.objects
    different = [key for key in mine.keys() & snapshot.keys() if mine[key] != snapshot[key]]
    return f"{client.name}: missing {snapshot.keys() - mine.keys()}, extra {mine.keys() - snapshot.keys()}, different {different}"


def test_RS3_whatever_happens_everybody_ends_with_what_a_reload_would_show() -> None:
    relaxed = settings(
        max_examples=60, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
    )
    run_state_machine_as_test(Hall, settings=relaxed)

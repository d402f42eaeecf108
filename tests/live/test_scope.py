"""P2 and RS3 as a property: whatever happens in whatever order, what a client was told in pieces is what a reload shows."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hall import SASARAN, W, the_hall
from workshop import frames
from workshop.domain.activities import Worksheet
from workshop.domain.attachments import Attachment
from workshop.domain.chains import Lineage
from workshop.domain.changes import Change
from workshop.domain.clusters import source_id
from workshop.domain.entries import Entry
from workshop.domain.groups import Group, Membership, membership_id
from workshop.domain.judgements import Review, Source
from workshop.domain.objects import Stored
from workshop.domain.people import Credential, Grant, Person
from workshop.domain.reviews import last_judgement
from workshop.domain.sheets import sheet_id
from workshop.domain.workshops import Workshop
from workshop.live import publisher
from workshop.live.publisher import Publisher
from workshop.service.catching_up import welcome
from workshop.service.desk import Desk
from workshop.service.handlers import all_handlers
from workshop.service.identity import digest, viewer_of
from workshop.service.wire import command_of
from workshop.storage.sqlite import Store

PHONES = ("ann", "bud", "cut", "lina", "ayu", "sri", "wall")
Objects = dict[tuple[str, str], dict[str, Any]]


class Ears:
    """A client that keeps objects as a browser does."""

    def __init__(self) -> None:
        self.objects: Objects = {}
        self.seq = 0
        self.events: list[str] = []

    def hears(self, event: str, message: dict[str, Any]) -> None:
        message = frames.loads(frames.dumps(message))
        self.events.append(event)
        if event == "farewell":
            return
        self.seq = max(self.seq, message["seq"])
        if message.get("mode") == "snapshot":
            self.objects = {(thing["type"], thing["id"]): thing for thing in message["objects"]}
            return
        for line in message["objects" if event == "welcome" else "changes"]:
            self.applies(line)

    def applies(self, line: dict[str, Any]) -> None:
        place = (line["type"], line["id"])
        if place in self.objects and self.objects[place]["revision"] > line["revision"]:
            return
        if line["object"] is None:
            self.objects.pop(place, None)
        else:
            self.objects[place] = {"type": line["type"], **line["object"]}


class Hall:
    def __init__(self, path: Path) -> None:
        self.store = Store(path)
        self.desk = Desk(self.store, all_handlers())
        staff = [("ayu", "assessor"), ("sri", "assessor"), ("wall", "projector")]
        things = [
            *(_with_themes(thing) for thing in the_hall()),
            *(_document(unit, id) for unit, id in (("group", "grp_1"), ("person", "per_ann"), ("organisation", "org_a"))),
            *(Person(id=f"per_{name}", workshop_id=W, name=name, staff=True) for name, _ in staff),
            *(Grant(id=f"grt_{name}", workshop_id=W, person_id=f"per_{name}", role=role) for name, role in staff),
            *(
                Credential(id=f"crd_{n}", workshop_id=W, person_id=f"per_{n}", kind="link", secret_hash=digest(n))
                for n, _ in staff
            ),
        ]
        self.store.write(lambda tx: [tx.put(thing, "workshop_changed") for thing in things])
        self.publisher = Publisher(self.store, self)
        self.ears = {name: Ears() for name in PHONES}
        self.dropped: set[str] = set()
        self.waiting: list[Change] = []
        self.store.on_commit = self.waiting.extend
        self.sent = 0
        for name in PHONES:
            self.connects(name)

    def connects(self, name: str, since: Any = None) -> dict[str, Any]:
        with self.store.reading() as reader:
            viewer = viewer_of(reader, W, name)
        self.publisher.join(name, viewer)
        told = self.publisher.greeting(name, since)
        self.ears[name].hears("welcome", told)
        return told

    def emit(self, event: str, message: Any, to: str | list[str]) -> None:
        for sid in [to] if isinstance(to, str) else to:
            self.ears[sid].hears(event, message)

    def disconnect(self, sid: str) -> None:
        self.dropped.add(sid)

    def does(self, who: str, command: str, /, **payload: Any) -> dict[str, Any]:
        self.sent += 1
        return self.desk.handle(W, who, command_of({"id": f"cmd_{self.sent}", "name": command, "payload": payload}))

    def settles(self) -> None:
        """The writer tells of a commit before it begins the next."""
        self.store.write(lambda tx: None)
        changes, self.waiting[:] = self.waiting[:], []
        self.publisher.flush(changes)

    def shown(self, name: str) -> Objects:
        fresh = Ears()
        with self.store.reading() as reader:
            fresh.hears("welcome", welcome(reader, viewer_of(reader, W, name), None))
        return fresh.objects

    def hung(self, name: str) -> Objects:
        """What somebody who comes now is shown without the tables being read again."""
        late = Ears()
        with self.store.reading() as reader:
            viewer = viewer_of(reader, W, name)
        late.hears("welcome", self.publisher.snapshot(viewer))
        return late.objects

    def agrees(self) -> None:
        for name in PHONES:
            if name not in self.dropped:
                assert self.ears[name].objects == self.shown(name) == self.hung(name), name


def _with_themes(thing: Stored) -> Stored:
    """Two themes, one of them of group 1; a row may name one for itself."""
    if isinstance(thing, Workshop):
        return replace(thing, themes=[{"id": one, "label_id": one, "label_en": one, "sub": []} for one in ("living", "economy")])
    if isinstance(thing, Worksheet):
        field = {"id": "dimensi", "label_id": "Dimensi", "label_en": "Dimension", "type": "choice", "choice_set": "themes"}
        choices = [{"value": one, "label_id": one, "label_en": one} for one in ("living", "economy")]
        return replace(thing, definition={**SASARAN, "fields": [*SASARAN["fields"], {**field, "choices": choices}]})
    return replace(thing, theme="living") if isinstance(thing, Group) and thing.number == 1 else thing


def _document(unit: str, id: str) -> Attachment:
    return Attachment(
        id=f"att_{id}",
        workshop_id=W,
        unit=unit,
        unit_id=id,
        name="Renstra.pdf",
        media_type="application/pdf",
        size=1,
        content_hash=id,
    )


@contextmanager
def opened() -> Iterator[Hall]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        hall = Hall(Path(folder) / "hall.sqlite")
        try:
            yield hall
        finally:
            hall.store.close()


WHOLE = {"sasaran": "Stunting turun", "satuan": "%"}
people = st.sampled_from(("ann", "bud", "cut"))
groups = st.sampled_from((None, "grp_1", "grp_2"))
entries = st.sampled_from([f"ent_{number}" for number in range(4)])
on = st.booleans()
themes = st.sampled_from(("living", "economy", None))
limits = st.sampled_from(
    ({}, {"themes": ["living"]}, {"themes": ["economy"]}, {"groups": ["grp_2"]}, {"organisations": ["org_b"]})
)

steps = st.one_of(
    st.tuples(st.just("moves"), people, groups),
    st.tuples(st.just("writes"), people, entries, themes),
    st.tuples(st.just("limits"), limits),
    st.tuples(st.just("themes"), st.sampled_from(("grp_1", "grp_2")), themes),
    st.tuples(st.just("withdraws"), people, entries),
    st.tuples(st.just("restores"), people, entries),
    st.tuples(st.just("judges"), entries, st.sampled_from(("comment", "return", "accept")), on),
    st.tuples(st.just("merges"), st.lists(entries, min_size=2, max_size=3, unique=True)),
    st.tuples(st.just("parts"), entries, on),
    st.tuples(st.just("refers"), people, entries, st.sampled_from(("att_grp_1", "att_org_a")), on),
    st.tuples(st.just("switches"), st.sampled_from(("see", "share", "write")), on),
    st.tuples(st.just("belongs"), people, st.sampled_from(("org_a", "org_b"))),
    st.tuples(st.just("closes"), on),
    st.tuples(st.just("renames"), people),
    st.tuples(st.just("settles")),
)


def perform(hall: Hall, step: tuple[Any, ...]) -> None:
    match step:
        case ("moves", who, group):
            hall.does("lina", "move_seat", grouping="grg_1", seat=f"sea_{who}", group=group)
        case ("limits", scope):
            hall.does("lina", "scope_assessor", person="per_sri", **scope)
        case ("themes", group, theme):
            hall.does("lina", "save_group", group=group, grouping="grg_1", number=int(group[-1]), theme=theme or "")
        case ("writes", who, entry, theme):
            with hall.store.reading() as reader:
                sits = reader.need(Membership, W, membership_id("grg_1", f"sea_{who}")).group_id or "grp_1"
            values = {**WHOLE, "baseline": str(hall.sent), "dimensi": theme}
            hall.does(who, "save_entry", activity="act_1", unit=sits, entry=entry, values=values)
        case ("withdraws", who, entry):
            hall.does(who, "withdraw_entry", entry=entry)
        case ("restores", who, entry):
            hall.does(who, "restore_entry", entry=entry)
        case ("judges", entry, act, private):
            told = {
                "review": f"rev_{hall.sent}",
                "entry": entry,
                "act": act,
                "text": "x",
                "private": private and act == "comment",
            }
            with hall.store.reading() as reader:
                row, said = reader.get(Entry, W, entry), reader.all(Review, W, target_id=entry)
            judged = last_judgement(said)
            known = {"after": judged.number if judged else 0, "revision": row.revision if row else 0}
            hall.does("ayu", "review_entry", **told, **known)
        case ("merges", rows):
            hall.does("ayu", "make_cluster", cluster=f"clu_{hall.sent}", title="Gabungan", entries=rows)
        case ("parts", entry, back):
            with hall.store.reading() as reader:
                held = reader.all(Source, W, entry_id=entry)
            for source in held[:1]:
                hall.does("lina", "join_cluster" if back else "leave_cluster", cluster=source.cluster_id, entries=[entry])
        case ("refers", who, entry, document, gone):
            told = {"citation": f"cit_{entry}_{document}"}
            hall.does(who, "cite_attachment", entry=entry, attachment=document, place="hal. 12", **told)
            hall.does(who, "withdraw_citation", withdrawn=gone, **told)
        case ("switches", name, value):
            hall.does("lina", "set_switches", activity="act_1", **{name: value})
        case ("belongs", who, organisation):
            hall.does("lina", "save_person", person=f"per_{who}", name=who, organisation=organisation)
        case ("closes", shut):
            hall.does("lina", "close_activity" if shut else "open_activity", activity="act_1")
        case ("renames", who):
            hall.does("lina", "save_person", person=f"per_{who}", name=f"{who} {hall.sent}", organisation="org_a")
        case ("settles",):
            hall.settles()


@settings(max_examples=25, deadline=None)
@given(st.lists(steps, max_size=14))
def test_RS3_P2_every_screen_shows_what_a_reload_would_show(acts: list[tuple[Any, ...]]) -> None:
    with opened() as hall:
        hall.does("lina", "save_organisation", organisation="org_b", name="Dinas B")
        for act in acts:
            perform(hall, act)
        hall.settles()
        hall.agrees()
        assert all(ears.events.count("welcome") == 1 for ears in hall.ears.values()), "told in pieces, not all anew"


@settings(max_examples=25, deadline=None)
@given(st.lists(steps, max_size=6), st.lists(steps, max_size=8))
def test_RS1_RS3_who_was_away_is_level_after_coming_back(before: list[tuple[Any, ...]], meanwhile: list[tuple[Any, ...]]) -> None:
    with opened() as hall:
        hall.does("lina", "save_organisation", organisation="org_b", name="Dinas B")
        for act in before:
            perform(hall, act)
        hall.settles()
        for name in PHONES:
            hall.publisher.leave(name)
        for act in meanwhile:
            perform(hall, act)
        hall.settles()
        with hall.store.reading() as reader:
            epoch = reader.epoch()
        for name in PHONES:
            hall.connects(name, {"epoch": epoch, "seq": hall.ears[name].seq})
        hall.agrees()


def test_RV2_a_cluster_is_out_of_sight_once_the_only_row_within_reach_has_left_it() -> None:
    with opened() as hall:
        for who, entry, group in (("ann", "ent_0", "grp_1"), ("cut", "ent_1", "grp_2")):
            hall.does(who, "save_entry", activity="act_1", unit=group, entry=entry, values=WHOLE, ready=True)
        assert hall.does("ayu", "make_cluster", cluster="clu_1", title="Gabungan", entries=["ent_0", "ent_1"])["ok"]
        hall.does("lina", "scope_assessor", person="per_sri", groups=["grp_2"])
        hall.settles()
        seen = ("cluster", "clu_1") in hall.ears["sri"].objects
        hall.does("lina", "leave_cluster", cluster="clu_1", entries=["ent_1"])
        hall.settles()

        assert (seen, ("cluster", "clu_1") in hall.ears["sri"].objects) == (True, False)
        hall.does("lina", "join_cluster", cluster="clu_1", entries=["ent_1"])
        hall.settles()
        assert ("cluster", "clu_1") in hall.ears["sri"].objects
        hall.agrees()


def test_RS1_a_neighbours_move_costs_nobody_else_a_snapshot() -> None:
    with opened() as hall:
        with hall.store.reading() as reader:
            since = {"epoch": reader.epoch(), "seq": reader.seq(W)}
        hall.does("lina", "move_seat", grouping="grg_1", seat="sea_cut", group="grp_1")
        hall.settles()

        assert hall.connects("ann", since)["mode"] == "changes"
        assert hall.connects("cut", since)["mode"] == "snapshot"
        hall.agrees()


def test_RS3_whose_role_is_another_is_welcomed_again_and_whose_access_ended_is_dropped() -> None:
    with opened() as hall:
        hall.does("lina", "revoke_credentials", person="per_ayu")
        hall.does("lina", "remove_person", person="per_cut")
        hall.does("bud", "leave")
        hall.settles()

        assert hall.dropped == {"ayu", "cut", "bud"}
        assert all(hall.ears[name].events[-1] == "farewell" for name in hall.dropped)
        hall.agrees()


def test_one_frame_serves_everybody_who_sees_alike() -> None:
    with opened() as hall:
        sent: list[tuple[str, list[str]]] = []
        hall.publisher.wire = type("Wire", (), {"emit": lambda _, event, data, to: sent.append((event, to))})()
        hall.does("ann", "save_entry", activity="act_1", unit="grp_1", entry="ent_1", values=WHOLE)
        hall.settles()

        assert sorted(sorted(to) for _, to in sent) == [["ann", "ayu", "bud", "lina", "sri"]]


def test_RS5_many_rows_of_one_act_are_told_in_portions_and_an_act_that_moves_somebody_is_told_whole(monkeypatch: Any) -> None:
    monkeypatch.setattr(publisher, "MOST_AT_ONCE", 3)
    with opened() as hall:
        hall.does("ann", "save_entry", activity="act_1", unit="grp_1", entry="ent_0", values=WHOLE)
        hall.settles()
        with hall.store.reading() as reader:
            row = reader.need(Entry, W, "ent_0")
        rows = [row.but(id=f"ent_m{number}", position=number) for number in range(8)]
        hall.store.write(lambda tx: tx.put_all(rows, "entry_carried"), apart=True)
        before = {name: len(ears.events) for name, ears in hall.ears.items()}
        hall.settles()
        assert [len(hall.ears[name].events) - before[name] for name in ("ann", "lina")] == [3, 3]
        hall.does("lina", "move_seat", grouping="grg_1", seat="sea_ann", group="grp_2")
        hall.settles()
        hall.agrees()


def test_RS5_a_fault_while_telling_makes_everybody_connect_again() -> None:
    with opened() as hall:
        calls: list[str] = []

        class Broken:
            def emit(self, event: str, data: Any, to: Any) -> None:
                raise OSError("the wire is cut")

            def disconnect(self, sid: str) -> None:
                calls.append(sid)

        hall.publisher.wire = Broken()
        hall.does("ann", "save_entry", activity="act_1", unit="grp_1", entry="ent_1", values=WHOLE)
        hall.settles()

        assert sorted(calls) == sorted(PHONES)


def test_a_snapshot_over_http_is_never_older_than_what_was_committed_before_it_was_asked_for() -> None:
    with opened() as hall:
        hall.does("ann", "save_entry", activity="act_1", unit="grp_1", entry="ent_new", values=WHOLE)
        hall.store.write(lambda tx: None)

        assert hall.hung("ann") == hall.shown("ann")
        assert ("entry", "ent_new") in hall.hung("ann")


def test_RV2_RS3_an_assessor_whose_limits_change_is_told_what_came_and_what_went() -> None:
    with opened() as hall:
        hall.does("ann", "save_entry", activity="act_1", unit="grp_1", entry="ent_1", values=WHOLE)
        hall.does("cut", "save_entry", activity="act_1", unit="grp_2", entry="ent_2", values=WHOLE)
        hall.does("ayu", "review_entry", review="rev_1", entry="ent_1", act="comment", text="x", after=0, revision=1)
        hall.settles()
        rows = {("entry", "ent_1"), ("entry", "ent_2"), ("review", "rev_1")}
        kept = {}
        for name, scope in (("second", {"groups": ["grp_2"]}), ("theme", {"themes": ["living"]}), ("all", {})):
            hall.does("lina", "scope_assessor", person="per_sri", **scope)
            hall.settles()
            kept[name] = rows & set(hall.ears["sri"].objects)
            hall.agrees()

        assert kept == {"second": {("entry", "ent_2")}, "theme": {("entry", "ent_1"), ("review", "rev_1")}, "all": rows}
        assert hall.ears["sri"].events.count("welcome") == 1
        assert rows <= set(hall.ears["ayu"].objects)


def test_RV2_RS3_where_a_row_comes_from_is_read_as_far_as_the_row_itself() -> None:
    with opened() as hall:
        for who, number in (("ann", 1), ("cut", 2)):
            hall.does(who, "save_entry", activity="act_1", unit=f"grp_{number}", entry=f"ent_{number}", values=WHOLE)
            came = {"entry_id": f"ent_{number}", "activity_id": "act_1", "sheet_id": sheet_id("act_1", f"grp_{number}")}
            told = Lineage(id=f"lin_{number}", workshop_id=W, carrying_id="cry_1", source_kind="entry", source_id="x", **came)
            hall.store.write(lambda tx, told=told: tx.put(told, "entry_carried"))
        hall.does("lina", "scope_assessor", person="per_sri", groups=["grp_2"])
        hall.settles()
        second = {id for kind, id in hall.ears["sri"].objects if kind == "lineage"}
        hall.does("lina", "scope_assessor", person="per_sri", themes=["living"])
        hall.settles()
        hall.agrees()
        hall.does("lina", "save_group", group="grp_1", grouping="grg_1", number=1, theme="")
        hall.does("lina", "save_group", group="grp_2", grouping="grg_1", number=2, theme="living")
        hall.settles()
        hall.agrees()

        assert second == {"lin_2"}
        assert {id for kind, id in hall.ears["cut"].objects if kind == "lineage"} == {"lin_2"}
        assert {id for kind, id in hall.ears["sri"].objects if kind == "lineage"} == {"lin_2"}


def test_RV2_RS3_an_assessor_with_limits_reads_a_cluster_as_soon_as_one_of_their_rows_is_in_it() -> None:
    with opened() as hall:
        for who, group, entry in (("ann", "grp_1", "ent_1"), ("bud", "grp_1", "ent_2"), ("cut", "grp_2", "ent_3")):
            hall.does(who, "save_entry", activity="act_1", unit=group, entry=entry, values=WHOLE, ready=True)
        hall.does("lina", "scope_assessor", person="per_sri", groups=["grp_2"])
        assert hall.does("ayu", "make_cluster", cluster="clu_1", title="Stunting", entries=["ent_1", "ent_2"])["ok"]
        hall.settles()
        assert ("cluster", "clu_1") not in hall.ears["sri"].objects
        assert hall.does("ayu", "join_cluster", cluster="clu_1", entries=["ent_3"])["ok"]
        hall.settles()
        assert {thing for thing in hall.ears["sri"].objects if thing[0] in ("cluster", "source")} == {
            ("cluster", "clu_1"),
            ("source", source_id("clu_1", "ent_3")),
        }
        assert not {("cluster", "clu_1")} & set(hall.ears["ann"].objects)
        hall.agrees()

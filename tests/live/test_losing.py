"""RS3: what somebody may no longer see is told as gone, live and to whoever comes back; what they gained is told whole."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.made import Made, W
from workshop import frames
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.agenda import AgendaItem
from workshop.domain.changes import Change
from workshop.live.publisher import Publisher
from workshop.service.catching_up import welcome
from workshop.service.identity import viewer_of


class Ears:
    """One phone or console: everything it was told, applied as a browser applies it."""

    def __init__(self) -> None:
        self.objects: dict[tuple[str, str], dict[str, Any]] = {}

    def hears(self, event: str, message: dict[str, Any]) -> None:
        message = frames.loads(frames.dumps(message))
        if event == "welcome" and message["mode"] == "snapshot":
            self.objects = {(thing["type"], thing["id"]): thing for thing in message["objects"]}
            return
        for line in [] if event == "farewell" else message["objects" if event == "welcome" else "changes"]:
            if line["object"] is None:
                self.objects.pop((line["type"], line["id"]), None)
            else:
                self.objects[line["type"], line["id"]] = {"type": line["type"], **line["object"]}


class Hall:
    def __init__(self, made: Made) -> None:
        self.made, self.ears = made, {name: Ears() for name in ("ann", "bud")}
        self.gone: list[str] = []
        self.publisher = Publisher(made.store, self)
        for name in self.ears:
            made.seats(name, f"of_{name}")
        for name in self.ears:
            with made.store.reading() as reader:
                viewer = viewer_of(reader, W, name)
                self.publisher.join(name, viewer)
                self.ears[name].hears("welcome", welcome(reader, viewer, None))
        self.waiting: list[Change] = []
        made.store.on_commit = self.waiting.extend

    def settle(self) -> None:
        """The writer tells of a commit before it begins the next."""
        self.made.store.write(lambda tx: None)
        changes = self.waiting[:]
        del self.waiting[:]
        self.publisher.flush(changes)

    def emit(self, event: str, message: Any, to: str | list[str]) -> None:
        for sid in [to] if isinstance(to, str) else to:
            self.ears[sid].hears(event, message)

    def disconnect(self, sid: str) -> None:
        self.gone.append(sid)

    def opens(self, **more: Any) -> None:
        sheet = next(one for one in self.made.all(Worksheet) if one.key == "t2_program_renstra")
        self.made.leads("save_activity", activity="act_1", worksheet=sheet.id, unit="organisation", **more)
        self.made.leads("open_activity", activity="act_1")

    def writes(self, who: str, entry: str) -> None:
        values = {"program": "Program air bersih", "dimensi": "living", "relevansi": "tinggi"}
        sheet = {"activity": "act_1", "unit": f"org_of_{who}", "entry": entry, "values": values}
        ack = self.made.tells(who, "save_entry", **sheet)
        assert ack["ok"], ack

    def sees(self, who: str, kind: str) -> set[str]:
        self.settle()
        return {id for found, id in self.ears[who].objects if found == kind}

    def agree(self, who: str) -> bool:
        """P2: what it was told in pieces is what a reload shows."""
        self.settle()
        fresh = Ears()
        with self.made.store.reading() as reader:
            fresh.hears("welcome", welcome(reader, viewer_of(reader, W, who), None))
        return self.ears[who].objects == fresh.objects


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = Made(tmp_path / "hall.sqlite").make()
    yield Hall(made)
    made.close()


def test_RS3_kembali_takes_the_task_off_the_phones(hall: Hall) -> None:
    item = next(one for one in hall.made.all(AgendaItem) if one.worksheets == ["t1_katakunci"])
    hall.made.leads("start_agenda_item", agenda_item=item.id)
    assert len(hall.sees("ann", "activity")) == 1
    hall.made.leads("undo_agenda_item", agenda_item=item.id)

    assert hall.sees("ann", "activity") == set()
    assert hall.agree("ann")


@pytest.mark.parametrize("switch", ["see", "share"])
def test_RS3_a_switch_turned_off_and_on_takes_the_rows_and_brings_them_back(hall: Hall, switch: str) -> None:
    hall.opens(share=True)
    hall.writes("ann", "ent_ann")
    hall.writes("bud", "ent_bud")
    for on in (False, True):
        hall.made.leads("set_switches", activity="act_1", **{switch: on})
        assert hall.agree("ann") and hall.agree("bud")
    assert "ent_ann" in hall.sees("ann", "entry")


def test_RS3_another_audience_takes_the_task_from_the_others(hall: Hall) -> None:
    hall.opens()
    sheet = hall.made.get(Activity, "act_1").worksheet_id
    told = {"activity": "act_1", "worksheet": sheet, "unit": "organisation", "audience": ["org_of_bud"]}
    hall.made.leads("save_activity", **told)

    assert (hall.sees("ann", "activity"), hall.sees("bud", "activity")) == (set(), {"act_1"})
    assert hall.agree("ann") and hall.agree("bud")


def test_RS3_a_withdrawn_row_leaves_the_screens_of_everybody_who_could_read_it(hall: Hall) -> None:
    hall.opens(share=True)
    hall.writes("ann", "ent_ann")
    assert "ent_ann" in hall.sees("bud", "entry")
    hall.made.tells("ann", "withdraw_entry", entry="ent_ann")

    assert "ent_ann" not in hall.sees("bud", "entry") and "ent_ann" in hall.sees("ann", "entry")
    assert hall.agree("bud")


def test_RS1_who_was_away_meanwhile_is_told_too(hall: Hall) -> None:
    hall.opens(share=True)
    hall.writes("ann", "ent_ann")
    with hall.made.store.reading() as reader:
        since = {"epoch": reader.epoch(), "seq": reader.seq(W)}
    hall.settle()
    away, hall.ears["bud"] = hall.ears["bud"], Ears()
    hall.made.tells("ann", "withdraw_entry", entry="ent_ann")
    hall.settle()
    with hall.made.store.reading() as reader:
        caught_up = welcome(reader, viewer_of(reader, W, "bud"), since)
    away.hears("welcome", caught_up)
    hall.ears["bud"] = away

    assert caught_up["mode"] == "changes"
    assert hall.agree("bud")


def test_VS1_who_never_could_see_a_row_hears_nothing_of_it(hall: Hall) -> None:
    hall.opens()
    hall.settle()
    heard: list[Any] = []
    hall.ears["bud"].hears = lambda event, message: heard.extend(message.get("changes", []))  # type: ignore[method-assign]
    hall.writes("ann", "ent_ann")
    hall.made.tells("ann", "withdraw_entry", entry="ent_ann")
    hall.settle()

    assert [line for line in heard if line["type"] in ("entry", "sheet")] == []


def test_VS2_whose_link_is_ended_is_dropped_at_once_and_nobody_else(hall: Hall) -> None:
    hall.made.leads("revoke_credentials", person="per_ann")
    hall.settle()

    assert hall.gone == ["ann"]
    assert "ann" not in hall.publisher.clients and "bud" in hall.publisher.clients

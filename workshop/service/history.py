"""The history as a person reads it: who did what when, a sentence an act, the latest first, a page at a time."""

from dataclasses import dataclass
from typing import Any

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.acts import KINDS, LEADING, Act, Line, grouped
from workshop.domain.agenda import AgendaItem
from workshop.domain.attachments import Attachment, Citation
from workshop.domain.chains import Carrying, Homework, Lineage, Snapshot
from workshop.domain.corrections import Correction
from workshop.domain.days import DayClosing
from workshop.domain.entries import Entry
from workshop.domain.groups import Group, Grouping, Membership, Seating
from workshop.domain.judgements import Ballot, BallotReset, Cluster, Decision, PaperCount, Review, Source, Vote
from workshop.domain.marks import Announcement, AttendanceMark, HelpCall, Screen, UndoneAct, own_screen
from workshop.domain.objects import Stored
from workshop.domain.organisations import Organisation
from workshop.domain.people import Credential, Grant, Person, Seat
from workshop.domain.plenaries import Plenary, PlenaryAct, Presentation
from workshop.domain.refusals import Refused
from workshop.domain.remarks import Remark
from workshop.domain.sheets import Sheet
from workshop.domain.substitutions import Substitution
from workshop.service.acts import SYSTEM, may_be_undone
from workshop.storage.history import act_at, lines_before, object_at
from workshop.storage.transaction import Reader
from workshop.texts import text

PAGE = 40
# Before a line that no journal reaches: from its end.
NEWEST = 1 << 60
# Of a workshop in which hardly anything fits the filter, one answer looks no further back than this.
MOST_LINES = 20_000
LONGEST = 80
BY_ITSELF = frozenset({"activity_closed"})


@dataclass(frozen=True, slots=True)
class Wish:
    """`before`: only what is older than this line.  `kind`, `person`: empty is all."""

    before: int
    kind: str = ""
    person: str = ""
    language: str = "id"


def history(reader: Reader, workshop_id: str, wish: Wish) -> dict[str, Any]:
    """`{acts, next}`: acts as `Telling.told` has them, and where the next page begins."""
    if wish.kind not in ("", *KINDS):
        raise Refused("wrong_choice", wish.kind[:40], "kind")
    telling = Telling(reader, workshop_id, wish.language)
    found, following = _page(reader, workshop_id, wish)
    return {"acts": [telling.told(act) for act in found], "next": following}


def _page(reader: Reader, workshop_id: str, wish: Wish) -> tuple[list[Act], int | None]:
    staff = {person.id for person in reader.all(Person, workshop_id, staff=True)}
    found: list[Act] = []
    own: list[Line] = []
    for seen, line in enumerate(lines_before(reader, workshop_id, wish.before)):
        if own and (line.actor, line.command_id) != (own[-1].actor, own[-1].command_id):
            found += _fitting(own, staff, wish)
            own = []
            if len(found) >= PAGE or seen > MOST_LINES:
                return found, line.seq + 1
        own.append(line)
    return found + _fitting(own, staff, wish), None


def _fitting(lines: list[Line], staff: set[str], wish: Wish) -> list[Act]:
    for act in grouped(lines):
        lead = act.lead
        acted = lead.actor in staff or (lead.actor == SYSTEM and lead.name in BY_ITSELF)
        if acted and lead.name in LEADING and wish.kind in ("", act.kind) and wish.person in ("", lead.actor):
            return [act]
    return []


@dataclass(slots=True)
class Telling:
    reader: Reader
    workshop_id: str
    language: str

    def told(self, act: Act) -> dict[str, Any]:
        lead = act.lead
        undone = self.reader.all(UndoneAct, self.workshop_id, line=lead.seq, undone=False)
        reason = self._reason(act)
        return {
            "line": lead.seq,
            "at": lead.at,
            "person": lead.actor,
            "kind": act.kind,
            "sentence": self.sentence(act),
            "undo": lead.name == "act_undone",
            "undone_by": self._person(undone[0].by) if undone else "",
            "undoable": reason == "",
            "reason": reason,
        }

    def sentence(self, act: Act) -> str:
        thing = object_at(self.reader, self.workshop_id, act.lead.seq)
        said = {"who": self._person(act.lead.actor), "count": act.count, **self._said(thing)}
        key = f"history.{act.lead.name}"
        for variant in (f"{key}.{said.get('kind', '')}", f"{key}.many" if act.count > 1 else "", key):
            sentence = text(variant, self.language, **said)
            if sentence != variant and variant:
                return sentence
        return text("history.something", self.language, **said)

    def _reason(self, act: Act) -> str:
        try:
            may_be_undone(self.reader, self.workshop_id, act)
        except Refused as refusal:
            return text(f"refusal.{refusal.code}", self.language)
        return ""

    def _said(self, thing: Stored) -> dict[str, object]:
        teller = TELLERS.get(type(thing))
        return {"what": "", **(teller(self, thing) if teller else {})}

    def _person(self, id: str) -> str:
        if id == SYSTEM:
            return text("history.system", self.language)
        person = self.reader.get(Person, self.workshop_id, id)
        return person.name if person and person.name else text("history.somebody", self.language)

    def _named(self, kind: type[Stored], id: str | None) -> dict[str, object]:
        found = self.reader.get(kind, self.workshop_id, id or "")
        return self._said(found) if found else {}

    def _title(self, thing: Any) -> dict[str, object]:
        return {"what": thing.title}

    def _announcement(self, thing: Any) -> dict[str, object]:
        return {"what": _short(thing.text), "kind": "some" if thing.audience else "", "whom": ", ".join(self._whom(thing))}

    def _whom(self, thing: Any) -> list[str]:
        return [
            str(self._named(kind, id)["what"]) for id in thing.audience for kind in (Group, Organisation) if self._is(kind, id)
        ]

    def _activity(self, thing: Any) -> dict[str, object]:
        whom = self._whom(thing)
        everybody = text(f"history.everybody.{thing.unit}", self.language)
        title = thing.title or self._named(Worksheet, thing.worksheet_id).get("what", "")
        return {"what": title, "whom": ", ".join(whom) or everybody}

    def _is(self, kind: type[Stored], id: str) -> bool:
        return self.reader.get(kind, self.workshop_id, id) is not None

    def _worksheet(self, thing: Any) -> dict[str, object]:
        return {"what": str(thing.definition.get(f"title_{self.language}") or thing.definition.get("title_id", ""))}

    def _organisation(self, thing: Any) -> dict[str, object]:
        into = self.reader.get(Organisation, self.workshop_id, thing.merged_into or "")
        return {"what": thing.name, "into": into.name if into else ""}

    def _somebody(self, thing: Any) -> dict[str, object]:
        """By the name the person bears now: a past line may say one that was taken out."""
        return {"what": self._person(thing.id), "into": self._person(thing.merged_into or "")}

    def _of_person(self, thing: Any) -> dict[str, object]:
        return {"what": self._person(thing.person_id)}

    def _substitution(self, thing: Any) -> dict[str, object]:
        return {"what": self._person(thing.substitute_id), "into": self._person(thing.predecessor_id)}

    def _group(self, thing: Any) -> dict[str, object]:
        named = text("history.group", self.language, number=thing.number)
        return {"what": f"{named}, {thing.title}" if thing.title else named}

    def _membership(self, thing: Any) -> dict[str, object]:
        seat = self.reader.get(Seat, self.workshop_id, thing.seat_id)
        group = self._named(Group, thing.group_id).get("what") or text("history.no_group", self.language)
        return {"what": self._person(seat.person_id if seat else ""), "into": group}

    def _seating(self, thing: Any) -> dict[str, object]:
        return {**self._named(Grouping, thing.grouping_id), "kind": thing.kind, "people": thing.people}

    def _sheet(self, thing: Any) -> dict[str, object]:
        kind: type[Stored] = {"person": Person, "organisation": Organisation, "group": Group}[thing.unit]
        return {**self._named(Activity, thing.activity_id), "of": self._named(kind, thing.unit_id).get("what", "")}

    def _entry(self, thing: Any) -> dict[str, object]:
        return self._named(Sheet, thing.sheet_id)

    def _carrying(self, thing: Any) -> dict[str, object]:
        return {"what": thing.titles, "rows": thing.rows}

    def _review(self, thing: Any) -> dict[str, object]:
        return {**self._named(Sheet, thing.sheet_id), "kind": thing.act}

    def _ballot(self, thing: Any) -> dict[str, object]:
        return {"what": _short(thing.question)}

    def _of_ballot(self, thing: Any) -> dict[str, object]:
        return self._named(Ballot, thing.ballot_id)

    def _of_cluster(self, thing: Any) -> dict[str, object]:
        return self._named(Cluster, thing.cluster_id)

    def _document(self, thing: Any) -> dict[str, object]:
        return {"what": thing.name}

    def _citation(self, thing: Any) -> dict[str, object]:
        return self._named(Attachment, thing.attachment_id)

    def _words(self, thing: Any) -> dict[str, object]:
        return {"what": _short(thing.text)}

    def _presentation(self, thing: Any) -> dict[str, object]:
        kind: type[Stored] = Organisation if thing.unit == "organisation" else Group
        return self._named(kind, thing.unit_id)

    def _plenary_act(self, thing: Any) -> dict[str, object]:
        about = self._named(Presentation, thing.presentation_id) or self._named(Plenary, thing.plenary_id)
        return {**about, "kind": thing.kind}

    def _remark(self, thing: Any) -> dict[str, object]:
        return {"what": _short(thing.text or thing.what)}

    def _correction(self, thing: Any) -> dict[str, object]:
        return {"what": _short(" / ".join(thing.original if thing.withdrawn else thing.text))}

    def _screen(self, thing: Any) -> dict[str, object]:
        page = text(f"history.page.{thing.page}", self.language)
        alone = self.reader.get(Person, self.workshop_id, thing.id.removeprefix(own_screen("")))
        return {"what": f"{page} ({alone.name})" if alone else page, "kind": "hidden" if thing.hidden else ""}

    def _day(self, thing: Any) -> dict[str, object]:
        return {"what": thing.day}

    def _undone(self, thing: Any) -> dict[str, object]:
        act = act_at(self.reader, self.workshop_id, thing.line)
        return {"what": self.sentence(act) if act else ""}


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


TELLERS: dict[type[Stored], Any] = {
    AgendaItem: Telling._title,
    Grouping: Telling._title,
    Activity: Telling._activity,
    Worksheet: Telling._worksheet,
    Organisation: Telling._organisation,
    Person: Telling._somebody,
    **dict.fromkeys((Seat, Grant, Credential, AttendanceMark, HelpCall), Telling._of_person),
    Substitution: Telling._substitution,
    Group: Telling._group,
    Membership: Telling._membership,
    Seating: Telling._seating,
    Sheet: Telling._sheet,
    Entry: Telling._entry,
    Lineage: Telling._entry,
    Carrying: Telling._carrying,
    Snapshot: Telling._title,
    Homework: Telling._title,
    Review: Telling._review,
    Attachment: Telling._document,
    Citation: Telling._citation,
    Cluster: Telling._title,
    Source: Telling._of_cluster,
    Ballot: Telling._ballot,
    **dict.fromkeys((Vote, PaperCount, BallotReset), Telling._of_ballot),
    Decision: Telling._words,
    Announcement: Telling._announcement,
    Plenary: Telling._title,
    Presentation: Telling._presentation,
    PlenaryAct: Telling._plenary_act,
    Remark: Telling._remark,
    Correction: Telling._correction,
    Screen: Telling._screen,
    DayClosing: Telling._day,
    UndoneAct: Telling._undone,
}

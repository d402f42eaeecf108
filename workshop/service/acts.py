"""Acts taken back out of the history: which way each is undone, and in words why one is not (CL7).

Most go back by the journal, field by field, and only where every field still says what the act made it say.  What has an undoing
of its own goes that way.  Taking back is an act itself: it stands in the history, and what went back by the journal can be taken
up again.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workshop.domain.activities import Activity, Worksheet, staying_open
from workshop.domain.acts import Act
from workshop.domain.agenda import AgendaItem
from workshop.domain.attachments import Attachment, Citation
from workshop.domain.commands.base import Command
from workshop.domain.commands.undoing import UndoAct
from workshop.domain.corrections import Correction
from workshop.domain.derived import derived
from workshop.domain.entries import Entry
from workshop.domain.groups import Group, Grouping, Membership
from workshop.domain.judgements import Ballot, Decision, DocumentVersion, PaperCount, Review, Vote
from workshop.domain.marks import FOLLOW, Announcement, Screen, UndoneAct
from workshop.domain.objects import Stored
from workshop.domain.people import Person
from workshop.domain.refusals import Refused
from workshop.domain.remarks import Remark
from workshop.domain.taking_back import is_untouched, taken_back
from workshop.domain.viewers import Viewer
from workshop.service.desk import Handler
from workshop.service.rights import must_lead
from workshop.service.undoing_elsewhere import WAYS
from workshop.storage.history import Turn, act_at, turns_of_command
from workshop.storage.transaction import Reader, Tx

BY_JOURNAL = {
    name
    for names in (
        "activity_opened activity_reopened activity_closed activity_closing activity_switched activity_saved",
        "timer_changed worksheet_added agenda_item_saved agenda_item_removed agenda_item_ended workshop_changed",
        "joining_locked joining_opened announced announcement_withdrawn screen_changed entry_let_in entry_withdrawn",
        "entry_restored rival_chosen organisation_saved person_saved person_settled group_saved grouping_saved",
        "scope_set ballot_opened ballot_closed ballot_reopened ballot_removed ballot_saved decision_recorded",
        "decision_withdrawn act_undone cluster_saved row_marked attachment_added attachment_changed attachment_withdrawn",
        "attachment_restored attachment_shared attachment_unshared citation_made citation_withdrawn citation_restored",
        "office_changed office_undone",
        "plenary_removed remark_saved remark_withdrawn remark_restored remark_decided",
        "version_made version_brought_in version_withdrawn version_restored wording_corrected wording_undone",
    )
    for name in names.split()
}
ALONG = ("worksheet_frozen", "sheet_started", "sheet_not_done", "agenda_item_slid")
SYSTEM = "system"
STAYS = {
    **dict.fromkeys(("person_erased", "text_erased", "attachment_erased"), "erased_for_good"),
    **dict.fromkeys(("person_imported", "organisation_imported"), "import_stays"),
}
SAID_BACK = {
    "activity_opened": "activity_undone",
    "activity_undone": "activity_opened",
    "activity_closed": "activity_reopened",
    "activity_reopened": "activity_closed",
    "activity_closing": "closing_cancelled",
    "closing_cancelled": "activity_closing",
    "agenda_item_ended": "agenda_item_started",
    "agenda_item_started": "agenda_item_ended",
    "agenda_item_removed": "agenda_item_saved",
    "joining_locked": "joining_opened",
    "joining_opened": "joining_locked",
    "announced": "announcement_withdrawn",
    "announcement_withdrawn": "announced",
    "entry_withdrawn": "entry_restored",
    "entry_restored": "entry_withdrawn",
    "entry_let_in": "entry_saved",
    "ballot_closed": "ballot_reopened",
    "ballot_reopened": "ballot_closed",
    "ballot_opened": "ballot_closed",
    "decision_recorded": "decision_withdrawn",
    "decision_withdrawn": "decision_recorded",
    "attachment_added": "attachment_withdrawn",
    "attachment_withdrawn": "attachment_restored",
    "attachment_restored": "attachment_withdrawn",
    "attachment_shared": "attachment_unshared",
    "attachment_unshared": "attachment_shared",
    "citation_made": "citation_withdrawn",
    "citation_withdrawn": "citation_restored",
    "citation_restored": "citation_withdrawn",
    "office_changed": "office_undone",
    "office_undone": "office_changed",
    "plenary_removed": "plenary_saved",
    "remark_withdrawn": "remark_restored",
    "remark_restored": "remark_withdrawn",
    "version_made": "version_withdrawn",
    "version_brought_in": "version_withdrawn",
    "version_withdrawn": "version_restored",
    "version_restored": "version_withdrawn",
    "wording_corrected": "wording_undone",
    "wording_undone": "wording_corrected",
}
UNMADE: dict[type[Stored], str] = {
    **dict.fromkeys((Announcement, Review, Decision, DocumentVersion, PaperCount, Attachment), "withdrawn"),
    **dict.fromkeys((Citation, Remark, Correction), "withdrawn"),
    **dict.fromkeys((AgendaItem, Ballot, Group, Grouping, Worksheet), "removed"),
    UndoneAct: "undone",
}


def undo_act(tx: Tx, viewer: Viewer, command: UndoAct) -> None:
    must_lead(viewer)
    act = act_at(tx, viewer.workshop_id, command.line)
    if act is None:
        raise Refused("unknown_act", str(command.line))
    may_be_undone(tx, viewer.workshop_id, act)
    if act.lead.name in BY_JOURNAL:
        _goes_back(tx, viewer, act)
    else:
        WAYS[act.lead.name](tx, viewer, command.id, act)
    told = UndoneAct(
        id=derived("und", viewer.workshop_id, str(act.lead.seq), viewer.person_id, command.id),
        workshop_id=viewer.workshop_id,
        line=act.lead.seq,
        act=act.lead.name,
        by=viewer.person_id,
        at=tx.at,
    )
    tx.put(told, "act_undone")


def may_be_undone(reader: Reader, workshop_id: str, act: Act) -> None:
    """Refused with the reason; what only the way itself can find out is found out when it is gone."""
    name = act.lead.name
    if (name not in BY_JOURNAL and name not in WAYS) or not _is_of_staff(reader, workshop_id, act):
        raise Refused(STAYS.get(name, "do_the_opposite"), name)
    if reader.all(UndoneAct, workshop_id, line=act.lead.seq, undone=False):
        raise Refused("already_undone", name)
    if name not in BY_JOURNAL:
        return
    turns = _turns(reader, workshop_id, act)
    for turn in turns:
        _must_stand(reader, act, turn)
    for turn in turns:
        GUARDS.get(type(turn.after), _nothing)(reader, act, turn)


def _is_of_staff(reader: Reader, workshop_id: str, act: Act) -> bool:
    """What people did with their own rows is theirs to take back; what happened by itself is the facilitator's."""
    actor = reader.get(Person, workshop_id, act.lead.actor)
    return act.lead.actor == SYSTEM or (actor is not None and actor.staff)


def _goes_back(tx: Tx, viewer: Viewer, act: Act) -> None:
    for turn in _turns(tx, viewer.workshop_id, act):
        now = tx.need(type(turn.after), viewer.workshop_id, turn.after.id)
        back = _back(turn, now)
        if back != now and not (_is_aside(act, turn) and not is_untouched(turn.before or turn.after, turn.after, now)):
            tx.put(back, SAID_BACK.get(turn.name, turn.name))


def _back(turn: Turn, now: Stored) -> Stored:
    if turn.before is None and isinstance(now, Screen):
        return replace(now, page=FOLLOW, content={}, hidden=False)
    if turn.before is None:
        flags: dict[str, Any] = {UNMADE[type(now)]: True}
        return replace(now, **flags)
    back = taken_back(turn.before, turn.after, now)
    closing = isinstance(back, Activity) and back.state == "closing" and turn.name == "activity_closed"
    return staying_open(back) if closing and isinstance(back, Activity) else back


def _turns(reader: Reader, workshop_id: str, act: Act) -> list[Turn]:
    """A worksheet that was frozen stays so; a sheet that was begun, and a day that slid, is no part of the act."""
    turns = turns_of_command(reader, workshop_id, act.lead.seq)
    if act.lead.name == "act_undone":
        undone = reader.need(UndoneAct, workshop_id, act.lead.object_id)
        if undone.act not in BY_JOURNAL:
            raise Refused("do_the_opposite", undone.act)
    return [turn for turn in turns if turn.name not in ALONG]


def _is_aside(act: Act, turn: Turn) -> bool:
    """What the projector shows follows other acts too: it goes back only where nobody has turned it since."""
    return isinstance(turn.after, Screen) and act.lead.type != Screen.type


def _must_stand(reader: Reader, act: Act, turn: Turn) -> None:
    now = reader.need(type(turn.after), turn.after.workshop_id, turn.after.id)
    if now.revision == turn.after.revision or _is_aside(act, turn):
        pass
    elif turn.before is None or not is_untouched(turn.before, turn.after, now):
        raise Refused("changed_since", now.id)
    if turn.before is None and type(now) not in (*UNMADE, Screen):
        raise Refused("made_stays", now.id)


def _activity(reader: Reader, act: Act, turn: Turn) -> None:
    """What was opened is not closed again over what was written there."""
    if turn.name in ("activity_opened", "activity_reopened"):
        rows = reader.where(
            Entry, "workshop_id = ? AND activity_id = ? AND revision > ?", turn.after.workshop_id, turn.after.id, act.lead.seq
        )
        if rows:
            raise Refused("written_since", turn.after.id)


def _item(reader: Reader, act: Act, turn: Turn) -> None:
    """One item runs at a time."""
    running = reader.all(AgendaItem, turn.after.workshop_id, state="running")
    if turn.name == "agenda_item_ended" and any(one.id != turn.after.id for one in running):
        raise Refused("changed_since", running[0].id)


def _ballot(reader: Reader, act: Act, turn: Turn) -> None:
    """Nobody's voice is taken back with the opening, and a count stands for good (VS4)."""
    ballot = reader.need(Ballot, turn.after.workshop_id, turn.after.id)
    if ballot.result is not None:
        raise Refused("ballot_counted", ballot.id)
    votes = reader.all(Vote, ballot.workshop_id, ballot_id=ballot.id, round=ballot.round)
    if turn.name != "ballot_closed" and any(vote.revision > act.lead.seq for vote in votes):
        raise Refused("ballot_in_use", ballot.id)


def _group(reader: Reader, act: Act, turn: Turn) -> None:
    if turn.before is None and reader.all(Membership, turn.after.workshop_id, group_id=turn.after.id):
        raise Refused("changed_since", turn.after.id)


def _grouping(reader: Reader, act: Act, turn: Turn) -> None:
    if turn.before is None and reader.all(Group, turn.after.workshop_id, grouping_id=turn.after.id, removed=False):
        raise Refused("changed_since", turn.after.id)


def _worksheet(reader: Reader, act: Act, turn: Turn) -> None:
    if turn.before is None and reader.all(Activity, turn.after.workshop_id, worksheet_id=turn.after.id):
        raise Refused("changed_since", turn.after.id)


def _nothing(reader: Reader, act: Act, turn: Turn) -> None:
    """No more than that its fields still say what the act made them say."""


GUARDS: dict[type[Stored], Callable[[Reader, Act, Turn], None]] = {
    Activity: _activity,
    AgendaItem: _item,
    Ballot: _ballot,
    Group: _group,
    Grouping: _grouping,
    Worksheet: _worksheet,
}
HANDLERS: dict[type[Command], Handler] = {UndoAct: undo_act}

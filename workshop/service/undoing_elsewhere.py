"""Acts that have an undoing of their own: the command that takes each back, sent on behalf of whoever presses *Batalkan*."""

from collections.abc import Callable

from workshop.domain.acts import Act
from workshop.domain.agenda import AgendaItem
from workshop.domain.commands.ballots import RevealBallot, UndoReset, WithdrawPaperCount
from workshop.domain.commands.chains import RemoveSnapshot, UndoCarrying, WithdrawHomework
from workshop.domain.commands.clusters import DissolveCluster, JoinCluster, LeaveCluster
from workshop.domain.commands.days import ReopenDay
from workshop.domain.commands.dividing import RestoreGrouping, UndoSeating
from workshop.domain.commands.hall import RevokeCredentials, UndoAgendaItem
from workshop.domain.commands.plenaries import UndoPlenaryAct
from workshop.domain.commands.reviews import WithdrawReviews
from workshop.domain.commands.seats import (
    EndSubstitution,
    RestorePerson,
    ResumeSubstitution,
    UnmergeOrganisation,
    UnmergePerson,
)
from workshop.domain.days import DayClosing
from workshop.domain.judgements import Source
from workshop.domain.viewers import Viewer
from workshop.service import (
    agenda_running,
    balloting,
    carrying,
    closing_day,
    clustering,
    dividing,
    homework,
    plenary_acts,
    reviewing,
    running_late,
    seating,
    snapshots,
    staffing,
    undoing,
)
from workshop.storage.history import turns_of_command
from workshop.storage.transaction import Tx

Way = Callable[[Tx, Viewer, str, Act], object]


def _seating(tx: Tx, viewer: Viewer, id: str, act: Act) -> None:
    dividing.undo_seating(tx, viewer, UndoSeating(id=id, seating=act.of("seating")[-1]))


def _grouping(tx: Tx, viewer: Viewer, id: str, act: Act) -> None:
    undoing.restore_grouping(tx, viewer, RestoreGrouping(id=id, grouping=act.lead.object_id))


def _day(tx: Tx, viewer: Viewer, id: str, act: Act) -> None:
    closed = tx.need(DayClosing, viewer.workshop_id, act.lead.object_id)
    closing_day.reopen_day(tx, viewer, ReopenDay(id=id, day=closed.day))


def _reviews(tx: Tx, viewer: Viewer, id: str, act: Act) -> None:
    reviewing.withdraw_reviews(tx, viewer, WithdrawReviews(id=id, reviews=act.of("review")))


def _reset(tx: Tx, viewer: Viewer, id: str, act: Act) -> None:
    balloting.undo_reset(tx, viewer, UndoReset(id=id, reset=act.of("ballot_reset")[0]))


def _reveals(revealed: bool) -> Way:
    return lambda tx, viewer, id, act: balloting.reveal_ballot(
        tx, viewer, RevealBallot(id=id, ballot=act.lead.object_id, revealed=revealed)
    )


def _papers(withdrawn: bool) -> Way:
    return lambda tx, viewer, id, act: balloting.withdraw_paper_count(
        tx, viewer, WithdrawPaperCount(id=id, paper_count=act.lead.object_id, withdrawn=withdrawn)
    )


def _uncarry(tx: Tx, viewer: Viewer, id: str, act: Act) -> None:
    carrying.undo_carrying(tx, viewer, UndoCarrying(id=id, carrying=act.lead.object_id))


def _snapshot(removed: bool) -> Way:
    return lambda tx, viewer, id, act: snapshots.remove_snapshot(
        tx, viewer, RemoveSnapshot(id=id, snapshot=act.lead.object_id, removed=removed)
    )


def _homework(withdrawn: bool) -> Way:
    return lambda tx, viewer, id, act: homework.withdraw_homework(
        tx, viewer, WithdrawHomework(id=id, homework=act.lead.object_id, withdrawn=withdrawn)
    )


def _resumes(tx: Tx, viewer: Viewer, id: str, act: Act) -> None:
    told = ResumeSubstitution(id=id, substitution=act.of("substitution")[-1])
    seating.resume_substitution(tx, viewer, told)


def _ends(tx: Tx, viewer: Viewer, id: str, act: Act) -> None:
    told = EndSubstitution(id=id, substitution=act.of("substitution")[-1], undone=True)
    seating.end_substitution(tx, viewer, told)


def _dissolves(dissolved: bool) -> Way:
    return lambda tx, viewer, id, act: clustering.dissolve_cluster(
        tx, viewer, DissolveCluster(id=id, cluster=act.lead.object_id, dissolved=dissolved)
    )


def _merged_rows(tx: Tx, viewer: Viewer, act: Act) -> tuple[str, list[str]]:
    """The cluster the act led to or from, and the rows that came or went."""
    sources = [tx.need(Source, viewer.workshop_id, one) for one in act.of("source")]
    return sources[-1].cluster_id, [one.entry_id for one in sources]


def _parts(tx: Tx, viewer: Viewer, id: str, act: Act) -> None:
    """Rows that came in go; whole clusters that came in stand again."""
    cluster, entries = _merged_rows(tx, viewer, act)
    clustering.leave_cluster(tx, viewer, LeaveCluster(id=id, cluster=cluster, entries=entries))
    for other in act.of("cluster"):
        clustering.dissolve_cluster(tx, viewer, DissolveCluster(id=id, cluster=other, dissolved=False))


def _joins(tx: Tx, viewer: Viewer, id: str, act: Act) -> None:
    cluster, entries = _merged_rows(tx, viewer, act)
    clustering.join_cluster(tx, viewer, JoinCluster(id=id, cluster=cluster, entries=entries))


def _replanning(tx: Tx, viewer: Viewer, id: str, act: Act) -> None:
    turns = turns_of_command(tx, viewer.workshop_id, act.lead.seq)
    items = [(turn.before, turn.after) for turn in turns if turn.name == act.lead.name]
    running_late.undo_replanning(
        tx, viewer, [(a, b) for a, b in items if isinstance(a, AgendaItem) and isinstance(b, AgendaItem)]
    )


WAYS: dict[str, Way] = {
    "day_replanned": _replanning,
    "cluster_made": _dissolves(True),
    "cluster_restored": _dissolves(True),
    "cluster_dissolved": _dissolves(False),
    "source_joined": _parts,
    "source_left": _joins,
    "agenda_item_started": lambda tx, viewer, id, act: agenda_running.undo_agenda_item(
        tx, viewer, UndoAgendaItem(id=id, agenda_item=act.lead.object_id)
    ),
    "person_merged": lambda tx, viewer, id, act: undoing.unmerge_person(
        tx, viewer, UnmergePerson(id=id, person=act.lead.object_id)
    ),
    "organisation_merged": lambda tx, viewer, id, act: undoing.unmerge_organisation(
        tx, viewer, UnmergeOrganisation(id=id, organisation=act.lead.object_id)
    ),
    "person_removed": lambda tx, viewer, id, act: undoing.restore_person(
        tx, viewer, RestorePerson(id=id, person=act.lead.object_id)
    ),
    "staff_added": lambda tx, viewer, id, act: staffing.revoke_credentials(
        tx, viewer, RevokeCredentials(id=id, person=act.lead.object_id)
    ),
    "hall_divided": _seating,
    "group_removed": _seating,
    "grouping_removed": _grouping,
    "substitution_made": _ends,
    "substitution_ended": _resumes,
    "substitution_undone": _resumes,
    "day_closed": _day,
    "review_made": _reviews,
    "ballot_revealed": _reveals(False),
    "ballot_hidden": _reveals(True),
    "ballot_reset": _reset,
    "rows_carried": _uncarry,
    "stage_brought": _uncarry,
    "snapshot_taken": _snapshot(True),
    "snapshot_removed": _snapshot(False),
    "homework_given": _homework(True),
    "homework_withdrawn": _homework(False),
    "plenary_act_kept": lambda tx, viewer, id, act: plenary_acts.undo_plenary_act(
        tx, viewer, UndoPlenaryAct(id=id, act=act.lead.object_id)
    ),
    "papers_counted": _papers(True),
    "paper_count_withdrawn": _papers(False),
}

"""Acts: what one command did, as a person would say it.  Of the lines it wrote, one leads and gives the sentence.

`LEADING` is in order: where several of its names stand in one act, the first of them leads.  A name's kind is the part of the
work it belongs to, by which the history is filtered.
"""

from dataclasses import dataclass

KINDS = ("agenda", "sheets", "groups", "people", "assessing", "ballots", "plenary", "telling", "workshop")

_BY_KIND: tuple[tuple[str, str], ...] = (
    ("workshop", "act_undone workshop_created"),
    ("sheets", "carrying_undone rows_carried stage_brought"),
    ("agenda", "agenda_item_undone agenda_item_started agenda_item_ended day_replanned agenda_item_saved agenda_item_removed"),
    ("workshop", "day_closed day_reopened person_erased text_erased"),
    ("people", "organisation_merged organisation_unmerged person_merged person_unmerged person_restored person_removed"),
    ("people", "substitution_undone substitution_ended substitution_resumed substitution_made"),
    ("groups", "division_undone grouping_removed grouping_restored group_removed group_restored hall_divided"),
    ("groups", "grouping_saved group_saved seat_moved seat_placed"),
    ("workshop", "staff_added"),
    ("people", "claim_admitted claim_refused role_revoked credential_renewed credential_revoked credential_restored"),
    ("people", "person_settled person_corrected person_imported organisation_imported person_added_at_door person_saved"),
    ("people", "organisation_added_at_door organisation_saved nip_opened erasure_asked erasure_asked_back"),
    ("people", "attendance_corrected attendance_withdrawn attendance_marked person_joined seat_changed"),
    ("sheets", "entry_let_in rival_chosen"),
    ("assessing", "review_withdrawn review_made correction_made scope_set role_granted"),
    ("assessing", "cluster_made cluster_restored source_joined cluster_dissolved cluster_saved source_left"),
    ("sheets", "activity_closing closing_cancelled activity_closed activity_opened activity_reopened activity_undone"),
    ("sheets", "activity_switched activity_saved timer_changed worksheet_added worksheet_saved worksheet_frozen"),
    ("sheets", "entry_withdrawn entry_restored sheet_done sheet_not_done entry_readied entry_saved"),
    ("sheets", "attachment_added attachment_withdrawn attachment_restored attachment_shared attachment_unshared"),
    ("sheets", "attachment_erased attachment_changed attachment_moved citation_made citation_withdrawn citation_restored"),
    ("ballots", "reset_undone ballot_reset vote_let_in ballot_revealed ballot_hidden ballot_opened ballot_reopened"),
    ("ballots", "ballot_closed ballot_removed ballot_saved papers_counted paper_count_withdrawn"),
    ("ballots", "decision_recorded decision_withdrawn"),
    ("plenary", "plenary_act_undone plenary_act_kept plenary_removed plenary_saved"),
    ("plenary", "remark_decided remark_withdrawn remark_restored remark_saved"),
    ("telling", "announced announcement_withdrawn help_answered help_ended screen_changed"),
    (
        "workshop",
        "workshop_archived workshop_restored joining_locked joining_opened clock_set "
        "office_undone office_changed version_made version_brought_in version_withdrawn version_restored workshop_changed",
    ),
    ("sheets", "row_marked wording_corrected wording_undone"),
    ("workshop", "snapshot_taken snapshot_removed homework_given homework_withdrawn"),
)
LEADING: dict[str, str] = {name: kind for kind, names in _BY_KIND for name in names.split()}
_RANK = {name: rank for rank, name in enumerate(LEADING)}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the journal without the object it carries."""

    seq: int
    name: str
    type: str
    object_id: str
    actor: str
    command_id: str
    at: str


@dataclass(frozen=True, slots=True)
class Act:
    """`lines` in their order; `lead` gives the sentence; `count`: how many lines say the same."""

    lines: tuple[Line, ...]

    @property
    def lead(self) -> Line:
        """Of lines with the same name the last: what was merged or closed is put after what that took along."""
        rank = min(_RANK.get(line.name, len(_RANK)) for line in self.lines)
        return [line for line in self.lines if _RANK.get(line.name, len(_RANK)) == rank][-1]

    @property
    def kind(self) -> str:
        return LEADING.get(self.lead.name, "workshop")

    @property
    def count(self) -> int:
        return len({line.object_id for line in self.lines if line.name == self.lead.name})

    def of(self, type: str) -> list[str]:
        """The ids of its objects of a kind, each once."""
        return list(dict.fromkeys(line.object_id for line in self.lines if line.type == type))


def grouped(lines: list[Line]) -> list[Act]:
    """Neighbours of one command are one act; latest or earliest first, as they came."""
    found: list[list[Line]] = []
    for line in lines:
        if found and (found[-1][-1].actor, found[-1][-1].command_id) == (line.actor, line.command_id):
            found[-1].append(line)
        else:
            found.append([line])
    return [Act(tuple(sorted(one, key=lambda line: line.seq))) for one in found]

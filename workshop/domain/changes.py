"""A change: one line of the journal, carrying the whole object as it was after it (CL3) and a past-tense name."""

from dataclasses import dataclass

from workshop.domain.objects import Stored


@dataclass(frozen=True, slots=True)
class Change:
    """`seq` counts per workshop without holes (CL1); `actor` is a person's id, or `system`."""

    workshop_id: str
    seq: int
    name: str
    object: Stored
    actor: str
    command_id: str
    at: str


NAMES: tuple[str, ...] = (
    "workshop_created",
    "workshop_changed",
    "workshop_archived",
    "workshop_restored",
    "joining_locked",
    "joining_opened",
    "clock_set",
    "agenda_item_saved",
    "agenda_item_started",
    "agenda_item_ended",
    "agenda_item_undone",
    "agenda_item_removed",
    "organisation_imported",
    "organisation_saved",
    "organisation_added_at_door",
    "organisation_merged",
    "organisation_unmerged",
    "person_imported",
    "person_saved",
    "person_added_at_door",
    "person_joined",
    "person_removed",
    "person_merged",
    "person_erased",
    "text_erased",
    "erasure_asked",
    "erasure_asked_back",
    "nip_opened",
    "person_unmerged",
    "person_restored",
    "staff_added",
    "seat_taken",
    "seat_changed",
    "seat_handed_over",
    "seat_given_back",
    "seat_set_aside",
    "substitution_made",
    "substitution_ended",
    "substitution_undone",
    "substitution_resumed",
    "substitution_changed",
    "credential_made",
    "credential_renewed",
    "credential_handed_over",
    "credential_revoked",
    "credential_restored",
    "claim_made",
    "claim_admitted",
    "claim_refused",
    "role_granted",
    "role_revoked",
    "grouping_saved",
    "grouping_removed",
    "group_saved",
    "group_removed",
    "seat_placed",
    "seat_moved",
    "worksheet_added",
    "worksheet_saved",
    "worksheet_frozen",
    "activity_saved",
    "activity_opened",
    "activity_closed",
    "activity_reopened",
    "activity_undone",
    "activity_switched",
    "timer_changed",
    "sheet_started",
    "sheet_done",
    "sheet_not_done",
    "sheet_touched",
    "entry_saved",
    "entry_readied",
    "entry_withdrawn",
    "entry_restored",
    "entry_let_in",
    "entry_moved",
    "rival_chosen",
    "attendance_marked",
    "announced",
    "announcement_withdrawn",
    "help_called",
    "help_answered",
    "help_ended",
    "screen_changed",
    "day_closed",
    "day_reopened",
    "rows_waived",
    "waived_rows_arrived",
)

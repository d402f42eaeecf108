"""Who may do what: one table over every command, held against the desk (VS2, CM2).

Columns: facilitator, cofacilitator, assessor, organiser, observer, projector (scr); a participant with what is theirs (own)
and with what is another's (oth); a stranger without a link (out); the facilitator of another workshop (els).
`x` is done, `.` is refused and leaves no trace.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.made import LATER, Made, W, copied, wish
from workshop.domain.activities import Activity, Worksheet
from workshop.domain.agenda import AgendaItem
from workshop.domain.attachments import Attachment, Citation
from workshop.domain.chains import Carrying, Homework, Lineage, Snapshot, lineage_id
from workshop.domain.clusters import source_id
from workshop.domain.commands import BY_NAME
from workshop.domain.corrections import Correction
from workshop.domain.days import DayClosing, closing_id
from workshop.domain.entries import Entry
from workshop.domain.groups import Group, Grouping, Membership, Seating, membership_id
from workshop.domain.judgements import Ballot, BallotReset, Cluster, Decision, DocumentVersion, PaperCount, Review, Source, Vote
from workshop.domain.marks import Announcement, AttendanceMark, HelpCall
from workshop.domain.offices import Office, office_id
from workshop.domain.organisations import Organisation
from workshop.domain.people import Credential, Person
from workshop.domain.plenaries import Plenary, PlenaryAct, Presentation
from workshop.domain.remarks import Remark
from workshop.domain.sheets import Sheet, sheet_id
from workshop.domain.workshops import Workshop
from workshop.service import creating, hosting
from workshop.service.attending import digits_of
from workshop.service.handlers import all_handlers
from workshop.service.identity import digest
from workshop.service.timezones import hours_of
from workshop.service.wire import command_of
from workshop.storage.uploads import Found, Upload, keep

TABLE = """
                        fac co  ass org obs scr own oth out els
change_workshop          x   x   .   .   .   .   .   .   .   .
archive_workshop         x   x   .   .   .   .   .   .   .   .
set_joining              x   x   .   .   .   .   .   .   .   .
set_clock                x   x   .   .   .   .   .   .   .   .
save_agenda_item         x   x   .   .   .   .   .   .   .   .
remove_agenda_item       x   x   .   .   .   .   .   .   .   .
start_agenda_item        x   x   .   .   .   .   .   .   .   .
undo_agenda_item         x   x   .   .   .   .   .   .   .   .
end_agenda_item          x   x   .   .   .   .   .   .   .   .
replan_day               x   x   .   .   .   .   .   .   .   .
close_day                x   x   .   .   .   .   .   .   .   .
reopen_day               x   x   .   .   .   .   .   .   .   .
add_staff                x   x   .   .   .   .   .   .   .   .
revoke_credentials       x   x   .   .   .   .   .   .   .   .
import_organisations     x   x   .   x   .   .   .   .   .   .
import_people            x   x   .   x   .   .   .   .   .   .
save_organisation        x   x   .   x   .   .   .   .   .   .
save_person              x   x   .   x   .   .   .   .   .   .
remove_person            x   x   .   .   .   .   .   .   .   .
erase_person             x   x   .   .   .   .   .   .   .   .
erase_everyone           x   x   .   .   .   .   .   .   .   .
ask_erasure              x   x   x   x   x   .   x   x   .   .
merge_person             x   x   .   x   .   .   .   .   .   .
merge_organisation       x   x   .   x   .   .   .   .   .   .
restore_person           x   x   .   .   .   .   .   .   .   .
unmerge_person           x   x   .   x   .   .   .   .   .   .
unmerge_organisation     x   x   .   x   .   .   .   .   .   .
substitute_person        x   x   .   x   .   .   .   .   .   .
end_substitution         x   x   .   x   .   .   .   .   .   .
resume_substitution      x   x   .   x   .   .   .   .   .   .
reclaim_seat             .   .   .   .   .   .   x   x   .   .
renew_code               x   x   .   .   .   .   x   .   .   .
admit_claim              x   x   x   x   x   .   .   .   .   .
leave                    x   x   x   x   x   x   x   x   .   .
save_grouping            x   x   .   .   .   .   .   .   .   .
remove_grouping          x   x   .   .   .   .   .   .   .   .
restore_grouping         x   x   .   .   .   .   .   .   .   .
save_group               x   x   .   .   .   .   .   .   .   .
remove_group             x   x   .   .   .   .   .   .   .   .
undo_act                 x   x   .   .   .   .   .   .   .   .
place_seats              x   x   .   .   .   .   .   .   .   .
move_seat                x   x   .   .   .   .   .   .   .   .
release_seats            x   x   .   .   .   .   .   .   .   .
undo_seating             x   x   .   .   .   .   .   .   .   .
add_worksheet            x   x   .   .   .   .   .   .   .   .
save_activity            x   x   .   .   .   .   .   .   .   .
set_switches             x   x   .   .   .   .   .   .   .   .
open_activity            x   x   .   .   .   .   .   .   .   .
close_activity           x   x   .   .   .   .   .   .   .   .
begin_closing            x   x   .   .   .   .   .   .   .   .
cancel_closing           x   x   .   .   .   .   .   .   .   .
extend_timer             x   x   .   .   .   .   .   .   .   .
pause_timer              x   x   .   .   .   .   .   .   .   .
save_entry               x   x   .   .   .   .   x   .   .   .
withdraw_entry           x   x   .   .   .   .   x   .   .   .
restore_entry            x   x   .   .   .   .   x   .   .   .
let_in_entry             x   x   .   .   .   .   .   .   .   .
let_in_late              x   x   .   .   .   .   .   .   .   .
choose_rival             x   x   .   .   .   .   x   .   .   .
mark_done                x   x   .   .   .   .   x   .   .   .
review_entry             x   x   x   .   .   .   .   .   .   .
review_sheet             x   x   x   .   .   .   .   .   .   .
accept_rest              x   x   x   .   .   .   .   .   .   .
withdraw_reviews         x   x   x   .   .   .   .   .   .   .
answer_review            x   x   .   .   .   .   x   .   .   .
scope_assessor           x   x   .   .   .   .   .   .   .   .
make_cluster             x   x   x   .   .   .   .   .   .   .
save_cluster             x   x   x   .   .   .   .   .   .   .
join_cluster             x   x   x   .   .   .   .   .   .   .
leave_cluster            x   x   x   .   .   .   .   .   .   .
dissolve_cluster         x   x   x   .   .   .   .   .   .   .
announce                 x   x   .   .   .   .   .   .   .   .
withdraw_announcement    x   x   .   .   .   .   .   .   .   .
call_help                .   .   .   .   .   .   x   x   .   .
answer_help              x   x   x   x   .   .   .   .   .   .
end_help                 x   x   x   x   .   .   x   .   .   .
show_page                x   x   .   .   .   .   .   .   .   .
mark_attendance          x   x   .   x   .   .   .   .   .   .
undo_attendance          x   x   .   x   .   .   .   .   .   .
correct_attendance       x   x   .   x   .   .   .   .   .   .
confirm_presence         .   .   .   .   .   .   x   x   .   .
register_guest           x   x   .   x   .   .   .   .   .   .
withdraw_guest           x   x   .   x   .   .   .   .   .   .
correct_own_details      .   .   .   .   .   .   x   x   .   .
settle_own_details       x   x   .   x   .   .   .   .   .   .
save_ballot              x   x   .   .   .   .   .   .   .   .
remove_ballot            x   x   .   .   .   .   .   .   .   .
open_ballot              x   x   .   .   .   .   .   .   .   .
close_ballot             x   x   .   .   .   .   .   .   .   .
reveal_ballot            x   x   .   .   .   .   .   .   .   .
reset_ballot             x   x   .   .   .   .   .   .   .   .
undo_reset               x   x   .   .   .   .   .   .   .   .
cast_vote                .   .   .   .   .   .   x   x   .   .
cast_group_vote          .   .   .   .   .   .   x   .   .   .
let_in_votes             x   x   .   .   .   .   .   .   .   .
enter_paper_count        x   x   .   .   .   .   .   .   .   .
withdraw_paper_count     x   x   .   .   .   .   .   .   .   .
record_decision          x   x   .   x   .   .   .   .   .   .
withdraw_decision        x   x   .   x   .   .   .   .   .   .
change_office            x   x   .   x   .   .   .   .   .   .
undo_office              x   x   .   x   .   .   .   .   .   .
change_attachment        x   x   x   x   .   .   x   .   .   .
withdraw_attachment      x   x   x   x   .   .   x   .   .   .
change_group_document    x   x   x   x   .   .   x   .   .   .
photo_of_an_item         x   x   x   x   .   .   .   .   .   .
erase_attachment         x   x   .   .   .   .   .   .   .   .
share_attachment         x   x   .   .   .   .   .   .   .   .
add_attachment           .   .   .   .   .   .   x   .   .   .
cite_attachment          x   x   .   .   .   .   x   .   .   .
withdraw_citation        x   x   .   .   .   .   x   .   .   .
carry_rows               x   x   .   .   .   .   .   .   .   .
undo_carrying            x   x   .   .   .   .   .   .   .   .
mark_row                 x   x   x   .   .   .   x   .   .   .
bring_stage              x   x   .   .   .   .   .   .   .   .
take_snapshot            x   x   .   .   .   .   .   .   .   .
remove_snapshot          x   x   .   .   .   .   .   .   .   .
give_homework            x   x   .   .   .   .   .   .   .   .
withdraw_homework        x   x   .   .   .   .   .   .   .   .
save_plenary             x   x   .   .   .   .   .   .   .   .
remove_plenary           x   x   .   .   .   .   .   .   .   .
arrange_presentations    x   x   .   .   .   .   .   .   .   .
move_presentation        x   x   .   .   .   .   .   .   .   .
next_presentation        x   x   .   .   .   .   .   .   .   .
previous_presentation    x   x   .   .   .   .   .   .   .   .
call_presentation        x   x   .   .   .   .   .   .   .   .
skip_presentation        x   x   .   .   .   .   .   .   .   .
extend_presentation      x   x   .   .   .   .   .   .   .   .
pause_presentation       x   x   .   .   .   .   .   .   .   .
turn_page                x   x   .   .   .   .   x   .   .   .
end_plenary              x   x   .   .   .   .   .   .   .   .
undo_plenary_act         x   x   .   .   .   .   .   .   .   .
save_remark              x   x   .   x   .   .   .   .   .   .
withdraw_remark          x   x   .   x   .   .   .   .   .   .
choose_remark_text       x   x   .   x   .   .   .   .   .   .
make_final               x   x   .   x   .   .   .   .   .   .
bring_version            x   x   .   x   .   .   .   .   .   .
withdraw_version         x   x   .   x   .   .   .   .   .   .
restore_version          x   x   .   x   .   .   .   .   .   .
correct_wording          x   x   .   x   .   .   .   .   .   .
undo_wording             x   x   .   x   .   .   .   .   .   .
"""

SECRET = "the-secret-of-a-new-link-1"
THEIRS = "per_ann"
EARLIER: dict[str, Any] = {
    **{"format": "rembuk-record", "version": 1, "workshop": {"id": "wks_before", "title": "Bimtek", "stage": "I"}},
    **{name: [] for name in ("worksheets", "groupings", "activities", "organisations", "people")},
}
PAYLOADS: dict[str, dict[str, Any]] = {
    "change_workshop": {"fields": {"title": "Bimtek II"}},
    "archive_workshop": {},
    "set_joining": {"open": False},
    "set_clock": {"now": LATER.format("11:00")},
    "save_agenda_item": {"agenda_item": "agi_new", "day": 1, "start": "08:00", "end": "08:30", "title": "Sambutan"},
    "remove_agenda_item": {"agenda_item": "agi_next"},
    "start_agenda_item": {"agenda_item": "agi_next"},
    "undo_agenda_item": {"agenda_item": "agi_now"},
    "end_agenda_item": {"agenda_item": "agi_now"},
    "replan_day": {"day": 1, "minutes": {"agi_next": 45}},
    "close_day": {"day": 1},
    "reopen_day": {"day": 2},
    "add_staff": {"person": "per_new", "name": "Ratna", "role": "assessor", "secret": SECRET},
    "revoke_credentials": {"person": THEIRS},
    "import_organisations": {"rows": [{"id": "org_new", "name": "Dinas Baru"}]},
    "import_people": {"rows": [{"id": "per_new", "name": "Darwis", "organisation": "org_a"}]},
    "save_organisation": {"organisation": "org_new", "name": "Dinas Baru"},
    "save_person": {"person": "per_new", "name": "Darwis", "organisation": "org_a"},
    "remove_person": {"person": THEIRS},
    "erase_person": {"person": THEIRS},
    "erase_everyone": {},
    "ask_erasure": {},
    "merge_person": {"person": "per_walk", "into": THEIRS},
    "merge_organisation": {"organisation": "org_walk", "into": "org_a"},
    "restore_person": {"person": "per_off"},
    "unmerge_person": {"person": "per_twice"},
    "unmerge_organisation": {"organisation": "org_twice"},
    "substitute_person": {"substitution": "sbs_new", "predecessor": THEIRS, "person": "per_sub", "name": "Dian"},
    "end_substitution": {"substitution": "sbs_1"},
    "resume_substitution": {"substitution": "sbs_2"},
    "reclaim_seat": {},
    "renew_code": {"person": THEIRS},
    "admit_claim": {"credential": "crd_claim"},
    "leave": {},
    "save_grouping": {"grouping": "grg_new", "key": "meja", "title": "Per meja"},
    "remove_grouping": {"grouping": "grg_idle"},
    "restore_grouping": {"grouping": "grg_gone"},
    "save_group": {"group": "grp_new", "grouping": "grg_1", "number": 3},
    "remove_group": {"group": "grp_1"},
    "undo_act": {"line": 0},
    "place_seats": {"grouping": "grg_1", "seats": {"sea_ann": "grp_2"}},
    "move_seat": {"grouping": "grg_1", "seat": "sea_ann", "group": "grp_2"},
    "release_seats": {"grouping": "grg_1", "seats": ["sea_ann"]},
    "undo_seating": {"seating": "stg_moved"},
    "add_worksheet": {"worksheet": "wsh_new", "key": "t3_inovasi"},
    "save_activity": {"activity": "act_new", "worksheet": "wsh_1", "grouping": "grg_1"},
    "set_switches": {"activity": "act_1", "share": True},
    "open_activity": {"activity": "act_next"},
    "close_activity": {"activity": "act_1"},
    "begin_closing": {"activity": "act_closing"},
    "cancel_closing": {"activity": "act_closing"},
    "extend_timer": {"activity": "act_1", "minutes": 5},
    "pause_timer": {"activity": "act_1"},
    "save_entry": {"activity": "act_1", "unit": "grp_1", "entry": "ent_new", "values": {"sasaran": "Air bersih"}},
    "withdraw_entry": {"entry": "ent_1"},
    "restore_entry": {"entry": "ent_gone"},
    "let_in_entry": {"entry": "ent_late"},
    "let_in_late": {},
    "choose_rival": {"entry": "ent_1", "field": "sasaran", "text": "Stunting menurun"},
    "mark_done": {"activity": "act_1", "unit": "grp_1"},
    "review_entry": {"review": "rev_new", "entry": "ent_ready", "act": "return", "text": "Sebut angkanya.", "after": 1},
    "review_sheet": {"review": "rev_new", "sheet": sheet_id("act_1", "grp_1"), "act": "comment", "text": "Rapi."},
    "accept_rest": {"sheet": sheet_id("act_1", "grp_1"), "entries": {"ent_ready": 1}},
    "withdraw_reviews": {"reviews": ["rev_1"]},
    "answer_review": {"review": "rev_new", "entry": "ent_ready", "text": "Sudah."},
    "scope_assessor": {"person": "per_ass", "groups": ["grp_1"]},
    "make_cluster": {"cluster": "clu_new", "title": "Stunting", "entries": ["ent_ready", "ent_like"]},
    "save_cluster": {"cluster": "clu_1", "revision": 0, "title": "Air bersih"},
    "join_cluster": {"cluster": "clu_1", "entries": ["ent_free"]},
    "leave_cluster": {"cluster": "clu_1", "entries": ["ent_within"]},
    "dissolve_cluster": {"cluster": "clu_1"},
    "announce": {"announcement": "ann_new", "text": "Rehat"},
    "withdraw_announcement": {"announcement": "ann_1"},
    "call_help": {"help_call": "hlp_new"},
    "answer_help": {"help_call": "hlp_1"},
    "end_help": {"help_call": "hlp_1", "ended": True},
    "show_page": {"page": "blank"},
    "mark_attendance": {"person": THEIRS},
    "undo_attendance": {"person": THEIRS, "half_day": "day1_afternoon"},
    "correct_attendance": {"person": THEIRS, "half_day": "day1_morning", "present": True, "reason": "HP mati"},
    "confirm_presence": {"digits": "0000"},
    "register_guest": {"person": "per_guest", "name": "Tamu Bupati", "organisation": "org_a"},
    "withdraw_guest": {"person": "per_walk"},
    "correct_own_details": {"name": "Ann, S.Kom."},
    "settle_own_details": {"person": "per_bud"},
    "save_ballot": {"ballot": "bal_new", "kind": "dots", "question": "Mana dahulu?", "options": [{"id": "a", "title": "A"}]},
    "remove_ballot": {"ballot": "bal_next"},
    "open_ballot": {"ballot": "bal_ready"},
    "close_ballot": {"ballot": "bal_open"},
    "reveal_ballot": {"ballot": "bal_over"},
    "reset_ballot": {"reset": "rst_new", "ballot": "bal_over"},
    "undo_reset": {"reset": "rst_1"},
    "cast_vote": {"ballot": "bal_open", "choice": {"a": {"dots": 1}}},
    "cast_group_vote": {"ballot": "bal_group", "choice": {"a": {"dots": 1}}},
    "let_in_votes": {"ballot": "bal_late"},
    "enter_paper_count": {"paper_count": "ppc_new", "ballot": "bal_open", "papers": 1, "totals": {}, "witnesses": "Ibu Ann"},
    "withdraw_paper_count": {"paper_count": "ppc_1"},
    "record_decision": {"decision": "dec_new", "text": "A dikerjakan dahulu", "name": "Bupati"},
    "withdraw_decision": {"decision": "dec_1"},
    "change_office": {"fields": {"place": "Andoolo"}},
    "undo_office": {},
    "change_attachment": {"attachment": "att_ann", "name": "Renstra akhir"},
    "withdraw_attachment": {"attachment": "att_ann"},
    "change_group_document": {"attachment": "att_group", "caption": "Halaman depan"},
    "photo_of_an_item": {"attachment": "att_ann", "agenda_item": "agi_now"},
    "erase_attachment": {"attachment": "att_group"},
    "share_attachment": {"attachment": "att_ann"},
    "add_attachment": {"attachment": "upl_ann"},
    "cite_attachment": {"citation": "cit_new", "entry": "ent_ready", "attachment": "att_ann", "place": "hal. 12"},
    "withdraw_citation": {"citation": "cit_1"},
    "carry_rows": {
        "carrying": "cry_new",
        "activity": "act_next",
        "rows": [{"kind": "entry", "id": "ent_ready", "unit": "grp_1"}],
    },
    "undo_carrying": {"carrying": "cry_1"},
    "mark_row": {"entry": "ent_1", "mark": "finished"},
    "bring_stage": {"carrying": "cry_stage", "record": EARLIER, "rows": []},
    "take_snapshot": {"snapshot": "snp_new", "title": "Keadaan sore"},
    "remove_snapshot": {"snapshot": "snp_1"},
    "give_homework": {"homework": "hwk_new", "title": "Perbaiki", "due": "2021-10-01"},
    "withdraw_homework": {"homework": "hwk_1"},
    "save_plenary": {"plenary": "pln_made", "title": "Presentasi", "grouping": "grg_1"},
    "remove_plenary": {"plenary": "pln_new"},
    "arrange_presentations": {"plenary": "pln_order", "how": "reversed"},
    "move_presentation": {"presentation": "prs_order_2"},
    "next_presentation": {"plenary": "pln_next", "after": "prs_next_1"},
    "previous_presentation": {"plenary": "pln_back", "after": "prs_back_1"},
    "call_presentation": {"presentation": "prs_call_2", "after": "prs_call_1"},
    "skip_presentation": {"presentation": "prs_skip_1", "after": "prs_skip_1"},
    "extend_presentation": {"presentation": "prs_now_1", "minutes": 2},
    "pause_presentation": {"presentation": "prs_now_1"},
    "turn_page": {"presentation": "prs_now_1", "page": 1},
    "end_plenary": {"plenary": "pln_end"},
    "undo_plenary_act": {"act": "pla_1"},
    "save_remark": {"remark": "rmk_new", "fields": {"text": "Setuju"}},
    "withdraw_remark": {"remark": "rmk_1"},
    "choose_remark_text": {"remark": "rmk_1", "field": "text", "text": "Setuju"},
    "make_final": {"version": "dov_new"},
    "bring_version": {"version": "dov_b", "attachment": "att_ann", "kind": "scan", "of": "dov_1"},
    "withdraw_version": {"version": "dov_1"},
    "restore_version": {"version": "dov_2"},
    "correct_wording": {
        "corrections": [
            {
                **{"target": "entry", "target_id": "ent_free", "field": "sasaran", "revision": 0},
                **{"original": ["Stunting turun"], "text": ["Stunting menurun"]},
            }
        ]
    },
    "undo_wording": {"corrections": ["cor_1"]},
}
# The same command asked in another way has a row of its own.
COMMAND_OF = {"end_help": "answer_help", "cast_group_vote": "cast_vote"}
COMMAND_OF |= dict.fromkeys(("change_group_document", "photo_of_an_item"), "change_attachment")
STAFF = {"co": "cofacilitator", "ass": "assessor", "org": "organiser", "obs": "observer", "scr": "projector"}
TOKENS = {"own": "ann", "oth": "bud", "out": "nobody-has-this-token"}
REFUSED = {"not_allowed", "not_your_sheet", "no_voice", "not_signed_in", "unknown_upload", "unknown_attachment"}


def rows() -> dict[str, dict[str, bool]]:
    head, *lines = [line.split() for line in TABLE.strip().splitlines()]
    return {name: dict(zip(head, (mark == "x" for mark in marks), strict=True)) for name, *marks in lines}


ROWS = rows()


def token(made: Made, who: str) -> str:
    return {"fac": made.lead, **TOKENS}.get(who, f"the-secret-of-a-link-for-{who}")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """The closed store, its facilitator's token, and the token of a facilitator who leads another workshop in it."""
    made = Made(tmp_path_factory.mktemp("rights") / "hall.sqlite").make()
    made.at("10:00")
    furnish(made)
    for who, role in STAFF.items():
        made.leads("add_staff", person=f"per_{who}", name=role, role=role, secret=token(made, who))
    made.store.write(lambda tx: creating.create(tx, wish(id="wks_elsewhere")))
    elsewhere = made.store.write(lambda tx: hosting.enter(tx, "wks_elsewhere"))["token"]
    made.close()
    return made.store.path, made.lead, elsewhere


def furnish(made: Made) -> None:
    """Ann in group 1 with rows of every kind, Bud in group 2; an item runs, another is planned."""
    sheet = next(one for one in made.all(Worksheet) if one.key == "t2_sasaran")
    made.put(
        Grouping(id="grg_1", workshop_id=W, key="uji", title="Uji"),
        Grouping(id="grg_gone", workshop_id=W, key="hilang", title="Dihapus"),
        Grouping(id="grg_idle", workshop_id=W, key="nganggur", title="Tidak dipakai"),
        Group(id="grp_1", workshop_id=W, grouping_id="grg_1", number=1),
        Group(id="grp_2", workshop_id=W, grouping_id="grg_1", number=2),
        AgendaItem(id="agi_now", workshop_id=W, title="Kini", state="running", started_at="2021-09-23T02:00:00.000+00:00"),
        AgendaItem(id="agi_next", workshop_id=W, title="Nanti", start="11:00", end="12:00"),
        Worksheet(id="wsh_1", workshop_id=W, key="uji", definition=sheet.definition),
        Seating(id="stg_moved", workshop_id=W, grouping_id="grg_1", kind="move", by="per_lina", at="", line=1),
        Announcement(id="ann_1", workshop_id=W, text="Halo"),
        Organisation(id="org_walk", workshop_id=W, name="Dinas di Pintu", status="provisional"),
        Person(id="per_walk", workshop_id=W, name="Tamu", status="provisional"),
        DayClosing(id=closing_id(W, 2), workshop_id=W, day=2, times=1),
        Office(id=office_id(W), workshop_id=W, profile={"paper": "F4"}),
        DocumentVersion(id="dov_1", workshop_id=W, kind="final", number=1, seq=1),
        DocumentVersion(id="dov_2", workshop_id=W, kind="final", number=2, seq=2, withdrawn=True),
        Correction(id="cor_1", workshop_id=W, target="decision", target_id="dec_1", field_id="text", text=["A."], original=["A"]),
        HelpCall(id="hlp_1", workshop_id=W, person_id=THEIRS, group_id="grp_1", at="2021-09-23T01:00:00.000+00:00"),
    )
    made.put(AttendanceMark(id="att_1", workshop_id=W, person_id=THEIRS, half_day="day1_afternoon", source="desk"))
    for name, group in (("ann", "grp_1"), ("bud", "grp_2")):
        made.seats(name, name[0])
        seat = f"sea_{name}"
        made.put(Membership(id=membership_id("grg_1", seat), workshop_id=W, grouping_id="grg_1", seat_id=seat, group_id=group))
    made.put(replace(made.get(Person, "per_bud"), corrected={"name": "Budi", "position": ""}))
    made.put(Credential(id="crd_claim", workshop_id=W, person_id=THEIRS, kind="claim", secret_hash=digest("a phone that waits")))
    made.leads("save_activity", activity="act_1", worksheet="wsh_1", unit="group", grouping="grg_1", minutes=30)
    made.leads("save_activity", activity="act_next", worksheet="wsh_1", unit="group", grouping="grg_1")
    made.leads("open_activity", activity="act_1")
    made.leads("save_activity", activity="act_closing", worksheet="wsh_1", unit="group", grouping="grg_1")
    made.leads("open_activity", activity="act_closing")
    made.leads("begin_closing", activity="act_closing")
    made.put(Sheet(id=sheet_id("act_1", "grp_1"), workshop_id=W, activity_id="act_1", unit="group", unit_id="grp_1"))
    rival = {"sasaran": [{"text": "Stunting menurun", "by": THEIRS, "at": ""}]}
    for name in ("off", "twice", "ill", "back"):
        made.seats(name, "c")
    made.put(Organisation(id="org_twice", workshop_id=W, name="Dinas Rangkap", status="provisional"))
    made.leads("remove_person", person="per_off")
    made.leads("remove_grouping", grouping="grg_gone")
    made.leads("merge_person", person="per_twice", into="per_bud")
    made.leads("merge_organisation", organisation="org_twice", into="org_c")
    for id, name in (("sbs_1", "ill"), ("sbs_2", "back")):
        made.leads("substitute_person", substitution=id, predecessor=f"per_{name}", person=f"per_for_{name}", name="Dian")
    made.leads("end_substitution", substitution="sbs_2", undone=True)
    made.put(row("ent_ready", state="ready", values={"sasaran": "Stunting turun"}, reopened=True))
    said = {"activity_id": "act_1", "sheet_id": sheet_id("act_1", "grp_1"), "by": "per_ass"}
    made.put(Review(id="rev_1", workshop_id=W, target="entry", target_id="ent_ready", act="return", text="Mengapa?", **said))
    ready = {"state": "ready", "values": {"sasaran": "Stunting turun"}}
    made.put(
        row("ent_like", **ready),
        row("ent_free", **ready),
        row("ent_within", **ready),
        Cluster(id="clu_1", workshop_id=W, worksheet_id="wsh_1", title="Air"),
    )
    made.put(Source(id=source_id("clu_1", "ent_within"), workshop_id=W, cluster_id="clu_1", entry_id="ent_within"))
    ballots(made)
    travels(made)

    plenaries(made)
    made.put(
        row("ent_1", rivals=rival), row("ent_gone", state="withdrawn"), row("ent_late", late=True), row("ent_too", late=True)
    )
    documents(made)
    made.put(row("ent_1", rivals=rival), row("ent_gone", state="withdrawn"), row("ent_late", late=True))


def ballots(made: Made) -> None:
    """One to come, one that is open, one for the groups of Ann's division, one that is over and has a late vote."""
    told = {"workshop_id": W, "kind": "dots", "question": "Mana dahulu?", "options": [{"id": "a", "title": "A"}]}
    opened = {"settings": {"dots": 3, "most": 2}, "opened_at": "2021-09-23T01:00:00.000+00:00"}
    made.put(
        Grouping(id="grg_ann", workshop_id=W, key="ann", title="Ann"),
        Group(id="grp_ann", workshop_id=W, grouping_id="grg_ann", number=1),
        Membership(
            id=membership_id("grg_ann", "sea_ann"), workshop_id=W, grouping_id="grg_ann", seat_id="sea_ann", group_id="grp_ann"
        ),
        Ballot(id="bal_next", **told),
        Ballot(id="bal_ready", settings={"dots": 3, "most": 2}, **told),
        Ballot(id="bal_open", state="open", **told, **opened),
        Ballot(id="bal_group", state="open", unit="group", grouping_id="grg_ann", **told, **opened),
        Ballot(id="bal_over", state="closed", **told, **opened),
        Ballot(id="bal_late", state="closed", **told, **opened),
        Ballot(id="bal_anew", round=2, **told, **opened),
        BallotReset(id="rst_1", workshop_id=W, ballot_id="bal_anew", round=1, voices=0),
        PaperCount(id="ppc_1", workshop_id=W, ballot_id="bal_open", round=1, papers=1),
        Vote(id="vot_1", workshop_id=W, ballot_id="bal_late", voter_id=THEIRS, late=True, late_choice={"a": {"dots": 1}}),
        Decision(id="dec_1", workshop_id=W, ballot_id=None, text="A", by="", name="Bupati"),
    )


def documents(made: Made) -> None:
    """One of Ann's organisation, one of her group that staff laid there, one of hers that has arrived and is to be laid."""
    told = {"workshop_id": W, "name": "Renstra.pdf", "media_type": "application/pdf", "size": 9, "content_hash": "a" * 64}
    made.put(
        Attachment(id="att_ann", unit="organisation", unit_id="org_a", by=THEIRS, **told),
        Attachment(id="att_group", unit="group", unit_id="grp_1", by="per_lina", **told),
        Citation(
            id="cit_1",
            workshop_id=W,
            entry_id="ent_ready",
            sheet_id=sheet_id("act_1", "grp_1"),
            activity_id="act_1",
            attachment_id="att_ann",
        ),
    )
    upload = Upload(
        workshop_id=W,
        id="upl_ann",
        person_id=THEIRS,
        organisation_id="org_a",
        name="Renja.pdf",
        size=9,
        check_sum="00000000",
        target={"unit": "organisation", "unit_id": "org_a"},
        found=Found("application/pdf", 9, "b" * 64),
    )
    made.store.write(lambda tx: keep(tx, upload))


def travels(made: Made) -> None:
    """A row that was accepted, one that was carried, a frozen state and homework."""
    said = {"activity_id": "act_1", "sheet_id": sheet_id("act_1", "grp_1"), "by": "per_ass"}
    came = {"entry_id": "ent_1", "activity_id": "act_1", "sheet_id": sheet_id("act_1", "grp_1"), "carrying_id": "cry_1"}
    made.put(
        row("ent_taken", state="ready", values={"sasaran": "Angka putus sekolah turun"}),
        Review(id="rev_taken", workshop_id=W, target="entry", target_id="ent_taken", act="accept", **said),
        Lineage(id=lineage_id("ent_1"), workshop_id=W, source_kind="entry", source_id="ent_before", **came),
        Carrying(id="cry_1", workshop_id=W, activity_id="act_1", titles="Isu", rows=1, by="per_lina", at=""),
        Snapshot(id="snp_1", workshop_id=W, title="Keadaan siang", kind="button", rows=0, digest="", by="per_lina", at=""),
        Homework(id="hwk_1", workshop_id=W, title="Lengkapi", due="2021-10-01", kind="returned"),
    )


def plenaries(made: Made) -> None:
    """One to come; one that runs, with Ann's group on stage, who may turn its pages; one more for each act of the stage; a line
    of the minutes with two texts."""
    began = "2021-09-23T01:00:00.000+00:00"
    made.put(
        Group(id="grp_1", workshop_id=W, grouping_id="grg_1", number=1, speaker_seat_id="sea_ann"),
        Plenary(id="pln_new", workshop_id=W, title="Nanti", grouping_id="grg_1"),
        Remark(id="rmk_1", workshop_id=W, text="Setuju, tetapi", rivals={"text": [{"text": "Setuju", "by": "", "at": ""}]}),
    )
    for name in ("now", "order", "next", "back", "call", "skip", "end", "undo"):
        told: dict[str, Any] = {"workshop_id": W, "plenary_id": f"pln_{name}", "unit": "group"}
        there: dict[str, Any] = {
            "state": "presenting",
            "allotted_s": 420,
            "since": began,
            "started_at": began,
            "pages": 2,
            "page": 2,
        }
        runs: dict[str, Any] = {"state": "running", "current_id": f"prs_{name}_1", "remote": True, "started_at": began}
        made.put(
            Plenary(id=f"pln_{name}", workshop_id=W, title=name, grouping_id="grg_1", **runs),
            Presentation(id=f"prs_{name}_0", unit_id="grp_0", position=1, state="done", started_at=began, ended_at=began, **told),
            Presentation(id=f"prs_{name}_1", unit_id="grp_1", position=2, **there, **told),
            Presentation(id=f"prs_{name}_2", unit_id="grp_2", position=3, **told),
        )
    made.put(PlenaryAct(id="pla_1", workshop_id=W, plenary_id="pln_undo", kind="paused", line=made.seq()))


def row(id: str, **more: Any) -> Entry:
    draft = {"sasaran": "Stunting turun"}
    own = {"sheet_id": sheet_id("act_1", "grp_1"), "activity_id": "act_1", "author_id": THEIRS, "entered_by": THEIRS}
    return Entry(id=id, workshop_id=W, draft=draft, created_at="2021-09-23T01:00:00.000+00:00", **own, **more)


def shown_digits(made: Made) -> str:
    """As the projector shows them in the first half-day."""
    with made.store.reading() as reader:
        return digits_of(reader, W, hours_of(made.get(Workshop, W))[0])


def closing_line(made: Made) -> int:
    """Of the last act that can be taken back: a sheet that is being closed."""
    return made.get(Activity, "act_closing").revision


def payload_of(made: Made, name: str) -> dict[str, Any]:
    """Of some commands it follows from the hall as it stands."""
    found: dict[str, Callable[[], dict[str, Any]]] = {
        "confirm_presence": lambda: {"digits": shown_digits(made)},
        "undo_act": lambda: {"line": closing_line(made)},
        "save_cluster": lambda: {**PAYLOADS[name], "revision": made.get(Cluster, "clu_1").revision},
    }
    return found.get(name, lambda: PAYLOADS[name])()


class Hall:
    def __init__(self, prepared: tuple[Path, str, str], tmp_path: Path) -> None:
        self.file, self.lead, self.elsewhere = prepared
        self.tmp_path = tmp_path

    def opened(self, who: str) -> Made:
        made = Made(copied(self.file, self.tmp_path / f"{who}.sqlite"))
        made.lead = self.lead
        return made

    def tells(self, made: Made, who: str, name: str) -> dict[str, Any]:
        """Under an id that nobody used while the hall was furnished."""
        sender = self.elsewhere if who == "els" else token(made, who)
        return made.tells(sender, COMMAND_OF.get(name, name), id=f"cmd_asked_by_{who}", **payload_of(made, name))

    def seq(self, name: str) -> int:
        made = Made(self.tmp_path / f"{name}.sqlite")
        seq = made.seq()
        made.close()
        return seq


@pytest.fixture
def hall(prepared: tuple[Path, str, str], tmp_path: Path) -> Iterator[Hall]:
    yield Hall(prepared, tmp_path)


def test_the_table_the_wire_and_the_desk_know_the_same_commands() -> None:
    named = {COMMAND_OF.get(name, name) for name in ROWS}

    assert named == set(BY_NAME), "give every command a row in the table"
    assert set(all_handlers()) == set(BY_NAME.values())
    assert set(PAYLOADS) == set(ROWS)


@pytest.mark.parametrize("name", ROWS)
def test_VS2_who_may_is_answered_and_who_may_not_leaves_no_trace(hall: Hall, name: str) -> None:
    made = hall.opened("refused")
    seq = made.seq()
    acks = {who: hall.tells(made, who, name) for who, may in ROWS[name].items() if not may}
    made.close()

    assert {who: ack for who, ack in acks.items() if ack.get("code") not in REFUSED} == {}
    assert hall.seq("refused") == seq
    for who in (who for who, may in ROWS[name].items() if may):
        made = hall.opened(who)
        ack = hall.tells(made, who, name)
        made.close()
        assert ack["ok"], (who, ack)


@pytest.mark.parametrize("name", ["save_entry", "start_agenda_item", "revoke_credentials"])
def test_VS2_a_token_of_this_workshop_opens_no_other(hall: Hall, name: str) -> None:
    made = hall.opened("away")
    seq = made.seq()
    command = command_of({"id": "cmd_away", "name": name, "payload": PAYLOADS[name]})
    assert made.desk.handle("wks_elsewhere", hall.lead, command)["code"] == "not_signed_in"
    assert made.seq() == seq
    made.close()

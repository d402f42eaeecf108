"""What a row's writers do once it was judged: a correction is written down beside the remark, with who and when (RV3), and so is
what they change in a row that was accepted (RV1).

Text that is stored while somebody types is one correction; a row that is finished again is one of its own.
"""

from dataclasses import replace

from workshop.domain import accepting as take
from workshop.domain import reviews
from workshop.domain.activities import Activity
from workshop.domain.commands.base import Command
from workshop.domain.commands.reviews import AnswerReview
from workshop.domain.derived import derived
from workshop.domain.entries import Entry
from workshop.domain.judgements import Review
from workshop.domain.refusals import Refused
from workshop.domain.sheets import Sheet
from workshop.domain.viewers import Viewer
from workshop.service.desk import Handler
from workshop.service.reviewing import LONGEST_REMARK
from workshop.service.sheet_rights import may_write
from workshop.storage.transaction import Tx

MADE = "correction_made"


def corrected(tx: Tx, viewer: Viewer, before: Entry, after: Entry, finished: bool) -> None:
    """After a save: where the row was returned or accepted and counts otherwise now, the assessor sees it as handed in again."""
    if before.values is None or after.values == before.values:
        return
    earlier = tx.all(Review, after.workshop_id, target_id=after.id)
    if not after.reopened and reviews.state_of(earlier) not in ("accepted", "changed"):
        earlier = _reached_by_the_sheets_return(tx, before, after, earlier)
    if not earlier:
        return
    last = max(earlier, key=lambda one: one.number)
    if last.act == reviews.CORRECT and last.by == viewer.person_id and not last.withdrawn and not finished:
        tx.put(replace(last, at=tx.at, seen=dict(after.values or {})), MADE)
    else:
        tx.put(_correction(tx, viewer, after, earlier, derived("rev", after.workshop_id, after.id, tx.command_id)), MADE)


def _reached_by_the_sheets_return(tx: Tx, before: Entry, after: Entry, earlier: list[Review]) -> list[Review]:
    """A return of the sheet as a whole becomes one of each row that is changed upon it: from then on the row is judged by itself,
    with what it said before."""
    sheet = tx.need(Sheet, after.workshop_id, after.sheet_id)
    asked = reviews.last_judgement(tx.all(Review, after.workshop_id, target_id=sheet.id)) if sheet.reopened else None
    if asked is None:
        return []
    reached = replace(
        asked,
        id=reviews.reached_id(asked, after.id),
        target="entry",
        target_id=after.id,
        round=reviews.round_of(earlier, asked.act),
        number=reviews.next_number(earlier),
        seen=dict(before.values or {}),
    )
    tx.put(replace(after, reopened=True), "entry_reopened")
    return [*earlier, tx.put(reached, MADE)]


def waits_to_be_handed_in(tx: Tx, sheet: Sheet) -> bool:
    """Returned as a whole, and nobody has called it done since."""
    return sheet.reopened and reviews.state_of(tx.all(Review, sheet.workshop_id, target_id=sheet.id)) == "returned"


def handed_in(tx: Tx, viewer: Viewer, sheet: Sheet) -> None:
    """*Selesai* once more, on a sheet that was returned as a whole."""
    if sheet.reopened:
        earlier = tx.all(Review, sheet.workshop_id, target_id=sheet.id)
        tx.put(_correction(tx, viewer, sheet, earlier, derived("rev", sheet.workshop_id, sheet.id, tx.command_id)), MADE)


def answer_review(tx: Tx, viewer: Viewer, command: AnswerReview) -> None:
    entry = tx.need(Entry, viewer.workshop_id, command.entry)
    sheet = tx.need(Sheet, viewer.workshop_id, entry.sheet_id)
    may_write(tx, viewer, tx.need(Activity, viewer.workshop_id, entry.activity_id), sheet.unit_id)
    earlier = tx.all(Review, viewer.workshop_id, target_id=entry.id)
    if not reviews.in_order(earlier):
        raise Refused("nothing_to_answer", entry.id)
    if tx.get(Review, viewer.workshop_id, take.fresh_id(command.review, "review")) is not None:
        raise Refused("review_exists", command.review, "review")
    answer = take.text(command.text, "text", LONGEST_REMARK)
    tx.put(replace(_correction(tx, viewer, entry, earlier, command.review), text=answer), MADE)


def _correction(tx: Tx, viewer: Viewer, of: Entry | Sheet, earlier: list[Review], id: str) -> Review:
    return Review(
        id=id,
        workshop_id=of.workshop_id,
        target=of.type,
        target_id=of.id,
        act=reviews.CORRECT,
        by=viewer.person_id,
        at=tx.at,
        round=reviews.round_of(earlier, reviews.CORRECT),
        activity_id=of.activity_id,
        sheet_id=of.sheet_id if isinstance(of, Entry) else of.id,
        number=reviews.next_number(earlier),
        seen=dict(of.values or {}) if isinstance(of, Entry) else {},
    )


HANDLERS: dict[type[Command], Handler] = {AnswerReview: answer_review}

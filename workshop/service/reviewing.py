"""Reviewing rows and sheets: comment, return, accept, postpone, reopen, and all of it taken back (RV1–RV3).

A judgement names the last one its sender knew, so that two assessors do not overwrite each other; an acceptance names the
row as it was read.  A return opens the row for correction, and nothing beside it, also where the activity is closed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from workshop.domain import accepting as take
from workshop.domain import reviews
from workshop.domain.activities import Activity
from workshop.domain.commands.base import Command
from workshop.domain.commands.reviews import AcceptRest, ReviewEntry, ReviewSheet, WithdrawReviews
from workshop.domain.derived import derived
from workshop.domain.entries import Entry, counts
from workshop.domain.judgements import Review
from workshop.domain.refusals import Refused
from workshop.domain.sheets import Sheet
from workshop.domain.viewers import Viewer
from workshop.domain.workshops import Workshop
from workshop.service.desk import Handler
from workshop.service.readying import definition_of
from workshop.service.review_rights import assessor_grants, may_judge, must_assess, must_reach, place_of, reaches_whole, speaker
from workshop.storage.transaction import Tx

LONGEST_REMARK = 2_000
MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Desk:
    """The row or sheet a review is about, with what was said of it before."""

    activity: Activity
    sheet: Sheet
    entry: Entry | None
    earlier: list[Review]

    @property
    def target_id(self) -> str:
        return self.entry.id if self.entry else self.sheet.id


def review_entry(tx: Tx, viewer: Viewer, command: ReviewEntry) -> dict[str, Any]:
    must_assess(viewer)
    entry = tx.need(Entry, viewer.workshop_id, command.entry)
    desk = _desk(tx, tx.need(Sheet, viewer.workshop_id, entry.sheet_id), entry)
    where = place_of(tx, desk.sheet, entry)
    must_reach(tx, viewer, where)
    act = take.one_of(command.act, "act", reviews.OF_ASSESSORS)
    if command.private and act != "comment":
        raise Refused("wrong_choice", "only a comment is private", "private")
    if not counts(entry):
        raise Refused("row_not_ready", entry.id)
    if act in reviews.JUDGEMENTS:
        _must_know(desk, command.after)
    if act == "accept" and command.revision != entry.revision:
        raise Refused("row_changed_meanwhile", entry.id)
    field = _field(tx, desk, command.field)
    made = _review(tx, viewer, desk, act, command.review)
    told = replace(
        made,
        target="cell" if field else "entry",
        field_id=field,
        text=_words(command.text, act),
        kind=take.one_of(command.kind, "kind", reviews.KINDS_OF_REMARK),
        theme=_theme(tx, viewer, command.theme),
        quoted=reviews.quoted(entry, field),
        private=command.private,
    )
    return _put(tx, viewer, desk, told, speaker(tx, viewer, command.spoken_by, where))


def review_sheet(tx: Tx, viewer: Viewer, command: ReviewSheet) -> dict[str, Any]:
    must_assess(viewer)
    desk = _desk(tx, tx.need(Sheet, viewer.workshop_id, command.sheet))
    where = place_of(tx, desk.sheet)
    act = take.one_of(command.act, "act", reviews.OF_A_SHEET)
    if act in reviews.JUDGEMENTS and not reaches_whole(tx, viewer, command.spoken_by, where):
        return _within_reach(tx, viewer, desk.sheet, command, act)
    must_reach(tx, viewer, where)
    if act in reviews.JUDGEMENTS:
        _must_know(desk, command.after)
    told = replace(_review(tx, viewer, desk, act, command.review), target="sheet", text=_words(command.text, act))
    return _put(tx, viewer, desk, told, speaker(tx, viewer, command.spoken_by, where))


def _within_reach(tx: Tx, viewer: Viewer, sheet: Sheet, command: ReviewSheet, act: str) -> dict[str, Any]:
    """RV2: a grant that ends at a theme returns the rows of that theme, one by one, but for those that are accepted, put off or
    returned already; the others of the sheet stay as they are.  It accepts row by row, never the sheet of others with them."""
    made: dict[str, str] = {}
    words = _words(command.text, act)
    take.fresh_id(command.review, "review")
    rows = tx.all(Entry, sheet.workshop_id, sheet_id=sheet.id) if act == "return" else []
    for entry in sorted(rows, key=lambda one: one.position):
        desk, where = _desk(tx, sheet, entry), place_of(tx, sheet, entry)
        if not counts(entry) or not may_judge(tx, viewer, command.spoken_by, where):
            continue
        if reviews.state_of(desk.earlier) in ("", "commented", "resubmitted", "changed"):
            id = derived("rev", sheet.workshop_id, command.review, entry.id)
            review = replace(_review(tx, viewer, desk, "return", id), target="entry", text=words)
            _put(tx, viewer, desk, review, speaker(tx, viewer, command.spoken_by, where))
            made[entry.id] = id
    if not made:
        named = command.spoken_by or viewer.person_id
        if named != viewer.person_id and not assessor_grants(tx, sheet.workshop_id, named):
            raise Refused("not_an_assessor", named, "spoken_by")
        raise Refused("outside_your_scope", sheet.id)
    return {"reviews": list(made.values()), "entries": list(made)}


def accept_rest(tx: Tx, viewer: Viewer, command: AcceptRest) -> dict[str, Any]:
    """The rows as the assessor read them, of which nobody has asked anything; the others are named in the answer."""
    must_assess(viewer)
    sheet = tx.need(Sheet, viewer.workshop_id, command.sheet)
    if not 0 < len(command.entries) <= MOST_AT_ONCE:
        raise Refused("too_many_items" if command.entries else "missing_required", field="entries")
    made, left = [], []
    for id, revision in command.entries.items():
        entry = tx.need(Entry, viewer.workshop_id, id)
        desk = _desk(tx, sheet, entry)
        where = place_of(tx, sheet, entry)
        must_reach(tx, viewer, where)
        if _is_as_read(desk, entry, revision):
            review = replace(_review(tx, viewer, desk, "accept", derived("rev", sheet.id, id, command.id)), target="entry")
            _put(tx, viewer, desk, review, speaker(tx, viewer, command.spoken_by, where))
            made.append(review.id)
        else:
            left.append(id)
    return {"reviews": made, "left": left}


def withdraw_reviews(tx: Tx, viewer: Viewer, command: WithdrawReviews) -> None:
    """Their own, those they wrote down for somebody, and any for who leads; what was taken back already stays so."""
    must_assess(viewer)
    if not 0 < len(command.reviews) <= MOST_AT_ONCE:
        raise Refused("too_many_items" if command.reviews else "missing_required", field="reviews")
    for id in command.reviews:
        review = tx.need(Review, viewer.workshop_id, id)
        if not viewer.leads and viewer.person_id not in (review.by, review.recorded_by):
            raise Refused("not_allowed", id)
        if review.act == reviews.CORRECT:
            raise Refused("not_allowed", id)
        for one in [review, *_reached(tx, review)]:
            if not one.withdrawn:
                tx.put(replace(one, withdrawn=True), "review_withdrawn")
                _stands(tx, _desk_of(tx, one))


def _reached(tx: Tx, review: Review) -> list[Review]:
    """What the return of a whole sheet has become in its rows goes with it."""
    if review.target != "sheet" or review.act != "return":
        return []
    beside = tx.all(Review, review.workshop_id, sheet_id=review.sheet_id)
    return [one for one in beside if one.id == reviews.reached_id(review, one.target_id)]


def _is_as_read(desk: Desk, entry: Entry, revision: int) -> bool:
    read = entry.sheet_id == desk.sheet.id and entry.revision == revision
    return read and counts(entry) and reviews.may_follow_the_rest(desk.earlier)


def _desk(tx: Tx, sheet: Sheet, entry: Entry | None = None) -> Desk:
    activity = tx.need(Activity, sheet.workshop_id, sheet.activity_id)
    if activity.secret:
        raise Refused("secret_sheet", activity.id)
    return Desk(activity, sheet, entry, tx.all(Review, sheet.workshop_id, target_id=entry.id if entry else sheet.id))


def _desk_of(tx: Tx, review: Review) -> Desk:
    entry = None if review.target == "sheet" else tx.need(Entry, review.workshop_id, review.target_id)
    return _desk(tx, tx.need(Sheet, review.workshop_id, review.sheet_id), entry)


def _must_know(desk: Desk, after: int) -> None:
    """RV1: whoever judges has seen the last judgement."""
    judged = reviews.last_judgement(desk.earlier)
    if after != (judged.number if judged else 0):
        raise Refused("judged_meanwhile", judged.by if judged else "", "after")


def _review(tx: Tx, viewer: Viewer, desk: Desk, act: str, id: str) -> Review:
    if tx.get(Review, viewer.workshop_id, take.fresh_id(id, "review")) is not None:
        raise Refused("review_exists", id, "review")
    return Review(
        id=id,
        workshop_id=viewer.workshop_id,
        target="entry",
        target_id=desk.target_id,
        act=act,
        at=tx.at,
        round=reviews.round_of(desk.earlier, act),
        activity_id=desk.activity.id,
        sheet_id=desk.sheet.id,
        number=reviews.next_number(desk.earlier),
        seen=dict(desk.entry.values or {}) if desk.entry else {},
    )


def _put(tx: Tx, viewer: Viewer, desk: Desk, made: Review, by: str) -> dict[str, Any]:
    recorded = viewer.person_id if by != viewer.person_id else None
    review = tx.put(replace(made, by=by, recorded_by=recorded), "review_made")
    _stands(tx, replace(desk, earlier=[*desk.earlier, review]))
    return {"number": review.number}


def _stands(tx: Tx, desk: Desk) -> None:
    """EN2: what was returned is open for correction until it is judged anew."""
    open_now = reviews.is_open_for_correction(desk.earlier)
    if desk.entry is not None and desk.entry.reopened != open_now:
        tx.put(replace(desk.entry, reopened=open_now), "entry_reopened" if open_now else "entry_settled")
    if desk.entry is None and desk.sheet.reopened != open_now:
        tx.put(replace(desk.sheet, reopened=open_now), "sheet_reopened" if open_now else "sheet_settled")


def _field(tx: Tx, desk: Desk, named: str | None) -> str | None:
    if named is None:
        return None
    design = definition_of(tx, desk.activity.workshop_id, desk.activity.worksheet_id)
    if all(field.id != named for field in design.fields):
        raise Refused("unknown_field", f"{named:.60}", "field")
    return named


def _words(text: str, act: str) -> str:
    """A remark says something, a return says why."""
    needs = act in ("comment", "return")
    return take.needed(text, "text", LONGEST_REMARK) if needs else take.text(text, "text", LONGEST_REMARK)


def _theme(tx: Tx, viewer: Viewer, named: str) -> str:
    known: Iterable[Any] = tx.need(Workshop, viewer.workshop_id, viewer.workshop_id).themes
    return take.one_of(named, "theme", ("", *(str(theme["id"]) for theme in known)))


HANDLERS: dict[type[Command], Handler] = {
    ReviewEntry: review_entry,
    ReviewSheet: review_sheet,
    AcceptRest: accept_rest,
    WithdrawReviews: withdraw_reviews,
}

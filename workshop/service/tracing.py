"""*Jejak usulan* for who may read it: staff of any organisation (an assessor with limits as far as they reach), a participant of
the own one, and there only rows that are theirs to see.  The leadership sees figures, not proposals (VS1).
"""

from typing import Any

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.entries import Entry, counts
from workshop.domain.house import House
from workshop.domain.judgements import Ballot, Decision
from workshop.domain.organisations import Organisation
from workshop.domain.refusals import Refused
from workshop.domain.traces import archive_of, needed_worksheets, trace_of
from workshop.domain.viewers import Viewer
from workshop.domain.visibility import visible_to
from workshop.domain.workshops import Workshop
from workshop.service.boards import shelves_of
from workshop.service.catching_up import house_of
from workshop.service.readying import definition_of
from workshop.storage.sqlite import Store


def traces(store: Store, viewer: Viewer, organisation_id: str) -> dict[str, Any]:
    """`{organisation: {id, name}, rows, hidden}`, as of now.  Of a merged organisation its survivor's."""
    own = not viewer.sees_figures and viewer.organisation_id is not None and organisation_id == viewer.organisation_id
    if not (viewer.is_staff or own):
        raise Refused("not_allowed")
    with store.reading() as reader:
        asked = reader.need(Organisation, viewer.workshop_id, organisation_id)
        shelves, hall = shelves_of(reader, viewer.workshop_id, Worksheet, Ballot, Decision)
        used = needed_worksheets(shelves.all(Activity), shelves.all(Worksheet))
        designs = {one.id: definition_of(reader, viewer.workshop_id, one.id) for one in used}
        house = None if viewer.is_staff and not viewer.reads_in_part else house_of(reader, viewer.workshop_id)
        title = reader.need(Workshop, viewer.workshop_id, viewer.workshop_id).title
    archive = archive_of(shelves, hall, designs)
    id = hall.organisation_id(asked.id)
    found = trace_of(archive, id, lambda entry: house is None or _is_theirs(viewer, entry, house))
    return {"workshop": title, "organisation": {"id": id, "name": hall.organisations[id].name}, **found}


def _is_theirs(viewer: Viewer, entry: Entry, house: House) -> bool:
    """What they see anyway; and what a colleague handed in on a group's sheet stands there for the organisation."""
    if visible_to(entry, viewer.audiences(), house) is not None:
        return True
    if viewer.reads_in_part:
        return False
    activity, sheet = house.activities.get(entry.activity_id), house.sheets.get(entry.sheet_id)
    return counts(entry) and activity is not None and activity.see and sheet is not None and sheet.unit != "person"

"""Silence: which units could have written in an activity and have no row that counts.

It is stated, never judged.  A secret activity names nobody: beside the contents, who was silent would say who was not.
"""

from workshop.domain.activities import Activity
from workshop.domain.people import Person
from workshop.domain.record_hall import Hall
from workshop.domain.record_parts import groups_of


def silent_units(activity: Activity, hall: Hall, written: set[str]) -> list[str]:
    """The ids of the asked units without a row, in the order of the record; nobody is silent before the opening,
    nor where an earlier stage's rows stand."""
    if activity.state == "planned" or activity.secret or activity.brought_from:
        return []
    asked = dict.fromkeys(_asked(activity, hall))
    return sorted((unit for unit in asked if unit not in written), key=lambda unit: hall.unit_order(activity.unit, unit))


def _asked(activity: Activity, hall: Hall) -> list[str]:
    if activity.unit == "group":
        groups = groups_of(hall, activity.grouping_id)
        return [group.id for group in groups if not activity.audience or group.id in activity.audience]
    people = [person for person in hall.guests() if _reached(person, activity, hall)]
    if activity.unit == "person":
        return [person.id for person in people]
    named = [hall.organisation_id(id) for id in activity.audience if id in hall.organisations]
    return named + [hall.organisation_of[person.id] for person in people if person.id in hall.organisation_of]


def _reached(person: Person, activity: Activity, hall: Hall) -> bool:
    """Whether the audience (everyone, or organisations and groups) has this person in it."""
    if not activity.audience:
        return True
    organisations = {hall.organisation_id(id) for id in activity.audience}
    in_a_group = any(person.id in hall.members.get(id, ()) for id in activity.audience)
    return in_a_group or hall.organisation_of.get(person.id) in organisations

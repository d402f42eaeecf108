"""The part of a record that says how its papers look and who signs them."""

from workshop.domain.objects import Json
from workshop.domain.offices import Office, as_it_stands
from workshop.domain.record_hall import Shelves
from workshop.domain.workshops import Workshop


def office_part(shelves: Shelves, workshop: Workshop, personal: bool) -> dict[str, Json]:
    """A signatory's NIP only for who keeps the papers."""
    office = next(iter(shelves.all(Office)), None)
    told = as_it_stands(workshop, office.profile if office else {})
    signatories = [one if personal else {**one, "nip": ""} for one in told["signatories"]]
    return {**told, "signatories": signatories, "emblem": office.emblem if office else ""}

"""A small hall as the tests find it."""

from workshop.domain.activities import Activity, Worksheet
from workshop.domain.groups import Group, Grouping, Membership, membership_id
from workshop.domain.objects import Stored
from workshop.domain.organisations import Organisation
from workshop.domain.people import Credential, Grant, Person, Seat
from workshop.domain.workshops import Workshop
from workshop.service.identity import digest

W = "wks_hall"

SASARAN = {
    "key": "t_sasaran",
    "title_id": "Sasaran",
    "title_en": "Target",
    "unit": "group",
    "fields": [
        {"id": "sasaran", "label_id": "Sasaran", "label_en": "Target", "type": "text", "required": True, "max_len": 200},
        {"id": "satuan", "label_id": "Satuan", "label_en": "Unit", "type": "text", "required": True, "max_len": 30},
        {"id": "baseline", "label_id": "Baseline", "label_en": "Baseline", "type": "number"},
        {"id": "opd", "label_id": "OPD", "label_en": "Organisation", "type": "opd"},
        {"id": "dari", "label_id": "Dari baris", "label_en": "From row", "type": "ref", "ref": ["*"]},
        {"id": "tahun", "label_id": "Tahun", "label_en": "Year", "type": "year"},
    ],
}


def the_hall() -> list[Stored]:
    """Ann and Bud in group 1, Cut in group 2, Lina leads; one activity for groups is open."""
    things: list[Stored] = [
        Workshop(id=W, workshop_id=W, title="Bimtek", join_code="ABC234"),
        Organisation(id="org_a", workshop_id=W, name="Dinas Kesehatan"),
        Grouping(id="grg_1", workshop_id=W, key="dimensi", title="Dimensi"),
        Group(id="grp_1", workshop_id=W, grouping_id="grg_1", number=1),
        Group(id="grp_2", workshop_id=W, grouping_id="grg_1", number=2),
        Worksheet(id="wsh_1", workshop_id=W, key="t_sasaran", definition=SASARAN, frozen=True),
        Activity(id="act_1", workshop_id=W, worksheet_id="wsh_1", unit="group", grouping_id="grg_1", state="open"),
        Person(id="per_lina", workshop_id=W, name="Lina", staff=True),
        Grant(id="grt_lina", workshop_id=W, person_id="per_lina", role="facilitator"),
    ]
    for name, group in (("ann", "grp_1"), ("bud", "grp_1"), ("cut", "grp_2")):
        things += [
            Person(id=f"per_{name}", workshop_id=W, name=name),
            Seat(id=f"sea_{name}", workshop_id=W, organisation_id="org_a", person_id=f"per_{name}"),
            Membership(
                id=membership_id("grg_1", f"sea_{name}"),
                workshop_id=W,
                grouping_id="grg_1",
                seat_id=f"sea_{name}",
                group_id=group,
            ),
        ]
    tokens = [
        Credential(id=f"crd_{n}", workshop_id=W, person_id=f"per_{n}", kind="device", secret_hash=digest(n))
        for n in ("ann", "bud", "cut", "lina")
    ]
    return [*things, *tokens]

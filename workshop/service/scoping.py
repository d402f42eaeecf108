"""What an assessor reviews, set by who leads; whoever has no limits reviews everything (RV2)."""

from dataclasses import replace

from workshop.domain import accepting as take
from workshop.domain.commands.base import Command
from workshop.domain.commands.reviews import ScopeAssessor
from workshop.domain.groups import Group
from workshop.domain.organisations import Organisation
from workshop.domain.refusals import Refused
from workshop.domain.viewers import Viewer
from workshop.domain.workshops import Workshop
from workshop.service.desk import Handler
from workshop.service.review_rights import assessor_grants
from workshop.service.rights import must_lead
from workshop.storage.transaction import Tx

MOST_NAMED = 200


def scope_assessor(tx: Tx, viewer: Viewer, command: ScopeAssessor) -> None:
    must_lead(viewer)
    grants = assessor_grants(tx, viewer.workshop_id, command.person)
    if not grants:
        raise Refused("not_an_assessor", command.person, "person")
    scope = _scope(tx, viewer.workshop_id, command)
    for grant in grants:
        if grant.scope != scope:
            tx.put(replace(grant, scope=scope), "scope_set")


def _scope(tx: Tx, workshop_id: str, command: ScopeAssessor) -> dict[str, list[str]]:
    """Only what this workshop has, each once."""
    known = tuple(str(theme["id"]) for theme in tx.need(Workshop, workshop_id, workshop_id).themes)
    for theme in take.rows(command.themes, "themes", MOST_NAMED):
        take.one_of(theme, "themes", known)
    for group in take.rows(command.groups, "groups", MOST_NAMED):
        if tx.need(Group, workshop_id, group).removed:
            raise Refused("unknown_group", group, "groups")
    for organisation in take.rows(command.organisations, "organisations", MOST_NAMED):
        tx.need(Organisation, workshop_id, organisation)
    named = {"themes": command.themes, "groups": command.groups, "organisations": command.organisations}
    return {name: list(dict.fromkeys(ids)) for name, ids in named.items() if ids}


HANDLERS: dict[type[Command], Handler] = {ScopeAssessor: scope_assessor}

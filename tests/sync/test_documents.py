"""VS1, RS2, RS3, CL5 by machine: documents are laid, renamed, shared, withdrawn and referred to while everybody's lines drop
and people change groups, offices and roles.  Whatever happened, in the end everybody holds the documents their snapshot shows,
and no others."""

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from tests.hall import W
from tests.sync.test_machines import PHONES, ROWS, UNITS, Hall, activity, someone
from workshop.domain.attachments import Attachment
from workshop.storage.uploads import Found, Upload, keep

TABLES = (
    *(("group", f"grp_{number}") for number in (1, 2, 3)),
    ("organisation", "org_a"),
    ("organisation", "org_b"),
    ("workshop", ""),
)
DOCUMENTS = tuple(f"att_{number}" for number in range(len(TABLES)))

document = st.sampled_from(DOCUMENTS)


class Tables(Hall):
    def __init__(self) -> None:
        super().__init__()
        lying = [_lying(id, *table) for id, table in zip(DOCUMENTS, TABLES, strict=True)]
        self.store.write(lambda tx: [tx.put(one, "attachment_added") for one in lying])

    @rule(target=Hall.commands, name=someone, document=document, shared=st.booleans())
    def shares(self, name: str, document: str, shared: bool) -> Any:
        return self._tell(name, "share_attachment", {"attachment": document, "shared": shared})

    @rule(target=Hall.commands, document=document, shared=st.booleans())
    def is_shared(self, document: str, shared: bool) -> Any:
        return self.shares("lina", document, shared)

    @rule(target=Hall.commands, name=someone, document=document, withdrawn=st.booleans())
    def withdraws(self, name: str, document: str, withdrawn: bool) -> Any:
        return self._tell(name, "withdraw_attachment", {"attachment": document, "withdrawn": withdrawn})

    @rule(target=Hall.commands, name=someone, document=document, said=st.sampled_from(["Renstra", "Renja", ""]))
    def renames(self, name: str, document: str, said: str) -> Any:
        return self._tell(name, "change_attachment", {"attachment": document, "name": said or None, "caption": said})

    @rule(target=Hall.commands, name=someone, table=st.sampled_from(TABLES), number=st.integers(0, 2))
    def lays(self, name: str, table: tuple[str, str], number: int) -> Any:
        """What has arrived; the same content again is one document."""
        id = f"upl_{name}_{number}"
        upload = Upload(
            workshop_id=W,
            id=id,
            person_id=f"per_{name}",
            organisation_id=None,
            name="Renstra.pdf",
            size=9,
            check_sum="0" * 8,
            target={"unit": table[0], "unit_id": table[1]},
            found=Found("application/pdf", 9, f"{number}" * 64),
        )
        self.store.write(lambda tx: keep(tx, upload))
        return self._tell(name, "add_attachment", {"attachment": id})

    @rule(target=Hall.commands, name=st.sampled_from(PHONES), act=activity, row=st.sampled_from(ROWS), document=document)
    def refers(self, name: str, act: str, row: str, document: str) -> Any:
        self.save(name, act, False, row, "air", True)
        entry = f"{row}_{act}_{self._unit(name, act, False)}"
        payload = {"citation": f"cit_{entry}_{document}", "entry": entry, "attachment": document, "place": "hal. 12"}
        return self._tell(name, "cite_attachment", payload)

    @rule(target=Hall.commands, name=someone, act=activity, row=st.sampled_from(ROWS), document=document, gone=st.booleans())
    def no_longer_refers(self, name: str, act: str, row: str, document: str, gone: bool) -> Any:
        citation = f"cit_{row}_{act}_{UNITS[act][0]}_{document}"
        return self._tell(name, "withdraw_citation", {"citation": citation, "withdrawn": gone})


def test_RS3_whatever_happens_to_documents_everybody_holds_what_a_reload_would_show() -> None:
    run_state_machine_as_test(
        Tables, settings=settings(max_examples=30, stateful_step_count=40, suppress_health_check=list(HealthCheck))
    )


def _lying(id: str, unit: str, unit_id: str) -> Attachment:
    told = {"name": "Renstra.pdf", "media_type": "application/pdf", "size": 9, "content_hash": id * 8, "by": "per_lina"}
    return Attachment(id=id, workshop_id=W, unit=unit, unit_id=unit_id, **told)

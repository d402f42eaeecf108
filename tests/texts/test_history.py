"""The history says every act in a sentence of its own, in both languages."""

import pytest

from workshop.domain.acts import KINDS, LEADING
from workshop.domain.changes import NAMES
from workshop.texts import LANGUAGES, catalogue

# What goes along with an act, or what people do with what is theirs: never the line that gives the sentence.
ALONG = {
    name
    for names in (
        "seat_taken seat_handed_over seat_given_back seat_set_aside substitution_changed credential_made",
        "credential_handed_over claim_made sheet_started sheet_touched entry_moved entry_reopened entry_settled source_moved",
        "sheet_reopened sheet_settled review_moved help_called rows_waived waived_rows_arrived vote_cast vote_came_late",
        "entry_carried agenda_item_slid",
        "plenary_started plenary_ended plenary_turned presentation_listed presentation_moved presentation_called",
        "presentation_ended presentation_waits presentation_skipped presentation_timed page_turned",
    )
    for name in names.split()
}


def test_every_change_leads_an_act_or_goes_along_with_one() -> None:
    assert [name for name in NAMES if name not in LEADING and name not in ALONG] == [], (
        "a sentence in history.json, a kind in acts.py"
    )
    assert set(LEADING) <= set(NAMES) and not set(LEADING) & ALONG
    assert set(LEADING.values()) == set(KINDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_has_a_sentence_in(language: str) -> None:
    said = catalogue()

    assert [name for name in LEADING if not said.get(f"history.{name}", {}).get(language)] == []
    assert [kind for kind in KINDS if not said.get(f"history.kind.{kind}", {}).get(language)] == []

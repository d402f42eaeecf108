"""The rehearsal's own office files: the messy workbooks hold exactly what the clean lists hold."""

import csv
import json

import pytest

from tests.intake.books import KONSEL, konsel
from tests.intake.test_plan import organisations_after, people_after
from workshop.intake.figures import figures
from workshop.intake.organisations import read_organisations
from workshop.intake.people import read_people
from workshop.intake.plan import plan_organisations, plan_people
from workshop.intake.problems import sentence
from workshop.intake.rosters import KnownOrganisation, KnownPerson

ORGANISATIONS = ("organisations_messy.xlsx", "organisations.csv")
PEOPLE = ("participants_messy.xlsx", "participants.csv")


def clean(name: str) -> list[dict[str, str]]:
    with (KONSEL / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def confirmed_organisations(name: str = ORGANISATIONS[0]) -> list[KnownOrganisation]:
    return organisations_after(plan_organisations(read_organisations(konsel(name)), []))


def confirmed_people(name: str) -> list[KnownPerson]:
    return people_after(plan_people(read_people(konsel(name), confirmed_organisations()), []))


@pytest.mark.parametrize("name", ORGANISATIONS)
def test_both_lists_of_organisations_give_the_same_organisations(name: str) -> None:
    held = confirmed_organisations(name)

    found = [(each.name.casefold(), each.abbreviation.casefold(), each.kind) for each in held]
    listed = [(each["name"].casefold(), each["abbreviation"].casefold(), each["kind"]) for each in clean("organisations.csv")]
    assert found == listed
    assert len(found) == 74


@pytest.mark.parametrize("name", PEOPLE)
def test_both_lists_of_people_give_the_same_people_at_the_same_organisations(name: str) -> None:
    offices = {office.id: office.abbreviation.casefold() for office in confirmed_organisations()}
    held = confirmed_people(name)

    found = {
        (
            person.name.casefold(), offices[person.organisation_id], person.position, person.sector, person.sex,
            person.nip,
        )
        for person in held
    }  # fmt: skip
    listed = {
        (
            each["name"].casefold(), each["organisation"].casefold(), each["position"], each["unsur"], each["sex"],
            each["nip"],
        )
        for each in clean("participants.csv")
    }  # fmt: skip
    assert found == listed
    assert len(held) == 72


def test_the_figures_of_the_messy_files_are_the_expected_ones() -> None:
    expected = json.loads((KONSEL / "expected.json").read_text("utf-8"))["imports"]
    offices = confirmed_organisations()

    organisations = read_organisations(konsel("organisations_messy.xlsx"))
    people = read_people(konsel("participants_messy.xlsx"), offices, confirmed_people("participants.csv"))

    assert figures(organisations, people) == expected


def test_the_problems_of_the_messy_files_are_told_in_words() -> None:
    offices = confirmed_organisations()
    organisations = read_organisations(konsel("organisations_messy.xlsx"))
    people = read_people(konsel("participants_messy.xlsx"), offices)

    assert [sentence(problem, "id") for problem in (*organisations.problems, *people.problems)] == [
        "Baris 82: instansi yang sama dengan baris 11 (Dinas Perumahan Rakyat, Kawasan Permukiman dan Pertanahan). "
        "Diambil satu kali.",
        "Baris 27: orang yang sama dengan baris 24 (Zulkifli Lapaola, S.T., M.T.). Diambil satu kali.",
    ]


@pytest.mark.parametrize("name", PEOPLE)
def test_importing_either_list_again_changes_nothing(name: str) -> None:
    offices, held = confirmed_organisations(), confirmed_people(name)

    again = plan_people(read_people(konsel(name), offices, held), held)

    assert again.writes == ()
    assert len(again.unchanged) == 72


def test_the_clean_list_after_the_messy_one_adds_nobody_and_the_messy_one_after_it_changes_nothing() -> None:
    offices, held = confirmed_organisations(), confirmed_people("participants_messy.xlsx")

    corrected = plan_people(read_people(konsel("participants.csv"), offices, held), held)
    held = people_after(corrected, held)
    again = plan_people(read_people(konsel("participants_messy.xlsx"), offices, held), held)

    assert corrected.new == ()
    assert sorted(person.list_key for person in held) == [each["id"] for each in clean("participants.csv")]
    assert again.writes == ()

"""What confirming would do; and that a file imported again does nothing."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.books import OFFICES, csv_table, table
from workshop.intake.organisations import read_organisations
from workshop.intake.people import read_people
from workshop.intake.plan import Plan, plan_organisations, plan_people
from workshop.intake.rosters import KnownOrganisation, KnownPerson
from workshop.intake.table import Row, Table

ORGANISATION_HEAD = {"A": "No", "B": "Nama OPD", "C": "Singkatan", "D": "Unsur"}
PEOPLE_HEAD = {"A": "No", "B": "Nama", "C": "NIP", "D": "OPD", "E": "L/P", "F": "ID", "G": "Jabatan"}

name = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["Fitriani", "FITRIANI", "fitriani, S.T.", "O", "Ma’ruf", "MA'RUF ST", "Jumlah", "Budi", "DKP", "Dinkes"]),
)  # fmt: skip
office = st.sampled_from(["", "Dinkes", "DINAS KESEHATAN", "Kec. Andoolo", "RTIK", "entah"])
nip = st.sampled_from(["", "-", "197003112000061005", "19700311 200006 1 005", "198108292010012005", "12"])
key = st.sampled_from(["", "", "P1", "P2"])
organisation_rows = st.lists(st.tuples(st.just("1"), name, name, st.sampled_from(["", "Bisnis", "x"])), max_size=12)
people_rows = st.lists(
    st.tuples(st.just("1"), name, nip, office, st.sampled_from(["", "L", "Pr"]), key, st.sampled_from(["", "Staf", "Camat"])),
    max_size=14,
)  # fmt: skip


def lines(head: dict[str, str], rows: Sequence[tuple[str, ...]]) -> Table:
    filled = [
        Row(number, {letter: text for letter, text in zip(head, row, strict=True) if text.strip()})
        for number, row in enumerate(rows, start=2)
    ]
    return Table("daftar.csv", "", (), (Row(1, head), *(row for row in filled if row.cells)))


def organisations_after(plan: Plan, before: Sequence[KnownOrganisation] = ()) -> list[KnownOrganisation]:
    """What a workshop holds once the plan is confirmed; new ids are counted up, as a caller makes them."""
    held = {known.id: known for known in before}
    for planned in plan.writes:
        made = planned.id or f"org_{len(held) + 1}"
        held[made] = KnownOrganisation(
            made,
            planned.values["name"],
            planned.values["abbreviation"],
            (),
            planned.values["kind"],
            planned.values["sector"],
        )
    return list(held.values())


def people_after(plan: Plan, before: Sequence[KnownPerson] = ()) -> list[KnownPerson]:
    held = {known.id: known for known in before}
    for planned in plan.writes:
        made = planned.id or f"per_{len(held) + 1}"
        held[made] = KnownPerson(made, **planned.values)
    return list(held.values())


@settings(max_examples=100)
@given(organisation_rows)
def test_organisations_imported_again_change_nothing(rows: list[tuple[str, ...]]) -> None:
    file = lines(ORGANISATION_HEAD, rows)
    held = organisations_after(plan_organisations(read_organisations(file), []))

    again = plan_organisations(read_organisations(file, held), held)

    assert (again.new, again.changed) == ((), ())
    assert len(again.unchanged) == len(held)


@settings(max_examples=100)
@given(people_rows)
def test_people_imported_again_change_nothing(rows: list[tuple[str, ...]]) -> None:
    file = lines(PEOPLE_HEAD, rows)
    held = people_after(plan_people(read_people(file, OFFICES), []))

    again = plan_people(read_people(file, OFFICES, held), held)

    assert (again.new, again.changed) == ((), ())
    assert len(again.unchanged) == len(held)


@settings(max_examples=100)
@given(people_rows)
def test_every_row_that_names_a_person_is_taken_or_accounted_for(rows: list[tuple[str, ...]]) -> None:
    file = lines(PEOPLE_HEAD, rows)

    roster = read_people(file, OFFICES)

    taken = [row.row for row in roster.rows] + [found.row for found in roster.duplicates]
    left_out = [*roster.held_back, *(skipped.row for skipped in roster.skipped)]
    assert sorted(taken + left_out) == list(range(2, file.last_row + 1))
    assert {problem.row for problem in roster.problems if problem.severity == "error"} == set(roster.held_back)


@given(people_rows)
def test_the_same_file_gives_the_same_plan_with_keys_of_its_own(rows: list[tuple[str, ...]]) -> None:
    file = lines(PEOPLE_HEAD, rows)

    plans = [plan_people(read_people(file, OFFICES), []) for _ in range(2)]

    assert plans[0] == plans[1]
    keys = [planned.key for planned in plans[0].new]
    assert len(keys) == len(set(keys))


def test_a_corrected_file_changes_only_what_it_corrects() -> None:
    before = table(["Nama", "OPD", "Jabatan", "L/P"], ["Budi", "Dinkes", "Staf", "L"], ["Ani", "RTIK", "Ketua", "P"])
    after = table(["Nama", "OPD", "Jabatan"], ["Budi", "Dinkes", "Kepala Seksi"], ["Ani", "RTIK", None], ["Edi", "RTIK", ""])
    held = people_after(plan_people(read_people(before, OFFICES), []))

    plan = plan_people(read_people(after, OFFICES, held), held)

    assert [(planned.row, planned.id, planned.changes) for planned in plan.changed] == [
        (2, "per_1", {"position": ("Staf", "Kepala Seksi")})
    ]
    assert plan.changed[0].values["sex"] == "L"
    assert [planned.row for planned in plan.unchanged] == [3]
    assert [(planned.row, planned.key) for planned in plan.new] == [(4, "org_4/edi")]
    assert [planned.row for planned in plan.writes] == [2, 4]


def test_a_guess_fills_what_is_empty_and_never_overwrites() -> None:
    held = [KnownOrganisation("org_1", "Dinas Sosial", "Dinsos", (), "satuan", "")]

    plan = plan_organisations(read_organisations(csv_table("Nama OPD\nDINAS SOSIAL\n"), held), held)

    assert [planned.changes for planned in plan.changed] == [{"sector": ("", "pemerintah")}]


def test_a_known_organisation_is_renamed_when_the_file_spells_it_with_care() -> None:
    held = [KnownOrganisation("org_1", "Dinas Perhubungan", "DISHUB", (), "dinas", "pemerintah")]

    plan = plan_organisations(read_organisations(csv_table("Nama OPD,Singkatan\nDinas Perhubungan,Dishub\n"), held), held)

    assert [planned.changes for planned in plan.changed] == [{"abbreviation": ("DISHUB", "Dishub")}]


def test_nobody_is_removed_because_a_file_does_not_mention_them() -> None:
    held = [
        KnownPerson("per_1", "Budi", "org_1", sector="pemerintah"),
        KnownPerson("per_2", "Ani", "org_1", sector="pemerintah"),
    ]

    plan = plan_people(read_people(csv_table("Nama,OPD\nBudi,Dinkes\n"), OFFICES, held), held)

    assert [planned.id for planned in plan.unchanged] == ["per_1"]
    assert plan.writes == ()

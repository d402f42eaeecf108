"""A rule that cannot be kept is named with whom it concerns, and a rule that was kept is not."""

from collections import Counter, defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.test_splitting import ORGANISATIONS, groupings, halls, seeds
from workshop.domain.splitting.explaining import made
from workshop.domain.splitting.rules import Rules
from workshop.domain.splitting.seats import Question, Seated
from workshop.domain.splitting.solving import split
from workshop.domain.splitting.unmet import Unmet, unmet

rules = st.builds(
    Rules,
    defaults=st.booleans(),
    organisation=st.sampled_from(("apart", "together", "free")),
    sector=st.sampled_from(("no_lone", "even", "free")),
    sex=st.booleans(),
    seniority=st.booleans(),
)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    seats, groups = draw(halls(most=120)), draw(groupings)
    somewhere = st.sampled_from([*groups, "grp_gone"])
    names = st.sampled_from([seat.seat_id for seat in seats])
    return Question(
        groups=groups,
        seats=seats,
        rules=draw(rules),
        defaults=draw(st.dictionaries(st.sampled_from(ORGANISATIONS), somewhere, max_size=6)),
        fixed=draw(st.dictionaries(names, somewhere, max_size=8)),
    )


def named(question: Question, seed: int) -> dict[str, list[Unmet]]:
    found: dict[str, list[Unmet]] = defaultdict(list)
    for one in unmet(question, split(question, seed)):
        found[one.rule].append(one)
    return found


@settings(max_examples=30, deadline=None)
@given(questions(), seeds)
def test_every_rule_that_was_broken_is_named_and_no_other(question: Question, seed: int) -> None:
    placed, told = split(question, seed).placed, named(question, seed)
    present, known = set(question.groups), {seat.seat_id for seat in question.seats}

    lost = {seat for seat, group in question.fixed.items() if group not in present}
    assert {seat for one in told["fixed"] for seat in one.seats} == lost & known
    sent = {seat.organisation_id for seat in question.seats}
    gone = {office for office, group in question.defaults.items() if group not in present and office in sent}
    assert {one.about for one in told["defaults"]} == (gone if question.rules.defaults else set())

    torn = {seat.organisation_id for seat in question.seats if len(where(question, placed, seat.organisation_id)) > 1}
    crowded = {
        seat.organisation_id
        for seat in question.seats
        if max(where(question, placed, seat.organisation_id).values()) > 1
        and not (question.rules.defaults and seat.organisation_id in question.defaults)
    }
    assert {one.about for one in told["together"]} == (torn if question.rules.organisation == "together" else set())
    assert {one.about for one in told["apart"]} == (crowded if question.rules.organisation == "apart" else set())

    sizes = Counter(dict.fromkeys(question.groups, 0))
    sizes.update(group for group in placed.values() if group)
    apart = max(sizes.values()) - min(sizes.values())
    assert [(one.least, one.most) for one in told["size"]] == ([(min(sizes.values()), max(sizes.values()))] if apart > 1 else [])


@settings(max_examples=30, deadline=None)
@given(questions(), seeds)
def test_an_uneven_share_of_women_is_named_where_it_was_to_be_even(question: Question, seed: int) -> None:
    placed, told = split(question, seed).placed, named(question, seed)
    uneven = set()
    for sex in ("P", "L"):
        held = Counter(placed[seat.seat_id] for seat in question.seats if seat.sex == sex)
        counts = [held[group] for group in question.groups]
        if max(counts) - min(counts) > 1:
            uneven.add(sex)

    assert bool(told["sex"]) == (question.rules.sex and bool(uneven))
    assert {one.about for one in told["sex"]} <= uneven


def where(question: Question, placed: dict[str, str | None], organisation: str) -> Counter[str | None]:
    return Counter(placed[seat.seat_id] for seat in question.seats if seat.organisation_id == organisation)


def test_a_delegation_larger_than_the_number_of_groups_is_named_with_what_is_to_be_had_at_best() -> None:
    seats = tuple(Seated(f"s{n}", "org_setda") for n in range(7))

    assert named(Question(groups=("a", "b", "c"), seats=seats), 1)["apart"] == [
        Unmet(rule="apart", about="org_setda", seats=tuple(f"s{n}" for n in range(7)), most=3, best=3)
    ]


def test_the_only_academic_of_a_hall_is_a_lone_voice_and_is_named() -> None:
    seats = (*(Seated(f"s{n}", f"o{n}", "pemerintah") for n in range(9)), Seated("aka", "uho", "akademisi"))
    (lone,) = named(Question(groups=("a", "b"), seats=seats), 1)["no_lone"]

    assert (lone.seats, lone.about, lone.best) == (("aka",), "akademisi", 1)


def test_rules_about_another_grouping_are_named_where_that_one_says_nothing_or_says_more_than_there_is() -> None:
    seats = tuple(Seated(f"s{n}") for n in range(4))
    asked = Rules(same_as="grg_a", different_from=("grg_b",))
    empty = named(Question(groups=("a", "b"), seats=seats, rules=asked), 1)
    assert [one.about for one in (*empty["same_as"], *empty["different_from"])] == ["grg_a", "grg_b"]

    same = {"s0": "a", "s1": "a", "s2": None}
    met = {"grg_b": dict.fromkeys(("s0", "s1", "s3"), "x")}
    told = named(Question(groups=("a", "b"), seats=seats, rules=asked, same=same, met=met), 1)
    assert told["same_as"][0].seats == ("s2",)
    assert told["different_from"][0].seats and told["different_from"][0].best == 2


def test_each_group_is_counted_by_office_sector_sex_grade_and_rule() -> None:
    seats = (
        Seated("s1", "o1", "pemerintah", "P", "III"),
        Seated("s2", "o1", "pemerintah", "L", "IV", here=False),
        Seated("s3", "o2", "media", "", ""),
    )
    question = Question(groups=("a", "b"), seats=seats, fixed={"s1": "a", "s2": "a"}, defaults={"o2": "b"})
    first, second = (group.to_json() for group in made(question, split(question, 1)))

    assert (first["size"], first["here"], first["fixed"]) == (2, 1, ["s1", "s2"])
    assert first["organisations"] == {"o1": 2} and first["why"] == {"fixed": 2} and first["seniority"] == {"III": 1, "IV": 1}
    assert second["sectors"] == {"media": 1} and second["why"] == {"defaults": 1} and second["sexes"] == {"": 1}

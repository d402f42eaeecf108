"""CM1, EN2, VS4 by machine: people of two offices click as they like while the facilitator opens, closes, counts and begins anew.
Whatever happened, a voter has one voice, what came late is apart, and nobody but the voter ever reads how."""

import shutil
import tempfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from tests.made import Made, W
from workshop.domain.house import House
from workshop.domain.judgements import Ballot, Vote
from workshop.domain.visibility import visible_to
from workshop.service import hosting
from workshop.service.identity import viewer_of

OPTIONS = [{"id": id, "title": id.upper()} for id in "abc"]
OFFICES = {"ann": "a", "adi": "a", "bud": "b", "cut": "c"}
CLICKS, PEOPLE = 145, 74

someone = st.sampled_from(sorted(OFFICES))
dots = st.dictionaries(st.sampled_from("abcz"), st.integers(0, 3), max_size=3)

Choice = dict[str, dict[str, int]]


@cache
def furnished() -> Path:
    made = Made(Path(tempfile.mkdtemp()) / "hall.sqlite").make()
    made.at("10:00")
    for name, office in OFFICES.items():
        made.seats(name, office)
    for unit in ("person", "organisation"):
        made.leads("save_ballot", ballot=f"bal_{unit}", kind="dots", question="Mana?", options=OPTIONS, unit=unit)
    made.close()
    return made.store.path


def is_good(given: dict[str, int]) -> bool:
    return "z" not in given and all(1 <= many <= 2 for many in given.values()) and sum(given.values()) <= 3


class Balloting(RuleBasedStateMachine):
    """`stands` and `late`: voter → choice, as a person with a pencil would keep them."""

    unit = "person"

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.made = Made(Path(shutil.copy(furnished(), self.folder / "hall.sqlite")))
        self.made.lead = self.made.store.write(lambda tx: hosting.enter(tx, W))["token"]
        self.state, self.round, self.counted, self.shown = "planned", 1, False, False
        self.stands: dict[str, Choice] = {}
        self.late: dict[str, Choice] = {}
        self.ever: set[str] = set()
        self.told = 0
        self.sent: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = []

    @property
    def ballot(self) -> str:
        return f"bal_{self.unit}"

    @rule(who=someone, given=dots, old=st.integers(0, 4).map(lambda number: number == 0))
    def votes(self, who: str, given: dict[str, int], old: bool) -> None:
        choice = {option: {"dots": many} for option, many in given.items()}
        payload = {"ballot": self.ballot, "choice": choice, "round": self.round - old}
        id = f"cmd_{who}_{len(self.sent)}"
        answer = self.made.tells(who, "cast_vote", id=id, **payload)
        self.sent.append((who, id, payload, answer))
        taken = is_good(given) and not old and self.state != "planned"
        assert answer["ok"] == taken, answer
        if not taken:
            return
        voter = f"per_{who}" if self.unit == "person" else f"org_{OFFICES[who]}"
        self.ever.add(voter)
        assert answer.get("late", False) == (self.state == "closed")
        if self.state == "closed":
            self.late[voter] = choice
        else:
            self.late.pop(voter, None)
            self.stands[voter] = choice

    @precondition(lambda self: self.sent)
    @rule(pick=st.integers(0, 10_000))
    def arrives_twice(self, pick: int) -> None:
        """CM1: what was acknowledged is so for ever, and writes nothing again; what was refused is looked at anew."""
        who, id, payload, first = self.sent[pick % len(self.sent)]
        if first["ok"]:
            seq = self.made.seq()
            assert self.made.tells(who, "cast_vote", id=id, **payload) == first
            assert self.made.seq() == seq

    @rule()
    def opens(self) -> None:
        may = self.state != "open" and not self.counted
        self._leads("open_ballot", may)
        self.state = "open" if may else self.state

    @rule()
    def closes(self) -> None:
        may = self.state == "open"
        self._leads("close_ballot", may)
        self.state = "closed" if may else self.state

    @rule()
    def lets_in(self) -> None:
        may = bool(self.late) and not self.counted
        self._leads("let_in_votes", may)
        if may:
            self.stands |= self.late
            self.late = {}

    @rule(shows=st.booleans())
    def reveals(self, shows: bool) -> None:
        may = self.state == "closed" or not shows
        self._leads("reveal_ballot", may, revealed=shows)
        if may:
            self.shown = shows
            self.counted = self.counted or shows

    @rule(number=st.integers(0, 1_000_000))
    def begins_anew(self, number: int) -> None:
        may = self.state == "closed"
        answer = self._tells("reset_ballot", reset=f"rst_{number}_{self.round}", ballot=self.ballot)
        assert answer["ok"] == may
        if may:
            self.round, self.state, self.counted, self.shown = self.round + 1, "planned", False, False
            self.stands, self.late = {}, {}

    @invariant()
    def _CM1_a_voter_has_one_row_and_the_count_is_the_pencils(self) -> None:
        assert Counter(vote.voter_id for vote in self._votes()) == dict.fromkeys(self.ever, 1)
        result = self._ballot().result
        assert (result is not None) == self.counted
        if result is not None:
            voices = [choice for choice in self.stands.values() if choice]
            wanted = Counter({option: sum(choice.get(option, {"dots": 0})["dots"] for choice in voices) for option in "abc"})
            assert result["voices"] == len(voices)
            assert {place["option"]: place["sums"]["dots"] for place in result["hall"]} == dict(wanted)

    @invariant()
    def _VS4_nobody_else_reads_how_and_no_result_before_it_is_shown(self) -> None:
        with self.made.store.reading() as reader:
            lead, other = viewer_of(reader, W, self.made.lead).audiences(), viewer_of(reader, W, "cut").audiences()
        for vote in self._votes():
            assert (visible_to(vote, lead, House()) or {})["choice"] == {}
            assert vote.voter_id in ("per_cut", "org_c") or visible_to(vote, other, House()) is None
        seen = visible_to(self._ballot(), other, House())
        assert seen is None or (seen["result"] is not None) == self.shown

    def _ballot(self) -> Ballot:
        return self.made.get(Ballot, self.ballot)

    def _votes(self) -> list[Vote]:
        return self.made.all(Vote, ballot_id=self.ballot)

    def _leads(self, name: str, may: bool, **more: Any) -> None:
        answer = self._tells(name, ballot=self.ballot, **more)
        assert answer["ok"] == may, (name, answer)

    def _tells(self, name: str, **payload: Any) -> dict[str, Any]:
        """Under an id that nobody used while the hall was furnished."""
        self.told += 1
        return self.made.tells(self.made.lead, name, id=f"cmd_machine_{self.told}", **payload)

    def teardown(self) -> None:
        self.made.close()
        shutil.rmtree(self.folder)


class OfOffices(Balloting):
    unit = "organisation"


@pytest.mark.parametrize("machine", [Balloting, OfOffices])
def test_CM1_EN2_VS4_whatever_the_hall_clicks_every_voter_has_one_voice(machine: type[Balloting]) -> None:
    quick = settings(max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(machine, settings=quick)


def test_CM1_145_clicks_by_74_people_are_74_votes(tmp_path: Path) -> None:
    made = Made(tmp_path / "hall.sqlite").make()
    made.at("10:00")
    people = [made.seats(f"p{number}", str(number % 36)) for number in range(PEOPLE)]
    made.leads("save_ballot", ballot="bal", kind="dots", question="Mana?", options=OPTIONS)
    made.leads("open_ballot", ballot="bal")
    for click in range(CLICKS):
        choice = {"abc"[click % 3]: {"dots": 1 + click % 2}}
        assert made.tells(people[click % PEOPLE], "cast_vote", ballot="bal", choice=choice)["ok"]
    made.leads("close_ballot", ballot="bal")
    made.leads("reveal_ballot", ballot="bal")
    result = made.get(Ballot, "bal").result or {}
    made.close()

    assert result["voices"] == PEOPLE
    assert sum(place["n"] for place in result["hall"]) == PEOPLE

"""How fast one credential may send."""

from workshop.service.allowance import MOST_KEPT, Allowance


class Clock:
    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


def test_a_burst_is_taken_and_then_so_many_a_second() -> None:
    clock = Clock()
    allowance = Allowance(burst=3, per_second=2, now=clock)

    assert [allowance.takes("ann") for _ in range(4)] == [True, True, True, False]
    clock.time += 0.5
    assert [allowance.takes("ann") for _ in range(2)] == [True, False]


def test_rest_fills_the_bucket_to_its_brim_and_no_further() -> None:
    clock = Clock()
    allowance = Allowance(burst=2, per_second=1, now=clock)
    allowance.takes("ann")
    clock.time += 3600

    assert [allowance.takes("ann") for _ in range(3)] == [True, True, False]


def test_one_credential_does_not_use_up_anothers() -> None:
    allowance = Allowance(burst=1, per_second=0, now=Clock())

    assert [allowance.takes(who) for who in ("ann", "ann", "bud")] == [True, False, True]


def test_whoever_has_been_quiet_is_forgotten_when_many_came_by() -> None:
    clock = Clock()
    allowance = Allowance(burst=2, per_second=1, now=clock)
    for number in range(MOST_KEPT):
        allowance.takes(f"guess {number}")
    clock.time += 10
    allowance.takes("ann")

    assert allowance.kept() == 1

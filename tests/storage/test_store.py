"""The store's contract: one writer, groups, rollback alone, journal and rows together."""

import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from workshop.domain.catalogue import BY_NAME, KINDS, table_of
from workshop.domain.organisations import Organisation
from workshop.domain.refusals import Refused
from workshop.domain.workshops import Workshop
from workshop.storage.sqlite import Store
from workshop.storage.transaction import Tx

W = "wks_one"


@pytest.fixture
def store(tmp_path: Path):
    opened = Store(tmp_path / "hall.sqlite")
    yield opened
    opened.close()


def an_organisation(name: str) -> Organisation:
    return Organisation(id=f"org_{name}", workshop_id=W, name=name)


def put(name: str):
    return lambda tx: tx.put(an_organisation(name), "organisation_saved")


def test_CL1_sequence_numbers_have_no_holes_even_after_a_refusal(store: Store) -> None:
    def refused(tx: Tx) -> None:
        tx.put(an_organisation("gone"), "organisation_saved")
        raise Refused("not_allowed")

    store.write(put("a"))
    with pytest.raises(Refused):
        store.write(refused)
    store.write(put("b"))

    with store.reading() as reader:
        assert [change.seq for change in reader.changes_since(W, 0)] == [1, 2]
        assert reader.get(Organisation, W, "org_gone") is None


def test_CL2_row_and_journal_line_are_one(store: Store) -> None:
    stored = store.write(put("Dinkes"))

    with store.reading() as reader:
        assert reader.get(Organisation, W, stored.id) == stored
        assert reader.changes_since(W, 0)[-1].object == stored
        assert stored.revision == 1


def test_CL5_folding_the_changes_equals_the_tables(store: Store) -> None:
    for name in ("a", "b", "a", "c", "a"):
        store.write(put(name))

    with store.reading() as reader:
        folded = {(c.object.type, c.object.id): c.object for c in reader.changes_since(W, 0)}
        assert sorted(o.to_json()["id"] for o in folded.values()) == sorted(o.id for o in reader.everything(W))
        assert all(reader.get(BY_NAME[kind], W, id) == thing for (kind, id), thing in folded.items())


def test_a_group_of_waiting_writers_is_all_stored_and_a_refused_one_rolls_back_alone(store: Store) -> None:
    results: list[object] = []

    def one(number: int) -> None:
        def job(tx: Tx) -> Organisation:
            stored = tx.put(an_organisation(str(number)), "organisation_saved")
            if number % 5 == 0:
                raise Refused("not_allowed")
            return stored

        try:
            results.append(store.write(job))
        except Refused as refusal:
            results.append(refusal.code)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(60)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with store.reading() as reader:
        assert reader.count(Organisation, W) == 48
        assert results.count("not_allowed") == 12
        assert reader.seq(W) == 48


def test_a_full_disk_is_said_by_its_name_and_all_goes_on_once_there_is_room(tmp_path: Path) -> None:
    store = Store(tmp_path / "hall.sqlite")
    store.write(put("a"))
    (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Refused) as refusal:
        store.write(lambda tx: [put(f"{number}")(tx) for number in range(500)])
    assert (refusal.value.code, store.full) == ("disk_full", True)

    store._connection.execute("PRAGMA max_page_count = 1000000")
    store.write(put("b"))
    with store.reading() as reader:
        assert [o.id for o in reader.all(Organisation, W)] == ["org_a", "org_b"]
    assert not store.full
    store.close()


def test_what_a_commit_could_not_keep_is_answered_try_again_and_leaves_nothing(tmp_path: Path) -> None:
    def failing(function, *arguments):
        if arguments == ("COMMIT",):
            raise sqlite3.OperationalError("disk I/O error")
        return function(*arguments)

    store = Store(tmp_path / "hall.sqlite", offload=failing)
    with pytest.raises(Refused) as refusal:
        store.write(put("a"))
    store.commit = lambda function, *arguments: function(*arguments)
    store.write(put("b"))

    assert refusal.value.code == "try_again"
    with store.reading() as reader:
        assert [o.id for o in reader.all(Organisation, W)] == ["org_b"]
    store.close()


def test_TX1_a_job_of_many_rows_is_aside_from_begin_to_commit_and_told_like_any_other(tmp_path: Path) -> None:
    aside: list[int] = []

    def in_a_thread(function, *arguments):
        done: list = []

        def works() -> None:
            aside.append(threading.get_ident())
            try:
                done.append((function(*arguments), None))
            except BaseException as error:
                done.append((None, error))

        thread = threading.Thread(target=works)
        thread.start()
        thread.join()
        (result, error) = done[0]
        if error is not None:
            raise error
        return result

    store = Store(tmp_path / "hall.sqlite", in_a_thread, lambda function, *arguments: function(*arguments))
    told: list[list[str]] = []
    store.on_commit = lambda changes: told.append([change.name for change in changes])
    where: list[int] = []

    def many(tx: Tx) -> str:
        where.append(threading.get_ident())
        tx.put_all([an_organisation(str(number)) for number in range(50)], "organisation_imported")
        return "done"

    def refused(tx: Tx) -> None:
        many(tx)
        raise Refused("not_allowed")

    assert store.write(many, apart=True) == "done"
    with pytest.raises(Refused):
        store.write(refused, apart=True)
    store.write(put("after"))
    assert where == aside[-2:], "the job ran where the loop does not"
    assert [len(one) for one in told] == [50, 1]
    with store.reading() as reader:
        assert (reader.seq(W), len(reader.all(Organisation, W))) == (51, 51)
    store.close()


def test_CM3_nobody_is_answered_and_nothing_told_before_the_commit_is_done(tmp_path: Path) -> None:
    asked, may_go_on, order = threading.Event(), threading.Event(), []

    def slow_disk(function, *arguments):
        if arguments == ("COMMIT",):
            asked.set()
            may_go_on.wait(10)
            order.append("committed")
        return function(*arguments)

    store = Store(tmp_path / "hall.sqlite", offload=slow_disk)
    store.on_commit = lambda changes: order.append("told")
    writing = threading.Thread(target=lambda: (store.write(put("a")), order.append("answered")))
    writing.start()
    assert asked.wait(10)
    writing.join(0.1)
    before = list(order)
    may_go_on.set()
    writing.join(10)
    store.close()

    assert before == []
    assert order[0] == "committed" and sorted(order[1:]) == ["answered", "told"]


def test_readers_never_see_what_is_not_committed(store: Store) -> None:
    seen: list[int] = []

    def job(tx: Tx) -> None:
        tx.put(an_organisation("a"), "organisation_saved")
        with store.reading() as reader:
            seen.append(reader.count(Organisation, W))

    store.write(job)
    assert seen == [0]


def test_whoever_is_reading_when_the_store_closes_reads_to_the_end(tmp_path: Path) -> None:
    store = Store(tmp_path / "hall.sqlite")
    store.write(put("a"))
    with store.reading() as reader:
        closing = threading.Thread(target=store.close)
        closing.start()
        closing.join(timeout=10)
        assert not closing.is_alive() and reader.count(Organisation, W) == 1
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        reader.count(Organisation, W)


def test_readers_of_many_threads_never_share_a_connection_nor_lose_it_to_the_closing(tmp_path: Path) -> None:
    store = Store(tmp_path / "hall.sqlite")
    store.write(put("a"))
    counted: list[int] = []

    def reads() -> None:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            while True:
                with store.reading() as reader:
                    counted.append(reader.count(Organisation, W))

    threads = [threading.Thread(target=reads) for _ in range(4)]
    for thread in threads:
        thread.start()
    while len(counted) < 100:
        time.sleep(0.01)
    store.close()
    for thread in threads:
        thread.join(timeout=20)
    assert not any(thread.is_alive() for thread in threads) and set(counted) == {1}


def test_P1_an_acknowledged_command_is_there_after_the_process_was_killed(tmp_path: Path) -> None:
    path = tmp_path / "hall.sqlite"
    script = (
        "import sys, os, pathlib\n"
        "from workshop.storage.sqlite import Store\n"
        "from workshop.domain.organisations import Organisation\n"
        f"store = Store(pathlib.Path({str(path)!r}))\n"
        "for n in range(200):\n"
        f"    store.write(lambda tx: tx.put(Organisation(id=f'org_{{n}}', workshop_id={W!r}, name='x'), 'organisation_saved'))\n"
        "    print(n, flush=True)\n"
        "    if n == 120: os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    acknowledged = [int(line) for line in done.stdout.split()]

    store = Store(path)
    with store.reading() as reader:
        kept = {o.id for o in reader.all(Organisation, W)}
    store.close()
    assert done.returncode == -9 and acknowledged[-1] == 120
    assert {f"org_{n}" for n in acknowledged} <= kept


def test_every_kind_of_object_has_its_table_with_its_columns(store: Store) -> None:
    with store.reading() as reader:
        for kind in KINDS:
            columns = [row[1] for row in reader.connection.execute(f"PRAGMA table_info({table_of(kind)})")]
            assert sorted(columns) == sorted(kind.columns())


def test_json_and_truth_values_come_back_as_they_went_in(store: Store) -> None:
    workshop = Workshop(
        id=W,
        workshop_id=W,
        title="O’Brien \u202e <b>",
        days=[{"date": "2021-09-23"}],
        rehearsal=True,
        join_code="ABC",
    )
    stored = store.write(lambda tx: tx.put(workshop, "workshop_created"))

    with store.reading() as reader:
        assert reader.get(Workshop, W, W) == stored

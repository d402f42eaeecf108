"""`python3 dev.py bench [--short] [--json FILE]`: runs everything, prints the table, never fails for being slow."""

import argparse
import json
import os
import sys
from pathlib import Path

from tools.bench import against, boards, papers, phones, single, voting
from tools.bench.contestants import GENERATOR_CORE
from tools.bench.figures import GOALS, table

# Rows and rounds that show that it runs.
FEW = (100, 1)


def main(arguments: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="dev.py bench", description="Speed as ratios within one run")
    asked.add_argument("--short", action="store_true", help="small crowds, one round: does it run")
    asked.add_argument("--json", type=Path, help="write the figures there")
    told = asked.parse_args(arguments)
    if not hasattr(os, "sched_setaffinity") or (os.cpu_count() or 1) < 2:
        print("bench membutuhkan Linux dengan dua inti. (bench needs Linux with two cores.)", file=sys.stderr)
        return 2
    os.sched_setaffinity(0, {GENERATOR_CORE})
    figures = measured(short=told.short)
    print(table(figures))
    if told.json:
        told.json.write_text(json.dumps({"short": told.short, "figures": figures}, indent=1) + "\n", encoding="utf-8")
    return 0


def measured(short: bool) -> dict[str, float]:
    size = against.SHORT if short else against.FULL
    found = against.ratios(size, say)
    say("the product alone")
    found["dark_150_equal_s"] = single.dark_150_equal_s()
    found["slow_disk_ratio"] = single.slow_disk_ratio(min(size.seconds, 2.0))
    found |= single.snapshots()
    found["journal_200k_ratio"] = single.journal_ratio(20_000 if short else 200_000, size.seconds)
    found |= voting.votes(150, 1.0 if short else 10.0)
    found |= boards.board(*FEW) if short else boards.board()
    found |= phones.phones(1, 500) if short else phones.phones(3)
    found |= papers.reports(FEW[0]) if short else papers.reports()
    found |= papers.while_exporting(min(size.seconds, 4.0))
    found["participant_first_load_kb"] = single.first_load_kb()
    return {goal.key: round(found[goal.key], 4) for goal in GOALS if goal.key in found}


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""`python3 dev.py chaos [--short] [--json FILE] [--seed N] [--only KIND]`: plays every disturbance and counts what went wrong."""

import argparse
import json
import platform
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tools.chaos.chromium import MISSING, Chromium, chromium
from tools.chaos.crew import bundled
from tools.chaos.scenes import browsers, dark, full, killed, phones, plug, poison, restored, wire
from tools.chaos.serving import SERVER
from tools.chaos.stage import Outcome, Size, staged

SHORT = Size(
    phones=12,
    pages=0,
    saves=150,
    faults=40,
    kills=5,
    plugs=3,
    restores=1,
    poison=40,
    poison_s=3,
    seconds=12,
    rounds=1,
    dark_s=2,
    asleep_s=3,
)
FULL = Size(
    phones=24,
    pages=3,
    saves=1000,
    faults=1000,
    kills=100,
    plugs=25,
    restores=6,
    poison=300,
    poison_s=20,
    seconds=120,
    rounds=3,
    dark_s=20,
    asleep_s=50,
)
SCENES = (wire, killed, phones, browsers, dark, restored, poison, full, plug)
CASES = 12


def main(arguments: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="dev.py chaos", description="Faults on the real server and the phones' own core")
    asked.add_argument("--short", action="store_true", help="every kind of fault once, a minute in all")
    asked.add_argument("--json", type=Path, help="write the counts there")
    asked.add_argument("--seed", type=int, default=1, help="the dice: which connection meets what, who types what")
    asked.add_argument(
        "--only", action="append", choices=[scene.KIND for scene in SCENES], help="only this kind; may be repeated"
    )
    told = asked.parse_args(arguments)
    if platform.system() != "Linux":
        print("chaos membutuhkan Linux. (chaos needs Linux.)", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        if browser is None:
            print(MISSING, flush=True)
        program = bundled(Path(folder))
        asked_for = [scene for scene in SCENES if not told.only or scene.KIND in told.only]
        can_be = [scene for scene in asked_for if browser is not None or not getattr(scene, "NEEDS_CHROMIUM", False)]
        outcomes = [_played(scene, program, told, browser) for scene in can_be]
    whole = counts(outcomes)
    print(json.dumps({key: value for key, value in whole.items() if key != "kinds"}))
    if told.json:
        told.json.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if whole["lost"] + whole["duplicated"] + whole["diverged"] else 0


def _played(scene: Any, program: tuple[list[str], Path], told: argparse.Namespace, browser: Chromium | None) -> Outcome:
    began = time.monotonic()
    size = SHORT if told.short else FULL
    with staged(program, told.seed, size.phones, getattr(scene, "RUNS", SERVER), browser) as stage:
        scene.play(stage, size)
        outcome = stage.finish(scene.KIND)
    verdict = outcome.verdict
    took = f"{time.monotonic() - began:.0f} s"
    counted = f"{verdict.acknowledged} / {verdict.lost} / {verdict.duplicated} / {verdict.diverged}"
    print(
        f"· {outcome.kind}: {outcome.faults} faults, acknowledged / lost / duplicated / diverged {counted} ({took})", flush=True
    )
    for case in [*verdict.cases[:CASES], *outcome.notes[:CASES]]:
        print(f"    {case}", flush=True)
    return outcome


def counts(outcomes: list[Outcome]) -> dict[str, Any]:
    kinds = [
        {
            "kind": one.kind,
            "faults": one.faults,
            **{name: getattr(one.verdict, name) for name in ("acknowledged", "lost", "duplicated", "diverged")},
            "by_fault": one.by_fault,
            "cases": [*one.verdict.cases, *one.notes],
        }
        for one in outcomes
    ]
    names = ("faults", "acknowledged", "lost", "duplicated", "diverged")
    return {**{name: sum(int(str(kind[name])) for kind in kinds) for name in names}, "kinds": kinds}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

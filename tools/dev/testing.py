"""The two test runs: the browser's DOM-free core under Node, and everything else under pytest."""

import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from tools.dev import assets, environment, node
from tools.dev.places import ROOT
from tools.dev.saying import say

# One after the other: what waits for browsers.  Beside it: what waits for servers, phones and printers; and the rest.
IN_TURN = (("tests/browser",), ("tests/chaos",))
BESIDE = ("tests/bench", "tests/documents", "tests/rehearsal", "tests/web")


def test(arguments: list[str]) -> int:
    """All tests; with further arguments only pytest, which gets them."""
    python = environment.prepare(environment.DEV)
    assets.ensure_built()
    if arguments:
        return subprocess.run([python, "-m", "pytest", *arguments], cwd=ROOT).returncode
    return _test_typescript() or _side_by_side([str(python), "-m", "pytest"])


def _side_by_side(pytest: list[str]) -> int:
    """Three processes at a time; what those beside say comes after the others have ended."""
    folders = sorted({file.parent.relative_to(ROOT).as_posix() for file in (ROOT / "tests").glob("**/test_*.py")})
    rest = [folder for folder in folders if not any(folder in part for part in (*IN_TURN, BESIDE))]
    with ExitStack() as outputs:
        beside = [_started([*pytest, *part], outputs.enter_context(tempfile.TemporaryFile())) for part in (BESIDE, rest)]
        codes = [subprocess.run([*pytest, *part], cwd=ROOT).returncode for part in IN_TURN]
        for process, said in beside:
            codes.append(process.wait())
            said.seek(0)
            shutil.copyfileobj(said, sys.stdout.buffer)
            sys.stdout.flush()
    return max(codes, key=abs)


def _started(command: list[str], said: IO[bytes]) -> tuple[subprocess.Popen[bytes], IO[bytes]]:
    return subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT), said


def _test_typescript() -> int:
    tests = sorted((ROOT / "tests" / "ts").glob("**/*.test.ts"))
    if not tests:
        return 0
    tools = node.with_libraries()
    say("Menguji inti peramban …", "testing the browser's core under Node.js")
    with tempfile.TemporaryDirectory() as folder:
        bundled = _bundle(tools, tests, Path(folder))
        return bundled or tools.run("--test", *sorted(Path(folder).rglob("*.test.cjs")))


def _bundle(tools: node.Node, tests: list[Path], folder: Path) -> int:
    return tools.run(
        ROOT / "node_modules" / "esbuild" / "bin" / "esbuild",
        *tests,
        "--bundle",
        "--platform=node",
        "--format=cjs",
        "--out-extension:.js=.cjs",
        "--jsx=automatic",
        "--jsx-import-source=preact",
        "--sourcemap=inline",
        "--log-level=warning",
        f"--outdir={folder}",
    )

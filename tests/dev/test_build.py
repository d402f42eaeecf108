"""The browser build, run with the real bundler on a small surface of its own."""

import gzip
import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

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

    def builds(self) -> dict[str, dict[str, str]]:
        subprocess.run([*self.tools.node, str(self.folder / "static" / "build.mjs")], check=True)
        manifest: dict[str, dict[str, str]] = json.loads((self.dist / "manifest.json").read_text())
        return manifest

    @property
    def dist(self) -> Path:
        return self.folder / "static" / "dist"


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    (tmp_path / "static").mkdir()
    for script in ("build.mjs", "layers.mjs"):
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
        "participant": ["css", "js"],
        "projector": ["js"],
    }
    assert "--space" in (bench.dist / manifest["participant"]["css"]).read_text()


def test_an_old_webview_can_read_what_is_built(bench: Workbench) -> None:
    manifest = bench.builds()

    assert "??" not in (bench.dist / manifest["participant"]["js"]).read_text()
    assert "inset" not in (bench.dist / manifest["participant"]["css"]).read_text()


def test_every_file_stands_beside_its_compressed_self(bench: Workbench) -> None:
    manifest = bench.builds()

    for name in (name for files in manifest.values() for name in files.values()):
        assert gzip.decompress((bench.dist / f"{name}.gz").read_bytes()) == (bench.dist / name).read_bytes()
        assert (bench.dist / f"{name}.br").stat().st_size > 0


def test_a_change_gets_a_new_name_and_the_old_file_goes(bench: Workbench) -> None:
    before = bench.builds()
    bench.writes("surfaces/participant.tsx", PAGE.replace("Selamat", "Sugeng"))

    after = bench.builds()

    assert after["participant"]["js"] != before["participant"]["js"]
    assert after["projector"] == before["projector"]
    assert not list(bench.dist.glob(f"{before['participant']['js']}*"))

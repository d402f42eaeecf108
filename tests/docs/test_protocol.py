"""What the docs say of the wire is what the code does: the made pages are fresh, and no refusal is without a sentence."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from tools import protocol
from tools.dev.places import ROOT
from workshop.app import create_app
from workshop.domain.commands import BY_NAME
from workshop.intake.problems import words
from workshop.settings import Settings
from workshop.texts import catalogue

HOLE = re.compile(r"<[^>]*>")
SERVER = [ROOT / "server.py", *sorted((ROOT / "workshop").rglob("*.py"))]
# Told to whoever writes a definition, in the log; a person never meets it.
FOR_AUTHORS = {"bad_worksheet"}


@pytest.mark.parametrize("path", protocol.pages(), ids=lambda path: path.name)
def test_a_made_page_is_fresh(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == protocol.pages()[path], "run python3 dev.py types"


def test_the_schema_is_one_and_knows_a_good_command_from_a_bad_one() -> None:
    schema = protocol.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    command = jsonschema.Draft202012Validator({**schema, "$ref": "#/$defs/command"})

    assert command.is_valid({"id": "cmd_1", "name": "withdraw_entry", "payload": {"entry": "ent_1"}})
    assert not command.is_valid({"id": "cmd_1", "name": "withdraw_entry", "payload": {"entry": 7}})
    assert not command.is_valid({"id": "cmd_1", "name": "withdraw_entry", "payload": {"entry": "e", "colour": "red"}})
    assert not command.is_valid({"id": "cmd_1", "name": "drop_tables", "payload": {}})


def test_every_refusal_has_its_sentence() -> None:
    known = {key.removeprefix("refusal.") for key in catalogue() if key.startswith("refusal.")} | set(words()) | FOR_AUTHORS
    unsaid = {f"{code} in {path.relative_to(ROOT)}" for path in SERVER for code in refused_in(path) if code not in known}

    assert sorted(unsaid) == []


def test_the_page_of_the_protocol_names_what_it_must() -> None:
    page = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")

    assert [word for word in ("welcome", "changes", "presence", "farewell", "command") if f"`{word}`" not in page] == []
    assert len(BY_NAME) > 40


def test_the_page_of_the_protocol_lists_every_address_and_no_other(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")
    listed = {HOLE.sub("<>", address) for address in re.findall(r"^\| `((?:GET|POST) /.*?)` \|", page, re.MULTILINE)}
    app, _, store = create_app(Settings(store=tmp_path / "hall.sqlite"))
    there = {
        (rule.rule, method) for rule in app.url_map.iter_rules() for method in rule.methods or () if method in ("GET", "POST")
    }
    store.close()

    assert listed == {f"{method} {HOLE.sub('<>', path)}" for path, method in there if path.startswith(("/api/", "/health"))}


def refused_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Refused" and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and re.fullmatch(r"[a-z_]+", str(first.value)):
                yield str(first.value)

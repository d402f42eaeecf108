"""The verbs of dev.py and what each needs before it can start. A verb's exit code is that of dev.py."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.dev import assets, environment
from tools.dev.checking import check
from tools.dev.locks import lock
from tools.dev.places import ON_WINDOWS, ROOT
from tools.dev.testing import test


@dataclass(frozen=True, slots=True)
class Verb:
    name: str
    arguments: str
    meaning: str
    act: Callable[[list[str]], int]


def main(arguments: list[str]) -> int:
    _accept_any_terminal()
    name, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    verb = VERBS.get({"-h": "help", "--help": "help"}.get(name, name))
    if verb is None:
        print(f"dev.py tidak mengenal / does not know: {name}\n", file=sys.stderr)
        _show_help([])
        return 2
    try:
        return verb.act(rest)
    except KeyboardInterrupt:
        return 130


def _accept_any_terminal() -> None:
    """A Windows console of an older code page lacks some of our signs: show a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _run(arguments: list[str]) -> int:
    python = environment.prepare(environment.RUN)
    assets.ensure_built()
    return _hand_over([python, ROOT / "server.py", *arguments])


def _rehearse(arguments: list[str]) -> int:
    """Pages are for people: a hall that nobody looks at needs none."""
    python = environment.prepare(environment.RUN)
    if "--keep" in arguments:
        assets.ensure_built()
    return _hand_over([python, "-m", "workshop.rehearsal", *arguments])


def _command_line(verb: str) -> Callable[[list[str]], int]:
    def act(arguments: list[str]) -> int:
        python = environment.prepare(environment.RUN)
        return _hand_over([python, "-m", "workshop.cli", verb, *arguments])

    return act


def _tool(module: str) -> Callable[[list[str]], int]:
    """A tool for who works on Rembuk: it needs the libraries of the tests, and the pages."""

    def act(arguments: list[str]) -> int:
        python = environment.prepare(environment.DEV)
        assets.ensure_built()
        return _hand_over([python, "-m", module, *arguments])

    return act


def _test(arguments: list[str]) -> int:
    return test(arguments)


def _check(arguments: list[str]) -> int:
    return check()


def _build(arguments: list[str]) -> int:
    assets.build()
    return 0


def _types(arguments: list[str]) -> int:
    python = environment.prepare(environment.DEV)
    return _hand_over([python, "-m", "tools.protocol"])


def _lock(arguments: list[str]) -> int:
    return lock(upgrade="--upgrade" in arguments)


def _show_help(arguments: list[str]) -> int:
    print("python3 dev.py VERB [arguments]\n")
    for verb in VERBS.values():
        print(f"  {f'{verb.name} {verb.arguments}':<26}{verb.meaning}")
    return 0


def _hand_over(command: list[str | Path]) -> int:
    """Gives the terminal to the program; paths in its arguments keep meaning the caller's folder."""
    words = [str(word) for word in command]
    surroundings = os.environ | {"PYTHONPATH": _with_root(os.environ.get("PYTHONPATH", ""))}
    if ON_WINDOWS:
        return _wait_for(words, surroundings)
    sys.stdout.flush()
    os.execve(words[0], words, surroundings)


def _with_root(path: str) -> str:
    return os.pathsep.join(part for part in (str(ROOT), path) if part)


def _wait_for(words: list[str], surroundings: dict[str, str]) -> int:
    program = subprocess.Popen(words, env=surroundings)
    while True:
        try:
            return program.wait()
        except KeyboardInterrupt:
            continue  # the program got the same Ctrl+C and is closing down


VERBS = {
    verb.name: verb
    for verb in (
        Verb("run", "[…]", "siapkan lalu jalankan · set up if needed, then start the server", _run),
        Verb(
            "key",
            "",
            "tampilkan tautan masuk · show the sign-in link again",
            _command_line("key"),
        ),
        Verb("export", "[…]", "tulis rekaman · write the record without a server", _command_line("export")),
        Verb("verify", "FILE", "periksa dokumen · does a paper belong to the record", _command_line("verify")),
        Verb("backup", "[FOLDER]", "buat cadangan sekarang · take a copy of the store now", _command_line("backup")),
        Verb("restore", "FILE", "pulihkan dari cadangan · start again from a copy", _command_line("restore")),
        Verb("pack", "WORKSHOP", "satu kegiatan menjadi satu berkas · a workshop as one file", _command_line("pack")),
        Verb("unpack", "FILE", "masukkan kegiatan dari berkas · take a workshop in from its file", _command_line("unpack")),
        Verb("rehearse", "[DIR] […]", "geladi seluruh acara · play a whole workshop and compare", _rehearse),
        Verb("chaos", "[--short] […]", "gangguan pada aula · faults: nothing lost, nothing twice", _tool("tools.chaos")),
        Verb("bench", "[--short] […]", "ukur kecepatan · speed as ratios within one run", _tool("tools.bench")),
        Verb("screenshots", "[FOLDER]", "gambar semua halaman · pictures of all pages", _tool("tools.pictures")),
        Verb("test", "[…]", "uji semuanya · run every test (arguments go to pytest)", _test),
        Verb("check", "", "periksa kode · ruff, mypy --strict, import-linter, tsc", _check),
        Verb("build", "", "susun halaman · build the browser's pages", _build),
        Verb("types", "", "tulis tipe dan halaman protokol · write the wire's types and pages anew", _types),
        Verb("lock", "[--upgrade]", "kunci pustaka · lock the libraries anew (maintainers)", _lock),
        Verb("help", "", "daftar ini · this list", _show_help),
    )
}

"""Text can be read on every ground of every theme, by the figures of the tokens themselves (P8; the projector at 7:1)."""

import re

import pytest

from tools.dev.places import ROOT

STYLES = ROOT / "static" / "src" / "styles"
THEMES = {"light": 4.5, "dark": 4.5, "contrast": 7.0, "layar": 7.0}
INKS = ("ink", "ink-2", "pine", "ochre", "brick", "indigo", "plum")
GROUNDS = ("paper", "surface", "sunken")
# A tone on its own soft ground, and words that go on beneath it in ink.
SOFT = ("pine", "ochre", "brick", "indigo", "plum")
ON = (("on-pine", "pine"), ("on-pine", "pine-deep"), ("on-kunyit", "kunyit"), ("on-strip", "strip"), ("on-strip-2", "strip"))
FILLED = ("pine", "indigo", "ochre", "plum", "brick", "ink-2")
TABLES = (("white", "pine"), ("white", "indigo"), ("white", "brick"), ("white", "ochre"), ("white", "plum"), ("black", "kunyit"))
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(")
ONLY_A_SHADE = re.compile(r"\brgba?\((?:255,? 255,? 255|40, 32, 16|0, 0, 0)")


def tokens(theme: str) -> dict[str, str]:
    written = (STYLES / "tokens.css").read_text(encoding="utf-8")
    blocks = {
        name or "light": body
        for name, body in re.findall(r"(?::root|\[data-theme=(\w+)\]) \{([^{}]*)\}", written)
        if "--ink:" in body
    }
    assert set(blocks) == set(THEMES)
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", blocks["light"]))
    return {**found, **dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", blocks[theme]))}


def light(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_weak(theme: str, pairs: list[tuple[str, str]], least: float) -> list[str]:
    found = tokens(theme)
    measured = {(text, ground): ratio(found[text], found[ground]) for text, ground in pairs}
    return [f"{text} on {ground}: {value:.2f}" for (text, ground), value in measured.items() if value < least]


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_can_be_read_on_every_ground(theme: str) -> None:
    on_grounds = [(ink, ground) for ink in INKS for ground in GROUNDS]
    on_soft = [(ink, f"{tone}-soft") for tone in SOFT for ink in (tone, "ink", "ink-2")]
    pairs = [*on_grounds, *on_soft, ("ink", "pine-done"), ("pine-deep", "pine-done"), *ON]

    assert too_weak(theme, pairs, THEMES[theme]) == []


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_written_on_a_filled_part_can_be_read(theme: str) -> None:
    assert too_weak(theme, [("surface", tone) for tone in FILLED], THEMES[theme]) == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_border_of_a_control_and_the_focus_ring_are_seen(theme: str) -> None:
    assert too_weak(theme, [(line, ground) for line in ("edge", "indigo") for ground in GROUNDS], 3.0) == []


def test_the_colours_of_the_tables_are_read_across_the_hall() -> None:
    found = tokens("light")

    assert [table for text, table in TABLES if ratio(found[text], found[f"table-{table}"]) < 7] == []


def test_no_stylesheet_but_the_tokens_names_a_colour() -> None:
    named = [
        f"{path.name}: {line.strip()}"
        for path in sorted(STYLES.glob("*.css"))
        if path.name != "tokens.css"
        for line in path.read_text(encoding="utf-8").splitlines()
        if COLOUR.search(ONLY_A_SHADE.sub("", line))
    ]

    assert named == []

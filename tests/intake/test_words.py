"""Every code has its sentence in both languages, and every sentence its code."""

import re
import string
from pathlib import Path

import workshop.intake
from workshop.intake.problems import words

PACKAGE = Path(workshop.intake.__file__).parent
CODES = re.compile(
    r'"((?:file|header|name|organisation|same|abbreviation|sector|nip|sex|phone|nul|unknown|substitute)_[a-z0-9_]+)"'
)
NO_CODES = {"organisation_id", "header_again", "header_row", "sector_of_kind", "substitute_for", "unknown_columns"}


def test_every_code_in_the_package_has_words_and_every_sentence_is_used() -> None:
    source = "".join(path.read_text("utf-8") for path in PACKAGE.glob("*.py"))

    assert set(CODES.findall(source)) - NO_CODES == set(words())


def test_both_languages_say_the_same_with_the_same_values() -> None:
    for code, sentences in words().items():
        assert set(sentences) == {"id", "en"}, code
        named = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in sentences.values()]
        assert named[0] == named[1], code


def test_sentences_are_calm() -> None:
    for sentences in words().values():
        assert all(text.endswith((".", "?")) and "!" not in text for text in sentences.values())

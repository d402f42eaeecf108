"""How the participants judged the workshop: means of scales and counts of choices; never a row, and nothing of too few voices."""

from collections import Counter
from collections.abc import Iterator
from statistics import mean

from workshop.documents import passages as b
from workshop.documents.cells import number
from workshop.documents.docx_table import Cell, Table
from workshop.documents.paper import Paper, Tree, rows_of
from workshop.documents.paper_sheets import field_id, plays
from workshop.documents.visible import clipped, visible
from workshop.domain.fields import Field

FEWEST, MOST_SUGGESTIONS, LONGEST = 5, 40, 400
# One word suggests nothing.
FEWEST_WORDS = 2
NOTHING = ("tidak ada", "tdk ada", "belum ada", "no comment")
SCALES = ("scale", "number", "integer")


def evaluation(paper: Paper) -> Iterator[b.Passage]:
    for activity in paper.activities():
        rows = rows_of(activity)
        if plays(activity, "evaluation") and len(rows) >= FEWEST:
            lines = [line for field in paper.design(activity).shown for line in _lines(paper, field, rows)]
            if lines:
                head = tuple(paper.say(key) for key in ("signed.asked", "signed.answer", "signed.voices_word"))
                yield b.Heading(visible(activity["title"]), 2)
                yield b.Grid(Table(head, tuple(lines), shares=(52, 32, 16)), visible(activity["title"]))
            yield from _suggested(paper, rows)


def _suggested(paper: Paper, rows: list[Tree]) -> Iterator[b.Passage]:
    """In the order of the letters and each once: whose they are is nowhere to be read (VS4).  For those who keep the papers: what
    somebody said of the hall in confidence is not for the public."""
    told = {clipped(visible(str(row["values"].get(field_id("evaluation", "suggestion"), ""))), LONGEST) for row in rows}
    said = {one for one in told if len(one.split()) >= FEWEST_WORDS and one.casefold().strip(" .-") not in NOTHING}
    if len(said) >= FEWEST and paper.named():
        yield b.Heading(paper.say("signed.suggestions"), 2)
        yield b.Items(tuple(sorted(said, key=str.casefold)[:MOST_SUGGESTIONS]), numbered=False)


def _lines(paper: Paper, field: Field, rows: list[Tree]) -> Iterator[tuple[Cell, ...]]:
    told = [row["parsed"].get(field.id) for row in rows]
    values = [one for one in told if isinstance(one, int | float) and not isinstance(one, bool)]
    label = Cell(visible(paper.label(field)))
    if field.type in SCALES and len(values) >= FEWEST:
        said = paper.say("signed.mean", mean=number(paper, round(mean(values), 2)))
        yield label, Cell(said), Cell(paper.count(len(values)), right=True)
    elif field.type == "choice":
        words = {choice.value: paper.label_of(choice) for choice in field.choices}
        for value, count in Counter(str(one) for one in told if one).most_common():
            yield label, Cell(visible(words.get(value, value))), Cell(paper.count(count), right=True)

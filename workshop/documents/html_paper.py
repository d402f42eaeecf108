"""A composed paper as one HTML file: opens anywhere, asks nothing of any network, prints like the others."""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from workshop.documents.blocks import Block, Cell, Composed, Grid, Picture, Row, Run, Text
from workshop.texts import text

PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
DEEPEST = 6
FEW_HEADINGS = 3
FEW, SEVERAL = 3, 5
# Of the three parts of a colour together.
DARK = 384
GROUND = re.compile(r'<td[^>]* class="on-([0-9A-F]{6})[" ]')
MILLIMETRE = 72 / 25.4

STYLE = """
:root{--ink:#1c2725;--line:#8a9692;--shade:#e7edea}
*{box-sizing:border-box}
body{font:15px/1.5 "Noto Sans","Segoe UI",Arial,sans-serif;color:var(--ink);background:#fff;margin:0}
main{max-width:64rem;margin:0 auto;padding:1.5rem 1rem}
p,td,th,h1,h2,h3,h4,h5,h6{white-space:pre-wrap;overflow-wrap:anywhere;margin:0}td,th{overflow-wrap:break-word}
header,.tall{max-width:50rem;margin-inline:auto}
p{margin-bottom:.5rem}h1{font-size:1.7rem;line-height:1.25;margin:.5rem 0 1rem}
h2{font-size:1.3rem;margin:2rem 0 .5rem}h3{font-size:1.1rem;margin:1.5rem 0 .5rem}h4,h5,h6{font-size:1rem;margin:1rem 0 .25rem}
.scroll{overflow-x:auto;margin:0 0 1rem}
table{border-collapse:collapse;width:100%;font-size:.85rem;line-height:1.4}
td,th{border:1px solid var(--line);padding:.25rem .5rem;text-align:left;vertical-align:top;font-weight:400}
.bare td,.bare th{border:0}th{background:var(--shade)}td{print-color-adjust:exact}
.some{min-width:30rem}.many{min-width:52rem}
.letterhead{border-bottom:4px double var(--ink);margin-bottom:.5rem}.letterhead td{padding-bottom:.5rem;vertical-align:middle}
td p,th p{margin:0}.center{text-align:center}.right{text-align:right}.justify{text-align:justify}
.rule{border-bottom:2px solid var(--ink);padding-bottom:.25rem}
.mark{padding-left:1.25rem;text-indent:-1rem}
nav{border:1px solid var(--line);padding:.75rem 1rem;margin:0 0 1.5rem;font-size:.9rem}
nav ul{list-style:none;margin:0;padding:0;columns:18rem}nav a{color:inherit}
footer{border-top:1px solid var(--line);margin-top:2rem;padding-top:.5rem;font-size:.75rem}
img{max-width:100%}
@media print{body{font-size:9.5pt}main{max-width:none;padding:0}nav{display:none}.scroll{overflow:visible}.some,.many{min-width:0}
thead{display:table-header-group}tr{break-inside:avoid}h1,h2,h3,h4{break-after:avoid}.wide{page:wide}}
"""


def write_html(paper: Composed, path: Path) -> None:
    body = "".join(_body(paper))
    path.write_text("".join((*_head(paper, body), body)), encoding="utf-8", newline="\n")


def _head(paper: Composed, body: str) -> Iterator[str]:
    language = paper.language.split("-")[0]
    title = escape(paper.title)
    yield f'<!doctype html>\n<html lang="{escape(language)}"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="keywords" content="{escape(paper.keywords)}"><meta name="generator" content="Rembuk">'
    yield f"<title>{title}</title><style>{STYLE}{_print_style(paper, language)}{_grounds(body)}</style></head>\n"


def _grounds(body: str) -> str:
    """A rule for each colour that cells stand on: whoever shows this page in theirs may take no style of an element."""
    return "".join(f".on-{one}{{background:#{one}{';color:#fff' * _is_dark(one)}}}" for one in sorted(set(GROUND.findall(body))))


def _is_dark(colour: str) -> bool:
    return sum(int(colour[at : at + 2], 16) for at in (0, 2, 4)) < DARK


def _body(paper: Composed) -> Iterator[str]:
    yield "<body><main>\n"
    head = [section.first_head if section.first_head is not None else section.head for section in paper.sections[:1]]
    yield f"<header>{''.join(part for blocks in head for part in _blocks(blocks))}</header>\n"
    yield _contents(paper, paper.language.split("-")[0])
    number = 0
    for section in paper.sections:
        yield f'<section class="{"wide" if section.width > section.height else "tall"}">\n'
        for block in section.blocks:
            number += isinstance(block, Text) and block.level > 0
            yield from _block(block, number)
        yield "</section>\n"
    foot = [block for section in paper.sections[:1] for block in section.foot if not _pages(block)]
    yield f"<footer>{''.join(_blocks(foot))}</footer></main></body></html>\n"


def _print_style(paper: Composed, language: str) -> str:
    """The page's own size, and numbers where the browser writes them on its margins."""
    section = paper.sections[0]
    short, long = sorted((section.width, section.height))
    tall = f"{short / MILLIMETRE:.0f}mm {long / MILLIMETRE:.0f}mm"
    wide = f"{long / MILLIMETRE:.0f}mm {short / MILLIMETRE:.0f}mm"
    before, between = text("paper.page", language, page="\0", pages="\0").split("\0")[:2]
    said = f'"{before}" counter(page) "{between}" counter(pages)'
    number = f"@bottom-center{{content:{said};font:8pt sans-serif}}"
    return f"@page{{size:{tall};margin:20mm 18mm;{number}}}@page wide{{size:{wide}}}"


def _pages(block: Block) -> bool:
    return isinstance(block, Text) and any(run.field for run in block.runs)


def _contents(paper: Composed, language: str) -> str:
    headings = [block for section in paper.sections for block in section.blocks if isinstance(block, Text) and block.level]
    lines = [
        f'<li><a href="#h{number}">{escape(one.plain())}</a></li>'
        for number, one in enumerate(headings, start=1)
        if one.level == 1 and one.plain().strip()
    ]
    label = escape(text("paper.contents", language))
    return f'<nav aria-label="{label}"><ul>{"".join(lines)}</ul></nav>\n' if len(lines) >= FEW_HEADINGS else ""


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, 0)


def _block(block: Block, heading: int) -> Iterator[str]:
    if isinstance(block, Text):
        yield _text(block, heading)
    elif isinstance(block, Grid):
        yield from _grid(block)
    elif isinstance(block, Picture):
        yield f'<p class="{block.align}">{_picture(block)}</p>\n'


def _text(block: Text, heading: int) -> str:
    """An empty paragraph is only there to keep things apart on paper."""
    inner = "".join(map(_run, block.runs))
    if not inner.strip():
        return ""
    tag = "h1" if block.title else f"h{min(block.level + 1, DEEPEST)}" if block.level else "p"
    classes = [block.align] * (block.align != "left") + ["rule"] * block.rule + ["mark"] * bool(block.mark)
    named = f' class="{" ".join(classes)}"' if classes else ""
    place = f' id="h{heading}"' if block.level and heading else ""
    mark = f"{escape(block.mark)} " if block.mark else ""
    return f"<{tag}{place}{named}>{mark}{inner}</{tag}>\n"


def _run(run: Run) -> str:
    said = escape(run.text)
    for on, tag in ((run.underline, "u"), (run.italic, "em"), (run.bold, "strong")):
        said = f"<{tag}>{said}</{tag}>" if on and said else said
    return said


def _grid(grid: Grid) -> Iterator[str]:
    total = sum(grid.widths) or 1
    yield f'<div class="scroll"><table{_looks(grid)}><colgroup>'
    yield "".join(f'<col width="{width * 100 / total:.0f}%">' for width in grid.widths)
    yield "</colgroup>"
    heads = [row for row in grid.rows if row.heading]
    if heads:
        yield f"<thead>{''.join(_row(row, 'th') for row in heads)}</thead>"
    yield f"<tbody>{''.join(_row(row, 'td') for row in grid.rows if not row.heading)}</tbody></table></div>\n"


def _looks(grid: Grid) -> str:
    """Lines only beneath are a letterhead's; many columns ask for room, where a narrow page lets one push the table aside."""
    edges = {edge for row in grid.rows for cell in row.cells for edge in cell.edges}
    words = ["bare"] * (edges <= {"b"}) + ["letterhead"] * (edges == {"b"})
    if len(edges) > 1:
        columns = len(grid.widths)
        words += ["many"] * (columns > SEVERAL) + ["some"] * (FEW < columns <= SEVERAL)
    return f' class="{" ".join(words)}"' if words else ""


def _row(row: Row, tag: str) -> str:
    return f"<tr>{''.join(_cell(cell, tag) for cell in row.cells if not cell.covered)}</tr>\n"


def _cell(cell: Cell, tag: str) -> str:
    spans = (f' colspan="{cell.span}"' if cell.span > 1 else "") + (f' rowspan="{cell.down}"' if cell.down > 1 else "")
    align = cell.blocks[0].align if len(cell.blocks) == 1 and isinstance(cell.blocks[0], Text) else "left"
    classes = [f"on-{cell.shade.upper()}"] * bool(cell.shade and tag == "td") + [align] * (align != "left")
    named = f' class="{" ".join(classes)}"' if classes else ""
    scope = ' scope="col"' if tag == "th" else ""
    return f"<{tag}{spans}{named}{scope}>{_inside(cell)}</{tag}>"


def _inside(cell: Cell) -> str:
    """One paragraph needs no element of its own."""
    blocks = cell.blocks
    if len(blocks) == 1 and isinstance(blocks[0], Text):
        return "".join(map(_run, blocks[0].runs))
    return "".join(part.rstrip("\n") for part in _blocks(blocks))


def _picture(picture: Picture) -> str:
    kind = next((kind for start, kind in PICTURES.items() if picture.content.startswith(start)), "image/png")
    content = b64encode(picture.content).decode("ascii")
    return f'<img alt="" src="data:{kind};base64,{content}" width="{picture.width * 4 / 3:.0f}">'

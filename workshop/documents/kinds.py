"""Which papers there are: one list for the page, HTTP, the command line and the docs.

Whoever adds a paper adds a line here and its writer in `papers.py`.
"""

from dataclasses import dataclass

OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Kind:
    """`key`: what it is asked for by; `title`, `about`: keys of the catalogue; `word`: what it is called in its file's name."""

    key: str
    ending: str
    media_type: str
    title: str
    about: str
    word: str = "paper.file"


KINDS = (
    Kind("docx", "docx", f"{OFFICE}.wordprocessingml.document", "papers.docx", "papers.docx_about"),
    Kind("pdf", "pdf", "application/pdf", "papers.pdf", "papers.pdf_about"),
    Kind("xlsx", "xlsx", f"{OFFICE}.spreadsheetml.sheet", "papers.xlsx", "papers.xlsx_about"),
    Kind("html", "html", "text/html", "papers.html", "papers.html_about"),
    Kind("csv", "csv.zip", "application/zip", "papers.csv", "papers.csv_about"),
    Kind("json", "json", "application/json", "papers.json", "papers.json_about"),
    Kind("zip", "zip", "application/zip", "papers.zip", "papers.zip_about"),
)
BY_KEY = {kind.key: kind for kind in KINDS}
KEYS = tuple(BY_KEY)
# In which the table of two compared states is written.
COMPARED = ("docx", "xlsx", "pdf", "html")

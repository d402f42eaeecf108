"""The record as DOCX: an editable document, real tables, heading styles, nothing as a picture."""

from pathlib import Path
from typing import Any

from workshop.documents.docx_activity import add_activity
from workshop.documents.docx_attendance import add_attendance
from workshop.documents.docx_changes import add_changes
from workshop.documents.docx_clusters import add_clusters
from workshop.documents.docx_notes import add_notes
from workshop.documents.docx_page import close, new_document
from workshop.documents.docx_summary import add_opening, add_summary
from workshop.documents.paper import Paper
from workshop.documents.paper_documents import add_documents
from workshop.documents.progress import counted


def write_docx(record: dict[str, Any], language: str, path: Path) -> None:
    paper = Paper(record, language)
    document = new_document(paper)
    add_opening(document, paper)
    add_summary(document, paper)
    activities = paper.activities()
    for activity in counted(activities, len(activities) + 1):
        add_activity(document, paper, activity)
    add_clusters(document, paper)
    add_documents(document, paper)
    add_notes(document, paper)
    add_attendance(document, paper)
    add_changes(document, paper)
    close(document)
    document.save(str(path))

"""Captions of tables and figures, `Tabel 3. …`: counted here for whoever does not renew fields, and by the word processor."""

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from workshop.documents.docx_page import add_field


def add_caption(document: Document, word: str, caption: str) -> Paragraph:
    return fill_caption(document, document.add_paragraph(style="Caption"), word, caption)


def fill_caption(document: Document, paragraph: Paragraph, word: str, caption: str) -> Paragraph:
    number = sum(1 for code in document.element.body.iter(qn("w:instrText")) if f"SEQ {word} " in (code.text or "")) + 1
    paragraph.add_run(f"{word} ")
    add_field(paragraph, f"SEQ {word} \\* ARABIC", str(number))
    paragraph.add_run(f". {caption}")
    return paragraph

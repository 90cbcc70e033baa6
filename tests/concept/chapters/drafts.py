"""What the tests of the chapters share: building a draft and reading it."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from workshop_app.concept.document import (
    Block,
    Chapter,
    Document,
    Heading,
    ItemList,
    Paragraph,
    Table,
    runs_text,
)
from workshop_app.concept.document_text import document_text
from workshop_app.concept.draft import build_document
from workshop_app.storage.workshop_file import WorkshopFile

B = TypeVar("B", bound=Block)
_COVER = ("title", "subtitle", "municipality", "status_line")


def filled(workshop: WorkshopFile, *fill: Callable[[Session], Any]) -> Document:
    """The draft of a workshop that these functions have filled."""
    for step in fill:
        with workshop.change("Gefüllt") as session:
            step(session)
    return build_document(workshop)


def chapter(document: Document, key: str) -> Chapter:
    return next(chapter for chapter in document.all_chapters() if chapter.key == key)


def text(document: Document, key: str) -> str:
    """All text of a chapter; lines for paragraphs and cells."""
    return document_text([chapter(document, key)])


def whole_text(document: Document) -> str:
    """All text of the document, cover and properties included."""
    cover = document.cover
    assert cover is not None
    front = [getattr(cover, name) for name in _COVER]
    properties = [document.title, document.author, document.subject, *document.keywords]
    body = document_text(document.all_chapters(), document.imprint)
    return "\n".join([*front, *cover.lines, *properties, body])


def blocks(document: Document, key: str, kind: type[B]) -> list[B]:
    return [block for block in chapter(document, key).blocks if isinstance(block, kind)]


def headings(document: Document, key: str) -> list[str]:
    return [heading.text for heading in blocks(document, key, Heading)]


def paragraphs(document: Document, key: str) -> list[str]:
    return [runs_text(block.runs) for block in blocks(document, key, Paragraph)]


def items(document: Document, key: str) -> list[str]:
    return [runs_text(item) for block in blocks(document, key, ItemList) for item in block.items]


def table(document: Document, key: str, title: str) -> list[tuple[str, ...]]:
    """The rows of the table whose first column has this title."""
    return next(rows for columns, rows in _tables(document, key) if columns[0] == title)


def columns(document: Document, key: str, title: str) -> tuple[str, ...]:
    return next(columns for columns, _rows in _tables(document, key) if columns[0] == title)


def _tables(
    document: Document, key: str
) -> Iterator[tuple[tuple[str, ...], list[tuple[str, ...]]]]:
    for block in blocks(document, key, Table):
        rows = [tuple(runs_text(cell) for cell in row) for row in block.rows]
        yield tuple(column.title for column in block.columns), rows

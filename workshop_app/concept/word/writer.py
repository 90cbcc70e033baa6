"""The tree of a document as a Word file.

Decisions that a reader of the file meets:

- Headings are Word's own, numbered by a multilevel list that is tied to them: whoever adds a
  chapter in Word gets the right numbers. The tree's numbers rule: the list is told of jumps.
- The lists of contents are fields that are filled already, with page numbers that we estimate.
  Word recalculates fields on opening only after a question (``w:updateFields`` and ``w:dirty``
  alike) that speaks of other files and worries people; so we do not ask for it. F9 in Word makes
  the numbers exact.
"""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from workshop_app.concept.document import Chapter, Document
from workshop_app.concept.word.blocks import BlockWriter
from workshop_app.concept.word.body import WordBody
from workshop_app.concept.word.boxes import text_heights
from workshop_app.concept.word.front import write_contents, write_cover, write_imprint
from workshop_app.concept.word.package import WordPackage
from workshop_app.concept.word.pages import estimate_pages
from workshop_app.concept.word.styles import Style


def write_word(
    document: Document,
    target: BinaryIO | Path,
    *,
    template: bytes | None = None,
    progress: Callable[[float], None] | None = None,
) -> None:
    """Write the document as .docx; the same document gives the same bytes.

    Args:
        document: what to write.
        target: a path is replaced only once the new file is complete.
        template: the municipality's own; None: ours.
        progress: called now and then with the part that is done, 0 to 1; may raise to cancel.

    Raises:
        TemplateError: the template cannot be used.
    """
    body = _written(document, progress, template)
    _fill_page_numbers(body)
    body.package.save(target)
    if progress is not None:
        progress(1.0)


def count_pages(document: Document, *, spare: float = 0.0, template: bytes | None = None) -> int:
    """How many pages the document will take: an estimate, as in ``pages.py``.

    Args:
        spare: the part of each page that is taken for full already, as other programs and fonts
            need a little more room.
        template: the municipality's own; None: ours.

    Raises:
        TemplateError: the template cannot be used.
    """
    text = (body := _written(document, template=template)).package.body
    heights = [height * (1 - spare) for height in text_heights(text)]
    own = body.package.own
    before = own.cover_pages if own is not None else 0
    return before + estimate_pages(body.package.ruler.boxes(text), heights).pages


def _written(
    document: Document,
    progress: Callable[[float], None] | None = None,
    template: bytes | None = None,
) -> WordBody:
    """All of the text, not yet saved."""
    body = _open_body(document, WordPackage(document, template))
    writer = BlockWriter(body)
    _write_front(document, body, writer)
    chapters = document.all_chapters()
    for position, chapter in enumerate(chapters):
        _write_chapter(chapter, body, writer, page_break=_page_break(document, position))
        if progress is not None:
            progress((position + 1) / (len(chapters) + 1))
    body.end()
    return body


def _open_body(document: Document, package: WordPackage) -> WordBody:
    cover = document.cover
    if cover is None:
        return WordBody(package, (document.title, ""), document.author)
    body = WordBody(package, (document.title, cover.status_line), cover.municipality)
    body.plain_first_page = not body.has_own_cover
    return body


def _write_front(document: Document, body: WordBody, writer: BlockWriter) -> None:
    if document.cover is None:
        body.line(Style.TITLE, document.title)
    elif not body.has_own_cover:
        write_cover(body, document.cover)
    if document.imprint:
        write_imprint(body, writer, document.imprint)
    if document.contents_depth:
        write_contents(body, document)


def _page_break(document: Document, position: int) -> bool | None:
    """Whether a chapter breaks the page; None: as the style of its title says, which does."""
    first = position == 0
    if first and document.cover is None and not document.imprint and not document.contents_depth:
        return False
    return None if document.all_chapters()[position].starts_page else first


def _write_chapter(
    chapter: Chapter, body: WordBody, writer: BlockWriter, *, page_break: bool | None
) -> None:
    page = body.package.sideways if chapter.landscape else body.package.upright
    if page != body.page:
        body.end_section()
        body.page = page
        page_break = False  # the section makes one
    writer.write_chapter(chapter, page_break=page_break)


def _fill_page_numbers(body: WordBody) -> None:
    text = body.package.body
    estimate = estimate_pages(body.package.ruler.boxes(text), text_heights(text))
    for number, bookmark in body.page_references:
        number.text = str(estimate.places[bookmark] + body.pages_before)

"""The draft of the concept: from the workshop to the document, and to the Word file."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import BinaryIO

from workshop_app.concept import chapters
from workshop_app.concept.document import Block, Chapter, Document, Figure
from workshop_app.concept.document_text import document_text
from workshop_app.concept.passages import with_own_words
from workshop_app.concept.reading import read_snapshot
from workshop_app.concept.snapshot import Snapshot
from workshop_app.phases.word_template import read_word_template
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _

_BUILT = 0.1  # the part of the work that is done when the tree stands
_DRAWN = 4 / 9  # the part of the writing that is done when the charts are drawn


class DraftCancelledError(Exception):
    """The user does not want the draft any more; nothing was written."""


def build_document(workshop: WorkshopFile) -> Document:
    """The whole draft as it would be exported now."""
    with workshop.read() as session:
        snapshot = read_snapshot(session)
    return document_of(snapshot)


def document_of(snapshot: Snapshot) -> Document:
    """The tree of all chapters, with the texts that people have put in their own words."""
    return with_own_words(generated_document(snapshot), snapshot)


def generated_document(snapshot: Snapshot) -> Document:
    """The tree as it is proposed; terms and abbreviations are those that occur in it."""
    before = (
        chapters.foreword(snapshot),
        chapters.summary(snapshot),
        chapters.procedure(snapshot),
    )
    after = (
        chapters.situation(snapshot),
        chapters.vision(snapshot),
        chapters.action_fields(snapshot),
        chapters.cross_cutting(snapshot),
        chapters.implementation(snapshot),
        chapters.plan(snapshot),
        chapters.resolution(snapshot),
    )
    understanding = chapters.understanding(snapshot, document_text((*before, *after)))
    main = (*before, understanding, *after)
    imprint = chapters.imprint(snapshot)
    name = chapters.municipality_name(snapshot)
    days = chapters.workshop_days(snapshot)
    return Document(
        title=_("Integrationskonzept {name}").format(name=name),
        author=name,
        subject=(
            _("Entwurf aus dem Integrationsworkshop vom {days}").format(days=days)
            if days
            else _("Entwurf aus dem Integrationsworkshop")
        ),
        created=snapshot.as_of,
        chapters=main,
        cover=chapters.cover(snapshot),
        imprint=imprint,
        annexes=_annexes(snapshot, main, imprint),
        keywords=(_("Integrationskonzept"), _("Integration"), _("Teilhabe"), name),
    )


def _annexes(
    snapshot: Snapshot, main: Iterable[Chapter], imprint: tuple[Block, ...]
) -> tuple[Chapter, ...]:
    letters = (chr(ord("A") + number) for number in count())
    found = [
        chapters.participants(snapshot, next(letters)),
        chapters.cards(snapshot, next(letters)),
        chapters.votes(snapshot, next(letters)),
        chapters.parked_topics(snapshot, next(letters)),
        chapters.sources(snapshot, next(letters)),
    ]
    letter = next(letters)
    photos = chapters.photos(snapshot, letter)
    if photos is not None:
        found.append(photos)
        letter = next(letters)
    data = chapters.chart_data(main, letter)
    if data is not None:
        found.append(data)
        letter = next(letters)
    abbreviations = chapters.abbreviations(document_text((*main, *found), imprint), letter)
    return (*found, abbreviations) if abbreviations is not None else tuple(found)


def write_draft(
    workshop: WorkshopFile,
    target: Path,
    *,
    progress: Callable[[float], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write the draft as Word file; the same workshop gives the same bytes.

    Reads only, so a worker may call it with a workshop that it has opened for reading.

    Args:
        target: is replaced only once the new file is complete.
        progress: called with the part that is done, 0 to 1.
        is_cancelled: asked now and then whether to stop.

    Raises:
        DraftCancelledError: ``is_cancelled`` said so; the target is as it was.
        OSError: the folder or the disk does not take the file.
    """

    def tell(part: float) -> None:
        if is_cancelled is not None and is_cancelled():
            raise DraftCancelledError
        if progress is not None:
            progress(part)

    tell(0.0)
    document = build_document(workshop)
    with workshop.read() as session:
        template = read_word_template(session)
    tell(_BUILT)
    write_with_charts(
        document,
        target,
        template=template,
        progress=lambda part: tell(_BUILT + (1 - _BUILT) * part),
    )


def write_with_charts(
    document: Document,
    target: BinaryIO | Path,
    *,
    template: bytes | None,
    progress: Callable[[float], None],
) -> None:
    """Draw the charts and write all as Word file; arguments as those of ``word.write_word``."""
    drawn = _with_pictures(document, lambda part: progress(_DRAWN * part))
    # python-docx takes a moment to import: only when a document is written.
    from workshop_app.concept.word.writer import write_word

    write_word(
        drawn,
        target,
        template=template,
        progress=lambda part: progress(_DRAWN + (1 - _DRAWN) * part),
    )


def _with_pictures(document: Document, tell: Callable[[float], None]) -> Document:
    """The document with all charts drawn, one after the other, so that cancelling is quick."""
    number = sum(_is_chart(block) for chapter in document.chapters for block in chapter.blocks)
    drawn = 0

    def with_picture(block: Block) -> Block:
        nonlocal drawn
        if not (isinstance(block, Figure) and _is_chart(block)):
            return block
        picture = block.picture()
        drawn += 1
        tell(drawn / number)
        return replace(block, image=picture)

    return replace(
        document,
        chapters=tuple(
            replace(chapter, blocks=tuple(map(with_picture, chapter.blocks)))
            for chapter in document.chapters
        ),
    )


def _is_chart(block: Block) -> bool:
    return isinstance(block, Figure) and not isinstance(block.image, bytes)

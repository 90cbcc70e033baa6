"""From a workshop to the files of its documents."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Final

from sqlalchemy import select

from workshop_app import german
from workshop_app.concept.check import check
from workshop_app.concept.document import Document
from workshop_app.concept.documents.council_paper import council_paper
from workshop_app.concept.documents.course import read_attendees, read_course, read_times
from workshop_app.concept.documents.internal_minutes import internal_minutes
from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.concept.documents.minutes import minutes
from workshop_app.concept.documents.photo_minutes import photo_minutes
from workshop_app.concept.documents.short_version import short_version
from workshop_app.concept.draft import DraftCancelledError, document_of, write_with_charts
from workshop_app.concept.reading import read_snapshot
from workshop_app.concept.word.pdf import NoPdfProgramError, pdf_of
from workshop_app.concept.word.pdf_programs import find_pdf_program
from workshop_app.model.municipality import Municipality
from workshop_app.phases.file_names import document_file_name
from workshop_app.phases.word_template import read_word_template
from workshop_app.storage.errors import WorkshopError
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.whole_file import write_whole

Progress = Callable[[float], None]
IsCancelled = Callable[[], bool]

PDF_SUFFIX: Final = ".pdf"
_BUILT: Final = 0.3  # the part of the work that is done when the tree stands
_BEFORE_PDF: Final = 0.4
_BEFORE_DISK: Final = 0.98


class WrongFileKindError(WorkshopError):
    """The name of the file says another kind of file than the document has."""

    def __init__(self, kind: DocumentKind) -> None:
        kinds = [kind.suffix, *([PDF_SUFFIX] if kind.can_be_pdf else [])]
        super().__init__(
            _("{title}: Bitte nennen Sie eine Datei, deren Name auf {kinds} endet.").format(
                title=kind.about.title, kinds=german.join_list(kinds, _("oder"))
            )
        )


def write_document(
    workshop: WorkshopFile,
    kind: DocumentKind,
    target: Path,
    *,
    template: bytes | None = None,
    progress: Progress | None = None,
    is_cancelled: IsCancelled | None = None,
) -> None:
    """Write one of the documents; the same workshop gives the same bytes, of a PDF nearly so.

    Reads only, so a worker may call it with a workshop that it has opened for reading.

    Args:
        target: is replaced only once the new file is complete; „.pdf“ makes a PDF.
        template: the municipality's own Word file; None: the one of the workshop, or ours.
        progress: called with the part that is done, 0 to 1; may raise to cancel.
        is_cancelled: asked now and then whether to stop.

    Raises:
        DraftCancelledError: ``is_cancelled`` said so; the target is as it was.
        TemplateError: the template cannot be used.
        WrongFileKindError: there is no such file of this document.
        NoPdfProgramError, PdfFailedError: there is no PDF, for want of a program.
        OSError: the folder or the disk does not take the file.
    """

    def tell(part: float) -> None:
        if is_cancelled is not None and is_cancelled():
            raise DraftCancelledError
        if progress is not None:
            progress(part)

    suffix = target.suffix.casefold()
    if suffix != kind.suffix and not (suffix == PDF_SUFFIX and kind.can_be_pdf):
        raise WrongFileKindError(kind)
    is_pdf = suffix == PDF_SUFFIX
    if is_pdf and find_pdf_program() is None:
        raise NoPdfProgramError
    tell(0.0)
    share = _BEFORE_PDF if is_pdf else _BEFORE_DISK
    content = _content(workshop, kind, template, lambda part: tell(share * part))
    if is_pdf:
        content = pdf_of(content, while_waiting=lambda: tell(share))
    tell(_BEFORE_DISK)
    write_whole(target, content)
    if progress is not None:
        progress(1.0)


def _content(
    workshop: WorkshopFile, kind: DocumentKind, template: bytes | None, tell: Progress
) -> bytes:
    if kind is DocumentKind.MEASURES:
        # openpyxl takes a moment to import: only when a plan is written.
        from workshop_app.concept.documents.measures_excel import measures_excel

        with workshop.read() as session:
            snapshot = read_snapshot(session)
        tell(_BUILT)
        return measures_excel(snapshot)
    if template is None:
        with workshop.read() as session:
            template = read_word_template(session)
    document = build(workshop, kind, template)
    tell(_BUILT)
    written = BytesIO()
    write_with_charts(
        document,
        written,
        template=template,
        progress=lambda part: tell(_BUILT + (1 - _BUILT) * part),
    )
    return written.getvalue()


def file_name(
    workshop: WorkshopFile, kind: DocumentKind, suffix: str = "", *, municipality: str | None = None
) -> str:
    """A name for the file that needs no thinking: „Kurzfassung-Brückstadt.docx“."""
    if municipality is None:
        names = select(Municipality.short_name, Municipality.name).limit(1)
        with workshop.read() as session:
            found = session.execute(names).first()
        municipality = (found[0] or found[1]) if found else ""
    return document_file_name(kind.about.file_stem, municipality, suffix or kind.suffix)


def build(workshop: WorkshopFile, kind: DocumentKind, template: bytes | None = None) -> Document:
    """The tree of a document that is written as Word, with as much as its pages take."""
    with workshop.read() as session:
        snapshot = read_snapshot(session, with_typed_names=kind.is_internal)
        course = read_course(session)
    match kind:
        case DocumentKind.SHORT_VERSION:
            return short_version(snapshot, template)
        case DocumentKind.COUNCIL_PAPER:
            return council_paper(snapshot, template)
        case DocumentKind.MINUTES:
            return minutes(snapshot, course)
        case DocumentKind.PHOTO_MINUTES:
            return photo_minutes(snapshot, course)
        case DocumentKind.INTERNAL_MINUTES:
            with workshop.read() as session:
                attendees, times = read_attendees(session), read_times(session)
            return internal_minutes(
                snapshot, course, attendees=attendees, times=times, findings=check(workshop)
            )
        case _:
            return document_of(snapshot)

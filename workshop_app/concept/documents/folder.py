"""All documents in one folder, for the bag of those who go home."""

import tempfile
from pathlib import Path
from typing import Final

from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.concept.documents.writing import (
    PDF_SUFFIX,
    Progress,
    file_name,
    write_document,
)
from workshop_app.concept.pdf import pdfs_of
from workshop_app.concept.pdf_programs import find_pdf_program
from workshop_app.phases.file_names import free_path
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.whole_file import write_whole

# What names people who have not agreed is written only when somebody asks for it.
PUBLIC_KINDS: Final = tuple(kind for kind in DocumentKind if not kind.is_internal)


_BEFORE_PDF: Final = 0.5  # the part of the work that is done when only the PDFs are missing
_PATIENCE_SECONDS: Final = 600.0


def write_all(
    workshop: WorkshopFile,
    folder: Path,
    *,
    with_pdf: bool = True,
    municipality: str | None = None,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Write all documents that may be published; as PDF too where a program for it is there.

    Args:
        folder: is made if it is not there; files of the same names are replaced.
        municipality: in the names of the files; None: that of the workshop.
        progress: called with the part that is done, 0 to 1; may raise to cancel.

    Returns:
        The files: first those for Word and Excel in the order of the documents, then the PDFs.

    Raises:
        PdfFailedError: the program for PDF failed; the other files are there.
        OSError: the folder or the disk does not take a file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    program = find_pdf_program() if with_pdf else None
    share = _BEFORE_PDF if program else 1.0
    written = []
    for number, kind in enumerate(PUBLIC_KINDS):
        target = folder / file_name(workshop, kind, municipality=municipality)
        tell = _part_of(progress, number / len(PUBLIC_KINDS), 1 / len(PUBLIC_KINDS), share)
        write_document(workshop, kind, target, progress=tell)
        written.append(target)
    if program is None:
        return tuple(written)
    sources = [path for path in written if path.suffix != DocumentKind.MEASURES.suffix]
    waiting = _part_of(progress, 1.0, 0.0, share)
    pdfs = pdfs_of(
        [path.read_bytes() for path in sources],
        program=program,
        while_waiting=lambda: waiting(0.0),
        patience_seconds=_PATIENCE_SECONDS,
    )
    for source, content in zip(sources, pdfs, strict=True):
        target = source.with_suffix(PDF_SUFFIX)
        write_whole(target, content)
        written.append(target)
    return tuple(written)


def _part_of(progress: Progress | None, start: float, length: float, share: float) -> Progress:
    """Progress of a part of the work, of which all together are a share of the whole."""

    def tell(part: float) -> None:
        if progress is not None:
            progress(share * (start + length * part))

    return tell


def write_new_folder(
    workshop: WorkshopFile, parent: Path, name: str, *, progress: Progress | None = None
) -> tuple[Path, ...]:
    """The same in a new folder, which is there once all of its files are.

    Args:
        name: of the folder; if it is taken, a number follows.
        progress: may raise to cancel; then there is no folder.

    Returns:
        The files, as :func:`write_all`.
    """
    with tempfile.TemporaryDirectory(dir=parent, prefix=".unterlagen-") as draft:
        files = write_all(workshop, Path(draft, name), progress=progress)
        target = free_path(parent / name)
        files[0].parent.rename(target)
    return tuple(target / path.name for path in files)

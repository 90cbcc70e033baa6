"""All documents in one folder, for the bag of those who go home."""

import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.concept.documents.writing import (
    PDF_SUFFIX,
    Progress,
    file_name,
    write_document,
)
from workshop_app.concept.word.pdf import NoPdfProgramError, PdfFailedError, pdfs_of
from workshop_app.concept.word.pdf_programs import find_pdf_program
from workshop_app.phases.file_names import free_path
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.whole_file import remove_left_behind, write_whole

# What names people who have not agreed is written only when somebody asks for it.
PUBLIC_KINDS: Final = tuple(kind for kind in DocumentKind if not kind.is_internal)


_DRAFT_PREFIX: Final = ".unterlagen-"
_BEFORE_PDF: Final = 0.5  # the part of the work that is done when only the PDFs are missing
_PATIENCE_SECONDS: Final = 600.0


@dataclass(frozen=True, slots=True)
class WrittenFolder:
    """Unterlagenordner: the files, and a sentence that says why there is no PDF, if so."""

    files: tuple[Path, ...]
    pdf_problem: str = ""


def write_all(
    workshop: WorkshopFile,
    folder: Path,
    *,
    with_pdf: bool = True,
    template: bytes | None = None,
    municipality: str | None = None,
    progress: Progress | None = None,
) -> WrittenFolder:
    """Write all documents that may be published; as PDF too where a program for it is there.

    Args:
        folder: is made if it is not there; files of the same names are replaced.
        template: as with :func:`write_document`.
        municipality: in the names of the files; None: that of the workshop.
        progress: called with the part that is done, 0 to 1; may raise to cancel.

    Returns:
        The files: first those for Word and Excel in the order of the documents, then the PDFs.

    Raises:
        TemplateError: the template cannot be used.
        OSError: the folder or the disk does not take a file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    program = find_pdf_program() if with_pdf else None
    share = _BEFORE_PDF if program else 1.0
    written = []
    for number, kind in enumerate(PUBLIC_KINDS):
        target = folder / file_name(workshop, kind, municipality=municipality)
        tell = _part_of(progress, number / len(PUBLIC_KINDS), 1 / len(PUBLIC_KINDS), share)
        write_document(workshop, kind, target, template=template, progress=tell)
        written.append(target)
    if not with_pdf:
        return WrittenFolder(tuple(written))
    waiting = _part_of(progress, 1.0, 0.0, share)
    try:
        written += _as_pdf(written, lambda: waiting(0.0))
    except (NoPdfProgramError, PdfFailedError) as error:
        return WrittenFolder(tuple(written), str(error))
    return WrittenFolder(tuple(written))


def _as_pdf(files: Sequence[Path], while_waiting: Callable[[], None]) -> list[Path]:
    """The PDFs of the Word files among these, beside them."""
    sources = [path for path in files if path.suffix != DocumentKind.MEASURES.suffix]
    contents = pdfs_of(
        [path.read_bytes() for path in sources],
        while_waiting=while_waiting,
        patience_seconds=_PATIENCE_SECONDS,
    )
    made = []
    for source, content in zip(sources, contents, strict=True):
        target = source.with_suffix(PDF_SUFFIX)
        write_whole(target, content)
        made.append(target)
    return made


def _part_of(progress: Progress | None, start: float, length: float, share: float) -> Progress:
    """Progress of a part of the work, of which all together are a share of the whole."""

    def tell(part: float) -> None:
        if progress is not None:
            progress(share * (start + length * part))

    return tell


def write_new_folder(
    workshop: WorkshopFile, parent: Path, name: str, *, progress: Progress | None = None
) -> WrittenFolder:
    """The same in a new folder, which is there once all of its files are.

    Args:
        name: of the folder; if it is taken, a number follows.
        progress: may raise to cancel; then there is no folder.

    Returns:
        The files, as :func:`write_all`.
    """
    remove_left_behind(parent, rf"{re.escape(_DRAFT_PREFIX)}.*")
    with tempfile.TemporaryDirectory(dir=parent, prefix=_DRAFT_PREFIX) as draft:
        made = write_all(workshop, Path(draft, name), progress=progress)
        target = free_path(parent / name)
        Path(draft, name).rename(target)
    return WrittenFolder(tuple(target / path.name for path in made.files), made.pdf_problem)

"""All documents in one folder, for the bag of those who go home."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.concept.documents.writing import IsCancelled, Progress, file_name, write_document
from workshop_app.concept.pdf_programs import find_pdf_program
from workshop_app.storage.workshop_file import WorkshopFile

# What names people who have not agreed is written only when somebody asks for it.
PUBLIC_KINDS: Final = tuple(kind for kind in DocumentKind if not kind.is_internal)


def write_all(
    workshop: WorkshopFile,
    folder: Path,
    *,
    with_pdf: bool = True,
    municipality: str | None = None,
    kinds: Sequence[DocumentKind] = PUBLIC_KINDS,
    progress: Progress | None = None,
    is_cancelled: IsCancelled | None = None,
) -> tuple[Path, ...]:
    """Write all documents that may be published; as PDF too where a program for it is there.

    Args:
        folder: is made if it is not there; files of the same names are replaced.
        municipality: in the names of the files; None: that of the workshop.

    Returns:
        The files, in the order of the documents.

    Raises:
        DraftCancelledError: ``is_cancelled`` said so; what is written so far stays.
        OSError: the folder or the disk does not take a file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    suffixes = ["", ".pdf"] if with_pdf and find_pdf_program() else [""]
    wanted = [
        (kind, suffix or kind.suffix)
        for kind in kinds
        for suffix in suffixes
        if not suffix or kind.can_be_pdf
    ]
    written = []
    for number, (kind, suffix) in enumerate(wanted):
        name = file_name(workshop, kind, suffix, municipality=municipality)

        def tell(part: float, number: int = number) -> None:
            if progress is not None:
                progress((number + part) / len(wanted))

        write_document(workshop, kind, folder / name, progress=tell, is_cancelled=is_cancelled)
        written.append(folder / name)
    return tuple(written)

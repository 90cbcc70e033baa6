"""Übergabe: draft, minutes, next steps, exchange file and data file, in one folder or archive."""

import re
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.concept.documents.next_steps import next_steps
from workshop_app.concept.documents.writing import file_name, write_document
from workshop_app.concept.draft import write_with_charts
from workshop_app.concept.reading import read_snapshot
from workshop_app.exchange.writer import write_json
from workshop_app.handover.archive import write_archive
from workshop_app.handover.cleaning import write_clean_copy
from workshop_app.phases.file_names import document_file_name, free_path
from workshop_app.phases.word_template import read_word_template
from workshop_app.storage.errors import UnusablePathError
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.whole_file import remove_left_behind

Progress = Callable[[float], None]
_DRAFT_PREFIX: Final = ".uebergabe-"


@dataclass(frozen=True, slots=True)
class HandoverWish:
    """Übergabewunsch: what is handed over, and how.

    Attributes:
        name: of the folder; if it is taken, a number follows.
        municipality: in the names of the documents.
        password: of the archive that is written instead of a folder; empty: a folder.
    """

    name: str
    municipality: str = ""
    with_people: bool = False
    password: str = ""


def hand_over(
    workshop: WorkshopFile,
    parent: Path,
    wish: HandoverWish,
    *,
    private_folder: Path,
    progress: Progress = lambda _part: None,
) -> Path:
    """Write everything, and put it in its place when it is whole.

    Reads only, so a worker may call it with a workshop that it has opened for reading.

    Args:
        parent: there the folder or the archive appears.
        private_folder: of the app, on this machine: what will be in an archive is written there
            first, so that the place of the archive never has it without the password.
        progress: called with the part that is done, 0 to 1; may raise to cancel.

    Returns:
        The folder or the archive.

    Raises:
        WorkshopError: a file cannot be read or written.
        OSError: a folder or the disk does not take a file. Nothing is left behind.
    """
    for base in (parent, private_folder):
        remove_left_behind(base, rf"{re.escape(_DRAFT_PREFIX)}.*")
    try:
        return _hand_over(workshop, parent, wish, private_folder, progress)
    except UnusablePathError as error:
        for base in (parent, private_folder):
            if error.path.is_relative_to(base):  # people know the folder, and not the draft in it
                raise UnusablePathError(base, error.reason) from error
        raise


def _hand_over(
    workshop: WorkshopFile,
    parent: Path,
    wish: HandoverWish,
    private_folder: Path,
    progress: Progress,
) -> Path:
    with ExitStack() as drafts:
        place = _draft(drafts, parent)
        if wish.password:
            private_folder.mkdir(parents=True, exist_ok=True)
        folder = (_draft(drafts, private_folder) if wish.password else place) / wish.name
        folder.mkdir()
        _write_all(workshop, folder, wish, progress)
        if not wish.password:
            target = free_path(parent / wish.name)
            folder.rename(target)
            return target
        archive = place / f"{wish.name}.zip"
        write_archive(folder, archive, wish.password, check=lambda: progress(0.95))
        target = free_path(parent / archive.name)
        archive.rename(target)
        return target


def _draft(drafts: ExitStack, parent: Path) -> Path:
    made = tempfile.TemporaryDirectory(dir=parent, prefix=_DRAFT_PREFIX, ignore_cleanup_errors=True)
    return Path(drafts.enter_context(made))


def _write_all(
    workshop: WorkshopFile, folder: Path, wish: HandoverWish, progress: Progress
) -> None:
    progress(0.0)
    data = folder / f"{workshop.path.stem}.workshop"
    write_clean_copy(workshop, data, with_people=wish.with_people)
    progress(0.1)
    with WorkshopFile.open(data, for_writing=False) as copy:
        write_json(copy, data.with_suffix(".json"))
    progress(0.2)
    kinds = {DocumentKind.CONCEPT: (0.2, 0.5), DocumentKind.MINUTES: (0.7, 0.15)}
    for kind, (begin, length) in kinds.items():
        target = folder / file_name(workshop, kind, municipality=wish.municipality)
        write_document(workshop, kind, target, progress=_part_of(progress, begin, length))
    _write_next_steps(workshop, folder, wish.municipality)
    progress(0.9)


def _part_of(progress: Progress, begin: float, length: float) -> Progress:
    return lambda part: progress(begin + length * part)


def _write_next_steps(workshop: WorkshopFile, folder: Path, municipality: str) -> None:
    with workshop.read() as session:
        snapshot = read_snapshot(session)
        template = read_word_template(session)
    target = folder / document_file_name(_("Nächste-Schritte"), municipality, ".docx")
    write_with_charts(next_steps(snapshot), target, template=template, progress=lambda _part: None)

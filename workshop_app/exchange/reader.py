"""A file of the interchange format → a new workshop file."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from workshop_app.exchange.document import Document
from workshop_app.exchange.errors import UnreadableTextError
from workshop_app.exchange.hints import cleaning_hints, hints_of
from workshop_app.exchange.links import read_links
from workshop_app.exchange.list_forms import LISTS
from workshop_app.exchange.loading import LARGEST_FILE, load_tree
from workshop_app.exchange.polls import read_polls
from workshop_app.exchange.references import check_references
from workshop_app.exchange.schema import Cleaning
from workshop_app.exchange.setting import read_setting, read_step_states
from workshop_app.exchange.structures import read_structures
from workshop_app.exchange.transfer import Reading
from workshop_app.exchange.validation import validate
from workshop_app.storage.errors import FileAlreadyExistsError, NoSuchFileError, UnusablePathError
from workshop_app.storage.reasons import reason_of_system
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _


@dataclass(frozen=True)
class ImportReport:
    """What people should know about a file that was read."""

    hints: tuple[str, ...]  # German sentences


def read_workshop(source: Path, target: Path) -> ImportReport:
    """Make a workshop file of a file in the interchange format.

    Raises:
        NoSuchFileError, FileAlreadyExistsError, UnusablePathError: source or target.
        ExchangeError: the file is refused as a whole. Nothing is left at the target.
    """
    cleaning = Cleaning()
    document = _checked(_bytes_of(source), cleaning)
    try:
        with (
            WorkshopFile.create(target) as workshop,
            workshop.change(_("Aus Datei eingelesen"), is_undoable=False) as session,
        ):
            build(session, document)
    except FileAlreadyExistsError:
        raise
    except BaseException:
        for ending in ("", "-wal", "-shm"):
            target.with_name(target.name + ending).unlink(missing_ok=True)
        raise
    return ImportReport((*hints_of(document), *cleaning_hints(cleaning)))


def parse(source: str | bytes) -> Document:
    """The document of a text, checked as a whole; texts are cleaned and in NFC.

    Raises:
        ExchangeError: with the place and the reason.
    """
    return _checked(source, Cleaning())


def build(session: Session, document: Document) -> None:
    """Add all rows of a document to an empty workshop."""
    reading = Reading(session)
    read_setting(reading, document)
    for key in LISTS:
        reading.add_list(key, getattr(document, key) or ())
    read_links(reading, document)
    read_polls(reading, document)
    read_structures(reading, document)
    read_step_states(reading, document)


def _checked(source: str | bytes, cleaning: Cleaning) -> Document:
    document = validate(load_tree(source), cleaning)
    check_references(document)
    return document


def _bytes_of(source: Path) -> bytes:
    try:
        if not source.exists():
            raise NoSuchFileError(source)
        if not source.is_file():
            raise UnreadableTextError(
                _("„{path}“ ist keine Datei. Bitte wählen Sie eine Datei aus.").format(path=source)
            )
        with source.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UnusablePathError(source, reason_of_system(error)) from error

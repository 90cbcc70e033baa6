"""What a new workshop starts with: its data, the Klima statements and the catalogue's fields."""

from pathlib import Path

from sqlalchemy.orm import Session

from workshop_app.model.climate import ClimateItem, ClimateScale, Feedback
from workshop_app.model.goals import ActionField, Vision
from workshop_app.model.municipality import Municipality
from workshop_app.model.workshop import Event, EventKind, Workshop
from workshop_app.phases import records
from workshop_app.phases.catalogue import load_action_field_templates, load_climate_template
from workshop_app.storage.errors import FileAlreadyExistsError
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _


def make_file(path: Path, *, municipality: str, title: str) -> None:
    """Make the file of a new workshop; the folder is made, too.

    Raises:
        FileAlreadyExistsError, UnusablePathError, OSError: nothing is left at the path.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with (
            WorkshopFile.create(path) as workshop,
            workshop.change(_("Workshop angelegt"), is_undoable=False) as session,
        ):
            prepare(session, municipality=municipality, title=title)
    except FileAlreadyExistsError:
        raise
    except BaseException:
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        raise


def prepare(session: Session, *, municipality: str, title: str) -> None:
    """Fill an empty workshop so that each step of the method has something to work with."""
    records.create(session, Workshop, title=title)
    records.create(session, Municipality, name=municipality, short_name=municipality)
    records.create(session, Vision)
    records.create(session, Feedback, question=_("Wie zufrieden sind Sie mit dem Ergebnis?"))
    for kind in (EventKind.DAY_1, EventKind.DAY_2):
        records.create(session, Event, kind=kind, starts_at="09:00", ends_at="17:00")
    _add_climate(session)
    _add_action_fields(session)


def _add_climate(session: Session) -> None:
    template = load_climate_template()
    records.create(
        session,
        ClimateScale,
        minimum=template.min,
        maximum=template.max,
        minimum_text=template.min_text,
        maximum_text=template.max_text,
    )
    for statement in template.statements:
        records.create(
            session, ClimateItem, statement=statement.text, dimension=statement.dimension
        )


def _add_action_fields(session: Session) -> None:
    for field in load_action_field_templates():
        records.create(
            session,
            ActionField,
            title=field.title,
            guiding_question=field.guiding_questions[0],
            catalogue_key=field.key,
        )

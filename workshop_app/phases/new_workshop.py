"""What a new workshop starts with: its data, the Klima statements and the catalogue's fields."""

from sqlalchemy.orm import Session

from workshop_app.model.climate import ClimateItem, ClimateScale, Feedback
from workshop_app.model.goals import ActionField, Vision
from workshop_app.model.municipality import Municipality
from workshop_app.model.workshop import Event, EventKind, Workshop
from workshop_app.phases import records
from workshop_app.phases.catalogue import load_action_field_templates, load_climate_template
from workshop_app.translation import _


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

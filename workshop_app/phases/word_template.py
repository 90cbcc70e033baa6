"""The municipality's own Word template, which is kept in the workshop's file.

In the file, as bytes, and not as a path: the workshop goes from the moderator's machine to that of
the municipality, choosing it can be undone, and the same file gives the same documents anywhere.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.municipality import Municipality
from workshop_app.phases import records


def template_name(session: Session) -> str | None:
    """The name of the template's file; None: there is none, and the app's own look is used."""
    has_one, name = Municipality.word_template.is_not(None), Municipality.word_template_name
    found = session.execute(select(has_one, name).limit(1)).first()
    return found[1] if found and found[0] else None


def read_word_template(session: Session) -> bytes | None:
    """The template, if there is one."""
    return session.scalar(select(Municipality.word_template).limit(1))


def keep_word_template(session: Session, content: bytes, name: str) -> None:
    """Use a template from now on."""
    town = session.scalars(select(Municipality).limit(1)).first()
    if town is None:
        town = records.create(session, Municipality)
    town.word_template, town.word_template_name = content, name


def drop_word_template(session: Session) -> None:
    """Use the app's own look again."""
    for town in session.scalars(select(Municipality)):
        town.word_template, town.word_template_name = None, ""

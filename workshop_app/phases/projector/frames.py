"""What stands around a picture: part, step, question, and whose workshop it is."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.municipality import Municipality
from workshop_app.model.workshop import Workshop
from workshop_app.phases.method import StepText, load_method
from workshop_app.phases.overview import read_overview
from workshop_app.phases.projector.pictures import Cover, Frame


def frame_of(
    session: Session,
    text: StepText,
    *,
    title: str = "",
    question: str | None = None,
    note: str = "",
) -> Frame:
    """The frame of a step; title and question are the step's where others are not given."""
    part = next(part for part in load_method().parts if part.key == text.part)
    return Frame(
        kicker=" · ".join(name for name in (part.title, part.subtitle) if name),
        title=title or text.title,
        question=text.question if question is None else question,
        footer=tuple(name for name in _names(session) if name),
        note=note,
    )


def read_cover(session: Session) -> Cover:
    """The municipality's name, the workshop's title and its days."""
    overview = read_overview(session)
    logo = session.scalar(select(Municipality.logo).limit(1))
    return Cover(overview.municipality, overview.title, overview.dates, logo or None)


def _names(session: Session) -> tuple[str, str]:
    name = session.scalar(select(Municipality.name).limit(1))
    title = session.scalar(select(Workshop.title).limit(1))
    return name or "", title or ""

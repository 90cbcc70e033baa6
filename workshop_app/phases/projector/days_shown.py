"""The day's agenda, a break, and the recap of day 1."""

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.base import Keyed
from workshop_app.model.board import Card, Cluster
from workshop_app.model.climate import ClimateItem
from workshop_app.model.goals import ActionField, Vision
from workshop_app.model.implementation import ParkedTopic
from workshop_app.model.people import Participant
from workshop_app.model.workshop import StepStatus
from workshop_app.phases.agenda import AgendaRow, agenda
from workshop_app.phases.method import PartKey, StepText, load_method
from workshop_app.phases.overview import end_of
from workshop_app.phases.projector.frames import frame_of
from workshop_app.phases.projector.lists_shown import parked_topics, swot
from workshop_app.phases.projector.pictures import (
    Agenda,
    AgendaLine,
    ListGroup,
    ListItem,
    Pause,
    Recap,
)
from workshop_app.translation import _

_DONE = {StepStatus.DONE, StepStatus.SKIPPED}


def read_shown_agenda(session: Session, text: StepText) -> Agenda:
    """The day of a step; before and after the two days, the first of them."""
    part = text.part if text.part in {PartKey.DAY_1, PartKey.DAY_2} else PartKey.DAY_1
    rows = [row for row in agenda(session) if row.text.part == part and row.minutes_planned]
    title = _("So läuft der erste Tag") if part is PartKey.DAY_1 else _("So läuft der zweite Tag")
    return Agenda(
        frame_of(session, _text_of(part, text), title=title, question=""),
        tuple(_line(row, text.key) for row in rows if row.status != StepStatus.SKIPPED),
    )


def read_pause(session: Session, text: StepText) -> Pause:
    """A break with its end, and the step that follows."""
    rows = agenda(session)
    place = next(number for number, row in enumerate(rows) if row.text.key == text.key)
    row = rows[place]
    until = ""
    if text.start is not None:
        until = _("bis {time} Uhr").format(
            time=german.format_time(end_of(text.start, row.minutes_planned))
        )
    following = [row.text.title for row in rows[place + 1 :] if row.text.part == text.part]
    return Pause(frame_of(session, text, question=""), until, following[0] if following else "")


def read_recap(session: Session, text: StepText) -> Recap:
    """What day 1 brought, in numbers and in lists."""
    figures = (
        (_count(session, Participant, Participant.attends_day_1), _("Menschen im Raum")),
        (_count(session, Card, _of_day_1(Card)), _("Karten")),
        (_count(session, Cluster, _of_day_1(Cluster)), _("Cluster")),
        (_count(session, ClimateItem), _("Klima-Aussagen")),
        (_count(session, ActionField, ActionField.is_selected), _("Handlungsfelder gewählt")),
        (_count(session, ParkedTopic), _("geparkte Themen")),
    )
    fields = select(ActionField).where(ActionField.is_selected, ActionField.is_internal.is_(False))
    chosen = tuple(
        ListItem(field.title, field.guiding_question)
        for field in session.scalars(fields.order_by(ActionField.position, ActionField.code))
    )
    groups = [
        ListGroup(_("Gewählte Handlungsfelder"), chosen),
        *swot(session),
        ListGroup(_("Leitbild"), _vision(session)),
        *(ListGroup(_("Themenspeicher"), group.items) for group in parked_topics(session)),
    ]
    return Recap(
        frame_of(session, text, title=_("Das war Tag 1"), question=""),
        tuple(figure for figure in figures if figure[0]),
        tuple(group for group in groups if group.items),
    )


def _text_of(part: PartKey, text: StepText) -> StepText:
    return text if text.part == part else load_method().steps_of(part)[0]


def _line(row: AgendaRow, current: str) -> AgendaLine:
    start = row.text.start or dt.time()
    return AgendaLine(
        time=german.format_time(start) if row.text.start else "",
        title=row.text.title,
        is_break=row.text.is_break,
        is_done=row.status in _DONE,
        is_current=row.text.key == current,
    )


def _count(session: Session, kind: type[Keyed], *conditions: object) -> int:
    query = select(func.count()).select_from(kind)
    for condition in conditions:
        query = query.where(condition)  # type: ignore[arg-type]  # a column of truth values
    return session.scalar(query) or 0


def _of_day_1(kind: type[Card] | type[Cluster]) -> object:
    return kind.created_in_step.startswith("T1-")


def _vision(session: Session) -> tuple[ListItem, ...]:
    vision = session.scalars(select(Vision).limit(1)).first()
    return (ListItem(vision.title),) if vision and vision.title else ()

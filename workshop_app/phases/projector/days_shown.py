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
from workshop_app.phases.agenda import AgendaRow, clock_time, day, neighbour
from workshop_app.phases.method import PartKey, StepText, load_method
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
from workshop_app.phases.schedule.timing import DAYS, read_clock
from workshop_app.translation import _

_DONE = {StepStatus.DONE, StepStatus.SKIPPED}
_DAY_SECONDS = 86_400  # only the time of the day is shown


def read_shown_agenda(session: Session, text: StepText) -> Agenda:
    """The day of a step; before and after the two days, the first of them."""
    part = text.part if text.part in DAYS else PartKey.DAY_1
    rows = [row for row in day(session, part) if row.minutes_in_plan]
    title = _("So läuft der erste Tag") if part is PartKey.DAY_1 else _("So läuft der zweite Tag")
    return Agenda(
        frame_of(session, _text_of(part, text), title=title, question=""),
        tuple(_line(row, text.key) for row in rows),
    )


def read_pause(session: Session, row: AgendaRow) -> Pause:
    """A break with its end, and the step that follows."""
    rows = day(session, row.text.part)
    following = neighbour(rows, row.step.key, 1)
    end = _end_of(session, row)
    return Pause(
        frame_of(session, row.text, question=""),
        _("bis {time} Uhr").format(time=german.format_time(end)) if end else "",
        following.text.title if following else "",
    )


def read_recap(session: Session, text: StepText) -> Recap:
    """What day 1 brought, in numbers and in lists."""
    figures = (
        (_count(session, Participant, Participant.attends_day_1), _("Menschen im Raum")),
        (_count(session, Card, _of_day_1(Card), Card.is_in_trash.is_(False)), _("Karten")),
        (_count(session, Cluster, _of_day_1(Cluster)), _("Cluster")),
        (_answered_statements(session), _("Klima-Aussagen")),
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


def _end_of(session: Session, row: AgendaRow) -> dt.time | None:
    """When it is over by its timer, or by the plan where that does not run."""
    timer = read_clock(session, row.step.key)
    if timer is not None and timer.running_since is not None:
        seconds = row.minutes_allotted * 60 - timer.seconds_run
        end = timer.running_since + dt.timedelta(seconds=seconds % _DAY_SECONDS)
        return end.astimezone().time()
    return None if row.end is None else clock_time(row.end)


def _line(row: AgendaRow, current: str) -> AgendaLine:
    return AgendaLine(
        time=german.format_time(row.start) if row.start else "",
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


def _answered_statements(session: Session) -> int:
    """Those that somebody marked: the method brings ten that nobody may have been asked."""
    items = session.scalars(select(ClimateItem))
    return sum(any(item.counts.values()) or item.mean_reported is not None for item in items)


def _of_day_1(kind: type[Card] | type[Cluster]) -> object:
    return kind.created_in_step.startswith("T1-")


def _vision(session: Session) -> tuple[ListItem, ...]:
    vision = session.scalars(select(Vision).limit(1)).first()
    return (ListItem(vision.title),) if vision and vision.title else ()

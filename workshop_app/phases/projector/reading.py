"""Which picture belongs to which pane of a step."""

import uuid
from typing import assert_never

from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.phases import texts
from workshop_app.phases.agenda import AgendaRow, row_of
from workshop_app.phases.method import SocialForm, StepText, load_method
from workshop_app.phases.projector import days_shown, goals_shown, lists_shown
from workshop_app.phases.projector.boards_shown import read_shown_board
from workshop_app.phases.projector.choices import Choice
from workshop_app.phases.projector.frames import frame_of, read_cover
from workshop_app.phases.projector.pictures import Listing, Picture, Prose, Question
from workshop_app.phases.projector.polls_shown import read_shown_poll, read_shown_vote
from workshop_app.phases.schedule.timing import DAYS
from workshop_app.phases.step import (
    BoardPane,
    ChecklistPane,
    ConceptPane,
    GroupsPane,
    Pane,
    PhotoPane,
    PollPane,
    SheetPane,
    SheetSubject,
    TablePane,
    TableSubject,
    TextPane,
    TextSubject,
    VotePane,
)
from workshop_app.translation import _

_WITH_AGENDA = {"T1-01", "T1-02"}  # what the room needs to see first is how the day goes
_WITH_RECAP = "T2-01"


def read_picture(
    session: Session,
    step: str,
    pane: int = 0,
    choice: Choice = Choice.STEP,
    part: uuid.UUID | None = None,
) -> Picture:
    """What the room sees of a pane; before and after the two days, the cover.

    Args:
        step: key of the step.
        pane: place of the pane in the step.
        choice: something else than what belongs to the pane.
        part: of the pane, such as a round of a vote; None: the newest.
    """
    row = row_of(session, step)
    if row is None:  # an own step that was taken out meanwhile
        return read_cover(session)
    match choice:
        case Choice.AGENDA:
            return days_shown.read_shown_agenda(session, row.text)
        case Choice.RECAP:
            return days_shown.read_recap(session, row.text)
        case Choice.QUESTION:
            return _question(session, row, pane) if row.text.question else read_cover(session)
        case Choice.STEP:
            return _of_step(session, row, pane, part)
        case _:
            assert_never(choice)


def read_logo(session: Session) -> Picture:
    """What stands there while nothing else shall: the municipality's logo, or its name."""
    return read_cover(session)


def _of_step(session: Session, row: AgendaRow, pane: int, part: uuid.UUID | None) -> Picture:
    text = row.text
    if text.part not in DAYS:
        return read_cover(session)
    if text.is_break:
        return days_shown.read_pause(session, row)
    if text.key in _WITH_AGENDA:
        return days_shown.read_shown_agenda(session, text)
    if pane >= len(row.step.panes):
        return _question(session, row, pane)
    return _of_pane(session, row, pane, part)


def _of_pane(session: Session, row: AgendaRow, place: int, part: uuid.UUID | None) -> Picture:
    found = _content_of(session, row, row.step.panes[place], part)
    return _question(session, row, place) if found is None else found


def _content_of(
    session: Session, row: AgendaRow, pane: Pane, part: uuid.UUID | None
) -> Picture | None:
    """What was captured in a pane; None where there is nothing to show yet, or ever."""
    text = row.text
    match pane:
        case BoardPane(question=question):
            board = read_shown_board(session, text, question)
            return board if board.groups else None
        case PollPane(subject=subject):
            poll = read_shown_poll(session, text, subject)
            return poll if any(statement.votes for statement in poll.statements) else None
        case VotePane(subject=subject):
            vote = read_shown_vote(session, text, subject, part)
            return vote if vote.bars else None
        case SheetPane(subject=sheet_subject):
            return _of_sheets(session, text, sheet_subject)
        case TextPane(subject=text_subject):
            return _of_text(session, text, text_subject)
        case TablePane(subject=table_subject):
            return _of_table(session, text, pane.title, table_subject)
        case ChecklistPane() | GroupsPane() | PhotoPane() | ConceptPane():
            return None
        case _:
            assert_never(pane)


def _of_table(
    session: Session, text: StepText, title: str, subject: TableSubject
) -> Picture | None:
    if subject in lists_shown.READERS:
        read, empty = lists_shown.READERS[subject]
        return Listing(frame_of(session, text, title=title), read(session), empty)
    if text.key != _WITH_RECAP:
        return None
    recap = days_shown.read_recap(session, text)
    return recap if recap.figures or recap.groups else None


def _of_sheets(session: Session, text: StepText, subject: SheetSubject) -> Picture:
    match subject:
        case SheetSubject.GUIDING_GOALS:
            return goals_shown.read_shown_goals(session, text)
        case SheetSubject.OBJECTIVES:
            return goals_shown.read_shown_objectives(session, text)
        case SheetSubject.PROJECT_IDEAS:
            return goals_shown.read_shown_projects(session, text)
        case SheetSubject.MUNICIPALITY:
            return read_cover(session)
        case _:
            assert_never(subject)


def _of_text(session: Session, text: StepText, subject: TextSubject) -> Picture | None:
    written = texts.read(session, subject)
    paragraphs = tuple(line for line in written.text.splitlines() if line.strip())
    if not paragraphs:
        return None
    heading = written.heading if texts.GUIDES[subject].has_heading else ""
    return Prose(frame_of(session, text, title=_title_of(subject)), heading, paragraphs)


def _title_of(subject: TextSubject) -> str:
    return {
        TextSubject.VISION: _("Leitbild"),
        TextSubject.INTEGRATION_UNDERSTANDING: _("Integrationsverständnis"),
        TextSubject.FOREWORD: _("Vorwort"),
    }[subject]


def _question(session: Session, row: AgendaRow, pane: int) -> Question:
    """The question of the step, or that of the board in sight; without one, the step's title."""
    text, panes = row.text, row.step.panes
    shown = panes[pane] if pane < len(panes) else None
    question = text.question or text.title
    if isinstance(shown, BoardPane):
        question = load_method().board(shown.question).question
    facts = [] if row.is_own else [text.method]
    if text.social_form is not SocialForm.OPEN:
        facts.append(text.social_form.label)
    if row.minutes_allotted:
        facts.append(german.format_minutes(row.minutes_allotted))
    return Question(frame_of(session, text, question=question), tuple(facts))

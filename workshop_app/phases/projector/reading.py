"""Which picture belongs to which pane of a step."""

from typing import assert_never

from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.phases import texts
from workshop_app.phases.agenda import agenda, all_steps
from workshop_app.phases.method import PartKey, StepText, load_method
from workshop_app.phases.projector import days_shown, goals_shown, lists_shown
from workshop_app.phases.projector.boards_shown import read_shown_board
from workshop_app.phases.projector.frames import frame_of, read_cover
from workshop_app.phases.projector.pictures import Choice, Listing, Picture, Prose, Question
from workshop_app.phases.projector.polls_shown import read_shown_poll, read_shown_vote
from workshop_app.phases.step import (
    BoardPane,
    ChecklistPane,
    ConceptPane,
    Pane,
    PollPane,
    SheetPane,
    SheetSubject,
    TablePane,
    TextPane,
    TextSubject,
    VotePane,
)
from workshop_app.translation import _

_WITH_AGENDA = {"T1-01", "T1-02"}  # what the room needs to see first is how the day goes
_DAYS = {PartKey.DAY_1, PartKey.DAY_2}


def read_picture(
    session: Session, step: str, pane: int = 0, choice: Choice = Choice.STEP
) -> Picture:
    """What the room sees of a pane; before and after the two days, the cover.

    Args:
        step: key of the step.
        pane: place of the pane in the step.
        choice: something else than what belongs to the pane.
    """
    text = load_method().step(step)
    match choice:
        case Choice.AGENDA:
            return days_shown.read_shown_agenda(session, text)
        case Choice.RECAP:
            return days_shown.read_recap(session, text)
        case Choice.QUESTION:
            return _question(session, text, pane) if text.question else read_cover(session)
        case Choice.STEP:
            return _of_step(session, text, pane)
        case _:
            assert_never(choice)


def read_logo(session: Session) -> Picture:
    """What stands there while nothing else shall: the municipality's logo, or its name."""
    return read_cover(session)


def _of_step(session: Session, text: StepText, pane: int) -> Picture:
    if text.part not in _DAYS:
        return read_cover(session)
    panes = all_steps()[text.key].panes
    if not panes:
        return days_shown.read_pause(session, text)
    if text.key in _WITH_AGENDA:
        return days_shown.read_shown_agenda(session, text)
    return _of_pane(session, text, panes[pane], pane)


def _of_pane(session: Session, text: StepText, pane: Pane, place: int) -> Picture:
    match pane:
        case BoardPane(question=question):
            board = read_shown_board(session, text, question)
            return board if board.groups else _question(session, text, place)
        case PollPane(subject=subject):
            poll = read_shown_poll(session, text, subject)
            has_votes = any(statement.votes for statement in poll.statements)
            return poll if has_votes else _question(session, text, place)
        case VotePane(subject=subject):
            vote = read_shown_vote(session, text, subject)
            return vote if vote.bars else _question(session, text, place)
        case SheetPane(subject=sheet_subject):
            return _of_sheets(session, text, sheet_subject)
        case TextPane(subject=text_subject):
            return _of_text(session, text, text_subject)
        case TablePane() if pane.subject in lists_shown.READERS:
            read, empty = lists_shown.READERS[pane.subject]
            frame = frame_of(session, text, title=pane.title)
            return Listing(frame, read(session), empty)
        case TablePane() | ChecklistPane() | ConceptPane():
            if text.key == "T2-01":
                return days_shown.read_recap(session, text)
            return _question(session, text, place)
        case _:
            assert_never(pane)


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


def _of_text(session: Session, text: StepText, subject: TextSubject) -> Picture:
    written = texts.read(session, subject)
    paragraphs = tuple(line for line in written.text.splitlines() if line.strip())
    if not paragraphs:
        return _question(session, text, 0)
    heading = written.heading if texts.GUIDES[subject].has_heading else ""
    return Prose(frame_of(session, text, title=_title_of(subject)), heading, paragraphs)


def _title_of(subject: TextSubject) -> str:
    return {
        TextSubject.VISION: _("Leitbild"),
        TextSubject.INTEGRATION_UNDERSTANDING: _("Integrationsverständnis"),
        TextSubject.FOREWORD: _("Vorwort"),
    }[subject]


def _question(session: Session, text: StepText, pane: int) -> Question:
    """The question of the step, or that of the board in sight."""
    panes = all_steps()[text.key].panes
    shown = panes[pane] if pane < len(panes) else None
    question = text.question
    if isinstance(shown, BoardPane):
        question = load_method().board(shown.question).question
    row = next(row for row in agenda(session) if row.text.key == text.key)
    facts = [text.method, text.social_form.label if text.social_form != "offen" else ""]
    if row.minutes_planned:
        facts.append(german.format_minutes(row.minutes_planned))
    return Question(
        frame_of(session, text, question=question), tuple(fact for fact in facts if fact)
    )

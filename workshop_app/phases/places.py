"""Where in the app a row is shown: the step and the pane."""

import uuid
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.base import Base
from workshop_app.model.board import Card, Cluster
from workshop_app.model.people import SmallGroup
from workshop_app.model.voting import Vote, VoteResult
from workshop_app.model.workshop import ChecklistEntry, EditedPassage, OwnStep
from workshop_app.phases.agenda import all_steps
from workshop_app.phases.step import (
    BoardPane,
    ChecklistPane,
    GroupsPane,
    Pane,
    PhotoPane,
    PollSubject,
    SheetSubject,
    TableSubject,
    TextSubject,
    VoteSubject,
)

Subject = StrEnum | str  # what a pane shows; a board's question, a checklist's key


@dataclass(frozen=True, slots=True)
class Place:
    """A pane of a step, and what to select there."""

    step: str
    pane: int | None = None  # its place among the panes of the step; None: the one shown last
    code: str = ""  # of the object to select, or the id of a row without one; empty: none
    field: str = ""  # column to go on in, where the pane shows it; empty: none in particular


_PHOTOS: Subject = "photos"  # no question and no checklist has this key
GROUPS_OF_DAY_1, GROUPS_OF_DAY_2 = "gruppen-tag1", "gruppen-tag2"

_TABLES: dict[str, tuple[str, Subject]] = {
    "workshop": ("V-01", SheetSubject.MUNICIPALITY),
    "municipality": ("V-01", SheetSubject.MUNICIPALITY),
    "event": ("V-01", TableSubject.EVENTS),
    "moderator": ("V-01", TableSubject.MODERATORS),
    "participant": ("V-02", TableSubject.PARTICIPANTS),
    "indicator_value": ("T1-06", TableSubject.INDICATOR_VALUES),
    "existing_project": ("T1-05", TableSubject.EXISTING_PROJECTS),
    "good_practice": ("T1-08", TableSubject.GOOD_PRACTICES),
    "climate_scale": ("T1-04", PollSubject.CLIMATE),
    "climate_item": ("T1-04", PollSubject.CLIMATE),
    "feedback": ("T2-11", PollSubject.FEEDBACK),
    "swot_entry": ("T1-09", TableSubject.SWOT),
    "vision": ("T1-10", TextSubject.VISION),
    "action_field": ("T1-11", TableSubject.ACTION_FIELDS),
    "decision": ("T1-11", TableSubject.DECISIONS),
    "photo": ("T1-12", _PHOTOS),
    "small_group": ("T2-02", GROUPS_OF_DAY_2),
    "guiding_goal": ("T2-02", SheetSubject.GUIDING_GOALS),
    "objective": ("T2-04", SheetSubject.OBJECTIVES),
    "project_idea": ("T2-06", SheetSubject.PROJECT_IDEAS),
    "structure": ("T2-08", TableSubject.STRUCTURES),
    "planned_measure": ("T2-09", TableSubject.PLANNED_MEASURES),
    "decision_step": ("T2-10", TableSubject.DECISION_STEPS),
    "chapter_text": ("N-02", TextSubject.FOREWORD),
    "parked_topic": ("N-03", TableSubject.PARKED_TOPICS),
}
_FIELDS: dict[tuple[str, str], tuple[str, Subject]] = {
    ("municipality", "integration_understanding"): ("N-02", TextSubject.INTEGRATION_UNDERSTANDING),
}
# Rules whose gap is closed elsewhere than at the row that has it.
_RULES: dict[str, tuple[str, Subject]] = {
    "K04": ("T2-02", SheetSubject.GUIDING_GOALS),
    "K05": ("T2-04", SheetSubject.OBJECTIVES),
}
_VOTES: dict[str, tuple[str, Subject]] = {
    "HF": ("T1-11", VoteSubject.ACTION_FIELDS),
    "PI": ("T2-07", VoteSubject.PROJECT_IDEAS),
}
# Where a chapter of the document is filled, by its key; the others are made of all of it.
_CHAPTERS: dict[str, tuple[str, Subject]] = {
    "vorwort": ("N-02", TextSubject.FOREWORD),
    "vorgehen": ("V-01", SheetSubject.MUNICIPALITY),
    "integrationsverständnis": ("N-02", TextSubject.INTEGRATION_UNDERSTANDING),
    "ausgangslage": ("T1-06", TableSubject.INDICATOR_VALUES),
    "leitbild": ("N-02", TextSubject.VISION),
    "handlungsfelder": ("T2-02", SheetSubject.GUIDING_GOALS),
    "querschnitt": ("T2-08", TableSubject.STRUCTURES),
    "umsetzung": ("T2-08", TableSubject.STRUCTURES),
    "massnahmenplan": ("T2-09", TableSubject.PLANNED_MEASURES),
    "beschlussweg": ("T2-10", TableSubject.DECISION_STEPS),
    "anhang-teilnehmende": ("V-02", TableSubject.PARTICIPANTS),
    "anhang-karten": ("T1-03", "F1"),
    "anhang-abstimmungen": ("T1-11", VoteSubject.ACTION_FIELDS),
    "anhang-themenspeicher": ("N-03", TableSubject.PARKED_TOPICS),
    "anhang-quellen": ("T1-06", TableSubject.INDICATOR_VALUES),
    "anhang-fotos": ("N-03", _PHOTOS),
    "anhang-abbildungen": ("T1-06", TableSubject.INDICATOR_VALUES),
}
_FIRST_BOARD = ("T1-03", "F1")
_CONCEPT = "N-01"


def place_of_finding(
    session: Session,
    *,
    rule: str,
    table: str | None,
    row_id: uuid.UUID | None,
    field: str | None,
) -> Place | None:
    """Where a gap can be closed; None if no pane shows it."""
    if rule in _RULES:
        return _found(_RULES[rule], _code(session, table, row_id))
    return place_of_row(session, table=table, row_id=row_id, field=field)


def place_of_row(
    session: Session, *, table: str | None, row_id: uuid.UUID | None, field: str | None = None
) -> Place | None:
    """The pane that shows a row, or where the first row of its table would be; None: none does."""
    if table is None:
        return None
    code = _code(session, table, row_id)
    if (table, field) in _FIELDS:
        return _found(_FIELDS[table, field or ""], code, field)
    if table == SmallGroup.__tablename__ and _day_of_group(session, row_id) == 1:
        return _found(("T1-07", GROUPS_OF_DAY_1), code)
    if table in _TABLES:
        return _found(_TABLES[table], code, field)
    if table in {Card.__tablename__, Cluster.__tablename__}:
        return _found(_board_of(session, table, row_id), code)
    if table == Vote.__tablename__:
        return _found(_vote_of(session, row_id), code)
    if table == EditedPassage.__tablename__:
        return Place(_CONCEPT, 0)
    if table == OwnStep.__tablename__:
        return Place(code) if code else None
    if table == ChecklistEntry.__tablename__:
        return _found(_checklist_of(session, row_id), code)
    return None


def place_of_chapter(key: str) -> Place | None:
    """Where a chapter of the document is filled; None: it is made of all of it."""
    return _found(_CHAPTERS[key], "") if key in _CHAPTERS else None


def place_of_checklist(checklist: str, *, code: str) -> Place | None:
    """The first pane that shows a checklist; None: the method has it in no step."""
    step = _step_with(checklist)
    return None if step is None else _found((step, checklist), code)


def _found(target: tuple[str, Subject], code: str, field: str | None = None) -> Place | None:
    step, subject = target
    for number, pane in enumerate(all_steps()[step].panes):
        shown = _subject_of(pane)
        # The values of two lists may be equal: the fields are voted on and listed in one step.
        if shown == subject and type(shown) is type(subject):
            return Place(step, number, code, field or "")
    return None


def _subject_of(pane: Pane) -> Subject | None:
    if isinstance(pane, BoardPane):
        return pane.question
    if isinstance(pane, ChecklistPane):
        return pane.checklist
    if isinstance(pane, PhotoPane):
        return _PHOTOS
    if isinstance(pane, GroupsPane):
        return GROUPS_OF_DAY_1 if pane.day == 1 else GROUPS_OF_DAY_2
    return getattr(pane, "subject", None)


def _code(session: Session, table: str | None, row_id: uuid.UUID | None) -> str:
    if table is None or row_id is None:
        return ""
    columns = Base.metadata.tables[table].c
    if "code" not in columns:
        return str(row_id)
    return session.scalar(select(columns.code).where(columns.id == row_id)) or ""


def _board_of(session: Session, table: str, row_id: uuid.UUID | None) -> tuple[str, Subject]:
    columns = Base.metadata.tables[table].c
    question = session.scalar(select(columns.question).where(columns.id == row_id))
    for key, step in all_steps().items():
        for pane in step.panes:
            if isinstance(pane, BoardPane) and pane.question == question:
                return key, pane.question
    return _FIRST_BOARD


def _vote_of(session: Session, row_id: uuid.UUID | None) -> tuple[str, Subject]:
    step = session.scalar(select(Vote.step).where(Vote.id == row_id))
    query = select(VoteResult.option).where(VoteResult.vote_id == row_id)
    prefixes = {option.partition("-")[0] for option in session.scalars(query)}
    is_on_projects = "PI" in prefixes or (not prefixes and step == _VOTES["PI"][0])
    return _VOTES["PI"] if is_on_projects else _VOTES["HF"]


def _day_of_group(session: Session, row_id: uuid.UUID | None) -> int | None:
    return session.scalar(select(SmallGroup.day).where(SmallGroup.id == row_id))


def _checklist_of(session: Session, row_id: uuid.UUID | None) -> tuple[str, Subject]:
    query = select(ChecklistEntry.checklist).where(ChecklistEntry.id == row_id)
    checklist = session.scalar(query) or ""
    step = _step_with(checklist)
    return ("V-05", "vorbereitung") if step is None else (step, checklist)


def _step_with(checklist: str) -> str | None:
    for key, step in all_steps().items():
        for pane in step.panes:
            if isinstance(pane, ChecklistPane) and pane.checklist == checklist:
                return key
    return None

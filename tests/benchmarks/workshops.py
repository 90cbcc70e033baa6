"""Workshop files of a given size, made with the app's own classes."""

import uuid
from collections.abc import Sequence
from pathlib import Path

from workshop_app.model.board import Card
from workshop_app.phases import agenda
from workshop_app.phases.board import clusters
from workshop_app.phases.new_workshop import make_file
from workshop_app.phases.sheets import sheet_actions
from workshop_app.phases.sheets.sheet_entries import read_list
from workshop_app.phases.step import SheetSubject
from workshop_app.storage.workshop_file import WorkshopFile

BOARD_STEP = "T1-03"  # its first pane is the board of F1
BOARD_QUESTION = "F1"
QUESTIONS = ("F1", "F2", "F3", "F4C", "F4R", "F5", "F6", "F7")
PROJECT_STEP = "T2-06"  # its first pane are the sheets of the projects
_CLUSTERS = 8
_Column = tuple[str, uuid.UUID | None]  # question and cluster


def make_cards(path: Path, count: int, *, questions: Sequence[str] = (BOARD_QUESTION,)) -> Path:
    """A workshop with so many cards in all columns of these boards, at the step of the first."""
    make_file(path, municipality="Musterstadt", title="Messung")
    with WorkshopFile.open(path) as workshop:
        with workshop.change("Cluster") as session:
            columns: list[_Column] = [(question, None) for question in questions]
            columns += [
                (
                    question,
                    clusters.create_cluster(
                        session, question=question, step=BOARD_STEP, title=f"Thema {number + 1}"
                    ),
                )
                for question in questions
                for number in range(_CLUSTERS)
            ]
            for number in range(count):
                question, cluster_id = columns[number % len(columns)]
                session.add(
                    Card(
                        code=f"K-{number + 1:03}",
                        position=number,
                        created_in_step=BOARD_STEP,
                        text=f"Karte {number + 1}: Beratung vor Ort fehlt {number % 97} Familien",
                        question=question,
                        cluster_id=cluster_id,
                    )
                )
        _go_to(workshop, BOARD_STEP)
    return path


def make_projects(path: Path, count: int) -> Path:
    """A workshop with so many projects in its first action field, at the step of their sheets."""
    make_file(path, municipality="Musterstadt", title="Messung")
    subject = SheetSubject.PROJECT_IDEAS
    with WorkshopFile.open(path) as workshop:
        with workshop.change("Projekte") as session:
            field_id = read_list(session, subject, field_id=None, item_id=None).field_id
            for number in range(count):
                item = sheet_actions.add_item(
                    session, subject, step=PROJECT_STEP, field_id=field_id
                )
                title = f"Projekt {number + 1}: Lotsendienst im Quartier"
                sheet_actions.set_value(session, subject, item, "title", title)
        _go_to(workshop, PROJECT_STEP)
    return path


def at_step(path: Path, step: str) -> Path:
    """The same file, with another step running."""
    with WorkshopFile.open(path) as workshop:
        _go_to(workshop, step)
    return path


def _go_to(workshop: WorkshopFile, step: str) -> None:
    with workshop.change("Schritt", is_undoable=False) as session:
        agenda.go_to(session, step)

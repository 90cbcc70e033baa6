"""Pictures of copies for groups: making one, opening one, reading one in with conflicts."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.merging.group_copy import CopyWish, make_group_copy
from workshop_app.merging.reading_in import Comparison, compare_with
from workshop_app.model.board import Card
from workshop_app.model.goals import ActionField, GuidingGoal, Objective
from workshop_app.model.projects import ProjectIdea
from workshop_app.phases.board import boards
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes import ballot_papers, rounds, voting
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.copies.group_copy_dialog import GroupCopyDialog
from workshop_app.views.copies.merge_dialog import MergeDialog
from workshop_app.views.main_window import MainWindow
from workshop_app.views.screenshots.own_window import own_window
from workshop_app.views.settings import Settings

COPY_STEP = "T2-05"
_GROUP = _("Bildung von Anfang an")
_QUESTION_STEP = "T1-07"
_SUBJECT = VoteSubject.ACTION_FIELDS
_FORMER, _LATTER = "LZ-02", "LZ-03"  # the goal of an objective before, and in the copy
_PAPERS = ("1,2", "1,3", "2,3", "1,4")
_POINTS = (9, 7, 4, 2)  # counted by hand


def copy_screens(folder: Path, sample: Path, size: QSize) -> Iterator[tuple[str, QWidget]]:
    """The name of each picture and the widget that shows it just now.

    Args:
        folder: for copies of the sample, which are changed.
    """
    path = Path(shutil.copy(sample, folder / "Brückstadt mit Gruppen.workshop"))
    copies = [folder / f"{name}.workshop" for name in ("Gruppe", "Gruppe 2", "Gruppe 3")]
    with WorkshopFile.open(path) as workshop:
        with workshop.change("Runde begonnen") as session:
            rounds.start_round(session, _SUBJECT)
        for copy in copies:
            make_group_copy(workshop, copy, CopyWish(_GROUP))
    edits = (_work_of_group, _add_cards, _count_on_paper, _work_here)
    for copy, edit in zip((*copies, path), edits, strict=True):
        with WorkshopFile.open(copy) as workshop, workshop.change("Gearbeitet") as session:
            edit(session)
    with own_window(Settings(folder / "gruppen.json"), size) as window:
        window.open_workshop(copies[0])
        if window.cockpit is not None:
            window.cockpit.navigation.go_to(COPY_STEP)
        yield "gruppe-kopie-geoeffnet", window
        window.open_workshop(path)
        yield from _dialogs(window, path, copies)


def _dialogs(window: MainWindow, path: Path, copies: list[Path]) -> Iterator[tuple[str, QWidget]]:
    with WorkshopFile.open(path, for_writing=False) as workshop:
        with workshop.read() as session:
            query = select(ActionField.id, ActionField.title).order_by(ActionField.position)
            fields = [(row.id, row.title) for row in session.execute(query)]
        many, few, counted = (compare_with(workshop, copy) for copy in copies)
    asking = GroupCopyDialog(fields, window)
    yield from _shown("gruppe-kopie", asking)
    asking = GroupCopyDialog(fields, window)
    asking.scope.setCurrentIndex(1)
    yield from _shown("gruppe-kopie-handlungsfeld", asking)
    yield from _shown("gruppe-einlesen", MergeDialog(few, window))
    deciding = MergeDialog(many, window)
    yield from _shown("gruppe-einlesen-entscheiden", deciding)
    yield from _shown("gruppe-einlesen-frueherer-ort", _at_former_parent(many, window))
    yield from _shown("gruppe-einlesen-doppelt-gezaehlt", MergeDialog(counted, window))


def _at_former_parent(comparison: Comparison, window: MainWindow) -> MergeDialog:
    """At the goal that is deleted here while the group put its objective below another one."""
    dialog = MergeDialog(comparison, window)
    for row in range(dialog.model.rowCount()):
        if dialog.model.text(row).title.startswith(_("Leitziel {code}").format(code=_FORMER)):
            dialog.list.setCurrentIndex(dialog.model.index(row))
    return dialog


def _shown(name: str, dialog: QDialog) -> Iterator[tuple[str, QWidget]]:
    dialog.show()
    yield name, dialog
    dialog.close()
    dialog.deleteLater()


def _work_of_group(session: Session) -> None:
    cards = _cards(session)
    cards[0].text = _("Dolmetschen klappt nur auf Zuruf, und abends ist niemand zu erreichen")
    session.delete(cards[1])
    cards[2].explanation = _("Gilt auch für die Elternabende.")
    goal = session.scalars(select(GuidingGoal).order_by(GuidingGoal.code)).first()
    idea = session.scalars(select(ProjectIdea).order_by(ProjectIdea.code)).first()
    if goal is not None and idea is not None:
        goal.text = _(
            "Alle Kinder in der Stadt lernen von Anfang an gemeinsam Deutsch und zeigen, was sie "
            "in ihrer Familiensprache schon können; kein Kind wartet länger als drei Monate."
        )
        idea.partners = (_("Volkshochschule"), _("Kulturverein Auental"))
    former, latter = _goal(session, _FORMER), _goal(session, _LATTER)
    for objective in session.scalars(
        select(Objective).where(Objective.guiding_goal_id == former.id).limit(1)
    ):
        objective.guiding_goal_id = latter.id
    _add_cards(session)


def _work_here(session: Session) -> None:
    cards = _cards(session)
    cards[0].text = _("Dolmetschdienst fehlt abends und am Wochenende")
    cards[1].explanation = _("Hat die Bürgermeisterin bestätigt.")
    goal = session.scalars(select(GuidingGoal).order_by(GuidingGoal.code)).first()
    idea = session.scalars(select(ProjectIdea).order_by(ProjectIdea.code)).first()
    if goal is not None and idea is not None:
        goal.text = _("Kinder lernen in jeder Kita Deutsch.")
        idea.partners = (_("Stadtbibliothek"),)
    session.delete(_goal(session, _FORMER))
    boards.add_card(session, step=_QUESTION_STEP, question="F1", text=_("Schwimmkurse für Mütter"))
    fields = list(session.scalars(select(ActionField.id).order_by(ActionField.code)))
    for field_id, points in zip(fields, _POINTS, strict=False):
        voting.set_points(session, _SUBJECT, field_id, points)


def _count_on_paper(session: Session) -> None:
    for numbers in _PAPERS:
        ballot_papers.add_paper(session, _SUBJECT, numbers)


def _add_cards(session: Session) -> None:
    for text in (_("Vorlesepaten in zwei Sprachen"), _("Elterncafé in der Turnhalle")):
        boards.add_card(session, step=_QUESTION_STEP, question="F1", text=text)


def _goal(session: Session, code: str) -> GuidingGoal:
    return session.scalars(select(GuidingGoal).where(GuidingGoal.code == code)).one()


def _cards(session: Session) -> list[Card]:
    return list(session.scalars(select(Card).order_by(Card.code).limit(3)))

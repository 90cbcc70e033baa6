"""Pictures of votes and polls while they are taken; the sample shows only finished ones."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from workshop_app.model.climate import ClimateScale
from workshop_app.model.people import Sector
from workshop_app.phases.polls import poll_secrecy
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes import ballot_papers, voting
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.main_window import MainWindow
from workshop_app.views.screenshots.own_window import own_window
from workshop_app.views.settings import Settings
from workshop_app.views.vote.tools import EntryMode
from workshop_app.views.vote.view import VoteView

VOTE_STEP = "T1-11"
POLL_STEP = "T1-04"
_SUBJECT = VoteSubject.ACTION_FIELDS
_PAPERS = {
    Sector.POLITICS: ("1,1,2", "1,2,3,4", "1,3,5", "2,4", "1,1,2,5", "1,2,6", "3,4,5"),
    Sector.ADMINISTRATION: ("1,2,3", "1,4,4,7", "2,2,3", "1,5", "1,2,2,6", "3,3"),
    Sector.MIGRANT_ORGANISATION: ("1,2,4,4", "1,1,4", "4,5,6"),
}


def vote_screens(folder: Path, sample: Path, size: QSize) -> Iterator[tuple[str, QWidget]]:
    """The name of each picture and the window that shows it just now.

    Args:
        folder: for a copy of the sample, which is changed.
    """
    with own_window(Settings(folder / "abstimmung.json"), size) as window:
        window.open_workshop(Path(shutil.copy(sample, folder / "Abstimmung.workshop")))
        if window.cockpit is not None:
            window.cockpit.navigation.go_to(VOTE_STEP)
            window.cockpit.area.show_pane(0)
            view = window.cockpit.area.current_view()
            if isinstance(view, VoteView):
                for name in _states(view):
                    yield f"{VOTE_STEP}-abstimmung-{name}", window


def hidden_poll(window: MainWindow, cockpit: Cockpit) -> Iterator[tuple[str, QWidget]]:
    """The climate before it is revealed; it is as before afterwards."""
    with cockpit.workshop.change("Verdeckt") as session:
        poll_secrecy.set_hidden(session, ClimateScale, is_hidden=True)
    yield f"{POLL_STEP}-klima-verdeckt", window
    cockpit.workshop.undo()


def _states(view: VoteView) -> Iterator[str]:
    view.by_points.setChecked(True)
    yield "1-schnittlinie"
    fifth, sixth = (row.option for row in view.model.rows[4:6])
    with view.workshop.change("Gleichstand") as session:
        voting.set_points(session, _SUBJECT, sixth.id, fifth.points)
    yield "2-gleichstand-und-ueberzahl"
    view.tools.rounds.run_off.trigger()
    view.tools.modes.button(EntryMode.TAP).click()
    for row in view.model.rows:
        view.model.tap(view.model.index(view.model.row_of(row.id), 0), 1)
    yield "3-stichwahl-antippen"
    view.tools.rounds.again.trigger()
    view.tools.modes.button(EntryMode.PAPERS).click()
    for sector, papers in _PAPERS.items():
        for numbers in papers:
            with view.workshop.change("Stimmzettel eingetragen") as session:
                ballot_papers.add_paper(session, _SUBJECT, numbers, sector=sector)
    view.papers.line.setText("3,3,7")
    yield "4-stimmzettel"
    view.tools.reveal.click()
    view.tools.by_groups.setChecked(True)
    yield "5-gruppen"
    view.tools.reveal.click()
    yield "6-verdeckt"

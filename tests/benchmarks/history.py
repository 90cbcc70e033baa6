"""How long it takes to take back and to do again: stacks, votes, polls, decisions, the agenda."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.benchmarks import workshops
from tests.benchmarks.opened import board_of, opened, there_and_back
from tests.benchmarks.report import Line
from tests.benchmarks.watching import PaintWatch
from workshop_app.model.climate import ClimateItem
from workshop_app.model.goals import ActionField
from workshop_app.phases import agenda
from workshop_app.phases.board import clusters
from workshop_app.phases.board.board_reading import Pile
from workshop_app.phases.decisions import DecisionNote, add_decision
from workshop_app.phases.method import PartKey
from workshop_app.phases.parked_topics import park_topic
from workshop_app.phases.polls import climate
from workshop_app.phases.schedule import agenda_edit
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes import voting
from workshop_app.views.app import make_application
from workshop_app.views.cockpit import Cockpit

_REPEAT = 100
_CARDS = 5_000
_VOTE_STEP, _POLL_STEP = "T1-11", "T1-04"
_Act = Callable[[Session], object]


def run(*, repeat: int = 0) -> list[Line]:
    """Undo and redo of what is not measured with single cards."""
    make_application()
    times = repeat or _REPEAT
    with tempfile.TemporaryDirectory() as folder:
        path = workshops.make_cards(Path(folder, "5000.workshop"), _CARDS)
        lines = _on_board(path, times)
        for step, acts in ((_VOTE_STEP, _vote_acts), (_POLL_STEP, _poll_acts)):
            with opened(workshops.at_step(path, step)) as (cockpit, watch):
                lines += _measure(cockpit, watch, acts(cockpit), cockpit.area, times)
    QApplication.processEvents()
    return lines


def _on_board(path: Path, times: int) -> list[Line]:
    with opened(path) as (cockpit, watch):
        board = board_of(cockpit)
        free = [card.id for card in board.model.cards_in(Pile.UNASSIGNED)[:5]]
        first, second = (head.key for head in board.model.heads()[:2])
        lines = []
        acts: dict[str, Callable[[], object]] = {
            "5 Karten zusammengelegt": lambda: board.commands.merge(free),
            "Cluster zusammengelegt": lambda: cockpit.bridge.act(
                "Cluster", lambda s: clusters.merge_clusters(s, cluster_id=second, into_id=first)
            ),
        }
        for name, act in acts.items():
            lines += there_and_back(name, cockpit, watch, board.area, act, times)
        return lines + _measure(cockpit, watch, _everywhere_acts(), cockpit, times)


def _measure(
    cockpit: Cockpit, watch: PaintWatch, acts: dict[str, _Act], place: QWidget, times: int
) -> list[Line]:
    return [
        line
        for name, act in acts.items()
        for line in there_and_back(
            name,
            cockpit,
            watch,
            place,
            lambda: cockpit.bridge.act(name, lambda s: act(s) or True),  # noqa: B023
            times,
        )
    ]


def _everywhere_acts() -> dict[str, _Act]:
    """What is done from any step."""

    def note(session: Session) -> object:
        return add_decision(session, DecisionNote("Der Beirat tagt öffentlich"), step="T1-03")

    def park(session: Session) -> object:
        return park_topic(session, text="Fahrradständer", step="T1-03")

    def change_agenda(session: Session) -> object:
        row = next(row for row in agenda.agenda(session) if row.step.key == "T1-09")
        return agenda_edit.set_minutes(session, row, "55")

    def reorder(session: Session) -> object:
        part = PartKey.DAY_1
        keys = [row.step.key for row in agenda.agenda(session) if row.text.part == part]
        return agenda_edit.move(session, part, [keys[1], keys[0], *keys[2:]])

    return {
        "Entscheidung": note,
        "Thema geparkt": park,
        "Minuten im Ablauf": change_agenda,
        "Reihenfolge im Ablauf": reorder,
    }


def _vote_acts(cockpit: Cockpit) -> dict[str, _Act]:
    subject = VoteSubject.ACTION_FIELDS
    with cockpit.workshop.read() as session:
        fields = session.scalars(select(ActionField.id).order_by(ActionField.position)).all()
    return {
        "Punkte eingetragen": lambda s: voting.set_points(s, subject, fields[0], 9),
        "Handlungsfelder gewählt": lambda s: voting.choose(s, fields[:4], among=fields),
    }


def _poll_acts(cockpit: Cockpit) -> dict[str, _Act]:
    with cockpit.workshop.read() as session:
        item = session.scalars(select(ClimateItem.id)).first()
    assert item is not None
    return {"Klima gezählt": lambda s: climate.set_count(s, item, "3", 9)}

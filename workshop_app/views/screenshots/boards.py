"""Pictures of a board being ordered: stacks, similar cards, other columns, proposals, trash."""

import uuid
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from workshop_app.phases.board import card_points, clusters, stacks, trash
from workshop_app.phases.board.board_reading import ColumnHead
from workshop_app.translation import _
from workshop_app.views.board.tools import BoardShape
from workshop_app.views.board.view import BoardView
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.main_window import MainWindow

BOARD_STEP = "T2-05"
_POINTS = (7, 4, 12, 2, 0, 5, 1)

_SHAPES = {
    BoardShape.ACTION_FIELDS: "tafel-nach-handlungsfeld",
    BoardShape.WEIGHT: "tafel-nach-nennungen",
    BoardShape.OUTLINE: "tafel-gliederung",
}


def board_screens(window: MainWindow, cockpit: Cockpit) -> Iterator[tuple[str, QWidget]]:
    """The name of each picture and the widget that shows it; the board is as before afterwards."""
    view = cockpit.area.current_view()
    if not isinstance(view, BoardView):
        return
    heads = [head for head in view.model.heads() if head.is_cluster]
    with cockpit.workshop.change(_("Karten geordnet")) as session:
        for head in heads[:2]:
            cards = view.model.cards_in(head.key)
            stacks.merge_cards(session, card_ids=[card.id for card in cards[:2]])
        trash.delete_cards(session, card_ids=[view.model.cards_in(heads[2].key)[0].id])
    view.capture.line.set_text(view.model.cards_in(heads[1].key)[0].text)
    _wait_for_similar(view)
    yield "tafel-aehnliche-karten", window
    view.capture.line.clear()
    for shape, name in _SHAPES.items():
        view.show_as(shape)
        yield name, window
    view.show_as(BoardShape.CLUSTERS)
    view.trashed.dialog.show()
    yield "tafel-papierkorb", view.trashed.dialog
    view.trashed.dialog.close()
    cockpit.workshop.undo()
    yield from _counting(window, cockpit, view, heads)
    yield from _proposals(window, cockpit, view, heads)
    view.focus_entry()


def _counting(
    window: MainWindow, cockpit: Cockpit, view: BoardView, heads: list[ColumnHead]
) -> Iterator[tuple[str, QWidget]]:
    """Points being counted, then more of them than there can be, then cards in their order."""
    cards = [card for head in heads for card in view.model.cards_in(head.key)]
    with cockpit.workshop.change(_("Punkte eingetragen")) as session:
        for card, points in zip(cards, _POINTS, strict=False):
            card_points.set_card_points(session, card_id=card.id, points=points, step=BOARD_STEP)
        card_points.set_rules(session, "F6", voters=20, points_per_person=2)
    view.focus.show_card(cards[len(_POINTS)].id)
    view.counting.start()
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_4, Qt.KeyboardModifier.NoModifier, "4")
    view.area.points.take(key, cards[len(_POINTS)].id)
    yield "tafel-punkte-zaehlen", window
    view.counting.save_pending()
    with cockpit.workshop.change(_("Punkte je Person geändert")) as session:
        card_points.set_rules(session, "F6", points_per_person=1)
    yield "tafel-punkte-zu-viele", window
    view.counting.end()
    view.show_as(BoardShape.WEIGHT)
    yield "tafel-nach-punkten", window
    view.show_as(BoardShape.CLUSTERS)
    for _change in range(3):
        cockpit.workshop.undo()


def _proposals(
    window: MainWindow, cockpit: Cockpit, view: BoardView, heads: list[ColumnHead]
) -> Iterator[tuple[str, QWidget]]:
    with cockpit.workshop.change(_("Cluster aufgelöst")) as session:
        for head in heads[1:]:
            if isinstance(head.key, uuid.UUID):
                clusters.delete_cluster(session, cluster_id=head.key)
    view.tools.propose_button.click()
    yield "tafel-vorschlaege", window
    view.proposals.clear()
    cockpit.workshop.undo()


def _wait_for_similar(view: BoardView) -> None:
    loop = QEventLoop()
    view.similar.found.connect(loop.quit)
    loop.exec()
    view.similar.found.disconnect(loop.quit)

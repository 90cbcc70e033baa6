"""What tests of the board share: cards and clusters, keys, the mouse, what the file holds."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.views.keyboard import type_text
from workshop_app.phases.board import board_reading, boards, clusters
from workshop_app.phases.board.board_reading import Pile
from workshop_app.phases.step import BoardPane
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.board.drag import mime_of
from workshop_app.views.board.view import BoardView

F2 = {"question": "F2", "step": "T1-07"}
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def add_cards(workshop, *texts, cluster=None):
    with workshop.change("Karten angelegt") as session:
        return boards.add_cards(session, **F2, texts=texts, cluster_id=cluster)


def add_cluster(workshop, title, *texts):
    with workshop.change("Cluster angelegt") as session:
        cluster = clusters.create_cluster(session, **F2, title=title)
        boards.add_cards(session, **F2, texts=texts, cluster_id=cluster)
    return cluster


def two_clusters(workshop):
    """Two clusters, and three cards that are not assigned."""
    add_cluster(workshop, "Sprache", "Lesepaten", "Sprachcafé")
    add_cluster(workshop, "Arbeit", "Lotsen")
    add_cards(workshop, "eins", "zwei", "drei")


def make_view(qtbot, workshop, bridge, *, width=800):
    view = BoardView(workshop, bridge, "T1-07", BoardPane("Stärken", "F2"))
    qtbot.addWidget(view)
    view.resize(width, 560)
    view.show()
    view.focus_entry()
    QApplication.processEvents()
    return view


def saved(workshop):
    """Title of the column to texts of its cards, as the file holds them."""
    with workshop.read() as session:
        state = board_reading.read_board(session, "F2")
    names = {Pile.UNASSIGNED: "", Pile.SET_ASIDE: "beiseite"}
    return {
        names.get(column.head.key, column.head.title): [card.text for card in column.cards]
        for column in state.columns
    }


def reopened(workshop):
    """The same from a second look at the file, without the app's lock."""
    with WorkshopFile.open(workshop.path, for_writing=False) as again:
        return saved(again)


def shown(view):
    """Title of the column to texts of its cards, as the lists show them."""
    found = {}
    for head in view.model.heads():
        cards = view.area.column(head.key).cards
        root = cards.rootIndex()
        texts = [view.model.index(row, 0, root).data() for row in range(view.model.rowCount(root))]
        name = "beiseite" if head.key is Pile.SET_ASIDE else head.title
        found[name] = texts
    return found


def ids_by_text(view):
    """The ids of all cards that are shown."""
    heads = view.model.heads()
    return {card.text: card.id for head in heads for card in view.model.cards_in(head.key)}


def card_of(view, card_id):
    return view.model.card_at(view.model.index_of_card(card_id))


def key(code, modifiers=NONE):
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget(), code, modifiers)


def write(text):
    """Type where the focus is."""
    type_text(QApplication.focusWidget(), text)


def focus(view, card_id):
    """Give a card the focus, as a click does."""
    cards, place = place_of(view, card_id)
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)
    return cards


def place_of(view, card_id):
    index = view.model.index_of_card(card_id)
    cards = view.area.column(view.model.card_at(index).column).cards
    return cards, cards.visualRect(index).center()


def current_text(view):
    card = view.focus.current_card()
    return card.text if card else None


def drop(cards, ids, place: QPoint):
    """Carry cards over a list and let them go, through the events that Qt sends."""
    mime: QMimeData = mime_of(ids)
    action, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    target = cards.viewport() if hasattr(cards, "viewport") else cards
    send = QApplication.sendEvent
    send(target, QDragEnterEvent(place, action, mime, button, NONE))
    send(target, QDragMoveEvent(place, action, mime, button, NONE))
    event = QDropEvent(QPointF(place), action, mime, button, NONE)
    send(target, event)
    return event.isAccepted()

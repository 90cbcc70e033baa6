"""Beside the page: where a goal or project comes from."""

import uuid

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workshop_app.concept.origin import Origin
from workshop_app.translation import _
from workshop_app.views.concept.origin_model import SOURCE, OriginModel
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.parts.index import Index
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import make_icon_button, make_label

_LEAST_HEIGHT = 32


class OriginDelegate(QStyledItemDelegate):
    """Gives each line the height that its text needs; Qt's own measures it too wide."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height at the view's width."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        font = index.data(Qt.ItemDataRole.FontRole) or option.font
        room = QRect(0, 0, width - 2 * SPACING.l, 10_000)
        text = index.data(Qt.ItemDataRole.DisplayRole)
        flags = Qt.TextFlag.TextWordWrap.value
        height = QFontMetrics(font).boundingRect(room, flags, text).height()
        return QSize(width, max(height + px(10), px(_LEAST_HEIGHT)))


class OriginList(QListView):
    """Enter leads to a card, cluster or figure; Esc leaves."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWordWrap(True)
        self.setItemDelegate(OriginDelegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class OriginPanel(QWidget):
    """Cards, clusters and figures that something grew from, and the points that it got."""

    source_chosen = Signal(object)  # origin.Source
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row_id: uuid.UUID | None = None  # of the goal or project
        self.name = make_label("", "strong", wrap=True)
        self.words = make_label("", "muted", wrap=True)
        self.close_button = make_icon_button("close", _("Zurück zu den Befunden"))
        self.model = OriginModel(self)
        self.list = named(OriginList(), "origin_list", _("Herkunft"))
        self.list.setModel(self.model)
        head = QHBoxLayout()
        head.addWidget(make_label(_("Herkunft"), "section"), 1)
        head.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.s)
        layout.addLayout(head)
        layout.addWidget(self.name)
        layout.addWidget(self.words)
        layout.addWidget(self.list, 1)
        self.close_button.clicked.connect(self.closed)
        self.list.left.connect(self.closed)
        self.list.activated.connect(self._choose)

    def show_origin(self, row_id: uuid.UUID, name: str, origin: Origin) -> None:
        """Show the origin of a goal or project."""
        self.row_id = row_id
        self.name.setText(name)
        self.words.setText(words_of(origin))
        self.model.show_origin(origin)
        self.list.setVisible(self.model.rowCount() > 0)

    def focus_list(self) -> None:
        """Go to the first line that leads somewhere."""
        for row in range(self.model.rowCount()):
            index = self.model.index(row)
            if index.data(SOURCE) is not None:
                self.list.setCurrentIndex(index)
                self.list.setFocus()
                return
        self.close_button.setFocus()

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        source = index.data(SOURCE)
        if source is not None:
            self.source_chosen.emit(source)


def words_of(origin: Origin) -> str:
    """An origin in one sentence, also where there is none."""
    words = str(origin)
    if not words:
        return _("Noch ohne Herkunft: Auf dem Bogen lassen sich Karten und Zahlen zuordnen.")
    if origin.is_linked or not origin.cards:
        return words
    text = _("{words}. Eigene Karten sind nicht zugeordnet; es sind die seines Handlungsfelds.")
    return text.format(words=words)

"""The search over the cockpit: one line, what was found, and where it leads."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workshop_app.phases.search.search import Hit
from workshop_app.phases.search.search_entries import Entry, Group
from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.segmented_buttons import SegmentedButtons
from workshop_app.views.parts.widgets import EmptyState, make_label
from workshop_app.views.search.delegate import ROW_HEIGHT, SearchDelegate
from workshop_app.views.search.model import SearchModel, in_words
from workshop_app.views.top_bar import BAR_HEIGHT

Finder = Callable[[str, Group | None], Sequence[Hit]]

_WIDTH = 820
_ROWS = 8
_ALL: Final = ""
_MOVES: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _ROWS,
    Qt.Key.Key_PageUp: -_ROWS,
}


class SearchLine(QLineEdit):
    """Keeps the focus; the keys that do not write belong to the list and the groups."""

    moved = Signal(int)  # rows down, negative: up
    group_moved = Signal(int)  # 1: the next group, -1: the one before
    confirmed = Signal()
    closed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and pages move in the list, Enter goes there, Esc closes."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            self.moved.emit(_MOVES[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.confirmed.emit()
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab chooses the kinds to look for."""
        self.group_moved.emit(1 if is_next else -1)
        return True


class SearchPalette(QFrame):
    """A frame over the upper part of its parent. It is there until Esc, Enter or a look away."""

    chosen = Signal(object)  # Entry
    closed = Signal()  # without a choice

    def __init__(self, find: Finder, parent: QWidget) -> None:
        """Make it, hidden.

        Args:
            find: what fits a query; with an empty one, what may be wanted.
            parent: the cockpit, never the projector.
        """
        super().__init__(parent)
        self._find = find
        self._host = parent
        self.setObjectName("search")
        self.setProperty("surface", "popup")
        self.setAccessibleName(_("Suche"))
        self.model = SearchModel(self)
        self._make()
        self._lay_out()
        # Keys that wait come first: typing is never held up by what was typed before.
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._connect()
        self.hide()

    def _make(self) -> None:
        self.line = named(SearchLine(), "search_line", _("Suchen"))
        self.line.setProperty("kind", "entry")
        self.line.setPlaceholderText(_("Karte, Ziel, Projekt, Person, Schritt oder Befehl …"))
        self.line.setAccessibleDescription(
            _("Pfeiltasten wählen, Eingabetaste öffnet, Tab wählt die Art, Esc schließt")
        )
        groups = [(group.value, group.label) for group in reversed(Group)]
        self.groups = SegmentedButtons([(_ALL, _("Alles")), *groups], _("Suchen in"))
        for key in (_ALL, *Group):
            self.groups.button(key).setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list = named(QListView(), "search_hits", _("Gefunden"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(SearchDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = EmptyState("search", "", "")
        self.hint = make_label(
            _("↑ ↓ wählen  ·  Eingabetaste öffnet  ·  Tab wechselt die Art  ·  Esc schließt"),
            "small",
        )

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.m, SPACING.m, SPACING.m, SPACING.s)
        layout.setSpacing(SPACING.s)
        layout.addWidget(self.line)
        layout.addWidget(self.groups)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.hint)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.search_now)
        self.line.textEdited.connect(self._search_soon)
        self.line.moved.connect(self._move)
        self.line.group_moved.connect(self._cycle_group)
        self.line.confirmed.connect(self._choose_current)
        self.line.closed.connect(self.close_search)
        self.groups.selected.connect(self.search_now)
        self.list.clicked.connect(self._choose)
        self._host.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    @property
    def group(self) -> Group | None:
        """What is looked for only; None: everything."""
        key = self.groups.selected_key()
        return Group(key) if key else None

    def open_search(self, group: Group | None = None) -> None:
        """Show it, empty, or begin anew."""
        self.groups.select(group or _ALL)
        self.line.clear()
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_now()

    @Slot()
    def close_search(self) -> None:
        """Go away without a choice."""
        self._hide()
        self.closed.emit()

    @Slot()
    def search_now(self) -> None:
        """Show what fits what is typed."""
        self._timer.stop()
        self.model.show_hits(self._find(self.line.text(), self.group))
        has_hits = bool(self.model.hits)
        self._stack.setCurrentWidget(self.list if has_hits else self.nothing)
        if has_hits:
            self._show_row(0)
        else:
            self._explain_nothing()

    def refresh(self) -> None:
        """Search anew because something changed; whoever has gone down the list stays there."""
        row = self.list.currentIndex().row()
        before = self.model.hits[row].entry if row > 0 else None
        self.search_now()
        for number, hit in enumerate(self.model.hits):
            if before is not None and (hit.entry.kind, hit.entry.key) == (before.kind, before.key):
                self._show_row(number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place when the cockpit changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        room = self._host.size()
        self.ensurePolished()
        around = self.sizeHint().height() - self._stack.sizeHint().height()
        top = BAR_HEIGHT + SPACING.s
        height = min(around + _ROWS * px(ROW_HEIGHT) + SPACING.xs, room.height() - top - SPACING.l)
        width = min(px(_WIDTH), room.width() - 2 * SPACING.l)
        self.setGeometry((room.width() - width) // 2, top, width, height)

    def _hide(self) -> None:
        self._timer.stop()
        self.hide()

    @Slot()
    def _search_soon(self) -> None:
        self._timer.start()

    @Slot(int)
    def _move(self, rows: int) -> None:
        count = self.model.rowCount()
        if count == 0:
            return
        row = self.list.currentIndex().row() + rows
        if abs(rows) == 1:
            self._show_row(row % count)
        else:
            self._show_row(max(0, min(row, count - 1)))

    def _show_row(self, row: int) -> None:
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        if QAccessible.isActive():
            text = in_words(self.model.hits[row])
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, text))

    @Slot(int)
    def _cycle_group(self, distance: int) -> None:
        keys = [_ALL, *reversed(Group)]
        place = keys.index(self.groups.selected_key())
        self.groups.select(keys[(place + distance) % len(keys)])
        self.search_now()

    @Slot()
    def _choose_current(self) -> None:
        if self._timer.isActive():  # Enter came right behind the last letter
            self.search_now()
        self._choose(self.list.currentIndex())

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid() or not self.model.hits:
            return
        entry: Entry = self.model.hits[index.row()].entry
        self._hide()
        self.chosen.emit(entry)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isVisible() and not self.isAncestorOf(new):
            self._hide()

    def _explain_nothing(self) -> None:
        if not self.line.text().strip():
            self.nothing.headline.setText(_("Hier gibt es noch nichts"))
            self.nothing.sentence.setText(_("Mit Tab wählen Sie eine andere Art."))
        elif self.group is None:
            self.nothing.headline.setText(_("Nichts gefunden"))
            self.nothing.sentence.setText(
                _("Versuchen Sie ein anderes Wort, nur den Anfang, oder ein Kürzel wie K-012.")
            )
        else:
            self.nothing.headline.setText(
                _("Nichts gefunden unter „{group}“").format(group=self.group.label)
            )
            self.nothing.sentence.setText(_("Mit Tab suchen Sie in allem oder in anderem."))

"""The sheet on F1 and ?: all keys, over the window, until Escape."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workshop_app.translation import _
from workshop_app.views.look.key_table import KeyArea, key_areas
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.parts.text_keys import text_field_of
from workshop_app.views.parts.widgets import make_icon_button, make_label

_WIDEST = 1240
_KEYS_WIDTH = 168
_COLUMN = 380  # pixels that a column needs at least

_SHORT_NAMES = (
    (_("Bild aufwärts"), _("Bild ↑")),
    (_("Bild abwärts"), _("Bild ↓")),
    (_("Herunter"), "↓"),
    (_("Rechts"), "→"),
    (_("Links"), "←"),
    (_("Hoch"), "↑"),
    ("Return", _("Enter")),
)


class KeySheet(QFrame):
    """Covers its parent; what had the focus gets it back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAccessibleName(_("Alle Tasten"))
        self._came_from: QWidget | None = None
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(_("Tasten nach Bereichen"))
        self.close_button = make_icon_button("close", _("Übersicht schließen"))
        head = QHBoxLayout()
        head.addWidget(make_label(_("Alle Tasten"), "headline"), 1)
        head.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.l, SPACING.l, SPACING.l)
        layout.addLayout(head)
        layout.addWidget(self.area, 1)
        self.close_button.clicked.connect(self.close)
        parent.installEventFilter(self)
        self.hide()

    def open_sheet(self) -> None:
        """Show it over everything, with the focus in it."""
        self._came_from = QApplication.focusWidget()
        self._place()
        self.area.setWidget(_make_columns(max(1, self.width() // px(_COLUMN))))
        self.show()
        self.raise_()
        self.area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape, F1 and ?; what is typed goes where it went before."""
        came_from = self._came_from
        is_there = came_from is not None and isValid(came_from)
        field = text_field_of(came_from) if is_there else None
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_F1} or event.text() == "?":
            self.close()
        elif field is not None and _is_letter(event):
            self.close()
            QApplication.sendEvent(field, event)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the focus back."""
        super().closeEvent(event)
        came_from, self._came_from = self._came_from, None
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the size of the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self.parentWidget()
        assert parent is not None
        room = parent.rect().adjusted(SPACING.xl, SPACING.xl, -SPACING.xl, -SPACING.xl)
        width = min(room.width(), px(_WIDEST))
        self.setGeometry(room.center().x() - width // 2, room.top(), width, room.height())


def _make_columns(count: int) -> QWidget:
    """The areas in columns of about the same length."""
    content = QWidget()
    row = QHBoxLayout(content)
    row.setContentsMargins(0, 0, SPACING.s, 0)
    row.setSpacing(SPACING.xl)
    columns = []
    for _number in range(count):
        column = QVBoxLayout()
        column.setSpacing(SPACING.m)
        row.addLayout(column, 1)
        columns.append(column)
    lengths = [0] * count
    for area in key_areas():
        shortest = lengths.index(min(lengths))
        columns[shortest].addWidget(_make_area(area))
        lengths[shortest] += len(area.rows) + 2
    for column in columns:
        column.addStretch(1)
    return content


def _is_letter(event: QKeyEvent) -> bool:
    """Whether a key writes something that can be seen; the space bar scrolls."""
    others = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return not others and event.text().isprintable() and bool(event.text().strip())


def _short(keys: str) -> str:
    """Arrows and the word on the key instead of Qt's long names."""
    for name, sign in _SHORT_NAMES:
        keys = keys.replace(name, sign)
    return keys


def _make_area(area: KeyArea) -> QWidget:
    block = QWidget()
    grid = QGridLayout(block)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACING.m)
    grid.setVerticalSpacing(SPACING.xs)
    grid.setColumnStretch(1, 1)
    grid.addWidget(make_label(area.title, "section"), 0, 0, 1, 2)
    for number, row in enumerate(area.rows, start=1):
        keys = make_label(_short(row.keys), "strong", wrap=True)
        keys.setFixedWidth(px(_KEYS_WIDTH))
        grid.addWidget(keys, number, 0)
        grid.addWidget(make_label(row.text, "", wrap=True), number, 1)
    return block

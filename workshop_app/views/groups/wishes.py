"""The window for wishes: who shall sit together or apart."""

import uuid
from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    Qt,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from workshop_app.model.people import WishKind
from workshop_app.phases import labels
from workshop_app.phases.groups.small_groups import Guest, KnownWish
from workshop_app.translation import _
from workshop_app.views.groups.changes import GroupChanges
from workshop_app.views.look.theme import SPACING
from workshop_app.views.look.window_size import size_window
from workshop_app.views.parts.index import Index
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.row_sync import replace_rows
from workshop_app.views.parts.segmented_buttons import SegmentedButtons
from workshop_app.views.parts.widgets import make_button, make_label

_SIZE = (620, 420)
_NAME_LETTERS = 16


class WishModel(QAbstractListModel):
    """Wishes as sentences."""

    def __init__(self) -> None:
        super().__init__()
        self._wishes: list[KnownWish] = []
        self._troubles: Mapping[uuid.UUID, str] = {}

    @property
    def wishes(self) -> Sequence[KnownWish]:
        """What is shown."""
        return self._wishes

    def show_wishes(self, wishes: Sequence[KnownWish], troubles: Mapping[uuid.UUID, str]) -> None:
        """Show what is saved, and what stands against it, by the key of the wish."""
        self._troubles = troubles
        replace_rows(self, self._wishes, wishes)
        if self._wishes:
            self.dataChanged.emit(self.index(0), self.index(len(self._wishes) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """All wishes."""
        return 0 if parent.isValid() else len(self._wishes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The sentence."""
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            wish = self._wishes[index.row()]
            return wish_text(wish, self._troubles.get(wish.id, ""))
        return None


def wish_text(wish: KnownWish, trouble: str) -> str:
    """A wish as people say it, with what stands against it."""
    kind = labels.label(wish.kind)
    text = _("{first} und {second}: {kind}").format(first=wish.first, second=wish.second, kind=kind)
    return f"{text} – {trouble}" if trouble else text


class WishesDialog(QDialog):
    """Lists the wishes and takes new ones; it stays open beside the work."""

    def __init__(self, changes: GroupChanges, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes = changes
        self.setWindowTitle(_("Sitzwünsche"))
        size_window(self, *_SIZE)
        self.first = self._make_choice(_("Erste Person"))
        self.second = self._make_choice(_("Zweite Person"))
        self.kind = SegmentedButtons(
            [(str(kind), labels.label(kind)) for kind in WishKind], _("Wunsch")
        )
        self.add_button = make_button(_("Eintragen"), kind="primary")
        self.model = WishModel()
        self.model.setParent(self)
        self.list = named(QListView(), "wishes", _("Wünsche"))
        self.list.setModel(self.model)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = make_label(_("Noch keine Wünsche."), "muted")
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.remove_button = make_button(_("Entfernen"), icon_name="delete")
        self.close_button = make_button(_("Schließen"))
        self._lay_out()
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)
        self.close_button.clicked.connect(self.close)

    def show_plan(
        self,
        people: Sequence[Guest],
        wishes: Sequence[KnownWish],
        troubles: Mapping[uuid.UUID, str],
    ) -> None:
        """Show what is saved."""
        names = [(guest.name, guest.id) for guest in people]
        for box in (self.first, self.second):
            shown = [(box.itemText(place), box.itemData(place)) for place in range(box.count())]
            if shown != names:
                chosen = box.currentData()
                box.clear()
                for name, key in names:
                    box.addItem(name, key)
                keys = [key for _name, key in names]
                box.setCurrentIndex(keys.index(chosen) if chosen in keys else -1)
        self.model.show_wishes(wishes, troubles)
        self.none.setVisible(not wishes)
        self.list.setVisible(bool(wishes))
        self.remove_button.setEnabled(bool(wishes))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entf removes the wish with the focus."""
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self._remove()
        else:
            super().keyPressEvent(event)

    def _make_choice(self, name: str) -> QComboBox:
        box = named(QComboBox(), "wish_person", name)
        box.setPlaceholderText(name)
        box.setMinimumContentsLength(_NAME_LETTERS)
        box.setMaxVisibleItems(16)
        return box

    def _lay_out(self) -> None:
        entry = QHBoxLayout()
        entry.setSpacing(SPACING.s)
        entry.addWidget(self.first, 1)
        entry.addWidget(self.second, 1)
        kinds = QHBoxLayout()
        kinds.addWidget(self.kind)
        kinds.addStretch(1)
        kinds.addWidget(self.add_button)
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.xl)
        layout.setSpacing(SPACING.m)
        layout.addWidget(make_label(_("Wer soll zusammen, wer getrennt sitzen?"), "headline"))
        layout.addWidget(
            make_label(_("Die Wünsche gelten ab dem nächsten Mischen."), "muted", wrap=True)
        )
        layout.addLayout(entry)
        layout.addLayout(kinds)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.none, 1)
        layout.addLayout(buttons)

    @Slot()
    def _add(self) -> None:
        first, second = self.first.currentData(), self.second.currentData()
        if first is None or second is None:
            (self.first if first is None else self.second).setFocus()
            return
        if self._changes.add_wish(first, second, WishKind(self.kind.selected_key())):
            self.second.setCurrentIndex(-1)
            self.first.setFocus()

    @Slot()
    def _remove(self) -> None:
        row = self.list.currentIndex().row()
        if row < 0:
            row = len(self.model.wishes) - 1
        if row >= 0:
            self._changes.remove_wish(self.model.wishes[row].id)

"""What a group's copy brings, and the places that both sides changed, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workshop_app.merging.plan import Side
from workshop_app.merging.reading_in import Comparison
from workshop_app.merging.settling import settle
from workshop_app.phases.copies.merge_texts import code_lines, conflicts_headline, outcome_lines
from workshop_app.translation import _
from workshop_app.views.copies.conflict_model import ConflictModel
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.look.window_size import size_window
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import describe_keys, make_button, make_label

READ_IN_KEYS = "Ctrl+Return"
SIDE_KEYS = ("Left", "Right")
_SIZE = (1100, 640)
_SMALL_SIZE = (560, 300)
_LIST_WIDTH = 340


class ConflictList(QListView):
    """The arrows to the left and right choose a side of the conflict in focus."""

    side_chosen = Signal(object)  # Side

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleDescription(
            _("Pfeil links: unsere Fassung, Pfeil rechts: die der Gruppe")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right."""
        sides = {Qt.Key.Key_Left: Side.OURS, Qt.Key.Key_Right: Side.THEIRS}
        side = sides.get(Qt.Key(event.key()))
        if side is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self.side_chosen.emit(side)


class SidePane(QFrame):
    """One side of a conflict: whose it is, its text, and the button that chooses it."""

    def __init__(self, head: str, object_name: str) -> None:
        super().__init__()
        self.setProperty("surface", "item")
        self.head = make_label(head, "strong", wrap=True)
        self.text = named(QPlainTextEdit(), object_name, head)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.button = make_button("", kind="segment")
        self.button.setCheckable(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.m, SPACING.m, SPACING.m, SPACING.m)
        layout.setSpacing(SPACING.s)
        layout.addWidget(self.head)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.button)

    def show_side(self, text: str, action: str, *, is_chosen: bool) -> None:
        """Show another conflict, or another choice."""
        if self.text.toPlainText() != text:
            self.text.setPlainText(text)
        self.button.setText(action.replace("&", "&&"))
        self.button.setAccessibleName(f"{self.head.text()}: {action}")
        self.button.setChecked(is_chosen)


class MergeDialog(QDialog):
    """Writes nothing itself: whoever opened it asks the model, once it was accepted."""

    def __init__(self, comparison: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Gruppenergebnis einlesen"))
        self.comparison = comparison
        self.model = ConflictModel(comparison.plan, self)
        self.has_conflicts = self.model.rowCount() > 0
        self.headline = make_label(
            _("Ergebnis der Gruppe „{name}“").format(name=comparison.source.name),
            "headline",
            wrap=True,
        )
        self.summary = make_label("", wrap=True)
        self.codes = make_label("\n".join(code_lines(comparison.plan)), "muted", wrap=True)
        self.codes.setVisible(bool(self.codes.text()))
        self.question = make_label("", "strong", wrap=True)
        self.state = make_label("", "muted", wrap=True)
        self.list = named(ConflictList(), "conflicts", _("Stellen zum Entscheiden"))
        self.list.setModel(self.model)
        self.list.setFixedWidth(px(_LIST_WIDTH))
        self.ours = SidePane(_("Dieser Workshop"), "conflict_ours")
        self.theirs = SidePane(
            _("Gruppe „{name}“").format(name=comparison.source.name), "conflict_theirs"
        )
        self.all_ours = make_button(_("Überall unsere Fassung"), kind="quiet")
        self.all_theirs = make_button(_("Überall die der Gruppe"), kind="quiet")
        self.cancel_button = make_button(_("Nichts einlesen"))
        self.read_button = make_button(_("Einlesen"), kind="primary")
        self.read_button.setToolTip(describe_keys(READ_IN_KEYS))
        self._lay_out()
        self._connect()
        self._refresh()

    def _lay_out(self) -> None:
        size_window(self, *(_SIZE if self.has_conflicts else _SMALL_SIZE))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.l)
        layout.setSpacing(SPACING.s)
        for label in (self.headline, self.summary, self.codes):
            layout.addWidget(label)
        if self.has_conflicts:
            layout.addSpacing(SPACING.s)
            layout.addWidget(self.question)
            layout.addLayout(self._make_sides(), 1)
        else:
            layout.addStretch(1)
        layout.addLayout(self._make_row(self._buttons()))

    def _make_sides(self) -> QHBoxLayout:
        sides = QHBoxLayout()
        sides.setSpacing(SPACING.m)
        sides.addWidget(self.list)
        sides.addWidget(self.ours, 1)
        sides.addWidget(self.theirs, 1)
        return sides

    def _buttons(self) -> Sequence[QWidget]:
        if not self.has_conflicts:
            return (self.cancel_button, self.read_button)
        return (self.all_ours, self.all_theirs, self.cancel_button, self.read_button)

    def _make_row(self, buttons: Sequence[QWidget]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACING.s)
        row.addWidget(self.state, 1)
        for button in buttons:
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.list.side_chosen.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.model.dataChanged.connect(self._refresh)
        self.ours.button.clicked.connect(self._choose_ours)
        self.theirs.button.clicked.connect(self._choose_theirs)
        self.all_ours.clicked.connect(self._choose_all_ours)
        self.all_theirs.clicked.connect(self._choose_all_theirs)
        self.cancel_button.clicked.connect(self.reject)
        self.read_button.clicked.connect(self.accept)
        QShortcut(QKeySequence(READ_IN_KEYS), self, self.accept)
        if self.has_conflicts:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus()
            for button in self.findChildren(QPushButton):
                button.setAutoDefault(False)
        else:
            self.read_button.setDefault(True)
            self.read_button.setFocus()

    @Slot(QModelIndex)
    def _on_current(self, _index: QModelIndex) -> None:
        self._refresh()

    @Slot(object)
    def _choose(self, side: Side) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.model.choose(index.row(), side)

    @Slot()
    def _choose_ours(self) -> None:
        self._choose(Side.OURS)
        self._refresh()

    @Slot()
    def _choose_theirs(self) -> None:
        self._choose(Side.THEIRS)
        self._refresh()

    @Slot()
    def _choose_all_ours(self) -> None:
        self.model.choose_all(Side.OURS)

    @Slot()
    def _choose_all_theirs(self) -> None:
        self.model.choose_all(Side.THEIRS)

    @Slot()
    def _refresh(self) -> None:
        lines = outcome_lines(settle(self.comparison.plan, self.model.decide))
        self.summary.setText("\n".join(lines) or _("Hier bleibt alles, wie es ist."))
        if not self.has_conflicts:
            return
        count, decided = self.model.rowCount(), self.model.decided_count()
        self.question.setText(conflicts_headline(count))
        self.state.setText(
            _("{decided} von {count} entschieden; sonst gilt der Vorschlag.").format(
                decided=decided, count=count
            )
            if decided < count
            else _("Alles entschieden.")
        )
        row = max(0, self.list.currentIndex().row())
        text, side = self.model.text(row), self.model.side(row)
        self.ours.show_side(text.ours, text.ours_action, is_chosen=side is Side.OURS)
        self.theirs.show_side(text.theirs, text.theirs_action, is_chosen=side is Side.THEIRS)

"""A table that is used like a spreadsheet: Tab and Enter go on, typing writes, Strg+V fills."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Slot,
)
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from workshop_app.phases.tables.table_rows import join_clipboard
from workshop_app.translation import _
from workshop_app.views.drafts.drafts import DraftDesk
from workshop_app.views.drafts.editor_drafts import give_up
from workshop_app.views.look.theme import px, set_style
from workshop_app.views.parts.cell_editing import ENTER_KEYS, Hint, texts_in
from workshop_app.views.parts.open_cell import finish_editing
from workshop_app.views.parts.weakly import weakly
from workshop_app.views.table.column_fit import ColumnFit, Width
from workshop_app.views.table.column_widths import column_widths
from workshop_app.views.table.delegate import TableDelegate
from workshop_app.views.table.drafts import TableDrafts
from workshop_app.views.table.model import TableModel
from workshop_app.views.table.pinned_column import PinnedColumn
from workshop_app.views.table.row_height import row_height
from workshop_app.views.table.wrapped_header import WrappedHeader

_ROW_HEIGHT = 40  # two lines
_WRAPPED_UP_TO = 200  # rows; more keep one height, else measuring them takes too long
_SIDEWAYS = {
    Hint.EditNextItem: QAbstractItemView.CursorAction.MoveNext,
    Hint.EditPreviousItem: QAbstractItemView.CursorAction.MovePrevious,
}


class Spreadsheet(QTableView):
    """The cells of a TableModel."""

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_style(self, kind="spreadsheet")
        self._model = model
        self._first_column: int | None = None  # where Tab after Tab began: Enter goes back to it
        self.setModel(model)
        self._delegate = TableDelegate(self)
        self.setItemDelegate(self._delegate)
        self._set_up_headers()
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self._make_actions()

    def _set_up_headers(self) -> None:
        header = WrappedHeader(self)
        self.setHorizontalHeader(header)
        header.setStretchLastSection(True)
        self._columns = ColumnFit(self, weakly(self._widths))
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(px(_ROW_HEIGHT))
        rows.setMinimumSectionSize(px(_ROW_HEIGHT))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_all()
        self._model.modelReset.connect(self._fit_all)
        self._model.dataChanged.connect(self._fit_changed)
        self.pinned = PinnedColumn(self, header)

    def _widths(self) -> list[Width]:
        return column_widths(self, self._model.spec.fields)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew; keep what is being filled in sight."""
        super().resizeEvent(event)
        is_other = self._columns.fit()
        if is_other:
            self._fit_all()
            self.updateGeometries()  # now, not when the loop turns, so that one can scroll
        if is_other or event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())
        self.pinned.place()

    def sizeHintForRow(self, row: int) -> int:
        """Room for the texts of all its cells."""
        return row_height(self, self._model, row)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, beside the column that stays there."""
        super().scrollTo(index, hint)
        self.pinned.uncover(index)

    def _make_actions(self) -> None:
        self._actions = [
            self._make_action(_("Kopieren"), "Ctrl+C", self.copy),
            self._make_action(_("Ausschneiden"), "Ctrl+X", self.cut),
            self._make_action(_("Einfügen"), "Ctrl+V", self.paste),
            self._make_action(_("Zellen leeren"), "Del", self.clear_selected),
            self._make_action(_("Zeile nach oben"), "Alt+Up", self.move_up),
            self._make_action(_("Zeile nach unten"), "Alt+Down", self.move_down),
            self._make_action(_("Zeilen löschen"), "Ctrl+Del", self.delete_selected_rows),
        ]
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)

    def _make_action(self, text: str, shortcut: str, slot: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def changeEvent(self, event: QEvent) -> None:
        """Give the rows their height anew when their font has become another."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._columns.fit()
            self._fit_all()

    @Slot()
    def _fit_all(self) -> None:
        # Once, not with each layout as the header's own mode does: measuring a cell is dear.
        if len(self._model.rows) <= _WRAPPED_UP_TO:
            self.resizeRowsToContents()

    @Slot(QModelIndex, QModelIndex)
    def _fit_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            self.resizeRowToContents(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down, Umschalt+Enter up, the space bar ticks."""
        index = self.currentIndex()
        if event.key() in ENTER_KEYS and index.isValid():
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._go_down(index, -1 if back else 1)
        elif event.key() == Qt.Key.Key_Space and self._is_flag(index):
            self._tick(index)
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Where a key leads; what begins a row by Tab is kept."""
        if action not in _SIDEWAYS.values():
            self._first_column = None
        elif self._first_column is None and self.currentIndex().isValid():
            self._first_column = self.currentIndex().column()
        return super().moveCursor(action, modifiers)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click begins anew."""
        self._first_column = None
        super().mousePressEvent(event)

    def edit(  # type: ignore[override]  # one of two overloads: the one that Qt calls itself
        self, index: QModelIndex, trigger: QAbstractItemView.EditTrigger, event: QEvent
    ) -> bool:
        """Typing on a cell replaces its text, as spreadsheets do."""
        self._delegate.is_replacing = trigger is QAbstractItemView.EditTrigger.AnyKeyPressed
        if trigger is not QAbstractItemView.EditTrigger.CurrentChanged:
            self.scrollTo(index)
        return super().edit(index, trigger, event)

    def keep_drafts(self, desk: DraftDesk) -> None:
        """Keep what is typed in a cell as a draft."""
        self._delegate.drafts = TableDrafts(desk, self._model)

    def resume_editing(self) -> None:
        """Open the cell again in which somebody was typing when the app was killed; once."""
        if self._delegate.drafts is not None:
            self._delegate.drafts.resume(self._open_cell)

    def _open_cell(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index)
        QTableView.edit(self, index)

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        """After Enter in a cell the next row is the current one, after Tab the next cell."""
        index = self.currentIndex()
        if hint is Hint.RevertModelCache:
            give_up(editor)
        if hint is Hint.SubmitModelCache:
            super().closeEditor(editor, Hint.NoHint)
            self._go_down(index, 1)
        elif hint in _SIDEWAYS:
            super().closeEditor(editor, Hint.NoHint)
            self.setCurrentIndex(self.moveCursor(_SIDEWAYS[hint], Qt.KeyboardModifier.NoModifier))
        else:
            super().closeEditor(editor, hint)

    def show_row(self, number: int) -> None:
        """Make a row the current one and scroll to it."""
        self.setCurrentIndex(self._model.index(number, 0))
        self.scrollTo(self.currentIndex())

    def finish_editing(self) -> None:
        """Save the cell that is being edited, if one is."""
        finish_editing(self)

    @Slot()
    def copy(self) -> None:
        """Put the selected cells on the clipboard, as spreadsheets read them."""
        selected = self.selectionModel().selection()
        if not selected.isEmpty():
            cells = texts_in(self._model, selected.first())
            QGuiApplication.clipboard().setText(join_clipboard(cells))

    @Slot()
    def cut(self) -> None:
        """Copy the selected cells and empty them."""
        self.copy()
        self.clear_selected()

    @Slot()
    def paste(self) -> None:
        """Fill the cells from the current one on with the clipboard's."""
        index = self.currentIndex()
        text = QGuiApplication.clipboard().text()
        if index.isValid() and text:
            self._model.paste(text, index.row(), index.column())

    @Slot()
    def clear_selected(self) -> None:
        """Empty the selected cells."""
        self._model.clear_cells(self.selectionModel().selectedIndexes())

    @Slot()
    def delete_selected_rows(self) -> None:
        """Delete the rows of the selected cells."""
        rows = {index.row() for index in self.selectionModel().selectedIndexes()}
        self._model.delete_rows(sorted(rows))

    @Slot()
    def move_up(self) -> None:
        """Move the current row before the one above."""
        self._move(-1)

    @Slot()
    def move_down(self) -> None:
        """Move the current row behind the one below."""
        self._move(1)

    def _move(self, distance: int) -> None:
        index = self.currentIndex()
        if self._model.move_row(index.row(), distance):
            self.setCurrentIndex(self._model.index(index.row() + distance, index.column()))

    def _go_down(self, index: QModelIndex, distance: int) -> None:
        column = index.column() if self._first_column is None else self._first_column
        self._first_column = None
        target = self._model.index(index.row() + distance, column)
        if target.isValid():
            self.selectionModel().setCurrentIndex(
                target, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def _is_flag(self, index: QModelIndex) -> bool:
        return index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)

    def _tick(self, index: QModelIndex) -> None:
        is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        turned = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
        self._model.setData(index, turned.value, Qt.ItemDataRole.CheckStateRole)

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._actions)
        menu.popup(self.viewport().mapToGlobal(place))

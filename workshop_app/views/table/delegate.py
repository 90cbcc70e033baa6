"""Editors in the cells of a table: a line, a growing text, or a list of choices."""

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt, Slot
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from workshop_app.phases.fields import Field, FieldKind
from workshop_app.views.drafts.cell_drafts import CellDrafts
from workshop_app.views.parts.cell_editing import CellDelegate, Hint, room_for_lines
from workshop_app.views.parts.index import Index
from workshop_app.views.table.cell_size import divided, is_cut
from workshop_app.views.table.model import VALUE_ROLE, TableModel

_LONG_FROM_WIDTH = 2  # columns as wide as this hold sentences
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_EDIT = Qt.ItemDataRole.EditRole


class ChoiceCell(QComboBox):
    """A list in a cell, in which one may also type; arrows go through it without closing it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # It would answer Enter itself, with the first that begins so.
        self.setCompleter(None)  # type: ignore[arg-type]  # Qt's way to have none

    def show_value(self, value: object, text: str) -> None:
        """Show what is saved, selected so that typing replaces it."""
        place = next((n for n in range(self.count()) if self.itemData(n) == value), -1)
        if place < 0:  # a value that the list does not know stays as it is
            self.addItem(text, value)
            place = self.count() - 1
        self.setCurrentIndex(place)
        self._select_all()

    def is_of_the_list(self) -> bool:
        """Whether an entry is chosen, and not something typed."""
        return self.currentText() == self.itemText(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows alone go from entry to entry."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self.setCurrentIndex(min(max(self.currentIndex() + step, 0), self.count() - 1))
        self._select_all()

    def _select_all(self) -> None:
        line = self.lineEdit()
        if line is not None:
            line.selectAll()


class TableDelegate(CellDelegate):
    """Makes the editor that fits the field of a cell."""

    drafts: CellDrafts | None = None

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Divide words that are longer than a narrow column."""
        super().initStyleOption(option, index)
        option.text = divided(option.fontMetrics, option.text, option.rect.width())

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show the text of a cell that has not room enough for it, else what the field is for."""
        if event.type() == QEvent.Type.ToolTip and index.isValid() and is_cut(option, index):
            QToolTip.showText(event.globalPos(), str(index.data()), view)
            return True
        return super().helpEvent(event, view, option, index)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A combo box for choices, a text with line breaks where there is room, else a line."""
        model = _model(index)
        field = model.field_at(index.column())
        if field.kind in {FieldKind.CHOICE, FieldKind.LINK}:
            editor: QWidget = self._make_choice(parent, model, field)
        elif _is_long(field):
            text = QPlainTextEdit(parent)
            text.setTabChangesFocus(True)
            editor = text
        else:
            line = QLineEdit(parent)
            line.setPlaceholderText(field.hint)
            editor = line
        editor.setProperty("kind", "cell")
        editor.setAccessibleName(field.label)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is saved."""
        if isinstance(editor, ChoiceCell):
            editor.show_value(index.data(VALUE_ROLE), str(index.data(_EDIT) or ""))
        else:
            super().setEditorData(editor, index)
            if self.drafts is not None:
                self.drafts.keep(self, editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Save what was typed or chosen."""
        if isinstance(editor, ChoiceCell) and editor.is_of_the_list():
            self.hand_over(model, index, editor.currentData(), VALUE_ROLE)
        elif isinstance(editor, ChoiceCell):
            self.hand_over(model, index, editor.currentText())
        else:
            super().setModelData(editor, model, index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Fill the cell; a long text gets four lines and stays inside the table."""
        is_long = isinstance(editor, QPlainTextEdit)
        editor.setGeometry(room_for_lines(option.rect, editor) if is_long else option.rect)

    def _make_choice(self, parent: QWidget, model: TableModel, field: Field) -> QComboBox:
        choice = ChoiceCell(parent)
        choice.addItem("", None)
        for option in model.choices(field):
            choice.addItem(option.text, option.value)
        choice.activated.connect(self._on_chosen)
        return choice

    @Slot()
    def _on_chosen(self) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            self.leave(editor, Hint.NoHint)


def _is_long(field: Field) -> bool:
    is_text = field.kind in {FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.TEXT_LIST}
    return is_text and field.width >= _LONG_FROM_WIDTH


def _model(index: Index) -> TableModel:
    model = index.model()
    if not isinstance(model, TableModel):
        raise TypeError(type(model).__name__)
    return model

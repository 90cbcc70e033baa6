"""Editors in the cells of a table: a line, a growing text, or a list of choices."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workshop_app.phases.fields import Field, FieldKind
from workshop_app.views.table_model import VALUE_ROLE, TableModel

_Index = QModelIndex | QPersistentModelIndex

_LONG_FROM_WIDTH = 2  # columns as wide as this hold sentences
_LONG_HEIGHT = 84  # pixels: four lines
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class TableDelegate(QStyledItemDelegate):
    """Makes the editor that fits the field of a cell."""

    # Whether the editor opens by typing, which replaces the text; F2 goes on in it.
    is_replacing = False

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
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

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show what is saved: selected where typing replaces it, else the caret behind."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            value = index.data(VALUE_ROLE)
            place = next((n for n in range(editor.count()) if editor.itemData(n) == value), -1)
            if place < 0:  # a value that the list does not know stays as it is
                editor.addItem(text, value)
                place = editor.count() - 1
            editor.setCurrentIndex(place)
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.moveCursor(editor.textCursor().MoveOperation.End)
            if self.is_replacing:
                editor.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.end(False)
            if self.is_replacing:
                editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Save what was typed or chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData(), VALUE_ROLE)
        elif isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText(), Qt.ItemDataRole.EditRole)
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index
    ) -> None:
        """Fill the cell; a long text gets four lines and stays inside the table."""
        room = QRect(option.rect)
        if isinstance(editor, QPlainTextEdit):
            room.setHeight(max(room.height(), _LONG_HEIGHT))
            parent = editor.parentWidget()
            if parent is not None and room.bottom() > parent.height():
                room.moveBottom(parent.height() - 1)
        editor.setGeometry(room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter confirms a long text too; Strg+Enter breaks the line in it."""
        if (
            isinstance(watched, QPlainTextEdit)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _ENTER
        ):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                watched.insertPlainText("\n")
            else:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.SubmitModelCache)
            return True
        return super().eventFilter(watched, event)

    def _make_choice(self, parent: QWidget, model: TableModel, field: Field) -> QComboBox:
        choice = QComboBox(parent)
        choice.addItem("", None)
        for option in model.choices(field):
            choice.addItem(option.text, option.value)
        choice.activated.connect(self._on_chosen)
        return choice

    @Slot()
    def _on_chosen(self) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


def _is_long(field: Field) -> bool:
    is_text = field.kind in {FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.TEXT_LIST}
    return is_text and field.width >= _LONG_FROM_WIDTH


def _model(index: _Index) -> TableModel:
    model = index.model()
    if not isinstance(model, TableModel):
        raise TypeError(type(model).__name__)
    return model

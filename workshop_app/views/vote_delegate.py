"""How the cells of a vote look, and the editors in them."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter, QRegularExpressionValidator
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workshop_app.translation import _
from workshop_app.views.vote_cells import CellPainter, points_box
from workshop_app.views.vote_model import ROW_ROLE, VoteModel
from workshop_app.views.vote_rows import Column, VoteRow
from workshop_app.views.vote_texts import title_of

_Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 42  # two lines
_REASON_HEIGHT = 84  # pixels: four lines
_DIGITS = "[0-9]{0,15}"
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_Hint = QStyledItemDelegate.EndEditHint
_ARROWS = {Qt.Key.Key_Down: _Hint.EditNextItem, Qt.Key.Key_Up: _Hint.EditPreviousItem}


class VoteDelegate(QStyledItemDelegate):
    """Paints the cells; points are typed into their box, reasons into four lines."""

    # Whether the editor opens by typing, which replaces the text; F2 goes on in it.
    is_replacing = False
    # Whether points have boxes for plus and minus.
    is_tapping = False

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """All rows have one height."""
        return QSize(option.rect.width(), ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        row: VoteRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = CellPainter(painter, option, row, index.flags(), is_tapping=self.is_tapping)
        cell.paint(column_of(index))
        painter.restore()

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        """A box for digits, or lines for a reason."""
        row: VoteRow = index.data(ROW_ROLE)
        if column_of(index) is Column.POINTS:
            line = QLineEdit(parent)
            line.setValidator(QRegularExpressionValidator(_DIGITS, line))
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line.setAccessibleName(_("Punkte für {title}").format(title=title_of(row.option)))
            return line
        text = QPlainTextEdit(parent)
        text.setTabChangesFocus(True)
        name = _("Warum wird {title} nicht vertieft?").format(title=title_of(row.option))
        text.setAccessibleName(name)
        return text

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show what is saved: selected where typing replaces it, else the caret behind."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.moveCursor(editor.textCursor().MoveOperation.End)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
        if self.is_replacing and isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Save what was typed."""
        is_long = isinstance(editor, QPlainTextEdit)
        text = editor.toPlainText() if is_long else editor.text()  # type: ignore[attr-defined]
        model.setData(index, text, Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index
    ) -> None:
        """Digits in their box; a reason gets four lines and stays inside the table."""
        if isinstance(editor, QLineEdit):
            editor.setGeometry(points_box(option.rect))
            return
        room = QRect(option.rect)
        room.setHeight(max(room.height(), _REASON_HEIGHT))
        parent = editor.parentWidget()
        if parent is not None and room.bottom() > parent.height():
            room.moveBottom(parent.height() - 1)
        editor.setGeometry(room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter confirms, arrows in a box of digits too.

        Left to Qt, Enter would reach the table as well, which goes on before the editor is closed.
        """
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            hint = _hint_of(watched, event)
            if hint is not None and isinstance(watched, QWidget):
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, hint)
                return True
        return super().eventFilter(watched, event)


def column_of(index: _Index) -> Column:
    """What a cell is about."""
    model = index.model()
    if not isinstance(model, VoteModel):
        raise TypeError(type(model).__name__)
    return model.columns[index.column()]


def _hint_of(editor: QObject, event: QKeyEvent) -> QStyledItemDelegate.EndEditHint | None:
    """Where a key leads out of an editor; None: it stays in it."""
    if event.key() in _ENTER:
        is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        return _Hint.EditPreviousItem if is_back else _Hint.SubmitModelCache
    return None if isinstance(editor, QPlainTextEdit) else _ARROWS.get(Qt.Key(event.key()))

"""How the cells of a vote look, and the editors in them."""

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStyleOptionViewItem, QWidget

from workshop_app.translation import _
from workshop_app.views.look.theme import px
from workshop_app.views.parts.cell_editing import ENTER_KEYS, CellDelegate, Hint, room_for_lines
from workshop_app.views.parts.index import Index
from workshop_app.views.vote.cells import CellPainter, points_box
from workshop_app.views.vote.drafts import VoteDrafts
from workshop_app.views.vote.model import ROW_ROLE, VoteModel
from workshop_app.views.vote.rows import Column, VoteRow
from workshop_app.views.vote.texts import title_of

ROW_HEIGHT = 42  # two lines
_DIGITS = "[0-9]{0,15}"
_ARROWS = {Qt.Key.Key_Down: Hint.EditNextItem, Qt.Key.Key_Up: Hint.EditPreviousItem}


class VoteDelegate(CellDelegate):
    """Paints the cells; points are typed into their box, reasons into four lines."""

    # Whether points have boxes for plus and minus.
    is_tapping = False
    drafts: VoteDrafts | None = None

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows have one height."""
        return QSize(option.rect.width(), px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        row: VoteRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = CellPainter(
            painter,
            option,
            row,
            index.flags(),
            is_tapping=self.is_tapping,
            tie_ends=tie_ends(index),
        )
        cell.paint(column_of(index))
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
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

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is saved, or the draft of it."""
        super().setEditorData(editor, index)
        if self.drafts is not None:
            self.drafts.keep(self, editor, index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Digits in their box; a reason gets four lines and stays inside the table."""
        if isinstance(editor, QLineEdit):
            editor.setGeometry(points_box(option.rect))
            return
        editor.setGeometry(room_for_lines(option.rect, editor))

    def way_out(self, editor: QObject, event: QKeyEvent) -> Hint | None:
        """Enter goes on, with Umschalt back; arrows do so in a box of digits."""
        if event.key() in ENTER_KEYS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return Hint.EditPreviousItem
        arrow = None if isinstance(editor, QPlainTextEdit) else _ARROWS.get(Qt.Key(event.key()))
        return arrow or super().way_out(editor, event)


def column_of(index: Index) -> Column:
    """What a cell is about."""
    model = index.model()
    if not isinstance(model, VoteModel):
        raise TypeError(type(model).__name__)
    return model.columns[index.column()]


def tie_ends(index: Index) -> tuple[bool, bool]:
    """Whether the rows above and below have another rank."""
    rank = index.data(ROW_ROLE).option.rank
    beside = (index.sibling(index.row() + step, index.column()) for step in (-1, 1))
    above, below = (not row.isValid() or row.data(ROW_ROLE).option.rank != rank for row in beside)
    return above, below


def begins_typing(event: QKeyEvent, column: Column) -> bool:
    """Whether a key begins to type into a cell."""
    is_backspace = event.key() == Qt.Key.Key_Backspace
    return column is not Column.POINTS or event.text().isdigit() or is_backspace

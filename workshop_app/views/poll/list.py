"""The statements of a poll: code, text, votes, mean, and a small picture of the counts."""

import uuid

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workshop_app import german
from workshop_app.phases.polls import climate
from workshop_app.phases.polls.climate import Scale, Statement
from workshop_app.translation import _
from workshop_app.views.look.theme import FONT_SIZE, PALETTE, SPACING, paint_focus_ring, px
from workshop_app.views.parts.index import Index
from workshop_app.views.parts.painting import font_of
from workshop_app.views.parts.row_sync import replace_rows
from workshop_app.views.poll.texts import result_text

STATEMENT_ROLE = Qt.ItemDataRole.UserRole  # the Statement

_PICTURE_WIDTH = 60
_PICTURE_HEIGHT = 24
_FIGURE_WIDTH = 28  # of the mean, beside the columns
_LINES = 2


class PollListModel(QAbstractListModel):
    """The statements as they are saved."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._statements: list[Statement] = []
        self.scale: Scale | None = None

    @property
    def is_hidden(self) -> bool:
        """Whether the room may not see the results yet."""
        return self.scale is not None and self.scale.is_hidden

    @property
    def statements(self) -> list[Statement]:
        """What is shown."""
        return self._statements

    def show(self, scale: Scale, statements: tuple[Statement, ...]) -> None:
        """Show what is saved, row by row."""
        was_hidden, self.scale = self.is_hidden, scale
        replace_rows(self, self._statements, statements)
        if self.is_hidden != was_hidden and self._statements:
            self.dataChanged.emit(self.index(0), self.index(len(self._statements) - 1))

    def row_of(self, row_id: uuid.UUID | None) -> int:
        """Where a statement stands; 0 if it is gone."""
        rows = (n for n, statement in enumerate(self._statements) if statement.id == row_id)
        return next(rows, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """All statements."""
        return 0 if parent.isValid() else len(self._statements)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The statement; screen readers hear its result too."""
        if not index.isValid():
            return None
        statement = self._statements[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return statement.text
            case Qt.ItemDataRole.AccessibleTextRole:
                result = result_text(statement, is_hidden=self.is_hidden)
                return f"{statement.code} {statement.text}, {result}"
            case _ if role == STATEMENT_ROLE:
                return statement
        return None


class PollListDelegate(QStyledItemDelegate):
    """Paints a statement in two lines with its result at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines of text."""
        line = QFontMetrics(font_of(option, FONT_SIZE.body)).height()
        return QSize(200, _LINES * line + 2 * SPACING.s)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one statement."""
        statement: Statement = index.data(STATEMENT_ROLE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(PALETTE.primary_light))
        room = option.rect.adjusted(SPACING.s, SPACING.s, -SPACING.s, -SPACING.s)
        result = QRect(
            room.right() - px(_PICTURE_WIDTH), room.top(), px(_PICTURE_WIDTH), room.height()
        )
        self._paint_text(
            painter, option, room.adjusted(0, 0, -px(_PICTURE_WIDTH) - SPACING.m, 0), statement
        )
        self._paint_result(painter, option, result, statement, _scale_of(index))
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, QRectF(option.rect).adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, statement: Statement
    ) -> None:
        font = font_of(option, FONT_SIZE.body)
        metrics = QFontMetrics(font)
        first, rest = _two_lines(statement.text, metrics, room.width())
        painter.setFont(font)
        painter.setPen(QColor(PALETTE.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, first)
        second = room.adjusted(0, metrics.height(), 0, 0)
        painter.drawText(second, Qt.AlignmentFlag.AlignTop, rest)

    def _paint_result(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        statement: Statement,
        scale: Scale | None,
    ) -> None:
        average = climate.mean(statement.counts)
        if average is None or scale is None or scale.is_hidden:
            painter.setFont(font_of(option, FONT_SIZE.small))
            painter.setPen(QColor(PALETTE.text_muted))
            text = _("offen") if average is None else _("gezählt")
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, text)
            return
        font = font_of(option, FONT_SIZE.body)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(PALETTE.primary))
        text = german.format_number(average, decimals=1)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, text)
        picture = QRectF(
            room.left(), room.top(), px(_PICTURE_WIDTH - _FIGURE_WIDTH), px(_PICTURE_HEIGHT)
        )
        _paint_columns(painter, picture, [statement.counts.get(v, 0) for v in scale.values])


def _paint_columns(painter: QPainter, room: QRectF, counts: list[int]) -> None:
    width = room.width() / len(counts)
    most = max(1, *counts)
    for number, count in enumerate(counts):
        height = max(room.height() * count / most, 1)
        column = QRectF(room.left() + number * width, room.bottom() - height, width - 2, height)
        painter.fillRect(column, QColor(PALETTE.bar_muted if count < most else PALETTE.primary))


def _two_lines(text: str, metrics: QFontMetrics, width: int) -> tuple[str, str]:
    """The text broken once at a word; the second line is elided."""
    text = " ".join(text.split())
    first = ""
    for word in text.split(" "):
        longer = f"{first} {word}".strip()
        if first and metrics.horizontalAdvance(longer) > width:
            break
        first = longer
    rest = text[len(first) :].strip()
    elide = Qt.TextElideMode.ElideRight
    return metrics.elidedText(first, elide, width), metrics.elidedText(rest, elide, width)


def _scale_of(index: Index) -> Scale | None:
    model = index.model()
    return model.scale if isinstance(model, PollListModel) else None

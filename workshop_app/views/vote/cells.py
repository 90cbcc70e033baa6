"""The pictures in the cells of a vote."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from workshop_app.model.projects import Priority
from workshop_app.phases.labels import label
from workshop_app.translation import _
from workshop_app.views.look.icons import icon
from workshop_app.views.look.theme import FONT_SIZE, PALETTE, SPACING, paint_focus_ring, px
from workshop_app.views.parts.bars import paint_bar
from workshop_app.views.parts.painting import font_of
from workshop_app.views.vote.rows import Column, VoteRow
from workshop_app.views.vote.texts import is_strong, number_text, title_of

_BOX = (54, 28)  # of the points
_LETTER_BOX = (28, 28)  # of a priority
_BADGE = (34, 26)  # of a number on the ballot paper
_SHARE_WIDTH = 40  # „100 %“
_TICK_BOX = 18
_BAR_HEIGHT = 16
_RADIUS = 6
_SMALL_RADIUS = 4
_TIE_GAP = 5  # between the lines beside two ties
_LINES = 2
_HIDDEN_SIGN = ("visibility_off", "text_muted")  # the number is not for the room yet
_Align = Qt.AlignmentFlag


def _size(pixels: tuple[int, int]) -> QSize:
    return QSize(px(pixels[0]), px(pixels[1]))


def points_box(cell: QRect) -> QRect:
    """Where the points stand and are typed."""
    box = QRect(QPoint(cell.left() + SPACING.s, 0), _size(_BOX))
    box.moveTop(cell.top() + (cell.height() - box.height()) // 2)
    return box


def tap_boxes(cell: QRect) -> tuple[QRect, QRect]:
    """Where minus and plus stand and are clicked, behind the points."""
    minus = QRect(points_box(cell).topRight() + QPoint(SPACING.xs + 1, 0), _size(_LETTER_BOX))
    return minus, minus.translated(minus.width() + SPACING.xs, 0)


def priority_boxes(cell: QRect) -> list[tuple[Priority, QRect]]:
    """Where the letters stand and are clicked."""
    boxes = []
    left = cell.left() + SPACING.s
    top = cell.top() + (cell.height() - _size(_LETTER_BOX).height()) // 2
    for priority in Priority:
        boxes.append((priority, QRect(QPoint(left, top), _size(_LETTER_BOX))))
        left += _size(_LETTER_BOX).width() + SPACING.xs
    return boxes


class CellPainter:
    """Draws one cell of a row."""

    def __init__(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: VoteRow,
        flags: Qt.ItemFlag,
        *,
        is_tapping: bool = False,
        tie_ends: tuple[bool, bool] = (True, True),
    ) -> None:
        self._painter = painter
        self._option = option
        self._row = row
        self._tie_ends = tie_ends  # whether the rows above and below have another rank
        self._flags = flags
        self._is_tapping = is_tapping and bool(flags & Qt.ItemFlag.ItemIsEditable)
        self._room = option.rect.adjusted(SPACING.s, 0, -SPACING.s, 0)

    def paint(self, column: Column) -> None:
        """Draw ground, content and focus."""
        self._paint_ground()
        option = self._row.option
        match column:
            case Column.CHOSEN:
                self._paint_tick()
            case Column.CODE:
                self._paint_code()
            case Column.OTHERS:
                align = _Align.AlignHCenter
                self._write(self._row.others, PALETTE.text_muted, FONT_SIZE.body, align=align)
            case Column.TITLE:
                is_known = option.exists and option.title.strip()
                colour = PALETTE.text if is_known else PALETTE.text_muted
                self._write_lines(title_of(option), colour, is_bold=is_strong(option))
            case Column.POINTS:
                self._paint_points()
            case Column.RANK:
                self._paint_rank()
            case Column.REASON:
                self._paint_reason()
            case Column.PRIORITY:
                self._paint_priority()
        if self._option.state & QStyle.StateFlag.State_HasFocus:
            ring = QRectF(self._option.rect).adjusted(1, 1, -1, -2)
            paint_focus_ring(self._painter, ring, radius=px(_RADIUS))

    def _paint_ground(self) -> None:
        rect, state = self._option.rect, self._option.state
        if state & QStyle.StateFlag.State_Selected:
            self._painter.fillRect(rect, QColor(PALETTE.primary_light))
        self._painter.setPen(QColor(PALETTE.line))
        self._painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_tick(self) -> None:
        if not self._row.option.exists:
            return
        box = QRect(0, 0, px(_TICK_BOX), px(_TICK_BOX))
        box.moveCenter(self._option.rect.center())
        self._paint_box(box, is_filled=self._row.option.is_chosen, radius=_SMALL_RADIUS)
        if self._row.option.is_chosen:
            icon("check", "on_primary").paint(self._painter, box.adjusted(1, 1, -1, -1))

    def _paint_code(self) -> None:
        if not self._row.shows_number:
            self._write(self._row.option.code, PALETTE.text_muted, FONT_SIZE.small)
            return
        badge = QRect(QPoint(self._room.left(), 0), _size(_BADGE))
        badge.moveTop(self._room.center().y() - badge.height() // 2)
        self._painter.setPen(QColor(PALETTE.line))
        self._painter.setBrush(QColor(PALETTE.surface))
        self._painter.drawRoundedRect(
            QRectF(badge).adjusted(0.5, 0.5, -0.5, -0.5), px(_RADIUS), px(_RADIUS)
        )
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setFont(font_of(self._option, FONT_SIZE.card, is_bold=True))
        self._painter.setPen(QColor(PALETTE.primary))
        self._painter.drawText(badge, _Align.AlignCenter, str(self._row.option.number))

    def _paint_rank(self) -> None:
        rank = self._row.option.rank
        if rank is None or self._row.is_hidden:
            return
        self._write(f"{rank}.", PALETTE.text, FONT_SIZE.body, align=_Align.AlignHCenter)
        if self._row.sharing_rank > 1:  # a line beside all that are level
            above, below = (px(_TIE_GAP) if is_end else 0 for is_end in self._tie_ends)
            line = QRectF(self._room.right() - 2, self._option.rect.top() + above, 3, 0)
            line.setBottom(self._option.rect.bottom() + 1 - below)
            self._painter.fillRect(line, QColor(PALETTE.warning))

    def _paint_points(self) -> None:
        option = self._row.option
        box = points_box(self._option.rect)
        if self._flags & Qt.ItemFlag.ItemIsEditable:
            self._paint_box(box, is_odd=bool(self._row.limit) and self._row.shows_points)
        left = box.right() + SPACING.s
        if self._is_tapping:
            left = self._paint_tap_boxes()
        if option.points is None:
            return
        if not self._row.shows_points:
            icon("check", "text_muted").paint(self._painter, box.adjusted(18, 5, -18, -5))
            return
        self._painter.setFont(font_of(self._option, FONT_SIZE.card, is_bold=True))
        self._painter.setPen(QColor(PALETTE.warning if self._row.limit else PALETTE.text))
        self._painter.drawText(box, _Align.AlignCenter, number_text(option.points))
        if self._row.is_hidden:
            self._paint_sign(left, *_HIDDEN_SIGN)
            if self._row.limit:
                self._paint_sign(left + SPACING.icon + SPACING.xs, "warning", "warning")
            return
        self._paint_bar(left)

    def _paint_sign(self, left: int, name: str, colour: str) -> None:
        sign = QRect(left, 0, SPACING.icon, SPACING.icon)
        sign.moveTop(self._room.center().y() - SPACING.icon // 2)
        icon(name, colour).paint(self._painter, sign)

    def _paint_tap_boxes(self) -> int:
        """Draw minus and plus; returns where the bar begins."""
        boxes = tap_boxes(self._option.rect)
        for box, name in zip(boxes, ("remove", "add"), strict=True):
            self._paint_box(box)
            icon(name, "text").paint(self._painter, box.adjusted(5, 5, -5, -5))
        return boxes[1].right() + SPACING.s

    def _paint_bar(self, left: int) -> None:
        """Draw the bar from here on, and behind it the share of people or a sign."""
        bar = QRectF(self._room)
        bar.setLeft(left)
        if self._row.limit:
            sign = QRect(0, 0, SPACING.icon, SPACING.icon)
            sign.moveCenter(QPoint(self._room.right() - SPACING.icon // 2, self._room.center().y()))
            icon("warning", "warning").paint(self._painter, sign)
            bar.setRight(sign.left() - SPACING.xs)
        elif self._row.people:
            colour, align = PALETTE.text_muted, _Align.AlignRight
            self._write(self._row.people, colour, FONT_SIZE.small, align=align)
            bar.setRight(self._room.right() - px(_SHARE_WIDTH))
        bar.setTop(bar.center().y() - px(_BAR_HEIGHT) / 2)
        bar.setHeight(px(_BAR_HEIGHT))
        paint_bar(self._painter, bar, self._row.share, is_strong=is_strong(self._row.option))

    def _paint_reason(self) -> None:
        option = self._row.option
        if not option.exists or option.is_chosen:
            return
        if option.reason:
            self._write_lines(option.reason, PALETTE.text)
        elif self._row.lacks_reason:
            self._write(_("fehlt"), PALETTE.warning, FONT_SIZE.body)

    def _paint_priority(self) -> None:
        option = self._row.option
        if not option.exists:
            return
        if option.priority is not None and not isinstance(option.priority, Priority):
            self._write_lines(label(option.priority), PALETTE.text)
            return
        for priority, box in priority_boxes(self._option.rect):
            is_set = option.priority is priority
            self._paint_box(box, is_filled=is_set)
            self._painter.setFont(font_of(self._option, FONT_SIZE.body, is_bold=is_set))
            self._painter.setPen(QColor(PALETTE.on_primary if is_set else PALETTE.text_muted))
            self._painter.drawText(box, _Align.AlignCenter, label(priority))

    def _paint_box(
        self,
        box: QRect,
        *,
        is_filled: bool = False,
        is_odd: bool = False,
        radius: int = _RADIUS,
    ) -> None:
        can_change = self._flags & (Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable)
        ground, line = PALETTE.surface, PALETTE.control_line if can_change else PALETTE.line
        if is_filled:
            ground = line = PALETTE.primary if can_change else PALETTE.disabled
        elif is_odd:
            ground, line = PALETTE.warning_light, PALETTE.warning
        self._painter.setPen(QPen(QColor(line), 1))
        self._painter.setBrush(QColor(ground))
        self._painter.drawRoundedRect(
            QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), px(radius), px(radius)
        )
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def _write(
        self,
        text: str,
        colour: str,
        pixels: int,
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        font = font_of(self._option, pixels)
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, self._room.width())
        self._painter.drawText(self._room, align | _Align.AlignVCenter, text)

    def _write_lines(self, text: str, colour: str, *, is_bold: bool = False) -> None:
        font = font_of(self._option, FONT_SIZE.body, is_bold=is_bold)
        metrics = QFontMetrics(font)
        lines = in_two_lines(text, metrics, self._room.width())
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        top = self._room.top() + (self._room.height() - len(lines) * metrics.height()) // 2
        for number, line in enumerate(lines):
            room = QRect(
                self._room.left(),
                top + number * metrics.height(),
                self._room.width(),
                metrics.height(),
            )
            self._painter.drawText(room, _Align.AlignLeft | _Align.AlignVCenter, line)


def in_two_lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """The text in at most two lines, broken at words, the last one elided."""
    lines: list[str] = []
    rest = " ".join(text.split())
    while rest and len(lines) < _LINES - 1:
        line = ""
        for word in rest.split(" "):
            longer = f"{line} {word}".strip()
            # Not by its advance: that is rounded, and a line may be cut that seems to fit.
            if line and metrics.elidedText(longer, Qt.TextElideMode.ElideRight, width) != longer:
                break
            line = longer
        lines.append(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width))
        rest = rest[len(line) :].strip()
    if rest:
        lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return lines

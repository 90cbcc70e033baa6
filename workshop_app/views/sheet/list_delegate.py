"""How the lines beside a sheet look: headings of goals, and items as cards."""

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workshop_app.phases.sheets.sheet_entries import Entry, EntryKind
from workshop_app.translation import _, ngettext
from workshop_app.views.look.icons import icon
from workshop_app.views.look.theme import FONT_SIZE, PALETTE, SPACING, paint_focus_ring, px
from workshop_app.views.parts.index import Index
from workshop_app.views.parts.painting import font_of
from workshop_app.views.sheet.list_model import ENTRY_ROLE

_LETTER_SPACING = 1.2
_MOST_TITLE_LINES = {EntryKind.ITEM: 3, EntryKind.GOAL: 4, EntryKind.OBJECTIVE: 2}
_CARD_GAP = 8  # below each card
_LINE_GAP = 2
_SIGN = 16
_VACANCY_HEIGHT = 34
_MOST_SIZES = 2_000
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class SheetListDelegate(QStyledItemDelegate):
    """Paints cards with title, who and when, and what is missing first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sizes: dict[tuple[Entry, int, str], QSize] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height that the texts need at the view's width."""
        # QListView asks for all lines when one has changed.
        entry: Entry = index.data(ENTRY_ROLE)
        view = option.widget
        width = (
            view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        )
        key = (entry, width, option.font.key())
        size = self._sizes.get(key)
        if size is None:
            if len(self._sizes) > _MOST_SIZES:
                self._sizes.clear()
            size = self._sizes[key] = self._measure(entry, option, width)
        return size

    def _measure(self, entry: Entry, option: QStyleOptionViewItem, width: int) -> QSize:
        if entry.kind is EntryKind.VACANCY:
            return QSize(width, px(_VACANCY_HEIGHT) + px(_CARD_GAP))
        if entry.kind is EntryKind.ITEM:
            room = QRect(0, 0, width - 2 * SPACING.m, 0)
            height = _title_height(entry, option, room) + _line_height(option) + px(_LINE_GAP)
            if entry.who or entry.when:
                height += _line_height(option) + px(_LINE_GAP)
            return QSize(width, height + 2 * (SPACING.s + 2) + px(_CARD_GAP))
        height = _title_height(entry, option, QRect(0, 0, width - SPACING.s, 0)) + SPACING.s
        if entry.overline:
            height += _section_height(option) + SPACING.xs + SPACING.s
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        entry: Entry = index.data(ENTRY_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.kind is EntryKind.ITEM:
            self._paint_card(painter, option, entry)
        elif entry.kind is EntryKind.VACANCY:
            self._paint_vacancy(painter, option, entry)
        else:
            self._paint_heading(painter, option, entry)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        room = option.rect.adjusted(SPACING.xs // 2, 0, -SPACING.xs, 0)
        if entry.overline:
            room.setTop(room.top() + SPACING.s)
            painter.setFont(_section_font(option))
            painter.setPen(QColor(PALETTE.text_muted))
            painter.drawText(room, _WRAP, entry.overline.upper())
            room.setTop(room.top() + _section_height(option) + SPACING.xs)
        is_goal = entry.kind is EntryKind.GOAL
        painter.setPen(QColor(PALETTE.text if is_goal else PALETTE.text_muted))
        _draw_title(painter, entry, option, room)

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        frame = option.rect.adjusted(0, 0, 0, -px(_CARD_GAP))
        _paint_frame(painter, option, frame)
        room = frame.adjusted(SPACING.m, SPACING.s + 2, -SPACING.m, -SPACING.s - 2)
        painter.setPen(QColor(PALETTE.text if entry.text else PALETTE.text_muted))
        room.setTop(room.top() + _draw_title(painter, entry, option, room) + px(_LINE_GAP))
        font = font_of(option, FONT_SIZE.body)
        painter.setFont(font)
        if entry.who or entry.when:
            painter.setPen(QColor(PALETTE.text_muted))
            detail = _detail(entry, QFontMetrics(font), room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, detail)
            room.setTop(room.top() + _line_height(option) + px(_LINE_GAP))
        self._paint_state(painter, option, entry, room)

    def _paint_state(
        self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, room: QRect
    ) -> None:
        small = font_of(option, FONT_SIZE.small)
        painter.setFont(small)
        painter.setPen(QColor(PALETTE.text_muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight, entry.code)
        left = room.adjusted(0, 0, -QFontMetrics(small).horizontalAdvance(entry.code) - 4, 0)
        font = font_of(option, FONT_SIZE.body)
        painter.setFont(font)
        if entry.gaps:
            painter.setPen(QColor(PALETTE.warning))
            text = state_text(entry, QFontMetrics(font), left.width())
        else:
            painter.setPen(QColor(PALETTE.ok))
            top = left.top() + (_line_height(option) - px(_SIGN)) // 2
            icon("check", "ok").paint(painter, QRect(left.left() - 2, top, px(_SIGN), px(_SIGN)))
            left.setLeft(left.left() + px(_SIGN) + 2)
            text = _("vollständig")
        text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, Qt.AlignmentFlag.AlignLeft, text)

    def _paint_vacancy(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        frame = QRectF(option.rect.adjusted(0, 0, 0, -px(_CARD_GAP))).adjusted(0.5, 0.5, -0.5, -0.5)
        can_add = entry.parent_id is not None
        painter.setPen(QPen(QColor(PALETTE.line), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, SPACING.radius, SPACING.radius)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, frame)
        room = frame.toRect().adjusted(SPACING.m, 0, -SPACING.m, 0)
        if can_add:
            top = room.top() + (room.height() - px(_SIGN)) // 2
            icon("add", "primary").paint(painter, QRect(room.left() - 2, top, px(_SIGN), px(_SIGN)))
            room.setLeft(room.left() + px(_SIGN) + SPACING.xs)
        painter.setFont(font_of(option, FONT_SIZE.body))
        painter.setPen(QColor(PALETTE.primary if can_add else PALETTE.text_muted))
        painter.drawText(
            room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, entry.text
        )


def state_text(entry: Entry, metrics: QFontMetrics, width: int) -> str:
    """What is missing first, and how much more; where it is narrow, the number alone."""
    first, more = entry.gaps[0].text, len(entry.gaps) - 1
    if not more:
        return first
    text = ngettext("{first} + {more} weitere", "{first} + {more} weitere", more)
    text = text.format(first=first, more=more)
    return text if metrics.horizontalAdvance(text) <= width else f"{first} +{more}"


def _detail(entry: Entry, metrics: QFontMetrics, width: int) -> str:
    """Who and when in one line; where it is narrow, the name is cut, for times are short."""
    when = f" · {entry.when}" if entry.who and entry.when else entry.when
    left = width - metrics.horizontalAdvance(when)
    who = " ".join(entry.who.split())
    if left < width // 3:
        return metrics.elidedText(who + when, Qt.TextElideMode.ElideRight, width)
    return metrics.elidedText(who, Qt.TextElideMode.ElideRight, left) + when


def _paint_frame(painter: QPainter, option: QStyleOptionViewItem, frame: QRect) -> None:
    is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
    is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    ground = PALETTE.primary_light if is_selected else PALETTE.surface
    line = PALETTE.line
    if is_selected:
        line = PALETTE.primary
    elif is_hovered:
        line = PALETTE.control_line
    room = QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QColor(line))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(room, SPACING.radius, SPACING.radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if option.state & QStyle.StateFlag.State_HasFocus:
        paint_focus_ring(painter, room)


def _draw_title(painter: QPainter, entry: Entry, option: QStyleOptionViewItem, room: QRect) -> int:
    """Draw the text of an entry, cut at its last line; returns its height."""
    font = _title_font(entry, option)
    height = _title_height(entry, option, room)
    painter.setFont(font)
    clip = QRect(room.left(), room.top(), room.width(), height)
    painter.drawText(clip, _WRAP, _fitting(_title(entry), font, clip))
    return height


def _fitting(text: str, font: QFont, room: QRect) -> str:
    """As much of the text as fits, with … at the end."""
    metrics = QFontMetrics(font)

    def fits(part: str) -> bool:
        return metrics.boundingRect(room.adjusted(0, 0, 0, 10_000), _WRAP, part).height() <= (
            room.height()
        )

    text = text[:1000]
    if fits(text):
        return text
    low, high = 0, len(text)
    while low < high - 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(text[:middle] + "…") else (low, middle)
    return text[:low].rstrip() + "…"


def _title(entry: Entry) -> str:
    return " ".join(entry.text.split()) or _("Noch ohne Titel")


def _title_font(entry: Entry, option: QStyleOptionViewItem) -> QFont:
    return font_of(option, FONT_SIZE.body, is_bold=entry.kind is not EntryKind.OBJECTIVE)


def _title_height(entry: Entry, option: QStyleOptionViewItem, room: QRect) -> int:
    metrics = QFontMetrics(_title_font(entry, option))
    wanted = metrics.boundingRect(
        QRect(0, 0, room.width(), 100_000), _WRAP, _title(entry)[:1000]
    ).height()
    return min(wanted, _MOST_TITLE_LINES[entry.kind] * metrics.lineSpacing())


def _section_font(option: QStyleOptionViewItem) -> QFont:
    font = font_of(option, FONT_SIZE.section, is_bold=True)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _LETTER_SPACING)
    return font


def _section_height(option: QStyleOptionViewItem) -> int:
    return QFontMetrics(_section_font(option)).lineSpacing()


def _line_height(option: QStyleOptionViewItem) -> int:
    return QFontMetrics(font_of(option, FONT_SIZE.body)).lineSpacing()

"""Small building blocks of the views: labels, buttons, empty state."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOption,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workshop_app.views.look.icons import icon, renewed
from workshop_app.views.look.theme import SPACING, px, set_style

_ICON_ROLES = {"primary": "on_primary", "danger": "error", "link": "primary", "chip": "primary"}


def make_label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label of plain text in one of the roles that the style sheet lists."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    return label


class IconLabel(QLabel):
    """An icon that cannot be pressed."""

    def __init__(self, icon_name: str, role: str, pixels: int) -> None:
        super().__init__()
        self._icon = icon(icon_name, role)
        self._pixels = pixels
        self.draw()

    def draw(self) -> None:
        """Draw it in the colour and size of now."""
        self._icon = renewed(self._icon) or self._icon
        size = QSize(px(self._pixels), px(self._pixels))
        self.setPixmap(self._icon.pixmap(size, self.devicePixelRatioF()))
        self.setMinimumSize(size)


def make_icon_label(
    icon_name: str, role: str = "text", *, size: int = 18, accessible_name: str = ""
) -> QLabel:
    """An icon that cannot be pressed. Without an accessible name it is mere decoration.

    Args:
        size: in pixels, before everything is made larger or smaller.
    """
    label = IconLabel(icon_name, role, size)
    label.setAccessibleName(accessible_name)
    return label


def make_surface(surface: str, parent: QWidget | None = None) -> QFrame:
    """A frame with one of the surfaces that the style sheet lists."""
    frame = QFrame(parent)
    frame.setProperty("surface", surface)
    return frame


def make_button(
    text: str,
    *,
    kind: str = "",
    icon_name: str = "",
    shortcut: str = "",
    accessible_name: str = "",
    tool_tip: str = "",
) -> QPushButton:
    """A push button.

    Args:
        text: what it says, plain: an ampersand is shown, not taken as a mnemonic.
        kind: a variant that the style sheet lists; empty for the usual white one.
        icon_name: a file of ``resources/icons``.
        shortcut: such as ``Ctrl+K``; shown in the tool tip, in the words of the language.
        accessible_name: where the text alone does not say what happens.
        tool_tip: one more sentence.
    """
    button = QPushButton(_escape(text))
    button.setProperty("kind", kind)
    button.setAutoDefault(True)  # Enter presses it, not only the space bar
    if icon_name:
        role = _ICON_ROLES.get(kind, "text")
        checked = "on_primary" if kind in {"primary", "segment", "chip"} else "primary"
        button.setIcon(icon(icon_name, role, checked_role=checked))
        button.setIconSize(QSize(SPACING.icon, SPACING.icon))
    _describe(button, accessible_name or text, shortcut, tool_tip)
    return button


def make_icon_button(
    icon_name: str, accessible_name: str, *, shortcut: str = "", role: str = "text"
) -> QToolButton:
    """A quiet button that shows only an icon; the name is its tool tip too."""
    button = QToolButton()
    button.setIcon(icon(icon_name, role, checked_role="primary"))
    button.setIconSize(QSize(SPACING.icon, SPACING.icon))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    _describe(button, accessible_name, shortcut, accessible_name)
    return button


def make_spin_box(
    minimum: int, maximum: int, *, suffix: str = "", accessible_name: str = ""
) -> QSpinBox:
    """A field for a whole number."""
    field = QSpinBox()
    field.setRange(minimum, maximum)
    field.setSuffix(suffix)
    field.setAccessibleName(accessible_name)
    inset_text(field)
    return field


def show_number(field: QSpinBox, number: int) -> None:
    """Show what is saved, without telling anybody; the nearest that the field can show."""
    shown = min(max(number, field.minimum()), field.maximum())
    if field.value() != shown:
        field.blockSignals(True)
        field.setValue(shown)
        field.blockSignals(False)


def inset_text(field: QAbstractSpinBox) -> None:
    """Give the text of a number or time field the left margin of the other fields.

    Qt 6.11 puts the editor of a styled spin box at the left edge, whatever padding the sheet asks.
    """
    field.lineEdit().setTextMargins(SPACING.m - 1, 0, 0, 0)


class Chip(QLabel):
    """A short fact beside a title. ``tone``: neutral, ok, warning, error, or empty for petrol."""

    def __init__(self, text: str = "", tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "chip")
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, tone: str = "") -> None:
        """Say something else, in another tone."""
        self.setText(text)
        if tone != self.property("tone"):
            set_style(self, tone=tone)


class ElidedLabel(QLabel):
    """A label of one line that ends in … where it is narrow, and tells all in its tool tip.

    Attributes:
        detail: more than the text says, for the tool tip; empty: the text, where it is cut.
    """

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        self.detail = ""
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any place."""
        return QSize(
            self.fontMetrics().horizontalAdvance("MM…"), super().minimumSizeHint().height()
        )

    def shown_text(self) -> str:
        """What there is room for."""
        metrics = QFontMetrics(self.font())
        one_line = " ".join(self.text().split())
        return metrics.elidedText(
            one_line, Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell in the tool tip what there is no room for."""
        super().resizeEvent(event)
        self._update_tool_tip()

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show another text."""
        super().setText(text)
        self._update_tool_tip()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what there is room for."""
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            self.shown_text(),
            self.foregroundRole(),
        )

    def _update_tool_tip(self) -> None:
        is_whole = self.shown_text() == self.text()
        self.setToolTip(self.detail or ("" if is_whole else self.text()))


class EmptyState(QWidget):
    """What stands where nothing is yet: an icon, a headline, a sentence, and what to do."""

    def __init__(
        self,
        icon_name: str,
        headline: str,
        sentence: str,
        button: QPushButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        picture = make_icon_label(icon_name, "control_line", size=48)
        self.headline = make_label(headline, "headline", wrap=True)
        self.sentence = make_label(sentence, "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.xl)
        layout.setSpacing(SPACING.s)
        layout.addStretch(2)
        for label in (picture, self.headline, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        if button:
            layout.addSpacing(SPACING.s)
            layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(3)


def leave_focus_by_mouse(place: QWidget) -> None:
    """Let no button in a place take the focus by a click: who types goes on typing."""
    for button in place.findChildren(QAbstractButton):
        if button.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def describe_keys(keys: str) -> str:
    """A shortcut in the words of the language: ``Ctrl+K`` is Strg+K."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _escape(text: str) -> str:
    return text.replace("&", "&&")


def _describe(button: QPushButton | QToolButton, name: str, shortcut: str, tool_tip: str) -> None:
    button.setAccessibleName(name)
    sequence = QKeySequence(shortcut)
    button.setShortcut(sequence)
    keys = sequence.toString(QKeySequence.SequenceFormat.NativeText)
    shown = " · ".join(part for part in (tool_tip, keys) if part)
    button.setToolTip(shown)

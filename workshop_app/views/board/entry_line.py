"""The line at the bottom of a board: what is typed there becomes a card."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from workshop_app.phases.board.board_entry import TooMuchTextError, lines_of
from workshop_app.phases.board.boards import ADVISED_CHARACTERS
from workshop_app.translation import _
from workshop_app.views.board.list import CardList
from workshop_app.views.board.text_edit import ENTER_KEYS, CardTextEdit
from workshop_app.views.look.letter_keys import letter_keys_are_on
from workshop_app.views.look.theme import SPACING, px, set_style
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import make_label

_BETWEEN = "  ·  "
_MOST_LINES = 4
_COUNTER_WIDTH = 56
_COUNTED_FROM = 60  # characters
_EXACT = QKeySequence.SequenceMatch.ExactMatch
MENTION_KEYS = QKeySequence("Ctrl+D")
_PADDING = 24  # above and below the text, with the frame


class EntryLine(CardTextEdit):
    """Enter saves, Umschalt+Enter also asks for the explanation; ↑: last card, Esc: empty line."""

    submitted = Signal(bool)  # whether the explanation is to follow
    last_wanted = Signal()
    board_wanted = Signal()
    target_chosen = Signal(int)  # Alt+1 … Alt+9: the number of a cluster, 0: none
    lines_offered = Signal(object)  # tuple of lines that were pasted
    paste_refused = Signal(str)  # why, in German
    lines_answered = Signal(bool)  # whether they shall become cards
    mention_wanted = Signal()  # what is typed counts for the similar card that is marked
    next_similar_wanted = Signal()
    similar_dismissed = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "card_entry", _("Neue Karte"))
        self.setProperty("kind", "entry")
        self._hints: tuple[str, ...] = ()
        self._fitted: object = None  # the hints shown, their room and font
        self.show_hints(_("Karte eingeben und Enter"), _("#Cluster"))
        self.setToolTip(
            _(
                "Enter: Karte anlegen · Strg+Enter: neue Zeile · Umschalt+Enter: mit Erläuterung · "
                "Strg+D: weitere Nennung · ↑: letzte Karte · Strg+↑: zur Tafel · "
                "Alt+1 … 9: Cluster · Esc: leeren"
            )
        )
        self.counter = named(make_label(role="muted"), "card_length", _("Zeichen"))
        self.counter.setParent(self)
        self.counter.hide()
        self.setViewportMargins(0, 0, px(_COUNTER_WIDTH), 0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(SPACING.entry_height)
        self.offered_lines: tuple[str, ...] = ()
        self.offers_similar = False  # whether ↓ goes through cards that are similar
        self.textChanged.connect(self._count)
        self.confirmed.connect(lambda: self.submitted.emit(False))
        self.cancelled.connect(self._give_up)
        self.height_wanted.connect(self._grow)

    def show_hints(self, *hints: str) -> None:
        """Say in the empty line what it takes; what there is no room for is left out at the end."""
        self._hints = hints
        self._fit_hints()

    def add_hint(self, hint: str) -> None:
        """Say one thing more."""
        self.show_hints(*self._hints, hint)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say what keys do on a card, once the focus is there."""
        super().focusOutEvent(event)
        if isinstance(QApplication.focusWidget(), CardList):
            self._fit_hints(_letter_hints())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say again what is to be typed here."""
        super().focusInEvent(event)
        self._fit_hints()

    def _fit_hints(self, other_hints: tuple[str, ...] = ()) -> None:
        hints = other_hints or self._hints
        room = self.viewport().width() - 2 * round(self.document().documentMargin())
        wanted = (hints, room, self.font().key())
        if wanted == self._fitted:
            return
        self._fitted = wanted
        shown = list(hints)
        while len(shown) > 1 and self.fontMetrics().horizontalAdvance(_BETWEEN.join(shown)) > room:
            shown.pop()
        self.setPlaceholderText(_BETWEEN.join(shown))

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 (Qt's name)
        """Offer to make a card of each line; one line is inserted as usual, too many not at all."""
        try:
            lines = lines_of(source.text())
        except TooMuchTextError as error:
            self.paste_refused.emit(str(error))
            return
        if len(lines) < 2:
            super().insertFromMimeData(source)
            return
        self.offered_lines = lines
        self.lines_offered.emit(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer an offer, choose a target, look back, or write."""
        if self.offered_lines and event.key() not in _MODIFIERS:
            is_yes = event.key() in ENTER_KEYS
            self.lines_answered.emit(is_yes)
            if is_yes or event.key() == Qt.Key.Key_Escape:
                return
        if self._take_similar(event):
            return
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        digit = event.key() - Qt.Key.Key_0
        if modifiers == Qt.KeyboardModifier.AltModifier and 0 <= digit <= 9:
            self.target_chosen.emit(digit)
        elif modifiers == Qt.KeyboardModifier.ShiftModifier and event.key() in ENTER_KEYS:
            self.submitted.emit(True)
        elif not self.toPlainText() and event.key() == Qt.Key.Key_Up and not modifiers:
            self.last_wanted.emit()
        elif event.key() == Qt.Key.Key_Up and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.board_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _take_similar(self, event: QKeyEvent) -> bool:
        if not self.offers_similar:
            return False
        if MENTION_KEYS.matches(QKeySequence(event.keyCombination())) == _EXACT:
            self.mention_wanted.emit()
            return True
        if event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.next_similar_wanted.emit()
            return True
        return False

    def _count(self) -> None:
        """Tell quietly that a card is read from afar."""
        length = len(self.toPlainText())
        self.counter.setVisible(length >= _COUNTED_FROM)
        if length >= _COUNTED_FROM:
            self.counter.setText(f"{length}/{ADVISED_CHARACTERS}")
            is_long = length > ADVISED_CHARACTERS
            self.counter.setToolTip(
                _("Bis {most} Zeichen liest sich eine Karte von weitem gut.").format(
                    most=ADVISED_CHARACTERS
                )
            )
            set_style(self.counter, role="warning" if is_long else "muted")
            self._place_counter()

    def _place_counter(self) -> None:
        self.counter.adjustSize()
        self.counter.move(
            self.width() - self.counter.width() - SPACING.m,
            self.height() - self.counter.height() - SPACING.m,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the count at the lower right."""
        super().resizeEvent(event)
        self._fit_hints()
        self._place_counter()

    def sizeHint(self) -> QSize:
        """One line high."""
        return QSize(200, SPACING.entry_height)

    def _give_up(self) -> None:
        """Hide what is similar first; then take the text away."""
        if self.offers_similar:
            self.similar_dismissed.emit()
        else:
            self._empty()
            self.given_up.emit()

    def _empty(self) -> None:
        """Take the text away so that Strg+Z brings it back."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()

    def _grow(self, _height: int) -> None:
        lines = round(self.document().documentLayout().documentSize().height())
        text = min(max(lines, 1), _MOST_LINES) * self.fontMetrics().lineSpacing()
        self.setFixedHeight(max(SPACING.entry_height, text + px(_PADDING)))
        is_cut = lines > _MOST_LINES
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if is_cut
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )


def _letter_hints() -> tuple[str, ...]:
    """What a selected card takes; that letters do not write there surprises many."""
    enter = _("Enter/F2: ändern")
    if not letter_keys_are_on():
        return enter, _("Esc: zur Eingabe")
    return _("Karte gewählt: Buchstaben sind Befehle"), enter, _("F1: alle Tasten")


_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
    }
)

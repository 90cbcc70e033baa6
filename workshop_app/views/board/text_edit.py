"""Fields for the texts of a board: Enter confirms; in a card Strg+Enter breaks the line."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from workshop_app.phases.board.boards import MAX_CARD_CHARACTERS
from workshop_app.translation import _
from workshop_app.views.parts.naming import named

ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class CardTextEdit(QPlainTextEdit):
    """Plain text that grows with its lines and never takes more than a card can hold."""

    confirmed = Signal()
    cancelled = Signal()
    shortened = Signal()  # more was put in than a card can hold
    height_wanted = Signal(int)  # pixels that the text needs, with the frame

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().clearUndoRedoStacks()  # the margin counts as an edit
        self.textChanged.connect(self._on_text_changed)

    def set_text(self, text: str) -> None:
        """Show a text with the caret at its end."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def wanted_height(self) -> int:
        """The height that all lines need, with the frame."""
        document = self.document()
        lines = round(document.documentLayout().documentSize().height())  # of QPlainTextEdit
        frame = self.height() - self.viewport().height()
        return lines * self.fontMetrics().lineSpacing() + frame

    def event(self, event: QEvent) -> bool:
        """Leave Strg+Z to the workshop where nothing is typed that could be taken back."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.document().isUndoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm, break the line, give up, or write."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER_KEYS and control:
            self.textCursor().insertText("\n")
            self.ensureCursorVisible()
        elif event.key() in ENTER_KEYS:
            self.confirmed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _on_text_changed(self) -> None:
        if self.document().characterCount() - 1 > MAX_CARD_CHARACTERS:
            kept = self.toPlainText()[:MAX_CARD_CHARACTERS]
            self.set_text(kept)
            self.shortened.emit()
            return
        self.height_wanted.emit(self.wanted_height())


class CardEditor(CardTextEdit):
    """Edits the text or the explanation of a card on the board."""

    def __init__(self, parent: QWidget, *, edits_explanation: bool) -> None:
        super().__init__(parent)
        self.edits_explanation = edits_explanation
        self.is_filled = False
        self.is_given_up = False
        self.setViewportMargins(2, 4, 2, 4)  # the text stands where the card had it
        if edits_explanation:
            named(self, "card_explanation", _("Erläuterung der Karte"))
            self.setPlaceholderText(_("Was ist gemeint?"))
        else:
            named(self, "card_text", _("Text der Karte"))


class TitleEdit(QLineEdit):
    """A title: keeps Enter and Escape to itself, which would mean something else behind it."""

    cancelled = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm or give up."""
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        event.accept()

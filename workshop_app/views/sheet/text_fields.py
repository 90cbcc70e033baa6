"""Fields of a sheet that are typed in: saved on leaving or after a pause, formatted on leaving."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from workshop_app.phases.fields import Field, FieldKind, InvalidValueError, is_empty, parse, to_text
from workshop_app.translation import _
from workshop_app.views.drafts.drafts import DraftDesk
from workshop_app.views.look.theme import px
from workshop_app.views.parts.delayed_save import DelayedSave
from workshop_app.views.parts.text_widgets import text_of
from workshop_app.views.parts.weakly import weakly
from workshop_app.views.sheet.fields import FieldEditor

_FEWEST_LINES, _MOST_LINES = 2, 9
_TEXT_FRAME = 2 * (1 + 5)  # line and padding of a text field in the style sheet
_NO_LIMIT = 2**31 - 1  # Qt's own would cut a long text, and save it so


class GrowingText(QPlainTextEdit):
    """A text field as high as its text, within limits; Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._adapt)
        self._adapt()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._adapt()

    @Slot()
    def _adapt(self) -> None:
        # The layout of plain text counts its height in lines.
        lines = int(self.document().documentLayout().documentSize().height())
        shown = min(max(lines, _FEWEST_LINES), _MOST_LINES)
        margin = 2 * self.document().documentMargin()
        self.setFixedHeight(
            round(shown * self.fontMetrics().lineSpacing() + margin) + px(_TEXT_FRAME)
        )
        scrolls = lines > _MOST_LINES
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        )


class TextEditor(FieldEditor):
    """One line or a growing text; what does not fit stays in the field, marked and not saved."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.editor: QLineEdit | QPlainTextEdit
        if field.kind is FieldKind.LONG_TEXT:
            self.editor = GrowingText()
        else:
            self.editor = QLineEdit()
            self.editor.setMaxLength(_NO_LIMIT)
        super().__init__(field, self.editor, parent)
        self.editor.setPlaceholderText(field.hint)
        self._value: object = None
        self._refused = ""  # why the text was not taken
        self._typing = DelayedSave(self.editor)
        self._typing.due.connect(self._take)
        self.editor.installEventFilter(self)

    @property
    def refused_text(self) -> str | None:
        """What was typed but does not fit."""
        return text_of(self.editor) if self._refused else None

    def show_value(self, value: object) -> None:
        """Show what is saved, but not while somebody types just that, perhaps in other digits."""
        is_own = value == self._value or (is_empty(value) and is_empty(self._value))
        self._value = value
        if self._refused or (is_own and self.editor.hasFocus()):
            return
        self._typing.load(self._shown())

    def start(self, value: object) -> None:
        """Show another item's value."""
        self._typing.leave_draft()
        self._value = value
        self._refused = ""
        self._typing.replace(self._shown())
        if isinstance(self.editor, QLineEdit):
            self.editor.setCursorPosition(0)
        self._show_note()

    def restore(self, text: str) -> None:
        """Show again what was typed for this item and refused."""
        self._typing.replace(text)
        self._take(text)

    def mark_unsaved(self, saved: object) -> None:
        """Keep the text, and say that it is not in the file."""
        self._value = saved
        self._refused = _("Das ist noch nicht gesichert.")
        self._show_note()

    def keep_drafts(self, desk: DraftDesk) -> None:
        """Keep what is typed or refused as a draft."""
        self._typing.keep_drafts(desk, is_refused=weakly(self._is_refused))

    def aim_draft(self, place: str) -> None:
        """Say which value this is; a draft of it is put back."""
        self._typing.aim_draft(place)

    def begin(self) -> None:
        """Go on behind the text: typing appends, and replaces nothing."""
        super().begin()
        if isinstance(self.editor, QLineEdit):
            self.editor.end(False)
        else:
            self.editor.moveCursor(QTextCursor.MoveOperation.End)

    def flush(self) -> None:
        """Hand over what is typed."""
        self._typing.flush()

    def set_read_only(self) -> None:
        """Let the text be read and copied only."""
        self.editor.setReadOnly(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Format what was typed once the focus has left."""
        if event.type() == QEvent.Type.FocusOut:
            self._typing.flush()
            if not self._refused:
                self._typing.load(self._shown())
        return super().eventFilter(watched, event)

    def _refusal(self) -> str:
        return self._refused

    def _is_refused(self) -> bool:
        return bool(self._refused)

    @Slot(str)
    def _take(self, text: str) -> None:
        try:
            value = parse(self.field, text)
        except InvalidValueError as error:
            self._refused = str(error)
            self._show_note()
            return
        had_refused, self._refused = bool(self._refused), ""
        self._show_note()
        if value != self._value or had_refused:
            self._value = value
            self.entered.emit(value)

    def _shown(self) -> str:
        text = to_text(self.field, self._value)
        return " ".join(text.splitlines()) if isinstance(self.editor, QLineEdit) else text

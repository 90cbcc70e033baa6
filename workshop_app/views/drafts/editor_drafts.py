"""Drafts of editors that open over a card or a cell, and close again."""

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from workshop_app.views.drafts.drafts import DraftDesk, DraftParts, FieldDraft, Typed
from workshop_app.views.parts.text_widgets import TextWidget, replace_text, text_of
from workshop_app.views.parts.weakly import weakly


class EditorDraft(FieldDraft):
    """Keeps what is typed in such an editor, and puts it back when it opens over the same."""

    def __init__(
        self,
        desk: DraftDesk,
        editor: TextWidget,
        place: str,
        *,
        accept: Callable[[], object],
        discard: Callable[[], object],
    ) -> None:
        """Begin, with the saved text in the editor."""
        self._widget = editor
        self._saved = self._text()
        parts = DraftParts(
            name=editor.accessibleName(),
            read=weakly(self._typed),
            is_open=weakly(self._is_open),
            show=weakly(self._show),
            accept=accept,
            discard=discard,
            focus=editor.setFocus,
        )
        super().__init__(desk, editor, parts)
        editor.textChanged.connect(self.touch)
        self.aim(place)

    def hand_over(self, save: Callable[[], bool]) -> None:
        """Save what is typed, with its draft; what nobody has touched stays a draft.

        Args:
            save: hands the text over, and says whether it was taken.
        """
        if self.is_untouched:
            return
        with self.confirming():
            is_taken = save()
        if is_taken and not self.has_failed:
            self._saved = self._text()
        self.settle()

    def _text(self) -> str:
        return text_of(self._widget)

    def _typed(self) -> Typed:
        return Typed(self._text())

    def _is_open(self) -> bool:
        return self._text() != self._saved

    def _show(self, typed: Typed) -> None:
        replace_text(self._widget, typed.text)
        if isinstance(self._widget, QPlainTextEdit):
            self._widget.moveCursor(self._widget.textCursor().MoveOperation.End)


def draft_in(editor: QWidget) -> EditorDraft | None:
    """The draft of an editor; None: it keeps none."""
    return editor.findChild(EditorDraft)


def holds_draft(editor: QWidget) -> bool:
    """Whether an editor holds a draft that nobody has touched."""
    draft = draft_in(editor)
    return draft is not None and draft.is_untouched


def hand_over(editor: QWidget, save: Callable[[], bool]) -> None:
    """Save what an editor holds, with its draft if it keeps one."""
    draft = draft_in(editor)
    if draft is None:
        save()
    else:
        draft.hand_over(save)


def take_up(editor: QWidget) -> None:
    """Somebody confirms what the editor holds, be it a draft or not."""
    draft = draft_in(editor)
    if draft is not None:
        draft.take_up()


def give_up(editor: QWidget) -> None:
    """Somebody does not want what the editor holds."""
    draft = draft_in(editor)
    if draft is not None:
        draft.give_up()

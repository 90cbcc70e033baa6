"""The draft of the line in which cards are typed: its text, and the column that it is for."""

from typing import TYPE_CHECKING

from workshop_app.phases.board_reading import ColumnKey, Pile
from workshop_app.phases.boards import clean_card_text
from workshop_app.views.drafts import DraftDesk, DraftParts, FieldDraft, Typed

if TYPE_CHECKING:
    from workshop_app.views.board_capture import CaptureBar

_TARGET = "target"


def capture_draft(desk: DraftDesk, bar: "CaptureBar") -> FieldDraft:
    """Keeps what is typed into the entry line of a board."""
    line = bar.line

    def read() -> Typed:
        return Typed(line.toPlainText(), {_TARGET: _name_of(bar.target)})

    def show(typed: Typed) -> None:
        line.set_text(typed.text)
        bar.choose_target_named(typed.beside.get(_TARGET, ""), _name_of)

    parts = DraftParts(
        name=line.accessibleName(),
        read=read,
        is_open=lambda: bool(clean_card_text(line.toPlainText())),
        show=show,
        accept=lambda: line.submitted.emit(False),
        discard=line.clear,
        focus=line.setFocus,
    )
    draft = FieldDraft(desk, line, parts)
    line.textChanged.connect(draft.touch)
    return draft


def _name_of(key: ColumnKey) -> str:
    return key.name if isinstance(key, Pile) else str(key)

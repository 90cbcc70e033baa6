"""The drafts of a board: of the line in which cards are typed, and of fields over cards."""

import uuid
import weakref
from typing import TYPE_CHECKING

from workshop_app.phases.board.board_reading import BoardCard, ColumnKey, Pile
from workshop_app.phases.board.boards import clean_card_text
from workshop_app.views.drafts.drafts import DraftDesk, DraftParts, FieldDraft, Typed
from workshop_app.views.drafts.editor_drafts import EditorDraft

if TYPE_CHECKING:
    from workshop_app.views.board.capture import CaptureBar
    from workshop_app.views.board.text_edit import CardEditor

_TARGET = "target"
_TEXT, _EXPLANATION = "card-text/", "card-explanation/"  # begin the places of drafts


def capture_draft(desk: DraftDesk, bar: "CaptureBar") -> FieldDraft:
    """Keeps what is typed into the entry line of a board."""
    line = bar.line
    known = weakref.ref(bar)  # which holds its draft

    def read() -> Typed:
        bar = known()
        return Typed(line.toPlainText(), {_TARGET: _name_of(bar.target)} if bar else {})

    def show(typed: Typed) -> None:
        line.set_text(typed.text)
        if bar := known():
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


def keep_card_draft(desk: DraftDesk, editor: "CardEditor", card: BoardCard) -> None:
    """Keep what is typed over a card."""
    kind = _EXPLANATION if editor.edits_explanation else _TEXT
    EditorDraft(
        desk,
        editor,
        f"{kind}{card.id}",
        accept=editor.confirmed.emit,
        discard=editor.cancelled.emit,
    )


def drafted_card(desk: DraftDesk) -> tuple[uuid.UUID, bool] | None:
    """The card over which somebody was typing, and whether its explanation; None: there is none."""
    for kind in (_TEXT, _EXPLANATION):
        found = desk.newest_below(kind)
        if found:
            return uuid.UUID(found), kind == _EXPLANATION
    return None

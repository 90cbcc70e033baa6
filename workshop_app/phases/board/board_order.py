"""Where cards that changed lie among those that stay."""

import uuid
from collections.abc import Collection, Mapping, Sequence

from workshop_app.phases.board.board_reading import PLACE, BoardCard, ColumnKey


def cards_before(
    fresh: Collection[BoardCard], shown: Mapping[ColumnKey, Sequence[BoardCard]]
) -> dict[uuid.UUID, uuid.UUID | None]:
    """The card that each fresh one shall follow in its column; None at the top.

    Args:
        fresh: cards as they are now.
        shown: what lay in their columns, the same cards as they were among them.
    """
    touched = {card.id for card in fresh}
    columns: dict[ColumnKey, list[BoardCard]] = {}
    for card in fresh:
        columns.setdefault(card.column, []).append(card)
    before: dict[uuid.UUID, uuid.UUID | None] = {}
    for key, cards in columns.items():
        staying = (card for card in shown[key] if card.id not in touched)
        last: uuid.UUID | None = None
        for card in sorted([*staying, *cards], key=PLACE):
            if card.id in touched:
                before[card.id] = last
            last = card.id
    return before

"""Which stacks a stack was made of, one merging after the other.

The cards know only the one on top, so that whoever counts them need not know of levels. How they
lay before, the journal remembers. Where it was cleared, or the file was made from an exchange
form, a stack has one level.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app.model.board import Card
from workshop_app.storage.journal import REVISION_ROW

_BELOW = "merged_into_id"


@dataclass(frozen=True, slots=True)
class Laid:
    """How a card came to lie below another one."""

    revision: int
    is_typed: bool  # as a further mention; it never lay elsewhere
    former_top: uuid.UUID | None
    headline: str  # what it was called as a stack


def last_level(session: Session, top: Card, below: Sequence[Card]) -> Mapping[uuid.UUID, Laid]:
    """The cards that the last merging laid below, if a stack was among them or there already.

    Where only cards were laid together, nothing: there is no level between them and the stack.
    """
    laid = _laid_below(session, top.id, [card.id for card in below])
    merged = [one.revision for one in laid.values() if not one.is_typed]
    newest = max(merged, default=0)
    level = {
        card_id: one for card_id, one in laid.items() if one.revision == newest and not one.is_typed
    }
    brought_stack = any(one.former_top in level for one in level.values())
    others = (card.id for card in below if card.id not in level)
    was_stack = any(key not in laid or laid[key].revision < newest for key in others)
    return level if brought_stack or was_stack else {}


def _laid_below(
    session: Session, top: uuid.UUID, cards: Sequence[uuid.UUID]
) -> dict[uuid.UUID, Laid]:
    """The last time that each of these cards was laid below this one."""
    row = REVISION_ROW.c
    query = (
        select(row.row_id, row.revision, row.old, row.new)
        .where(row.table_name == Card.__tablename__, row.row_id.in_(cards))
        .order_by(row.revision, row.sequence)
    )
    found = {}
    for card_id, revision, old, new in session.execute(query):
        if new is not None and new.get(_BELOW) == top.hex:
            before = old or {}
            former = before.get(_BELOW)
            found[card_id] = Laid(
                revision,
                is_typed=old is None,
                former_top=uuid.UUID(former) if former else None,
                headline=before.get("headline", ""),
            )
    return found

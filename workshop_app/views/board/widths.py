"""How the columns of a board share its width."""

from dataclasses import dataclass

from PySide6.QtWidgets import QListView

from workshop_app.views.look.theme import px

_LEAST = 176  # below it German words break
_SLIM = 40
LEAST_HEIGHT = 36  # of a card with the gap to the next
_CARD = 176  # the narrowest of several cards beside each other
_CARDS_IN_COLUMN = 5  # more cards than this take a second column beside the first


@dataclass(frozen=True, slots=True)
class Shares:
    """Widths in pixels."""

    column: int  # of a cluster, and of what was set aside
    unassigned: int
    is_slim: bool  # nothing is unassigned: a strip to drop on is enough
    is_wall: bool  # several unassigned cards lie beside each other


def share_width(
    width: int, *, clusters: int, unassigned_cards: int, shows_set_aside: bool, gap: int
) -> Shares:
    """Fill the width where there are few columns; keep each legible where there are many."""
    is_slim = clusters > 0 and unassigned_cards == 0
    room = width - (px(_SLIM) + gap if is_slim else 0)
    most = max(1, (room + gap) // (px(_LEAST) + gap))  # columns that fit
    others = clusters + shows_set_aside
    wanted = -(-unassigned_cards // _CARDS_IN_COLUMN)
    wall = max(1, min(most - others, wanted)) if clusters else max(1, most - others)
    columns = min(most, others + (0 if is_slim else wall))
    column = max(px(_LEAST), (room + gap) // max(columns, 1) - gap)
    if is_slim:
        return Shares(column, px(_SLIM), is_slim=True, is_wall=False)
    if not clusters:
        rest = width - (column + gap if shows_set_aside else 0)
        return Shares(column, rest, is_slim=False, is_wall=True)
    return Shares(column, wall * (column + gap) - gap, is_slim=False, is_wall=wall > 1)


def item_width(cards: QListView, *, count: int) -> int:
    """How wide each of so many cards is in its list."""
    bar = cards.verticalScrollBar()
    if cards.isWrapping():
        # QListView wraps as if its scroll bar were there, so that it cannot flicker.
        width = cards.contentsRect().width() - bar.sizeHint().width() - 2
        return width // max(1, width // px(_CARD)) - 1
    width, height = cards.viewport().width(), cards.viewport().height()
    if not bar.maximum() and count * px(LEAST_HEIGHT) > height:
        width -= bar.sizeHint().width()  # it is sure to come: else all is laid out twice
    return width

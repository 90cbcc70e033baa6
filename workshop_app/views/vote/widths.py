"""How wide the columns of a vote are: titles, bars and reasons grow with the window."""

from collections.abc import Sequence

from workshop_app.views.look.theme import px
from workshop_app.views.vote.rows import Column

_FIXED_WIDTHS = {
    Column.CHOSEN: 72,
    Column.CODE: 58,
    Column.OTHERS: 84,
    Column.RANK: 56,
    Column.PRIORITY: 116,
}
_SHARES = {Column.TITLE: 36, Column.POINTS: 30, Column.REASON: 34}  # of the width left
_POINTS_SHARE = _SHARES[Column.POINTS] / sum(_SHARES.values())
_TAP_WIDTH = 132  # the points with minus and plus


def widths_of(columns: Sequence[Column], room: int, *, is_tapping: bool) -> list[int]:
    """The width of each column in pixels; ``room`` is that of all."""
    widths = {column: px(_FIXED_WIDTHS[column]) for column in columns if column in _FIXED_WIDTHS}
    left = room - sum(widths.values())
    if is_tapping and left * _POINTS_SHARE < px(_TAP_WIDTH):
        widths[Column.POINTS] = px(_TAP_WIDTH)
        left -= px(_TAP_WIDTH)
    shares = sum(_SHARES[column] for column in columns if column not in widths)
    return [widths.get(column, left * _SHARES.get(column, 0) // shares) for column in columns]

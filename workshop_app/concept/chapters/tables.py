"""Tables whose columns are wide enough for the words in them."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from workshop_app.concept.document import Cell, Column, RunStyle, Table
from workshop_app.concept.word.metrics import longest_word

# In sizes of the font, which is 11 points: the width of the text, and what a cell keeps free.
_UPRIGHT: Final = 41.2
_SIDEWAYS: Final = 66.2
_PADDING: Final = 1.05
_WIDEST: Final = 0.4  # of the text: a word that is longer is cut


def fitted_table(
    columns: Sequence[Column],
    rows: Sequence[tuple[Cell, ...]],
    *,
    caption: str | None = None,
    summary: str | None = None,
    header_column: bool = False,
    sideways: bool = False,
    shows: tuple[uuid.UUID, ...] = (),
    origin: str | None = None,
) -> Table:
    """A table with the shares of its columns changed as far as its longest words need it."""
    width = _SIDEWAYS if sideways else _UPRIGHT
    total = sum(column.share for column in columns)
    wanted = [column.share / total * width for column in columns]
    needs = [
        min(_need(column, [row[place] for row in rows], header_column and place == 0), limit)
        for place, (column, limit) in enumerate(
            zip(columns, (max(share, width * _WIDEST) for share in wanted), strict=True)
        )
    ]
    return Table(
        tuple(
            replace(column, share=share)
            for column, share in zip(columns, _balanced(wanted, needs), strict=True)
        ),
        tuple(rows),
        caption=caption,
        summary=summary,
        header_column=header_column,
        shows=shows,
        origin=origin,
    )


def _need(column: Column, cells: Sequence[Cell], is_header: bool) -> float:
    words = [longest_word(column.title, bold=True)]
    words += [
        longest_word(run.text, bold=is_header or run.style != RunStyle.PLAIN)
        for cell in cells
        for run in cell
    ]
    return max(words) + _PADDING


def _balanced(wanted: Sequence[float], needs: Sequence[float]) -> list[float]:
    """Widths with the sum of the wanted ones; who needs more gets it from those who need less."""
    lack = sum(max(need - want, 0.0) for want, need in zip(wanted, needs, strict=True))
    spare = sum(max(want - need, 0.0) for want, need in zip(wanted, needs, strict=True))
    given = min(1.0, spare / lack) if lack else 0.0
    taken = min(1.0, lack / spare) if spare else 0.0
    return [
        round(want + (need - want) * (given if need > want else taken), 3)
        for want, need in zip(wanted, needs, strict=True)
    ]

"""The sizes of the cards of a column, which QListView asks for again with each new card."""

from PySide6.QtCore import QSize

from workshop_app.phases.board.board_reading import BoardCard

_SPARE = 200  # sizes of cards that are gone, before somebody looks for them


class CardSizes:
    """Sizes by the very object: a card that changes becomes another one.

    Comparing objects is what makes it fast: a thousand answers in 5 ms.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[BoardCard, QSize]] = {}  # with the card: its id stays taken
        self._room = _SPARE

    def __len__(self) -> int:
        return len(self._known)

    @property
    def have_room(self) -> bool:
        """Whether more sizes may be known; else :meth:`make_room` is due."""
        return len(self._known) < self._room

    def make_room(self, cards: int) -> None:
        """Forget all if most of them are of cards as they were before.

        Args:
            cards: how many lie in the column now.
        """
        if len(self._known) > 2 * cards:
            self._known.clear()
        self._room = 2 * cards + _SPARE

    def get(self, card: BoardCard) -> QSize | None:
        """The size of a card; None: nobody has asked for it."""
        found = self._known.get(id(card))
        return None if found is None else found[1]

    def put(self, card: BoardCard, size: QSize) -> None:
        """Know the size of a card."""
        self._known[id(card)] = card, size

    def clear(self) -> None:
        """Forget all."""
        self._known.clear()

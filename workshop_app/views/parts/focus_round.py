"""Going from one area of the window to the next by key."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication, QWidget


def cycle_focus(places: Sequence[tuple[QWidget, Callable[[], None]]], distance: int) -> None:
    """Focus the next area that is shown, or the one before, round and round.

    Args:
        places: each area, and how it takes the focus.
        distance: 1 or -1.
    """
    shown = [place for place in places if place[0].isVisible()]
    focused = QApplication.focusWidget()
    here = next(
        (
            number
            for number, (widget, _focus) in enumerate(shown)
            if focused is not None and widget.isAncestorOf(focused)
        ),
        -distance,
    )
    shown[(here + distance) % len(shown)][1]()

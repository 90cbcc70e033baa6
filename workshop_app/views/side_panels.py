"""Folding agenda and Regie away: by key, by button, or because the window is narrow."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from workshop_app.translation import _
from workshop_app.views.icons import icon


class SidePanel(QObject):
    """A panel with the button that folds it."""

    def __init__(
        self,
        panel: QWidget,
        button: QToolButton,
        *,
        name: str,
        keys: str,
        side: str,
        needs_width: int,
        is_wanted: bool,
        remember: Callable[[bool], None],
    ) -> None:
        """Take over the panel.

        Args:
            panel: what is folded.
            button: folds and unfolds it.
            name: what people call the panel.
            keys: for the tool tip.
            side: left or right, for the icon.
            needs_width: in a window narrower than this it folds itself.
            is_wanted: as it was left the last time.
            remember: keeps what somebody chose.
        """
        super().__init__(panel)
        self._panel = panel
        self._button = button
        self._name = name
        self._keys = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        self._side = side
        self._needs_width = needs_width
        self._is_wanted = is_wanted
        self._is_narrow = False
        self._gives_room = False  # to what stands beside it, for a while
        self._remember = remember
        self._is_shown = is_wanted
        button.clicked.connect(self.toggle)
        self._show(is_wanted)

    def unfold(self) -> None:
        """Show it because something in it is needed now."""
        self._show(True)

    def give_room(self, is_needed: bool) -> None:
        """Fold while something else needs the width; whoever unfolds it meanwhile may."""
        if is_needed != self._gives_room:
            self._gives_room = is_needed
            self._show(self._is_wanted and not self._is_narrow and not is_needed)

    def adapt(self, width: int) -> None:
        """Fold when the window becomes too narrow, and unfold when there is room again."""
        is_narrow = width < self._needs_width
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._show(self._is_wanted and not is_narrow and not self._gives_room)

    @Slot()
    def toggle(self) -> None:
        """Fold or unfold it, as somebody wants."""
        self._is_wanted = not self._is_shown
        self._show(self._is_wanted)
        if not self._is_narrow:
            self._remember(self._is_wanted)

    def _show(self, is_shown: bool) -> None:
        self._is_shown = is_shown
        self._panel.setVisible(is_shown)
        pattern = _("{panel} ausblenden") if is_shown else _("{panel} einblenden")
        text = pattern.format(panel=self._name)
        self._button.setAccessibleName(text)
        self._button.setToolTip(f"{text} · {self._keys}")
        self._button.setIcon(
            icon(f"{self._side}_panel_{'close' if is_shown else 'open'}", "text_muted")
        )

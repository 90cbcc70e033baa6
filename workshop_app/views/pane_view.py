"""What the views of all kinds of pane share."""

import uuid

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from workshop_app.phases.search.search_entries import Group
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.parts.delayed_save import DelayedSave


class PaneStack(QStackedWidget):
    """A stack that needs the room of what is in sight only."""

    def minimumSizeHint(self) -> QSize:
        """What the widget in sight needs at least."""
        pane = self.currentWidget()
        return QSize() if pane is None else pane.minimumSizeHint().expandedTo(pane.minimumSize())

    def heightForWidth(self, width: int) -> int:
        """The least height of what is in sight; Qt would take the highest pane that was opened."""
        least = self.minimumSizeHint().height()
        pane = self.currentWidget()
        layout = None if pane is None else pane.layout()
        if layout is None or not layout.hasHeightForWidth():
            return least
        return max(least, layout.minimumHeightForWidth(width))


class PaneView(QWidget):
    """The middle of the cockpit: shows one pane of a step and forwards what the moderator does.

    It listens to ``bridge.committed`` itself and never blocks: a refused action becomes a message
    through ``bridge.act``.
    """

    place_wanted = Signal(object)  # places.Place: the cockpit goes there
    item_chosen = Signal(object)  # id of what is worked on: the room sees its page
    export_wanted = Signal()  # the cockpit writes the concept
    erasure_wanted = Signal(object)  # ErasureWish: people have answered, the cockpit erases
    room_wanted = Signal(bool)  # whether more width than usual is needed now
    fills_window = False  # has a head of its own, and takes the room of the Regie
    part_shown = Signal(object)  # id of the part in sight, such as a round: the room sees it too
    search_group: Group | None = None  # what Strg+F looks for here; None: everything
    part: uuid.UUID | None = None  # the part in sight; None: the usual one

    def __init__(
        self, workshop: WorkshopFile, bridge: ChangeBridge, step: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.workshop = workshop
        self.bridge = bridge
        self.step = step  # key of the step it was opened in: what is captured belongs to it
        bridge.save_failed.connect(self._on_save_failed)

    def focus_entry(self) -> None:
        """Put the focus where capturing goes on; called when the pane is shown."""
        self.setFocus()

    def save_pending(self) -> None:
        """Save what is typed but not confirmed yet; called before the pane goes away."""

    @Slot()
    def _on_save_failed(self) -> None:
        for typing in self.findChildren(DelayedSave):
            typing.refuse()

    def jump_to(self, code: str) -> bool:
        """Select and show the object with this code; False if it is not here."""
        del code
        return False

    def focus_field(self, field: str) -> bool:
        """Go on in a field of the object in sight; False if it has none of this name."""
        del field
        return False

"""Folding agenda and Regie away: by key, by button, or because the window is narrow."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from workshop_app.translation import _
from workshop_app.views.look.icons import icon
from workshop_app.views.look.theme import px, scale
from workshop_app.views.parts.side_frame import SideFrame
from workshop_app.views.parts.widgets import leave_focus_by_mouse
from workshop_app.views.settings import Settings
from workshop_app.views.step_area import StepArea
from workshop_app.views.top_bar import AGENDA_KEYS, REGIE_KEYS, TopBar

_ROOM_FOR_AGENDA = 1160
_ROOM_FOR_REGIE = 900


class SidePanel(QObject):
    """A panel with the button that folds it."""

    unfolding = Signal()  # about to, as somebody wants

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
            needs_width: in a window narrower than this it folds itself, at the usual size.
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
        self._gives_room: set[str] = set()  # why it does, for a while
        self._remember = remember
        self._is_shown = is_wanted
        button.clicked.connect(self.toggle)
        self._show(is_wanted)

    def unfold(self) -> None:
        """Show it because something in it is needed now."""
        self.unfolding.emit()
        self._show(True)

    def fold(self) -> None:
        """Make room for another one; with more room it comes back."""
        self._show(False)
        self._is_narrow = True

    def give_room(self, is_needed: bool, reason: str = "") -> None:
        """Fold while something else needs the width; whoever unfolds it meanwhile may.

        Args:
            reason: it folds while there is any.
        """
        before = bool(self._gives_room)
        (self._gives_room.add if is_needed else self._gives_room.discard)(reason)
        if bool(self._gives_room) != before:
            self._show(self._is_wanted and not self._is_narrow and before)

    def adapt(self, width: int) -> None:
        """Fold when the window becomes too narrow, and unfold when there is room again."""
        is_narrow = width < px(self._needs_width)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._show(self._is_wanted and not is_narrow and not self._gives_room)

    @Slot()
    def toggle(self) -> None:
        """Fold or unfold it, as somebody wants."""
        self._is_wanted = not self._is_shown
        if self._is_wanted:
            self.unfolding.emit()
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


class SidePanels(QObject):
    """Agenda and Regie: both where there is room, else the one that was asked for last."""

    def __init__(
        self, top: TopBar, rail: SideFrame, regie: SideFrame, middle: StepArea, settings: Settings
    ) -> None:
        super().__init__(top)
        self._rail, self._regie, self._middle = rail, regie, middle
        self._settings = settings
        self._width = 0
        for place in (top, rail, regie):
            leave_focus_by_mouse(place)
        self.agenda = SidePanel(
            rail,
            top.agenda_button,
            name=_("Ablauf"),
            keys=AGENDA_KEYS,
            side="left",
            needs_width=_ROOM_FOR_AGENDA,
            is_wanted=settings.shows_agenda,
            remember=partial(setattr, settings, "shows_agenda"),
        )
        self.regie = SidePanel(
            regie,
            top.regie_button,
            name=_("Regie"),
            keys=REGIE_KEYS,
            side="right",
            needs_width=_ROOM_FOR_REGIE,
            is_wanted=settings.shows_regie,
            remember=partial(setattr, settings, "shows_regie"),
        )
        self.agenda.unfolding.connect(partial(self._make_room, self.regie))
        self.regie.unfolding.connect(partial(self._make_room, self.agenda))
        for frame in (rail, regie):
            frame.width_dragged.connect(partial(self._drag, frame))
            frame.width_chosen.connect(self._keep_widths)
            frame.usual_wanted.connect(partial(self._be_usual, frame))
        middle.pane_shown.connect(self.share_width)
        # Some panes know what they need only once they are seen.
        middle.pane_shown.connect(self.share_width, Qt.ConnectionType.QueuedConnection)
        self.take_widths()

    def adapt(self, width: int) -> None:
        """Fold and unfold for a cockpit of this width."""
        self._width = width
        for panel in (self.agenda, self.regie):
            panel.adapt(width)
        self.share_width()

    def take_widths(self) -> None:
        """Be as wide as the settings have it."""
        for frame, width in zip((self._rail, self._regie), self._settings.side_widths, strict=True):
            frame.want(width or frame.usual)
        self.share_width()

    @Slot()
    def share_width(self) -> None:
        """Let what is wider than usual give way where the step needs the room."""
        self._fold_for_step()
        frames = [frame for frame in (self._rail, self._regie) if not frame.isHidden()]
        room = round((self._width - self._middle.needed_width()) / scale())
        spare = room - sum(min(frame.wanted, frame.usual) for frame in frames)
        for frame in frames:
            least = min(frame.wanted, frame.usual)
            more = min(frame.wanted - least, max(0, spare)) if self._width else frame.wanted - least
            frame.show_width(least + more)
            spare -= more

    def _fold_for_step(self) -> None:
        """Fold rather than cut or scroll the step; the Regie stays where one of the two can."""
        spare = self._width - self._middle.needed_width()
        for panel, frame in ((self.regie, self._regie), (self.agenda, self._rail)):
            width = px(min(frame.wanted, frame.usual))
            panel.give_room(self._width > 0 and spare < width, "step")
            if not frame.isHidden():
                spare -= width

    def _drag(self, frame: SideFrame, width: int) -> None:
        spare = round((self._middle.width() - self._middle.needed_width()) / scale())
        frame.want(min(width, max(frame.usual, frame.shown + spare)))
        self.share_width()

    def _be_usual(self, frame: SideFrame) -> None:
        frame.want(frame.usual)
        self._keep_widths()
        self.share_width()

    @Slot()
    def _keep_widths(self) -> None:
        widths = [
            0 if frame.wanted == frame.usual else frame.wanted
            for frame in (self._rail, self._regie)
        ]
        self._settings.side_widths = (widths[0], widths[1])

    def _make_room(self, other: SidePanel) -> None:
        frames = (self._rail, self._regie)
        panels = px(sum(min(frame.wanted, frame.usual) for frame in frames))
        if self._width and self._width < panels + self._middle.minimumSizeHint().width():
            other.fold()

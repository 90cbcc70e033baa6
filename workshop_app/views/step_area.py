"""The middle of the cockpit: the head of the running step and the view of its chosen pane."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from workshop_app.phases.agenda import AgendaRow
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.break_view import BreakView
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.look.theme import SPACING
from workshop_app.views.pane_factory import make_pane_view
from workshop_app.views.pane_view import PaneStack, PaneView
from workshop_app.views.settings import Settings
from workshop_app.views.step_header import StepHeader

_LEAST_WIDTH = 560


class StepArea(QWidget):
    """Shows one step at a time; views of panes are made when they are first shown."""

    pane_opened = Signal(object)  # the PaneView that was made
    pane_shown = Signal(str, int)  # key of the step, place of the pane; 0 in a break

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._bridge = bridge
        self._row: AgendaRow | None = None
        self._views: dict[int, PaneView] = {}
        self._place = 0
        self._settings = settings  # which pane of a step was chosen last
        settings.begin_panes(workshop.path)
        self._content: QWidget | None = None
        self.header: StepHeader | None = None
        self._stack: PaneStack | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(SPACING.xl, SPACING.s + 2, SPACING.xl, SPACING.l)

    def minimumSizeHint(self) -> QSize:
        """A pane that would like more must not keep the window from becoming narrower."""
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def show_step(self, row: AgendaRow, next_title: str | None, pane: int | None = None) -> None:
        """Show a step instead of the last one, whose typed texts are saved before.

        Args:
            row: the step.
            next_title: what follows it.
            pane: place of the pane to show; None for the one chosen last.
        """
        if pane is not None and self._row is not None and self._row.step == row.step:
            self._row = row
            self.show_pane(pane)  # a jump within the step keeps what is open
            return
        self.clear()
        self._row = row
        if not row.step.panes:
            self._content = BreakView(row, next_title)
            self._layout.addWidget(self._content)
            self.focus_entry()
            self.pane_shown.emit(row.step.key, 0)
            return
        self._content = self._make_content(row)
        self._layout.addWidget(self._content)
        last = min(self._settings.panes.get(row.step.key, 0), len(row.step.panes) - 1)
        self.show_pane(last if pane is None else pane)

    def show_pane(self, place: int) -> None:
        """Show another pane of the step, and put the focus where capturing goes on."""
        if self._row is None or self.header is None or self._stack is None:
            return
        self._place = place
        self._settings.remember_pane(self._row.step.key, place)
        self.header.show_pane(place)
        if place not in self._views:
            step = self._row.step
            pane = step.panes[place]
            view = make_pane_view(self._workshop, self._bridge, step.key, pane, self._stack)
            self._views[place] = view
            self._stack.addWidget(view)
            self.pane_opened.emit(view)
        self.header.setVisible(not self._views[place].fills_window)
        self._stack.setCurrentWidget(self._views[place])
        self._stack.updateGeometry()
        self.focus_entry()
        self.pane_shown.emit(self._row.step.key, place)

    def cycle_panes(self, distance: int) -> None:
        """Go to the next or the last pane of the step, round and round."""
        if self._row is not None and self._row.step.panes:
            self.show_pane((self._place + distance) % len(self._row.step.panes))

    def current_view(self) -> PaneView | None:
        """The pane in sight; None in a break."""
        return self._views.get(self._place)

    def focus_entry(self) -> None:
        """Put the focus where capturing goes on."""
        view = self.current_view()
        if view is not None:
            view.focus_entry()
        elif self._content is not None:
            self._content.setFocus(Qt.FocusReason.OtherFocusReason)

    def needed_width(self) -> int:
        """In less than this, something of the pane in sight is cut or scrolls."""
        view = self.current_view()
        pane = 0
        if view is not None:
            margins = self.contentsMargins() + self._layout.contentsMargins()
            pane = view.minimumSizeHint().width() + margins.left() + margins.right()
        return max(self.minimumSizeHint().width(), pane)

    def save_pending(self) -> None:
        """Save what is typed in any pane of the step."""
        for view in self._views.values():
            view.save_pending()

    def _make_content(self, row: AgendaRow) -> QWidget:
        content = QWidget(self)
        self.header = StepHeader(row.text, row.step.panes, content)
        self.header.pane_selected.connect(self.show_pane)
        self.header.tab_pressed.connect(self.focus_entry)
        room = QScrollArea(content, widgetResizable=True)  # for when everything is large
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack = PaneStack(room)
        room.setWidget(self._stack)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.m)
        layout.addWidget(self.header)
        layout.addWidget(room, 1)
        return content

    def clear(self) -> None:
        """Save what is typed and free the views of the step."""
        self.save_pending()
        self._views.clear()
        self.header = self._stack = None
        self._row = None
        if self._content is not None:
            self._layout.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
            self._content = None

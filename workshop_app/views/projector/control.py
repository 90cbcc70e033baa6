"""Ties the projector to the cockpit: keys, box in the Regie, button in the top bar, notices."""

import uuid
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QApplication, QComboBox, QWidget

from workshop_app.phases.projector.clock import AtZero
from workshop_app.phases.schedule.timing import Clock
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.agenda.step_timer import StepTimer, TimeNow
from workshop_app.views.bridge import ChangeBridge, Message
from workshop_app.views.look.letter_keys import letter_keys_are_on
from workshop_app.views.pane_view import PaneView
from workshop_app.views.parts.notice_bar import NoticeBar
from workshop_app.views.parts.text_keys import text_field_of
from workshop_app.views.parts.widgets import describe_keys
from workshop_app.views.projector.box import (
    BLACK_KEYS,
    FREEZE_KEYS,
    LOGO_KEYS,
    MESSAGE_KEYS,
    PAGE_KEYS,
    ProjectorBox,
)
from workshop_app.views.projector.mode import Mode
from workshop_app.views.projector.projector import Projector
from workshop_app.views.projector.screens import Screens
from workshop_app.views.projector.stage import ProjectorStage
from workshop_app.views.settings import Settings
from workshop_app.views.side_panels import SidePanel
from workshop_app.views.step_area import StepArea
from workshop_app.views.top_bar import PROJECTOR_KEYS, TopBar

if TYPE_CHECKING:
    from workshop_app.views.projector.screen_dialog import ScreenDialog

# The same from a text field, where a letter is a letter.
FREEZE_ANYWHERE_KEYS = "Ctrl+Shift+F"
BLACK_ANYWHERE_KEYS = "Ctrl+Shift+B"
LOGO_ANYWHERE_KEYS = "Ctrl+Shift+L"
_TURNING = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageDown: 1,
}


class ProjectorControl(QObject):
    """What the cockpit knows of the projector."""

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        settings: Settings,
        notice: NoticeBar,
        cockpit: QWidget,
        *,
        screens: Screens | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Make the projector, switched off.

        Args:
            workshop: what is shown.
            bridge: tells of changes.
            settings: remember the screen.
            notice: says when the screen is lost.
            cockpit: gets the keys.
            screens: those of this machine where none are given.
            clock: tells the time.
        """
        super().__init__(cockpit)
        self._bridge = bridge
        self._notice = notice
        self._cockpit = cockpit
        self._notice_text = ""
        self.dialog: ScreenDialog | None = None  # while somebody chooses
        self._settings = settings
        self.projector = Projector(workshop, bridge, self, clock=clock)
        self.projector.at_zero = AtZero(settings.projector_at_zero)
        self.box = ProjectorBox(self.projector)
        self.stage = ProjectorStage(
            self.projector, settings, cockpit, screens or Screens(self), self
        )
        self._letters: list[QAction] = []
        self._top: TopBar | None = None
        self._regie: SidePanel | None = None
        self._add_keys()
        self.stage.screen_lost.connect(self._on_screen_lost)
        self.stage.screen_back.connect(self._on_screen_back)
        self.stage.no_screen.connect(self._on_no_screen)
        self.stage.choice_wanted.connect(self.choose_screen)
        self.stage.switched.connect(self._on_switched)
        self.box.screen_wanted.connect(self.choose_screen)
        self.box.at_zero_chosen.connect(self._on_at_zero_chosen)
        cockpit.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def _add_keys(self) -> None:
        toggle = self.projector.toggle
        self._add(PROJECTOR_KEYS, self.stage.toggle)
        self._add(MESSAGE_KEYS, self.ask_for_message)
        for keys, pages in zip(PAGE_KEYS, (-1, 1), strict=True):
            self._add(keys, partial(self.projector.turn, pages))
        for letter, anywhere, mode in (
            (FREEZE_KEYS, FREEZE_ANYWHERE_KEYS, Mode.FROZEN),
            (BLACK_KEYS, BLACK_ANYWHERE_KEYS, Mode.BLACK),
            (LOGO_KEYS, LOGO_ANYWHERE_KEYS, Mode.LOGO),
        ):
            self._letters.append(self._add(letter, partial(toggle, mode)))
            self._add(anywhere, partial(toggle, mode))
        for action in self._letters:
            action.setEnabled(False)

    def _add(self, keys: str, act: Callable[[], None]) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: act())
        self._cockpit.addAction(action)
        return action

    def attach(self, top: TopBar, area: StepArea, timer: StepTimer, regie: SidePanel) -> None:
        """Follow panes and timer, and show in the cockpit whether the room sees them."""
        timer.ticked.connect(self._on_ticked)
        self._top, self._regie = top, regie
        area.pane_opened.connect(self._on_pane_opened)
        area.pane_shown.connect(partial(self._on_pane_shown, area))
        top.projector_wanted.connect(self.stage.toggle)

    def stop(self) -> None:
        """Take the window away, before the workshop is closed."""
        if self.dialog is not None:
            self.dialog.close()
        self.stage.switch_off()
        self.projector.stop()

    @Slot()
    def choose_screen(self) -> None:
        """Show a number on each screen, and ask which of them the room sees."""
        if self.dialog is not None:
            self.dialog.raise_()
            return
        from workshop_app.views.projector.screen_dialog import ScreenDialog  # seldom needed

        self.dialog = ScreenDialog(self.stage, self._cockpit)
        self.dialog.chosen.connect(self.stage.choose)
        self.dialog.finished.connect(self._on_dialog_finished)
        self.dialog.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn pages by keys that nothing in the cockpit wanted."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            pages = _TURNING.get(Qt.Key(event.key()))
            pad = Qt.KeyboardModifier.KeypadModifier
            is_plain = event.modifiers() in {pad, Qt.KeyboardModifier.NoModifier}
            if self.stage.is_on and pages is not None and is_plain:
                self.projector.turn(pages)
                return True
        return super().eventFilter(watched, event)

    def ask_for_message(self) -> None:
        """Open the field for the line over the picture, while the room sees one."""
        if self.stage.is_on:
            self.box.ask_for_message()
        else:
            keys = describe_keys(PROJECTOR_KEYS)
            text = _("Der Beamer ist aus. {keys} schaltet ihn ein.").format(keys=keys)
            self._bridge.tell(Message(text))

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        is_free = self.stage.is_on and letter_keys_are_on() and not takes_letters(new)
        for action in self._letters:
            action.setEnabled(is_free)

    @Slot(bool)
    def _on_switched(self, is_on: bool) -> None:
        self._on_focus_changed(None, QApplication.focusWidget())
        self._on_screen_back()
        if self._top is not None:
            self._top.show_projector(is_on=is_on)
        if self._regie is not None and is_on:
            self._regie.unfold()

    @Slot(object)
    def _on_pane_opened(self, view: PaneView) -> None:
        view.item_chosen.connect(self.projector.show_key)
        view.part_shown.connect(self._on_part_shown)

    def _on_pane_shown(self, area: StepArea, step: str, pane: int) -> None:
        view = area.current_view()
        self.projector.show_pane(step, pane, view.part if view is not None else None)

    @Slot(object)
    def _on_part_shown(self, part: uuid.UUID) -> None:
        subject = self.projector.subject
        if subject is not None:
            self.projector.show_pane(subject.step, subject.pane, part)

    @Slot(object)
    def _on_ticked(self, now: TimeNow | None) -> None:
        is_here = now is not None and not now.is_elsewhere and not now.row.is_over
        self.projector.show_step_clock(now.clock if now is not None and is_here else None)

    @Slot(object)
    def _on_at_zero_chosen(self, at_zero: AtZero) -> None:
        self._settings.projector_at_zero = at_zero
        self.projector.set_at_zero(at_zero)

    @Slot(str)
    def _on_screen_lost(self, text: str) -> None:
        self._notice_text = text
        self._notice.show_notice(text, tone="warning")

    @Slot()
    def _on_screen_back(self) -> None:
        if self._notice_text and self._notice.text.text() == self._notice_text:
            self._notice.dismiss()
        self._notice_text = ""

    @Slot(str)
    def _on_no_screen(self, text: str) -> None:
        self._bridge.tell(Message(text))

    @Slot()
    def _on_dialog_finished(self) -> None:
        self.dialog = None


def takes_letters(widget: QWidget | None) -> bool:
    """Whether a letter typed there means something: text, a cell, a card, a choice."""
    if widget is None:
        return False
    if text_field_of(widget) is not None:
        return True
    return isinstance(widget, QAbstractItemView | QAbstractSpinBox | QComboBox)

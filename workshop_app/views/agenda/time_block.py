"""The time of the running step in the Regie: how much is left, and the buttons for it."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workshop_app import german
from workshop_app.phases.schedule import timing
from workshop_app.phases.schedule.timing import Stage
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.agenda.began_line import BeganLine
from workshop_app.views.agenda.plan_texts import clock_text, delay_text, plan_range
from workshop_app.views.agenda.reason_line import ReasonLine
from workshop_app.views.agenda.step_timer import (
    LESS_TIME_KEYS,
    MORE_TIME_KEYS,
    MUCH_MORE_TIME_KEYS,
    TIMER_KEYS,
    StepTimer,
    TimeNow,
)
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.look.theme import SPACING, set_style
from workshop_app.views.parts.widgets import Chip, make_button, make_label

WORTH_REPLANNING = 5  # minutes of delay: from here on the Regie offers proposals

_STAGES = {
    Stage.SHORT: _("wird knapp"),
    Stage.LAST: _("gleich um"),
    Stage.OVER: _("überschritten"),
}
_TONES = {Stage.SHORT: "warning", Stage.LAST: "error", Stage.OVER: "error"}


class TimeBlock(QWidget):
    """Hidden before and after the two days."""

    left = Signal()  # the focus may go back to where capturing goes on

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        timer: StepTimer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._bridge = bridge
        self._timer = timer
        self._make(bridge)
        self._lay_out()
        self._connect()
        self.show_time(timer.now())

    def _make(self, bridge: ChangeBridge) -> None:
        self.clock = make_label("", "clock")
        self.chip = Chip()
        self.state = make_label("", "small", wrap=True)
        self.toggle_button = make_button("", accessible_name=_("Zeit starten"))
        self.minute_buttons = {
            minutes: make_button(text, accessible_name=name, tool_tip=name)
            for minutes, text, name in (
                (-1, "−1", _("Eine Minute weniger")),
                (1, "+1", _("Eine Minute mehr")),
                (5, "+5", _("Fünf Minuten mehr")),
            )
        }
        self.replan_button = make_button("", kind="link")
        self.began_button = make_button(_("Begann schon um …"), kind="link")
        self.began = BeganLine()
        self.reason = ReasonLine(self._workshop, bridge)
        for button in (self.toggle_button, *self.minute_buttons.values(), self.began_button):
            button.setEnabled(not self._workshop.is_read_only)
        for button, keys in (
            (self.toggle_button, TIMER_KEYS),
            (self.minute_buttons[-1], LESS_TIME_KEYS),
            (self.minute_buttons[1], MORE_TIME_KEYS),
            (self.minute_buttons[5], MUCH_MORE_TIME_KEYS),
        ):
            add_keys_to_tool_tip(button, keys)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.s - 2)
        self.toggle_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        buttons.addWidget(self.toggle_button, 1)
        for button in self.minute_buttons.values():
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.xs)
        layout.addWidget(make_label(_("Zeit"), "section"))
        layout.addWidget(self.clock)
        layout.addWidget(self.chip)
        layout.addWidget(self.state)
        layout.addSpacing(2)
        layout.addLayout(buttons)
        layout.addSpacing(2)
        for widget in (self.replan_button, self.began_button, self.began, self.reason):
            layout.addWidget(widget)

    def _connect(self) -> None:
        self._timer.ticked.connect(self.show_time)
        self.toggle_button.clicked.connect(self._toggle)
        for minutes, button in self.minute_buttons.items():
            button.clicked.connect(partial(self._add_minutes, minutes))
        self.replan_button.clicked.connect(self._show_proposals)
        self.began_button.clicked.connect(self._ask_when_it_began)
        self.began.time_given.connect(self._timer.began_at)
        self.began.closed.connect(self._on_began_closed)
        self.reason.left.connect(self.left)

    @Slot(object)
    def show_time(self, time: TimeNow | None) -> None:
        """Show what the clock shows now."""
        self.setVisible(time is not None)
        if time is None:
            return
        tone = _TONES.get(time.stage, "") if time.clock.has_run else ""
        text = german.format_countdown(time.remaining)
        if text != self.clock.text():
            self.clock.setText(text)
            self.clock.setAccessibleName(_spoken(time))
        if tone != self.clock.property("tone"):
            set_style(self.clock, tone=tone)
        self._show_plan(time)
        _set_text(self.state, _state_text(time))
        role = "warning" if time.is_forgotten or time.is_elsewhere else "small"
        if role != self.state.property("role"):
            set_style(self.state, role=role)
        self._show_buttons(time)

    @Slot(str)
    def ask_for_reason(self, step: str) -> None:
        """If a finished step took clearly longer than planned, offer to note why."""
        with self._workshop.read() as session:
            overrun = timing.read_overrun(session, step)
        self.reason.offer(overrun)

    def _show_plan(self, time: TimeNow) -> None:
        forecast = time.forecast
        if forecast is None:
            text, tone = plan_range(time.row), "neutral"
        else:
            text = _("bis {time} · {delay}").format(
                time=clock_text(forecast.step_end), delay=delay_text(forecast.step_delay)
            )
            tone = "warning" if forecast.step_delay > 0 else "ok"
        if text != self.chip.text() or tone != self.chip.property("tone"):
            self.chip.show_text(text, tone)

    def _show_buttons(self, time: TimeNow) -> None:
        is_running = time.clock.is_running and not (time.is_elsewhere and time.can_start)
        name = _("Zeit anhalten") if is_running else _("Zeit starten")
        if self.toggle_button.accessibleName() != name:
            self.toggle_button.setAccessibleName(name)
            self.toggle_button.setToolTip(name)
            add_keys_to_tool_tip(self.toggle_button, TIMER_KEYS)
        _set_text(self.toggle_button, _("Pause") if is_running else _("Start"))
        self.began_button.setVisible(not time.is_elsewhere and not self.began.is_open)
        delay = time.forecast.day_delay if time.forecast is not None else 0
        self.replan_button.setVisible(delay >= WORTH_REPLANNING and not self._workshop.is_read_only)
        late = german.format_minutes(max(delay, 0))
        _set_text(self.replan_button, _("{minutes} Verspätung · Vorschläge …").format(minutes=late))
        self.replan_button.setAccessibleName(self.replan_button.text())

    @Slot()
    def _toggle(self) -> None:
        self._timer.toggle()

    def _add_minutes(self, minutes: int, _is_checked: bool = False) -> None:
        self._timer.add_minutes(minutes)

    @Slot()
    def _ask_when_it_began(self) -> None:
        self.began_button.hide()
        self.began.open(self._timer.local_time())

    @Slot()
    def _show_proposals(self) -> None:
        from workshop_app.views.agenda.replan_dialog import ReplanDialog  # not at start

        ReplanDialog(self._bridge, self._timer, self).show()

    @Slot()
    def _on_began_closed(self) -> None:
        self.show_time(self._timer.now())
        self.left.emit()


def add_keys_to_tool_tip(button: QWidget, keys: str) -> None:
    """Tell the keys that the cockpit listens to; the button itself has none."""
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    button.setToolTip(" · ".join(part for part in (button.toolTip(), native) if part))


def _set_text(widget: QLabel | QPushButton, text: str) -> None:
    """Once a second the same text costs nothing."""
    if widget.text() != text:
        widget.setText(text)


def _state_text(time: TimeNow) -> str:
    clock = time.clock
    if time.is_elsewhere:
        return _("Die Zeit läuft noch für „{step}“.").format(step=clock.title)
    if clock.running_since is not None:
        since = german.format_time(clock.running_since.astimezone())
        running = _("läuft seit {time}").format(time=since)
        return " · ".join(part for part in (_STAGES.get(time.stage, ""), running) if part)
    if time.is_forgotten:
        return _("Die Zeit läuft nicht. {keys} startet sie.").format(keys=TIMER_KEYS)
    if not clock.has_run:
        return _("noch nicht gestartet")
    passed = german.format_minutes(clock.seconds_run // 60)
    return _("angehalten nach {minutes}").format(minutes=passed)


def _spoken(time: TimeNow) -> str:
    left = german.format_minutes(abs(time.remaining) // 60)
    if time.remaining < 0:
        return _("Zeit überschritten um {minutes}").format(minutes=left)
    return _("Noch {minutes}").format(minutes=left)

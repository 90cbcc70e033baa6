"""The bar at the top: which workshop it is, that it is saved, undo and export."""

import datetime as dt

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from workshop_app import german
from workshop_app.phases.overview import Overview
from workshop_app.translation import _
from workshop_app.views.agenda.plan_texts import day_end_text
from workshop_app.views.agenda.step_timer import TimeNow
from workshop_app.views.look.theme import SPACING, px, set_style
from workshop_app.views.look.view_menu import VIEW_KEYS
from workshop_app.views.parts.text_keys import REDO_KEYS, UNDO_KEYS
from workshop_app.views.parts.widgets import ElidedLabel, make_button, make_icon_button, make_label

BAR_HEIGHT = 56
HOME_KEYS = "Ctrl+W"
EXPORT_KEYS = "Ctrl+E"
DOCUMENTS_KEYS = "Ctrl+Shift+S"
PROJECTOR_KEYS = "F5"
SEARCH_KEYS = "Ctrl+K"
FIND_KEYS = "Ctrl+F"  # within what the pane shows
PRINT_KEYS = "Ctrl+P"
AGENDA_KEYS = "F7"
REGIE_KEYS = "F8"
_WIDEST_NAME = 460
_WIDEST_MARK = 280
_LEAST_WIDTH = 560


class TopBar(QFrame):
    """Shows what it is told and forwards what is pressed."""

    home_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    export_wanted = Signal()
    documents_wanted = Signal()  # the menu of all documents
    view_menu_wanted = Signal()
    projector_wanted = Signal()  # on or off
    search_wanted = Signal()
    print_wanted = Signal()
    copies_wanted = Signal()  # the menu about copies for groups

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self.setFixedHeight(px(BAR_HEIGHT))
        self.home_button = make_icon_button("home", _("Zur Startseite"), shortcut=HOME_KEYS)
        self.agenda_button = make_icon_button("left_panel_close", "")
        self.municipality = ElidedLabel("", "name")
        self.municipality.setMaximumWidth(px(_WIDEST_NAME))
        self.details = ElidedLabel("", "muted")
        self.day_end = ElidedLabel("", "muted")
        self.saved = make_label("", "muted")
        self.copy_problem = ElidedLabel("", "small_warning")
        self.copy_problem.hide()
        self.undo_button = make_icon_button("undo", "")
        self.redo_button = make_icon_button("redo", "")
        self.copy_mark = ElidedLabel("", "chip")
        self.copy_mark.setProperty("tone", "neutral")
        self.copy_mark.setMaximumWidth(px(_WIDEST_MARK))
        self.copy_mark.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.copy_mark.hide()
        self.copies_button = make_icon_button("more_horiz", _("Kopien und Übergabe"))
        self.print_button = make_icon_button("print", _("Drucken"), shortcut=PRINT_KEYS)
        self.projector_button = make_button("", shortcut=PROJECTOR_KEYS)
        self.projector_button.setCheckable(True)
        self.search_button = make_button(
            _("Suchen  {keys}").format(keys=_shown(SEARCH_KEYS)),
            accessible_name=_("Suchen"),
            tool_tip=_("Karten, Ziele, Personen, Schritte und Befehle finden"),
        )
        self.export_button = make_button(
            _("Konzept exportieren"), kind="primary", shortcut=EXPORT_KEYS
        )
        self.documents_button = make_icon_button(
            "keyboard_arrow_down", _("Weitere Unterlagen exportieren"), shortcut=DOCUMENTS_KEYS
        )
        self.view_button = make_icon_button("settings", _("Ansicht"), shortcut=VIEW_KEYS)
        self.regie_button = make_icon_button("right_panel_close", "")
        # A button that a key presses waits a tenth of a second: the cockpit has the keys.
        for button in (
            *(self.home_button, self.print_button),
            *(self.projector_button, self.export_button, self.view_button),
            self.documents_button,
        ):
            button.setShortcut(QKeySequence())
        self._lay_out()
        self.home_button.clicked.connect(self.home_wanted)
        self.undo_button.clicked.connect(self.undo_wanted)
        self.redo_button.clicked.connect(self.redo_wanted)
        self.projector_button.clicked.connect(self.projector_wanted)
        self.search_button.clicked.connect(self.search_wanted)
        self.print_button.clicked.connect(self.print_wanted)
        self.copies_button.clicked.connect(self.copies_wanted)
        self.export_button.clicked.connect(self.export_wanted)
        self.documents_button.clicked.connect(self.documents_wanted)
        self.show_projector(is_on=False)
        self.view_button.setObjectName("view_button")
        self.view_button.clicked.connect(self.view_menu_wanted)
        self.show_history("", "")

    def _lay_out(self) -> None:
        self.municipality.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.details.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACING.s, 0, SPACING.l, 0)
        layout.setSpacing(SPACING.s)
        layout.addWidget(self.home_button)
        layout.addWidget(self.agenda_button)
        layout.addSpacing(SPACING.xs)
        layout.addWidget(self.municipality)
        layout.addWidget(self.copy_mark)
        layout.addWidget(self.details, 1)
        layout.addWidget(self.day_end)
        state = QVBoxLayout()
        state.setSpacing(0)
        state.addStretch(1)
        state.addWidget(self.saved, 0, Qt.AlignmentFlag.AlignRight)
        state.addWidget(self.copy_problem)
        state.addStretch(1)
        layout.addLayout(state)
        for widget in (
            self.undo_button,
            self.redo_button,
            self.copies_button,
            self.print_button,
            self.search_button,
            self.projector_button,
            self.export_button,
            self.documents_button,
        ):
            layout.addWidget(widget)
        layout.addWidget(self.view_button)
        layout.addWidget(self.regie_button)

    def minimumSizeHint(self) -> QSize:
        """What there is no room for goes away: it can be done by key and by search too."""
        return QSize(px(_LEAST_WIDTH), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide what there is no room for, the least needed first."""
        super().resizeEvent(event)
        self._adapt()

    def changeEvent(self, event: QEvent) -> None:
        """The same when everything has become larger."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._adapt()

    def _adapt(self) -> None:
        optional = (
            *(self.copies_button, self.print_button, self.day_end, self.details),
            *(self.redo_button, self.search_button, self.undo_button),
        )
        for widget in optional:
            widget.setVisible(widget is not self.day_end or bool(self.day_end.text()))
        for widget in optional:
            if super().minimumSizeHint().width() <= self.width():
                break
            widget.hide()

    def show_overview(self, overview: Overview) -> None:
        """Show the name of the municipality, the title and the days."""
        self.municipality.setText(overview.municipality or _("Kommune noch offen"))
        parts = (overview.title, overview.dates)
        self.details.setText(" · ".join(part for part in parts if part))

    def show_group(self, name: str | None) -> None:
        """Mark the file as a copy for a group; None: it is none."""
        self.copy_mark.setVisible(name is not None)
        self.copy_mark.setText(_("Kopie für Gruppe {name}").format(name=name or ""))

    def show_saved(self, moment: dt.datetime | None) -> None:
        """Show when the newest change was saved; without one, that there is none yet."""
        if moment is None:
            self._show_state("", "muted", "")
            return
        local = moment.astimezone()
        is_today = local.date() == dt.datetime.now().astimezone().date()
        time = german.format_time(local) if is_today else german.format_moment(local)
        exact = _("Die letzte Änderung ist gesichert: {date}, {time} Uhr").format(
            date=german.format_date(local.date()), time=german.format_time(local, seconds=True)
        )
        self._show_state(_("✓ Gesichert {time}").format(time=time), "muted", exact)

    def show_not_saved(self) -> None:
        """Show that the disk did not take the last change."""
        self._show_state(
            _("✗ Nicht gesichert"),
            "error",
            _("Die letzte Eingabe ließ sich nicht speichern. Alles Frühere ist gesichert."),
        )

    def show_copy_problem(self, problem: str, detail: str) -> None:
        """Show on a second, quiet line why there is no snapshot; empty: there is one."""
        self.copy_problem.detail = detail
        self.copy_problem.setText(problem)
        self.copy_problem.setAccessibleDescription(detail)
        self.copy_problem.setVisible(bool(problem))

    def show_projector(self, *, is_on: bool) -> None:
        """Name what the button does next."""
        text = _("Beamer aus") if is_on else _("Beamer an")
        self.projector_button.setText(f"{text} · {PROJECTOR_KEYS}")
        self.projector_button.setAccessibleName(text)
        self.projector_button.setChecked(is_on)

    def show_read_only(self) -> None:
        """Show that nothing can be saved."""
        self._show_state(_("Nur zum Lesen"), "muted", _("Eingaben sind hier nicht möglich."))

    @Slot(object)
    def show_time(self, time: TimeNow | None) -> None:
        """Show when the day will end, once it has begun."""
        forecast = time.forecast if time is not None else None
        text = "" if forecast is None else day_end_text(forecast)
        if text != self.day_end.text():
            self.day_end.setText(text)
            self.day_end.setMinimumWidth(0)
            self.day_end.updateGeometry()
            self._adapt()

    def show_history(self, undo: str, redo: str) -> None:
        """Name what undo and redo would do; empty: nothing."""
        _offer(self.undo_button, _("Rückgängig"), undo, UNDO_KEYS[0])
        _offer(self.redo_button, _("Wiederherstellen"), redo, REDO_KEYS[0])

    def _show_state(self, text: str, role: str, tool_tip: str) -> None:
        self.saved.setText(text)
        self.saved.setToolTip(tool_tip)
        if self.saved.property("role") != role:
            set_style(self.saved, role=role)


def _offer(button: QToolButton, verb: str, label: str, shortcut: str) -> None:
    keys = _shown(shortcut)
    name = f"{verb}: {label}" if label else verb
    button.setEnabled(bool(label))
    button.setAccessibleName(name)
    button.setToolTip(f"{name} · {keys}")


def _shown(shortcut: str) -> str:
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)

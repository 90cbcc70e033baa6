"""The projector in the Regie: what the room sees, in small, and what can be done about it."""

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workshop_app.phases.projector.choices import Choice
from workshop_app.phases.projector.clock import AtZero
from workshop_app.translation import _
from workshop_app.views.look.icons import icon
from workshop_app.views.look.theme import PALETTE, SPACING
from workshop_app.views.parts.widgets import make_icon_button, make_label
from workshop_app.views.projector.mode import Mode
from workshop_app.views.projector.projector import Projector

FREEZE_KEYS = "F"
BLACK_KEYS = "B"
LOGO_KEYS = "L"
MESSAGE_KEYS = "Ctrl+Shift+M"
PAGE_KEYS = ("Ctrl+Shift+PgUp", "Ctrl+Shift+PgDown")
THUMBNAIL = QSize(112, 63)
_MINUTES = (1, 2, 5, 10, 15, 20, 30)
_LONGEST_MESSAGE = 160
_AT_ZERO = {
    AtZero.STOP: _("Am Ende bei 00:00 stehen bleiben"),
    AtZero.GO_ON: _("Am Ende weiterzählen"),
    AtZero.HIDE: _("Am Ende ausblenden"),
}
CHOICES = {
    Choice.STEP: _("Passend zum Schritt"),
    Choice.QUESTION: _("Frage des Schritts"),
    Choice.AGENDA: _("Ablauf des Tages"),
    Choice.RECAP: _("Rückblick auf Tag 1"),
}


class Thumbnail(QWidget):
    """The image of the projector, in small."""

    def __init__(self, projector: Projector, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._projector = projector
        self.setFixedSize(THUMBNAIL)
        self.setAccessibleName(_("Bild am Beamer"))
        projector.image_changed.connect(self._on_image_changed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the image in its proportions."""
        image = self._projector.image
        if image.isNull():
            return
        room = self.size() * self.devicePixelRatioF()
        small = image.scaled(
            room,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        small.setDevicePixelRatio(self.devicePixelRatioF())
        place = QRect(0, 0, *small.deviceIndependentSize().toSize().toTuple())
        place.moveCenter(self.rect().center())
        painter = QPainter(self)
        painter.drawImage(place, small)
        painter.setPen(QColor(PALETTE.control_line))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()

    @Slot()
    def _on_image_changed(self) -> None:
        self.update()


class MessageLine(QLineEdit):
    """What is typed here is shown only after Enter; Escape leaves the line."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the focus back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class ProjectorBox(QWidget):
    """Hidden while the projector is off."""

    left = Signal()  # the focus may go back to where capturing goes on
    at_zero_chosen = Signal(object)  # AtZero
    screen_wanted = Signal()  # another screen shall be chosen

    def __init__(self, projector: Projector, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._projector = projector
        self._make()
        self._lay_out()
        self._connect()
        self.hide()

    def _make(self) -> None:
        self.thumbnail = Thumbnail(self._projector)
        self.state = make_label("", "strong")
        self.pages = make_label("", "small")
        self.back_button = make_icon_button(
            "chevron_left", _("Seite zurück"), shortcut=PAGE_KEYS[0]
        )
        self.next_button = make_icon_button(
            "chevron_right", _("Seite weiter"), shortcut=PAGE_KEYS[1]
        )
        self.mode_buttons = {
            Mode.FROZEN: _mode_button("pause", _("Einfrieren"), FREEZE_KEYS),
            Mode.BLACK: _mode_button("visibility_off", _("Schwarz"), BLACK_KEYS),
            Mode.LOGO: _mode_button("location_city", _("Logo"), LOGO_KEYS),
        }
        self.more_button = make_icon_button("more_vert", _("Was der Raum sieht"))
        for button in (self.back_button, self.next_button):
            button.setShortcut(QKeySequence())  # the cockpit has the keys
        self.message = MessageLine()
        self.message.setMaxLength(_LONGEST_MESSAGE)
        self.message.setPlaceholderText(_("Text, Enter zeigt ihn im Raum"))
        self.message.setAccessibleName(_("Zeile über dem Bild"))
        self.message.hide()
        self.more_menu = QMenu(self)
        self.clock_menu = QMenu(_("Countdown"), self.more_menu)
        self._fill_more_menu(self.more_menu)
        self._fill_clock_menu(self.clock_menu)
        self.more_button.setMenu(self.more_menu)
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _fill_more_menu(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for choice, text in CHOICES.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setData(choice)
            group.addAction(action)
        menu.addSeparator()
        keys = QKeySequence(MESSAGE_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        message = menu.addAction(icon("comment"), _("Zeile über dem Bild …") + f"\t{keys}")
        message.triggered.connect(self.ask_for_message)
        self.clock_menu.setIcon(icon("timer"))
        menu.addMenu(self.clock_menu)
        menu.addSeparator()
        screen = menu.addAction(icon("tv"), _("Bildschirm wählen …"))
        screen.triggered.connect(self.screen_wanted)
        group.triggered.connect(self._on_choice)
        menu.aboutToShow.connect(self._check_choice)

    def _fill_clock_menu(self, menu: QMenu) -> None:
        for minutes in _MINUTES:
            action = menu.addAction(_("Noch {minutes} min").format(minutes=minutes))
            action.setData(minutes)
        menu.addSeparator()
        menu.addAction(_("Countdown ausblenden")).setData(0)
        menu.addSeparator()
        group = QActionGroup(menu)
        for at_zero, text in _AT_ZERO.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(at_zero is self._projector.at_zero)
            action.setData(at_zero)
            group.addAction(action)
        group.triggered.connect(self._on_at_zero)
        menu.triggered.connect(self._on_minutes_chosen)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACING.s)
        head.addWidget(make_label(_("Beamer"), "section"))
        head.addStretch(1)
        head.addWidget(self.state)
        head.addWidget(self.pages)
        buttons = QGridLayout()
        buttons.setSpacing(SPACING.xs)
        rows = (
            tuple(self.mode_buttons.values()),
            (self.back_button, self.next_button, self.more_button),
        )
        for row, row_of_buttons in enumerate(rows):
            for column, button in enumerate(row_of_buttons):
                buttons.addWidget(button, row, column)
        body = QHBoxLayout()
        body.setSpacing(SPACING.s)
        body.addWidget(self.thumbnail)
        body.addStretch(1)
        body.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.xs)
        layout.addLayout(head)
        layout.addLayout(body)
        layout.addWidget(self.message)

    def _connect(self) -> None:
        projector = self._projector
        projector.state_changed.connect(self._show_state)
        self.back_button.clicked.connect(lambda: projector.turn(-1))
        self.next_button.clicked.connect(lambda: projector.turn(1))
        for mode, button in self.mode_buttons.items():
            button.clicked.connect(lambda _checked=False, mode=mode: projector.toggle(mode))
        self.message.returnPressed.connect(self._tell)
        self.message.left.connect(self._leave_message)

    @Slot()
    def ask_for_message(self) -> None:
        """Put the focus into the line of the message."""
        self.message.setText(self._projector.message)
        self.message.show()
        self.message.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.message.selectAll()

    @Slot()
    def _tell(self) -> None:
        self._projector.tell(self.message.text())
        self._leave_message()

    @Slot()
    def _leave_message(self) -> None:
        self.message.hide()
        self.left.emit()

    @Slot()
    def _show_state(self) -> None:
        projector = self._projector
        self.setVisible(projector.is_on)
        if not projector.is_on:
            self.message.hide()
            return
        self.state.setText(projector.mode.label)
        for mode, button in self.mode_buttons.items():
            button.setChecked(projector.mode is mode)
        count = len(projector.pages) if projector.mode in {Mode.LIVE, Mode.FROZEN} else 1
        number = projector.page + 1
        text = _("· {number} von {count}").format(number=number, count=count)
        self.pages.setText(text if count > 1 else "")
        is_live = projector.mode is Mode.LIVE
        self.back_button.setEnabled(is_live and number > 1)
        self.next_button.setEnabled(is_live and number < count)
        self.thumbnail.setAccessibleDescription(f"{projector.mode.label} {self.pages.text()}")

    @Slot(QAction)
    def _on_minutes_chosen(self, action: QAction) -> None:
        if not action.isCheckable():
            self._projector.count_down(action.data())

    @Slot(QAction)
    def _on_at_zero(self, action: QAction) -> None:
        self.at_zero_chosen.emit(AtZero(action.data()))

    @Slot(QAction)
    def _on_choice(self, action: QAction) -> None:
        self._projector.choose(Choice(action.data()))

    @Slot()
    def _check_choice(self) -> None:
        subject = self._projector.subject
        for action in self.more_menu.actions():
            if action.isCheckable():
                action.setChecked(subject is not None and action.data() == subject.choice)


def _mode_button(icon_name: str, name: str, keys: str) -> QToolButton:
    button = make_icon_button(icon_name, name, shortcut=keys)
    button.setShortcut(QKeySequence())
    button.setCheckable(True)
    return button

"""The Regie at the right: time, how it goes, what comes out, the Themenspeicher, the way on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workshop_app.phases.agenda import AgendaRow
from workshop_app.phases.method import StepText
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.agenda.step_timer import StepTimer
from workshop_app.views.agenda.time_block import TimeBlock
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.notes.parked_topics_box import ParkedTopicsBox
from workshop_app.views.parts.side_frame import SideFrame
from workshop_app.views.parts.widgets import describe_keys, make_button, make_label
from workshop_app.views.projector.box import ProjectorBox

_WIDTHS = (240, 268, 480)  # least, usual, largest
_LEAST_SHEET = 54  # three lines of how it goes
_AROUND_BUTTON_TEXT = 62
PARK_KEYS = "Ctrl+Shift+T"
NEXT_KEYS = "Ctrl+Shift+Right"
BACK_KEYS = "Ctrl+Shift+Left"
# Where there is text, the keys above select words, as everywhere; these go on from there too.
NEXT_KEYS_IN_TEXT = "Alt+PgDown"
BACK_KEYS_IN_TEXT = "Alt+PgUp"


class RegiePanel(SideFrame):
    """What only the moderator reads."""

    next_wanted = Signal()
    back_wanted = Signal()
    left = Signal()  # the focus may go back to where capturing goes on

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        timer: StepTimer,
        projector: ProjectorBox,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Regie"), Qt.Edge.LeftEdge, _WIDTHS, parent)
        self.projector = projector
        self._next_title: str | None = None
        self.setProperty("surface", "side")
        self.setAccessibleName(_("Regie"))
        # From the outside in: what is put into something else is styled once more, with all in it.
        self._area = QScrollArea(self, widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget(self._area)
        self._area.setWidget(content)
        self.time = TimeBlock(workshop, bridge, timer, content)
        self.topics = ParkedTopicsBox(workshop, bridge, shortcut=PARK_KEYS, parent=content)
        self.back_button = make_button(_("Zurück"), kind="quiet", icon_name="arrow_back")
        self.next_button = make_button("", kind="primary")
        self._scroll = QScrollArea(content, widgetResizable=True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # It takes what the others leave, and scrolls; all of them scroll only where even its least
        # height does not fit.
        self._scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._scroll.setMinimumHeight(px(_LEAST_SHEET))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scroll.setAccessibleName(_("So geht es"))

        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.l, SPACING.l, SPACING.l - 2, SPACING.l)
        layout.setSpacing(SPACING.m)
        self._fill(content)
        layout.addWidget(self._area, 1)
        buttons = QVBoxLayout()
        buttons.setSpacing(SPACING.xs)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.next_button)
        layout.addLayout(buttons)

        self.time.left.connect(self.left)
        self.topics.left.connect(self.left)
        self.projector.left.connect(self.left)
        self.next_button.clicked.connect(self.next_wanted)
        self.back_button.clicked.connect(self.back_wanted)

    def _fill(self, content: QWidget) -> None:
        """With what scrolls where everything is large; the way on stays in sight."""
        # Never wider than the Regie, whatever a part of it would like.
        content.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.m)
        layout.addWidget(self.time)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.projector)
        layout.addWidget(self.topics)

    def show_step(self, row: AgendaRow, *, next_title: str | None, back_title: str | None) -> None:
        """Show what belongs to a step; titles are those of its neighbours."""
        self.topics.show_step(row.step.key)
        self._area.verticalScrollBar().setValue(0)  # the clock first
        self._scroll.setWidget(_make_sheet(row))
        self.show_ways(next_title, back_title)

    def show_ways(self, next_title: str | None, back_title: str | None) -> None:
        """Name the steps before and after."""
        self._next_title = next_title
        self._name_next()
        self.back_button.setEnabled(back_title is not None)
        self.back_button.setToolTip(_with_keys(back_title or _("Zurück"), BACK_KEYS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name as much of the next step as there is room for."""
        super().resizeEvent(event)
        self._name_next()

    def _name_next(self) -> None:
        pattern = _("Weiter: {step} →") if self._next_title else _("Abschließen ✓")
        width = self.width() if self.isVisible() else px(self.shown)
        room = width - px(_AROUND_BUTTON_TEXT)
        _name(self.next_button, pattern, self._next_title or "", room)

    def save_pending(self) -> None:
        """Save what is typed here and belongs to a step."""
        self.time.reason.save_pending()

    def focus_topics(self) -> None:
        """Put the focus into the line of the Themenspeicher."""
        self._area.ensureWidgetVisible(self.topics.entry)
        self.topics.visit()


def _with_keys(text: str, keys: str) -> str:
    return f"{text} · {describe_keys(keys)}"


def _name(button: QPushButton, pattern: str, step: str, room: int) -> None:
    """Steps of one's own may have a longer title than there is room for."""
    metrics = button.fontMetrics()
    room -= metrics.horizontalAdvance(pattern.format(step=""))
    shown = metrics.elidedText(step, Qt.TextElideMode.ElideRight, room)
    button.setText(pattern.format(step=shown).replace("&", "&&"))
    button.setAccessibleName(pattern.format(step=step))
    button.setToolTip(_with_keys(pattern.format(step=step), NEXT_KEYS))


def _make_sheet(row: AgendaRow) -> QWidget:
    """What is read: nothing in it changes while the step runs."""
    sheet = QWidget()
    layout = QVBoxLayout(sheet)
    layout.setContentsMargins(0, 0, SPACING.s, 0)
    layout.setSpacing(SPACING.s - 2)
    for headline, content in _sections(row):
        layout.addWidget(make_label(headline, "section"))
        layout.addWidget(content)
        layout.addSpacing(SPACING.s)
    layout.addStretch(1)
    return sheet


def _sections(row: AgendaRow) -> list[tuple[str, QWidget]]:
    text = row.text
    sections: list[tuple[str, QWidget]] = []
    if text.instructions:
        sections.append((_("So geht es"), _make_numbered(text.instructions)))
    if text.material:
        sections.append((_("Material"), make_label(_joined(text.material), wrap=True)))
    if text.captures:
        sections.append((_("Was entsteht"), make_label(_outcome(text), wrap=True)))
    return sections


def _make_numbered(texts: tuple[str, ...]) -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACING.s - 2)
    grid.setVerticalSpacing(SPACING.s - 2)
    grid.setColumnStretch(1, 1)
    for number, text in enumerate(texts):
        if len(texts) > 1:
            sign = make_label(f"{number + 1}.", "muted")
            grid.addWidget(sign, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(make_label(text, wrap=True), number, 1)
    return box


def _outcome(text: StepText) -> str:
    outcome = _joined(text.captures)
    if text.chapter.isdecimal():
        place = _("Kapitel {number} des Konzepts").format(number=text.chapter)
    else:
        place = _("Anhang des Konzepts") if text.chapter else ""
    return f"{outcome}\n→ {place}" if place else outcome


def _joined(texts: tuple[str, ...]) -> str:
    return " · ".join(texts)

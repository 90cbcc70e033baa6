"""Below a board while points are counted: what was given, what there is, and why there is more."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from workshop_app import german
from workshop_app.phases.board.card_points import PointCount
from workshop_app.translation import _, ngettext
from workshop_app.views.look.theme import SPACING, px, set_style
from workshop_app.views.parts.delayed_save import DelayedSave
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import (
    Chip,
    ElidedLabel,
    leave_focus_by_mouse,
    make_button,
    make_icon_button,
    make_label,
    make_spin_box,
    show_number,
)

_MOST_VOTERS = 9999
_MOST_POINTS = 99
_NUMBER_WIDTH = 70


class PointsBar(QWidget):
    """Shows the check sum; people, points each and the reason are edited in it."""

    voters_chosen = Signal(int)
    points_chosen = Signal(int)
    note_written = Signal(str)
    clearing_wanted = Signal()
    done = Signal()

    def __init__(self, *, is_read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("points_bar")
        self._make()
        self._lay_out()
        self._connect()
        for field in (self.voters, self.points, self.note):
            field.setReadOnly(is_read_only)
        self._can_clear = not is_read_only

    def _make(self) -> None:
        self.check = named(Chip(), "points_check", "")
        self.voters = _make_number("points_voters", _("Wie viele kleben Punkte?"), _MOST_VOTERS)
        self.points = _make_number("points_each", _("Punkte je Person"), _MOST_POINTS)
        self.clear_button = make_icon_button("delete", _("Alle Punkte dieser Tafel entfernen"))
        self.done_button = make_button(_("Fertig"), kind="primary", tool_tip=_("Esc"))
        self.hint = ElidedLabel(
            _(
                "Zahl tippen, Enter: nächste Karte · Pfeile: gehen, ↑ zur Überschrift · "
                "Entf: leeren · Esc: fertig"
            ),
            role="muted",
        )
        self.note_caption = make_label(role="warning")
        self.note = named(QLineEdit(), "points_surplus", _("Warum gibt es zu viele Punkte?"))
        self.note.setPlaceholderText(_("zum Beispiel: Zwei kamen erst nach dem Zählen dazu"))
        self._note_save = DelayedSave(self.note)
        self._rules = QWidget()
        self._note_row = QWidget()
        self.hint.setFixedHeight(self.note.sizeHint().height())

    def _lay_out(self) -> None:
        rules = QHBoxLayout(self._rules)
        rules.setContentsMargins(0, 0, 0, 0)
        rules.setSpacing(SPACING.s)
        for widget in (
            make_label(_("Personen"), "small"),
            self.voters,
            make_label(_("× Punkte"), "small"),
            self.points,
            self.clear_button,
            self.done_button,
        ):
            rules.addWidget(widget)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(SPACING.s)
        self._row.addWidget(self.check)
        self._row.addStretch(1)
        self._row.addWidget(self._rules, 0, Qt.AlignmentFlag.AlignRight)
        note = QHBoxLayout(self._note_row)
        note.setContentsMargins(0, 0, 0, 0)
        note.setSpacing(SPACING.s)
        note.addWidget(self.note_caption)
        note.addWidget(self.note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.xs)
        layout.addLayout(self._row)
        layout.addWidget(self._note_row)
        layout.addWidget(self.hint)
        leave_focus_by_mouse(self)

    def _connect(self) -> None:
        self.voters.valueChanged.connect(self.voters_chosen)
        self.points.valueChanged.connect(self.points_chosen)
        self._note_save.due.connect(self.note_written)
        self.clear_button.clicked.connect(self._on_clear_clicked)
        self.done_button.clicked.connect(self._on_done_clicked)

    def show_count(self, count: PointCount) -> None:
        """Show what is saved."""
        self._show_check(check_text(count), _tone(count))
        show_number(self.voters, count.voters)
        show_number(self.points, count.points_per_person)
        self.points.setToolTip(_origin(count))
        self.clear_button.setEnabled(self._can_clear and count.is_begun)
        self._note_save.load(count.surplus_note)
        needs_note = count.has_surplus and not count.surplus_note
        self.note_caption.setText(_("Zu viele Punkte: nachzählen oder begründen"))
        set_style(self.note_caption, role="warning" if needs_note else "small")
        has_note = count.has_surplus or bool(count.surplus_note)
        self._note_row.setVisible(has_note)
        self.hint.setVisible(not has_note)  # as high: the cards stay where they are
        self._share_width()

    def _show_check(self, text: str, tone: str) -> None:
        """Say the sum, aloud too once nothing is missing."""
        is_news = text != self.check.text()
        self.check.show_text(text, tone)
        self.check.setAccessibleName(text)
        if is_news and tone != "neutral" and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.check, text))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of its two parts: they go below each other."""
        parts = (self.check, self._rules)
        width = max(part.minimumSizeHint().width() for part in parts)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put check sum and fields beside each other where there is room."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        needed = self.check.sizeHint().width() + self._rules.sizeHint().width() + SPACING.s
        is_wide = self.width() >= needed
        ways = QBoxLayout.Direction
        wanted = ways.LeftToRight if is_wide else ways.TopToBottom
        if wanted != self._row.direction():
            self._row.setDirection(wanted)
            self.updateGeometry()

    def save_pending(self) -> None:
        """Save what is typed into the fields."""
        self._note_save.flush()
        for field in (self.voters, self.points):
            field.interpretText()

    @Slot()
    def _on_clear_clicked(self) -> None:
        self.clearing_wanted.emit()

    @Slot()
    def _on_done_clicked(self) -> None:
        self.done.emit()


def check_text(count: PointCount) -> str:
    """„Vergeben: 33 von 40 · es fehlen 7“, „… · alle gezählt“, „… · 3 zu viel“."""
    given = german.format_number(count.given)
    if not count.budget:
        parts = [_("Vergeben: {given}").format(given=given)]
    else:
        text = _("Vergeben: {given} von {budget}")
        parts = [text.format(given=given, budget=german.format_number(count.budget))]
    if count.aside:
        parts.append(
            _("davon {count} beiseitegelegt").format(count=german.format_number(count.aside))
        )
    parts.append(_difference(count))
    return " · ".join(parts)


def _difference(count: PointCount) -> str:
    number = german.format_number(abs(count.missing))
    if not count.voters:
        return _("Wie viele Personen?")
    if not count.missing:
        return _("alle gezählt")
    if count.missing < 0:
        return _("{count} zu viel").format(count=number)
    return ngettext("es fehlt {count}", "es fehlen {count}", count.missing).format(count=number)


def _tone(count: PointCount) -> str:
    if not count.voters or count.missing > 0:
        return "neutral"
    return "warning" if count.missing else "ok"


def _origin(count: PointCount) -> str:
    """Where the number of points comes from, while it is only proposed."""
    if not count.is_proposal:
        return ""
    text = _("Vorschlag: halb so viele, wie zur Wahl stehen ({options} ÷ 2), höchstens 7")
    return text.format(options=german.format_number(count.options))


def _make_number(object_name: str, accessible_name: str, most: int) -> QSpinBox:
    field = named(make_spin_box(0, most), object_name, accessible_name)
    field.setKeyboardTracking(False)  # saved when it is left, not with each digit
    field.setFixedSize(px(_NUMBER_WIDTH), SPACING.control_height)
    return field

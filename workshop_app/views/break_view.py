"""What the middle shows while nobody works: a pause, lunch, the reserve."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app import german
from workshop_app.phases.agenda import AgendaRow
from workshop_app.phases.overview import end_of
from workshop_app.translation import _
from workshop_app.views.theme import SPACING
from workshop_app.views.widgets import make_icon_label, make_label


class BreakView(QWidget):
    """A calm picture: what it is, how long it takes, what comes next."""

    def __init__(
        self, row: AgendaRow, next_title: str | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(row.text.title)
        picture = make_icon_label("coffee", "control_line", size=48)
        title = make_label(row.text.title, "title")
        time = make_label(_time_text(row), "question")
        after = make_label(
            _("Danach: {step}").format(step=next_title) if next_title else "", "muted"
        )

        layout = QVBoxLayout(self)
        layout.setSpacing(SPACING.m)
        layout.addStretch(2)
        for label in (picture, title, time, after):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addStretch(3)


def _time_text(row: AgendaRow) -> str:
    minutes = german.format_minutes(row.minutes_planned)
    if row.text.start is None:
        return minutes
    end = end_of(row.text.start, row.minutes_planned)
    return f"{german.format_time_range(row.text.start, end)} · {minutes}"

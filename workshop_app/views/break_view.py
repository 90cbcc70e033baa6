"""What the middle shows where nothing is captured: a pause, lunch, a step of one's own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app import german
from workshop_app.phases.agenda import AgendaRow
from workshop_app.translation import _
from workshop_app.views.agenda.plan_texts import plan_range
from workshop_app.views.look.theme import SPACING
from workshop_app.views.parts.widgets import make_icon_label, make_label


class BreakView(QWidget):
    """A calm picture: what it is, how long it takes, what comes next."""

    def __init__(
        self, row: AgendaRow, next_title: str | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(row.text.title)
        name = "coffee" if row.text.is_break else "groups"
        picture = make_icon_label(name, "control_line", size=48)
        title = make_label(row.text.title, "title", wrap=True)
        question = make_label(row.text.question, "headline", wrap=True)
        question.setVisible(bool(row.text.question))
        time = make_label(_time_text(row), "question")
        after = make_label(
            _("Danach: {step}").format(step=next_title) if next_title else "", "muted"
        )

        layout = QVBoxLayout(self)
        layout.setSpacing(SPACING.m)
        layout.addStretch(2)
        for label in (picture, title, question, time, after):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addStretch(3)


def _time_text(row: AgendaRow) -> str:
    plan = plan_range(row)
    planned = _("geplant {time}").format(time=plan) if plan else ""
    parts = (planned, german.format_minutes(row.minutes_allotted))
    return " · ".join(part for part in parts if part)

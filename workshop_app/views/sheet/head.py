"""The top of a sheet pane: tabs of the fields, the button for a new item, and what to know."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.phases.sheets.sheet_entries import SheetList
from workshop_app.phases.sheets.sheet_spec import SheetSpec
from workshop_app.phases.step import SheetSubject
from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import make_button, make_label, make_surface
from workshop_app.views.sheet.empty import needs_goal
from workshop_app.views.sheet.tabs import SheetTabs


class SheetHead(QWidget):
    """Asks the Leitfrage above the Leitziele; says when no field was chosen yet."""

    fields_wanted = Signal()  # go where Handlungsfelder are chosen

    def __init__(
        self, spec: SheetSpec, subject: SheetSubject, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._subject = subject
        self.tabs = named(SheetTabs(), "sheet_tabs", _("Handlungsfelder"))
        self.new_button = make_button(
            _("{action}  Strg+N").format(action=spec.new_label),
            kind="primary",
            icon_name="add",
            accessible_name=spec.new_label,
        )
        self.question = make_label(role="question", wrap=True)
        self.hint = make_surface("banner")
        self.hint_button = make_button(_("Handlungsfelder wählen"), kind="link")
        self.hint_button.clicked.connect(self.fields_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self.hint)
        line.setContentsMargins(SPACING.m, SPACING.xs, SPACING.m, SPACING.xs)
        text = _("Noch ist kein Handlungsfeld gewählt, darum stehen hier alle.")
        line.addWidget(make_label(text))
        line.addWidget(self.hint_button)
        line.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(SPACING.m)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.new_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.s)
        layout.addLayout(row)
        layout.addWidget(self.question)
        layout.addWidget(self.hint)

    def show_list(self, shown: SheetList, *, can_add: bool) -> None:
        """Show the fields, and what to know about the chosen one."""
        self.tabs.show_tabs(shown.tabs, shown.field_id)
        self.tabs.setVisible(bool(shown.tabs))
        self.hint.setVisible(bool(shown.tabs) and not any(tab.is_selected for tab in shown.tabs))
        has_place = bool(shown.tabs) and not needs_goal(shown, self._subject)
        self.new_button.setVisible(can_add and has_place)
        tab = self.tabs.current_tab()
        asks = self._subject is SheetSubject.GUIDING_GOALS
        self.question.setText(tab.guiding_question if tab and asks else "")
        self.question.setVisible(bool(self.question.text()))

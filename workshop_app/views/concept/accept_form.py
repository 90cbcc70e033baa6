"""Asks below the findings why one of them may stay; everything else can go on meanwhile."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workshop_app.concept.check import Finding
from workshop_app.translation import _
from workshop_app.views.drafts.drafts import DraftDesk, line_draft
from workshop_app.views.look.theme import SPACING
from workshop_app.views.parts.weakly import weakly
from workshop_app.views.parts.widgets import make_button, make_label

_PLACES = "finding/"


class AcceptForm(QFrame):
    """One line for the reason; without one, nothing can be accepted."""

    accepted = Signal(object, str)  # Finding, reason
    left = Signal()

    def __init__(self, desk: DraftDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self._desk = desk
        self._is_resumed = False
        self.finding: Finding | None = None
        self.message = make_label("", "muted", wrap=True)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(_("Grund"))
        self.reason.setPlaceholderText(_("Der Wert kommt im Herbst."))
        self.cancel_button = make_button(_("Abbrechen"), kind="quiet")
        self.accept_button = make_button(_("Annehmen"), kind="primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.s)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.accept_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.m, SPACING.m, SPACING.m, SPACING.m)
        layout.setSpacing(SPACING.s)
        layout.addWidget(make_label(_("Warum darf das so bleiben?"), "strong", wrap=True))
        layout.addWidget(self.message)
        layout.addWidget(self.reason)
        layout.addLayout(buttons)
        self._draft = line_draft(desk, self.reason, weakly(self._accept))
        self.reason.textChanged.connect(self._refresh)
        self.reason.returnPressed.connect(self._accept)
        self.accept_button.clicked.connect(self._accept)
        self.cancel_button.clicked.connect(self.close_form)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Esc"), self, context=context).activated.connect(self.close_form)
        self.hide()

    def ask(self, finding: Finding) -> None:
        """Ask about a finding; what was typed for it already stays."""
        self._show(finding)
        self.reason.setFocus()

    def resume(self, findings: Iterable[Finding]) -> None:
        """Ask again where somebody was giving a reason when the app was killed; once."""
        if self._is_resumed:
            return
        self._is_resumed = True
        place = _PLACES + self._desk.newest_below(_PLACES)
        for finding in findings:
            if finding.is_open and _place_of(finding) == place and self.finding is None:
                self._show(finding)

    def _show(self, finding: Finding) -> None:
        place = _place_of(finding)
        if self._draft.place != place:
            self._draft.leave()
            self.reason.clear()
            self._draft.aim(place)
        self.finding = finding
        self.message.setText(finding.message)
        self._refresh()
        self.show()

    @Slot()
    def close_form(self) -> None:
        """Ask no more; what is typed is given up."""
        self._draft.give_up()
        self.reason.clear()
        self.finding = None
        self.hide()
        self.left.emit()

    @Slot()
    def _accept(self) -> None:
        if self.finding is None or not self.accept_button.isEnabled():
            return
        with self._draft.confirming():
            self.accepted.emit(self.finding, self.reason.text())
        if self._draft.has_failed:  # the disk did not take it
            self._draft.settle()
        else:
            self.close_form()

    @Slot()
    def _refresh(self) -> None:
        self.accept_button.setEnabled(bool(self.reason.text().strip()))


def _place_of(finding: Finding) -> str:
    return f"{_PLACES}{finding.rule}/{finding.object_code}"

"""Asks why a finding may stay."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workshop_app.concept.check import Finding
from workshop_app.translation import _
from workshop_app.views.theme import SPACING, px
from workshop_app.views.widgets import make_button, make_label

_WIDTH = 480


class AcceptDialog(QDialog):
    """One line for the reason; without one, nothing can be accepted."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        self.setWindowTitle(_("Befund annehmen"))
        self.setMinimumWidth(px(_WIDTH))
        self.reason = QLineEdit()
        self.reason.setAccessibleName(_("Grund"))
        self.reason.setPlaceholderText(_("zum Beispiel: Der Wert kommt im Herbst."))
        self.cancel_button = make_button(_("Abbrechen"))
        self.accept_button = make_button(_("Annehmen"), kind="primary")
        self.accept_button.setDefault(True)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.xl)
        layout.setSpacing(SPACING.s)
        layout.addWidget(make_label(_("Warum darf das so bleiben?"), "headline"))
        layout.addWidget(make_label(finding.message, "muted", wrap=True))
        layout.addWidget(self.reason)
        layout.addSpacing(SPACING.s)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.s)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.accept_button)
        layout.addLayout(buttons)

        self.reason.textChanged.connect(self._refresh)
        self.cancel_button.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.accept)
        self._refresh()
        self.reason.setFocus()

    @Slot()
    def _refresh(self) -> None:
        self.accept_button.setEnabled(bool(self.reason.text().strip()))

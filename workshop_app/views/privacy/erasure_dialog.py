"""Asks once before something is taken out for good; the way back is the default."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.parts.widgets import make_button, make_label

_WIDTH = 640


class ErasureDialog(QDialog):
    """Says what goes and what cannot be reached, and lets people choose what else goes."""

    def __init__(self, title: str, sentences: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(px(_WIDTH))
        self.sentences = [make_label(sentence, wrap=True) for sentence in sentences]
        self.cancel_button = make_button(_("Abbrechen"), kind="primary")
        self.erase_button = make_button(
            _("Endgültig löschen"), kind="danger", icon_name="delete_forever"
        )
        self.erase_button.setAutoDefault(False)
        self.cancel_button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.l)
        layout.setSpacing(SPACING.s)
        layout.addWidget(make_label(title, "headline", wrap=True))
        layout.addWidget(
            make_label(_("Das lässt sich nicht rückgängig machen."), "error", wrap=True)
        )
        for label in self.sentences:
            layout.addWidget(label)
        self.body = QVBoxLayout()  # what can be chosen
        self.body.setSpacing(SPACING.s)
        layout.addLayout(self.body, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.s)
        buttons.addStretch(1)
        buttons.addWidget(self.erase_button)
        buttons.addWidget(self.cancel_button)
        layout.addSpacing(SPACING.s)
        layout.addLayout(buttons)
        self.cancel_button.clicked.connect(self.reject)
        self.erase_button.clicked.connect(self.accept)
        self.cancel_button.setFocus()

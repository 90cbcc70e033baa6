"""The small dialog for a copy for a table group: for whom, and of what."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workshop_app.merging.group_copy import CopyWish
from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import make_button, make_label

_WIDTH = 560
_LONGEST_NAME = 80


class GroupCopyDialog(QDialog):
    """Asks for the group's name and what it gets, and says what leaves this laptop."""

    def __init__(
        self, fields: Sequence[tuple[uuid.UUID, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Kopie für eine Gruppe"))
        self.setMinimumWidth(px(_WIDTH))
        self._own_name = ""  # what this dialog proposed
        self.name = named(QLineEdit(), "group_name", _("Name der Gruppe"))
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setPlaceholderText(_("zum Beispiel Tisch 2 oder Sprache"))
        self.scope = named(QComboBox(), "group_scope", _("Inhalt der Kopie"))
        self.scope.addItem(_("Ganzer Workshop"), None)
        for field_id, title in fields:
            self.scope.addItem(_("Nur Handlungsfeld „{title}“").format(title=title), field_id)
        self._titles = {field_id: title for field_id, title in fields}
        self.explanation = make_label("", "muted", wrap=True)
        self.cancel_button = make_button(_("Abbrechen"))
        self.save_button = make_button(_("Speichern unter …"), kind="primary")
        self.save_button.setDefault(True)
        self._lay_out()
        self.name.textChanged.connect(self._refresh)
        self.scope.currentIndexChanged.connect(self._on_scope)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.accept)
        self._refresh()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.xl)
        layout.setSpacing(SPACING.xs)
        layout.addWidget(make_label(_("Kopie für eine Gruppe"), "headline"))
        sentence = _(
            "Die Gruppe arbeitet an einem zweiten Laptop in ihrer Datei. Später lesen Sie "
            "ihr Ergebnis hier ein."
        )
        layout.addWidget(make_label(sentence, "muted", wrap=True))
        layout.addSpacing(SPACING.m)
        for name, field in ((_("Inhalt"), self.scope), (_("Name der Gruppe"), self.name)):
            label = make_label(name, "small")
            label.setBuddy(field)
            layout.addWidget(label)
            layout.addWidget(field)
            layout.addSpacing(SPACING.s)
        layout.addWidget(self.explanation)
        layout.addSpacing(SPACING.l)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.s)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        layout.addLayout(buttons)

    def wish(self) -> CopyWish:
        """What was filled in."""
        return CopyWish(" ".join(self.name.text().split()), self.scope.currentData())

    @Slot()
    def _on_scope(self) -> None:
        title = self._titles.get(self.scope.currentData(), "")
        if self.name.text() in ("", self._own_name):
            self._own_name = title[:_LONGEST_NAME]
            self.name.setText(self._own_name)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        is_named = bool(self.name.text().strip())
        self.save_button.setEnabled(is_named)
        self.save_button.setToolTip("" if is_named else _("Bitte zuerst die Gruppe benennen"))
        self.explanation.setText(
            _("Die Kopie enthält alles, auch die Namen und Kontakte der Teilnehmenden.")
            if self.scope.currentData() is None
            else _(
                "Die Kopie enthält dieses Handlungsfeld mit Zielen, Projekten, Zahlen und Karten. "
                "Teilnehmende, Fotos, Abstimmungen und die anderen Handlungsfelder bleiben hier."
            )
        )

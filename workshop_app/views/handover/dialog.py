"""„Übergabe“: what goes into the folder, who is named in it, and whether it asks for a password."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workshop_app.handover.archive import LEAST_LETTERS, weakness_of
from workshop_app.handover.cleaning import PeopleInside
from workshop_app.translation import _, ngettext
from workshop_app.views.look.theme import SPACING
from workshop_app.views.look.window_size import size_window
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import make_button, make_label

_SIZE = (640, 560)
_CONTENT = _(
    "Alles, womit die Kommune weiterarbeitet, in einem neuen Ordner: Konzeptentwurf, "
    "Ergebnisprotokoll und nächste Schritte für Word, die Workshop-Datei und die Austauschdatei "
    "(JSON). Verlauf, Papierkorb und Angaben zu Essen oder Zugang gehen nie mit."
)
_ARCHIVE = _(
    "Statt des Ordners entsteht eine ZIP-Datei, verschlüsselt mit AES-256. Der Windows-Explorer "
    "kann sie nicht öffnen, das kostenlose 7-Zip schon. Bitte das Kennwort getrennt weitergeben: "
    "Ohne es kommt niemand mehr an den Inhalt."
)


class HandoverDialog(QDialog):
    """Asks; whoever opened it writes."""

    def __init__(self, inside: PeopleInside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Übergabe"))
        size_window(self, *_SIZE)
        self._inside = inside
        self.without_people = named(
            QCheckBox(_("Teilnehmende weglassen")), "without_people", _("Teilnehmende weglassen")
        )
        self.without_people.setChecked(True)
        self.without_people.setEnabled(bool(inside.participants or inside.photos_of_people))
        self.people = make_label("", "muted", wrap=True)
        self.protect = named(
            QCheckBox(_("Mit Kennwort schützen")), "protect", _("Mit Kennwort schützen")
        )
        self.explanation = make_label(_ARCHIVE, "muted", wrap=True)
        self.password = self._password_field("password", _("Kennwort"))
        self.again = self._password_field("password_again", _("Kennwort noch einmal"))
        self.hint = make_label("", "muted", wrap=True)
        self.cancel_button = make_button(_("Abbrechen"))
        self.next_button = make_button(_("Ordner wählen …"), kind="primary")
        self.next_button.setDefault(True)
        self._lay_out()
        self.without_people.toggled.connect(self._refresh)
        self.protect.toggled.connect(self._refresh)
        self.password.textChanged.connect(self._refresh)
        self.again.textChanged.connect(self._refresh)
        self.cancel_button.clicked.connect(self.reject)
        self.next_button.clicked.connect(self.accept)
        self._refresh()

    def _password_field(self, object_name: str, name: str) -> QLineEdit:
        field = named(QLineEdit(), object_name, name)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setPlaceholderText(name)
        return field

    def _lay_out(self) -> None:
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.s)
        layout.setSpacing(SPACING.s)
        layout.addWidget(make_label(_("Übergabe"), "headline"))
        layout.addWidget(make_label(_CONTENT, wrap=True))
        layout.addSpacing(SPACING.m)
        layout.addWidget(self.without_people)
        layout.addWidget(self.people)
        layout.addSpacing(SPACING.m)
        layout.addWidget(self.protect)
        layout.addWidget(self.explanation)
        fields = QHBoxLayout()
        fields.setSpacing(SPACING.s)
        fields.addWidget(self.password)
        fields.addWidget(self.again)
        layout.addLayout(fields)
        layout.addWidget(self.hint)
        layout.addStretch(1)
        area = QScrollArea(widgetResizable=True)  # for when everything is large
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addLayout(self._make_buttons())

    def _make_buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(SPACING.xl, SPACING.s, SPACING.xl, SPACING.xl)
        buttons.setSpacing(SPACING.s)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.next_button)
        return buttons

    @property
    def with_people(self) -> bool:
        """Whether participants are handed over."""
        return not self.without_people.isChecked()

    @property
    def chosen_password(self) -> str:
        """The password; empty: none is wanted."""
        return self.password.text() if self.protect.isChecked() else ""

    @Slot()
    def _refresh(self) -> None:
        self.people.setText(self._people_text())
        is_protected = self.protect.isChecked()
        for widget in (self.explanation, self.password, self.again, self.hint):
            widget.setVisible(is_protected)
        problem = self._password_problem() if is_protected else ""
        self.hint.setText(problem or _("Das Kennwort passt."))
        self.next_button.setEnabled(not problem)
        self.next_button.setToolTip(problem)

    def _people_text(self) -> str:
        count = self._inside.participants
        if not self.without_people.isEnabled():
            return _("In diesem Workshop stehen keine Teilnehmenden.")
        if self.without_people.isChecked():
            return _(
                "Ohne Namen, E-Mail-Adressen, Sitzordnung und nicht freigegebene Fotos von "
                "Menschen. Namen, die jemand in Texte getippt hat, und die Moderation bleiben."
            )
        return ngettext(
            "Workshop-Datei und Austauschdatei enthalten dann {count} Person mit Namen, "
            "Organisation, E-Mail und Einwilligung, auch ohne deren Zustimmung zur Nennung. Die "
            "Word-Dateien nennen nur, wer zugestimmt hat.",
            "Workshop-Datei und Austauschdatei enthalten dann {count} Personen mit Namen, "
            "Organisation, E-Mail und Einwilligung, auch ohne deren Zustimmung zur Nennung. Die "
            "Word-Dateien nennen nur, wer zugestimmt hat.",
            count,
        ).format(count=count)

    def _password_problem(self) -> str:
        password = self.password.text()
        if not password:
            return _(
                "Mindestens {count} Zeichen, zum Beispiel vier Wörter, die nicht zusammengehören."
            ).format(count=LEAST_LETTERS)
        if weakness := weakness_of(password):
            return weakness
        if password != self.again.text():
            return _("Bitte noch einmal gleich eingeben.")
        return ""

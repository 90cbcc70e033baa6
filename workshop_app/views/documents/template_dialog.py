"""Which Word template the documents have: chosen, told about, taken away."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app import german
from workshop_app.phases import word_template
from workshop_app.storage.errors import WorkshopError
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.errors import explain
from workshop_app.views.look.theme import SPACING
from workshop_app.views.look.window_size import size_window
from workshop_app.views.parts.notice_bar import NoticeBar
from workshop_app.views.parts.widgets import make_button, make_label

_SIZE = (640, 520)
_FILTER = _("Word-Datei oder Word-Vorlage (*.docx *.dotx)")
_GROUND = _(
    "Alle Unterlagen für Word bekommen Formatvorlagen, Kopf- und Fußzeile, Logo und Seitenränder "
    "der Vorlage. Was ihr fehlt, ergänzt die App. Die Vorlage liegt in der Workshop-Datei."
)
_PLACES = _(
    "Diese Platzhalter füllt die App auf dem Deckblatt der Vorlage, in Kopf- und Fußzeilen. Nur "
    "mit ihnen wird das Deckblatt der Vorlage benutzt:"
)


class TemplateDialog(QDialog):
    """The template that is used, and the places that can stand in it."""

    def __init__(self, workshop: WorkshopFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self.setWindowTitle(_("Word-Vorlage"))
        size_window(self, *_SIZE)
        self.current = make_label("", "strong", wrap=True)
        self.notice = NoticeBar(self)
        self.choose_button = make_button(_("Vorlage wählen …"), kind="primary")
        self.choose_button.setDefault(True)
        self.drop_button = make_button(_("Vorlage der App benutzen"))
        self.close_button = make_button(_("Schließen"))
        for button in (self.choose_button, self.drop_button):
            button.setEnabled(not workshop.is_read_only)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.xl)
        layout.setSpacing(SPACING.m)
        layout.addWidget(make_label(_("Word-Vorlage"), "headline"))
        layout.addWidget(self.current)
        layout.addWidget(self.notice)
        layout.addWidget(make_label(_GROUND, wrap=True))
        layout.addWidget(make_label(_PLACES, wrap=True))
        layout.addLayout(_list_of_places())
        layout.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.drop_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.choose_button)
        layout.addLayout(row)

        self.choose_button.clicked.connect(self.ask)
        self.drop_button.clicked.connect(self.drop)
        self.close_button.clicked.connect(self.reject)
        self._tell("")
        self.choose_button.setFocus()

    @Slot()
    def ask(self) -> None:
        """Ask for a file and use it."""
        chosen, _chosen_filter = QFileDialog.getOpenFileName(
            self, _("Word-Vorlage wählen"), str(self._workshop.path.parent), _FILTER
        )
        if chosen:
            self.use(Path(chosen))

    def use(self, path: Path) -> None:
        """Use a template, or tell why it will not do; then everything stays as it was."""
        from workshop_app.concept.template.file import read_template  # with python-docx
        from workshop_app.concept.template.package import unknown_places_in

        try:
            content = read_template(path)
            unknown = unknown_places_in(content)
            with self._workshop.change(_("Word-Vorlage gewählt")) as session:
                word_template.keep_word_template(session, content, path.name)
        except (WorkshopError, OSError) as error:
            self._tell(explain(error), tone="error")
            return
        names = german.join_list([f"{{{{{name}}}}}" for name in unknown], _("und"))
        hint = _("Die App kennt nicht: {names}. Das bleibt im Dokument so stehen.")
        self._tell(hint.format(names=names) if unknown else "", tone="warning")

    @Slot()
    def drop(self) -> None:
        """Go back to the look of the app."""
        try:
            with self._workshop.change(_("Word-Vorlage entfernt")) as session:
                word_template.drop_word_template(session)
        except WorkshopError as error:
            self._tell(explain(error), tone="error")
            return
        self._tell("")
        self.choose_button.setFocus()

    def _tell(self, message: str, tone: str = "") -> None:
        with self._workshop.read() as session:
            name = word_template.template_name(session)
        self.current.setText(
            _("Benutzt wird die Vorlage der App.")
            if name is None
            else _("Benutzt wird: {name}").format(name=name)
        )
        self.drop_button.setEnabled(name is not None and not self._workshop.is_read_only)
        if message:
            self.notice.show_notice(message, tone=tone)
        else:
            self.notice.dismiss()


def _list_of_places() -> QGridLayout:
    from workshop_app.concept.template.places import PLACES

    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACING.l)
    grid.setVerticalSpacing(SPACING.xs)
    grid.setColumnStretch(1, 1)
    for row, (name, meaning) in enumerate(PLACES.items()):
        grid.addWidget(make_label(f"{{{{{name}}}}}", "strong"), row, 0)
        grid.addWidget(make_label(meaning, wrap=True), row, 1)
    return grid

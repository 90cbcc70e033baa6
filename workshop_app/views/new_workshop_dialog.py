"""The small dialog for a new workshop: for whom, under which title, in which file."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from workshop_app.phases.file_names import free_path, workshop_file_name
from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.parts.widgets import ElidedLabel, make_button, make_label

_WIDTH = 520


@dataclass(frozen=True, slots=True)
class NewWorkshop:
    """What a new workshop begins with."""

    municipality: str
    title: str
    path: Path


class NewWorkshopDialog(QDialog):
    """Asks for the least; everything else can be filled in later."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Neuer Workshop"))
        self.setMinimumWidth(px(_WIDTH))
        self._folder = folder
        self._chosen: Path | None = None  # by hand; None: named after the municipality
        self.municipality = QLineEdit()
        self.municipality.setPlaceholderText(_("zum Beispiel Stadt Auental"))
        self.municipality.setAccessibleName(_("Kommune"))
        self.title = QLineEdit(_("Integrationskonzept"))
        self.title.setAccessibleName(_("Titel"))
        self.file = ElidedLabel()
        self.folder = ElidedLabel("", "small")
        self.change_button = make_button(
            _("Anderer Ort …"), accessible_name=_("Anderen Ordner oder Namen wählen")
        )
        self.cancel_button = make_button(_("Abbrechen"))
        self.create_button = make_button(_("Anlegen"), kind="primary")
        self.create_button.setDefault(True)
        self._lay_out()
        self.municipality.textChanged.connect(self._refresh)
        self.change_button.clicked.connect(self._choose_file)
        self.cancel_button.clicked.connect(self.reject)
        self.create_button.clicked.connect(self.accept)
        self._refresh()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.xl)
        layout.setSpacing(SPACING.xs)
        layout.addWidget(make_label(_("Neuer Workshop"), "headline"))
        layout.addSpacing(SPACING.m)
        for name, field in ((_("Kommune"), self.municipality), (_("Titel"), self.title)):
            label = make_label(name, "small")
            label.setBuddy(field)
            layout.addWidget(label)
            layout.addWidget(field)
            layout.addSpacing(SPACING.s)
        layout.addWidget(make_label(_("Datei"), "small"))
        place = QVBoxLayout()
        place.setSpacing(0)
        place.addWidget(self.file)
        place.addWidget(self.folder)
        row = QHBoxLayout()
        row.setSpacing(SPACING.m)
        row.addLayout(place, 1)
        row.addWidget(self.change_button)
        layout.addLayout(row)
        layout.addSpacing(SPACING.l)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.s)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.create_button)
        layout.addLayout(buttons)

    def new_workshop(self) -> NewWorkshop:
        """What was filled in."""
        return NewWorkshop(
            municipality=" ".join(self.municipality.text().split()),
            title=" ".join(self.title.text().split()),
            path=self._path(),
        )

    def _path(self) -> Path:
        if self._chosen is not None:
            return self._chosen
        return free_path(self._folder / workshop_file_name(self.municipality.text()))

    @Slot()
    def _refresh(self) -> None:
        path = self._path()
        self.file.setText(path.name)
        self.folder.setText(_("in {folder}").format(folder=path.parent))
        is_named = bool(self.municipality.text().strip())
        self.create_button.setEnabled(is_named)
        self.create_button.setToolTip("" if is_named else _("Bitte zuerst die Kommune eintragen"))

    @Slot()
    def _choose_file(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self,
            _("Ort der Workshop-Datei"),
            str(self._path()),
            _("Workshop (*.workshop)"),
            options=QFileDialog.Option.DontConfirmOverwrite,  # an existing one is never replaced
        )
        if chosen:
            path = Path(chosen)
            named = path if path.suffix == ".workshop" else path.with_name(f"{path.name}.workshop")
            self._chosen = free_path(named)
            self._refresh()

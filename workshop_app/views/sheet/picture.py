"""A field of a sheet that holds a picture: a preview, and buttons to choose and remove it."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workshop_app.phases.fields import Field
from workshop_app.translation import _
from workshop_app.views.errors import explain
from workshop_app.views.look.theme import SPACING
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import make_button, make_label
from workshop_app.views.photos.picture_reading import read_picture
from workshop_app.views.settings import documents_folder
from workshop_app.views.sheet.fields import FieldEditor
from workshop_app.views.worker import Job, Progress

_PREVIEW: Final = QSize(160, 72)


class PictureEditor(FieldEditor):
    """Shows the saved picture; a file is read beside Qt's thread and made small."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.choose_button = make_button(_("Bild wählen …"), icon_name="file_open")
        super().__init__(field, self.choose_button, parent)
        self.choose_button.setAccessibleName(_("{field}: Bild wählen").format(field=field.label))
        self.remove_button = make_button(
            _("Entfernen"),
            kind="quiet",
            icon_name="delete",
            accessible_name=_("{field} entfernen").format(field=field.label),
        )
        self.preview = named(QLabel(), f"preview_{field.attribute}", field.label)
        self.preview.setFixedSize(_PREVIEW)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.hint = make_label(field.hint, "muted", wrap=True)
        self._picture: bytes | None = None
        self._job: Job | None = None
        self._problem = ""
        self._is_read_only = False
        self._lay_out()
        self.choose_button.clicked.connect(self._choose)
        self.remove_button.clicked.connect(self._remove)
        self.show_value(None)

    def _lay_out(self) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACING.m)
        line.addWidget(self.preview)
        line.addWidget(self.choose_button)
        line.addWidget(self.remove_button)
        line.addWidget(self.hint, 1)
        line.addStretch()
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(1, row)  # below the label, where the control was

    def show_value(self, value: object) -> None:
        """Show the saved picture, or that there is none."""
        picture = value if isinstance(value, bytes) and value else None
        is_other = picture != self._picture
        self._picture = picture
        if is_other:
            self._draw()
        self._arrange()

    def start(self, value: object) -> None:
        """Show another item's picture."""
        self._say("")
        self.show_value(value)

    def set_read_only(self) -> None:
        """Show the picture only."""
        self._is_read_only = True
        self._arrange()

    def read_file(self, path: Path) -> None:
        """Read a picture and hand it over; what cannot be read is told below the field."""
        if self._job is not None:
            return

        def read(_progress: Progress) -> bytes:
            return read_picture(path)

        self._say("")
        self.choose_button.setEnabled(False)
        self._job = Job(read)
        self._job.succeeded.connect(self._on_read)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _arrange(self) -> None:
        has_picture = self._picture is not None
        self.preview.setVisible(has_picture)
        self.remove_button.setVisible(has_picture and not self._is_read_only)
        self.choose_button.setHidden(self._is_read_only)
        self.choose_button.setText(_("Ersetzen …") if has_picture else _("Bild wählen …"))
        self.hint.setVisible(not has_picture)

    def _draw(self) -> None:
        pixmap = QPixmap()
        if self._picture is not None:
            pixmap.loadFromData(self._picture)
        if pixmap.isNull():
            self.preview.setText(_("Keine Vorschau") if self._picture else "")
            return
        ratio = self.devicePixelRatioF()
        small = pixmap.scaled(
            _PREVIEW * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        small.setDevicePixelRatio(ratio)
        self.preview.setPixmap(small)

    def _refusal(self) -> str:
        return self._problem

    def _say(self, problem: str) -> None:
        self._problem = problem
        self._show_note()

    def _end_job(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None
        self.choose_button.setEnabled(True)

    @Slot()
    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self,
            self.field.label,
            str(documents_folder()),
            _("Bilder (*.png *.jpg *.jpeg);;Alle Dateien (*)"),
        )
        if chosen:
            self.read_file(Path(chosen))

    @Slot()
    def _remove(self) -> None:
        self._say("")
        self.entered.emit(None)
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_read(self, picture: bytes) -> None:
        self._end_job()
        self.entered.emit(picture)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._end_job()
        self._say(explain(error))

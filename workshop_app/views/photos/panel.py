"""The right side of the photo pane: the chosen photo, its form, who is on it, what is missing."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workshop_app.phases.photo_sheet import PHOTO_SHEET
from workshop_app.phases.photos import PEOPLE, PICTURE, PhotoItem
from workshop_app.phases.sheets.goal_links import Pick
from workshop_app.phases.sheets.sheet_reading import Sheet
from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import make_button, make_icon_button, make_label
from workshop_app.views.photos.picture_cache import PictureCache
from workshop_app.views.sheet.form import SheetForm
from workshop_app.views.sheet.gap_bar import GapBar
from workshop_app.views.sheet.picker import SheetPicker

_PREVIEW_HEIGHT: Final = 150
_PREVIEW_SIDE: Final = 640  # points that are read for it


class PhotoPanel(QFrame):
    """Shows one photo."""

    opened = Signal()  # it shall be shown large
    delete_wanted = Signal()
    picture_wanted = Signal()  # only its name is known: a file shall be chosen
    person_ticked = Signal(object, bool)  # id of the participant, whether recognisable

    def __init__(self, cache: PictureCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self._cache = cache
        self._photo: PhotoItem | None = None
        self._shown_id: object = None
        self.code = make_label(role="small")
        self.open_button = make_button(
            _("Groß anzeigen"), kind="quiet", icon_name="visibility", tool_tip=_("Enter")
        )
        self.delete_button = make_icon_button("delete", _("Foto löschen"))
        self.erase_button = make_icon_button("delete_forever", _("Foto endgültig löschen …"))
        self.preview = _Preview()
        self.form = SheetForm(PHOTO_SHEET)
        self.people = SheetPicker("photo_people", _("Wer ist zu erkennen?"), _("Name suchen"))
        self.gap_bar = GapBar()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, SPACING.s, 0)
        head.addWidget(self.code)
        head.addStretch(1)
        head.addWidget(self.open_button)
        head.addWidget(self.delete_button)
        head.addWidget(self.erase_button)
        self.form.rows.insertWidget(0, self.preview)
        self.form.add_part(self.people)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.l, SPACING.s, SPACING.s, SPACING.m)
        layout.setSpacing(SPACING.s)
        layout.addLayout(head)
        layout.addWidget(self.form, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, SPACING.s, 0)
        foot.addWidget(self.gap_bar)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.open_button.clicked.connect(self.opened)
        self.preview.clicked.connect(self.opened)
        self.delete_button.clicked.connect(self.delete_wanted)
        self.people.ticked.connect(self._on_ticked)
        self.gap_bar.chosen.connect(self._on_gap_chosen)
        self._cache.arrived.connect(self._on_arrived)

    def show_photo(self, photo: PhotoItem, sheet: Sheet, people: Sequence[Pick]) -> None:
        """Show a photo as it is saved."""
        is_other = photo.id != self._shown_id
        self._photo, self._shown_id = photo, photo.id
        taken = photo.taken_at[11:16] if photo.taken_at else ""
        name = photo.file_name
        self.code.setText(" · ".join(part for part in (photo.code, name, taken) if part))
        self.form.show_sheet(sheet)
        has_people = bool(sheet.values["shows_people"]) or any(pick.is_chosen for pick in people)
        self.people.setVisible(has_people)
        self.people.show_picks(people, is_other=is_other)
        self.gap_bar.show_gaps(photo.gaps, PHOTO_SHEET.complete_text.format(code=photo.code))
        self.open_button.setEnabled(photo.picture_hash is not None)
        self._draw()

    def set_read_only(self) -> None:
        """Let everything be read, and nothing changed."""
        self.form.set_read_only()
        self.people.set_read_only()
        self.delete_button.hide()
        self.erase_button.hide()

    def _draw(self) -> None:
        name = self._photo.picture_hash if self._photo else None
        self.preview.show_picture(
            self._cache.pixmap(name, _PREVIEW_SIDE) if name else QPixmap(),
            self._photo.alt_text if self._photo else "",
        )

    @Slot(str)
    def _on_arrived(self, name: str) -> None:
        if self._photo is not None and self._photo.picture_hash == name:
            self._draw()

    @Slot(object, bool)
    def _on_ticked(self, pick: Pick, is_shown: bool) -> None:
        self.person_ticked.emit(pick.id, is_shown)

    @Slot(str)
    def _on_gap_chosen(self, attribute: str) -> None:
        if attribute == PEOPLE:
            self.form.reveal(self.people)
            self.people.search.setFocus(Qt.FocusReason.OtherFocusReason)
        elif attribute == PICTURE:
            self.picture_wanted.emit()
        else:
            self.form.focus_field(attribute)


class _Preview(QLabel):
    """The photo, as wide as there is room; a click shows it large."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "photo_preview", _("Vorschau"))
        self._pixmap = QPixmap()
        self.setFixedHeight(px(_PREVIEW_HEIGHT))
        self.setMinimumWidth(1)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("surface", "column")

    def show_picture(self, pixmap: QPixmap | None, alt_text: str) -> None:
        """Show it; None: it is still read."""
        self._pixmap = pixmap or QPixmap()
        self.setAccessibleDescription(alt_text)
        self.setText("" if pixmap is None else _("Kein Bild vorhanden"))
        self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the large one."""
        if event.button() == Qt.MouseButton.LeftButton and not self._pixmap.isNull():
            self.clicked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._pixmap.isNull():
            return
        ratio = self.devicePixelRatioF()
        small = self._pixmap.scaled(
            self.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        small.setDevicePixelRatio(ratio)
        self.setPixmap(small)

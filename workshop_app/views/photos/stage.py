"""Photos one at a time and large, with the way to the next one."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from workshop_app.phases.photos import PhotoItem
from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING
from workshop_app.views.parts.widgets import ElidedLabel, make_icon_button
from workshop_app.views.photos.canvas import Look, PhotoCanvas
from workshop_app.views.photos.picture_cache import PictureCache


class PhotoStage(QWidget):
    """Keeps for each photo how near somebody looked at it."""

    closed = Signal()
    turned = Signal(object)  # id of the photo that is shown now

    def __init__(
        self, cache: PictureCache, *, empty_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._cache = cache
        self._empty_text = empty_text  # where there is no photo at all
        self._photos: Sequence[PhotoItem] = ()
        self._looks: dict[uuid.UUID, Look] = {}
        self.photo_id: uuid.UUID | None = None
        self.canvas = PhotoCanvas()
        self.title = ElidedLabel(role="strong")
        self.back_button = make_icon_button("chevron_left", _("Foto davor"))
        self.next_button = make_icon_button("chevron_right", _("Nächstes Foto"))
        self.smaller_button = make_icon_button("remove", _("Kleiner"))
        self.larger_button = make_icon_button("add", _("Größer"))
        self.close_button = make_icon_button("close", _("Foto schließen"))
        self.tools = QHBoxLayout()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.tools.setSpacing(0)
        self.tools.addWidget(self.back_button)
        self.tools.addWidget(self.next_button)
        self.tools.addSpacing(SPACING.s)
        self.tools.addWidget(self.title, 1)
        for button in (self.smaller_button, self.larger_button, self.close_button):
            self.tools.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.xs)
        layout.addLayout(self.tools)
        layout.addWidget(self.canvas, 1)

    def _connect(self) -> None:
        self.canvas.closed.connect(self.closed)
        self.canvas.turned.connect(self.turn)
        self.canvas.look_changed.connect(self._keep_look)
        self.back_button.clicked.connect(self._go_back)
        self.next_button.clicked.connect(self._go_on)
        self.smaller_button.clicked.connect(self.zoom_out)
        self.larger_button.clicked.connect(self.zoom_in)
        self.close_button.clicked.connect(self.closed)
        self._cache.arrived.connect(self._on_arrived)

    def show_photos(self, photos: Sequence[PhotoItem], photo_id: uuid.UUID | None = None) -> None:
        """Show one of these photos; without an id the same as before, else the first."""
        self._photos = photos
        known = [photo.id for photo in photos]
        wanted = [key for key in (photo_id, self.photo_id) if key in known]
        self._show(next(iter([*wanted, *known]), None))

    @property
    def photo(self) -> PhotoItem | None:
        """What is shown."""
        return next((photo for photo in self._photos if photo.id == self.photo_id), None)

    @Slot(int)
    def turn(self, distance: int) -> None:
        """Show the next photo or the one before."""
        place = self._place() + distance
        if 0 <= place < len(self._photos):
            self._show(self._photos[place].id)
            self.turned.emit(self.photo_id)

    @Slot()
    def zoom_in(self) -> None:
        """Look nearer."""
        self.canvas.zoom(1)

    @Slot()
    def zoom_out(self) -> None:
        """See more."""
        self.canvas.zoom(-1)

    def add_tool(self, button: QToolButton) -> None:
        """Put a button before the one that closes."""
        self.tools.insertWidget(self.tools.count() - 1, button)

    def _place(self) -> int:
        return next((n for n, photo in enumerate(self._photos) if photo.id == self.photo_id), 0)

    def _show(self, photo_id: uuid.UUID | None) -> None:
        is_other = photo_id != self.photo_id
        self.photo_id = photo_id
        photo, place, count = self.photo, self._place(), len(self._photos)
        self.back_button.setEnabled(place > 0)
        self.next_button.setEnabled(place < count - 1)
        if photo is None:
            self.title.setText("")
            self.canvas.show_nothing(self._empty_text)
            return
        what = photo.alt_text or photo.step_title
        place_text = _("{number} von {count}").format(number=place + 1, count=count)
        self.title.setText(" · ".join(part for part in (photo.code, place_text, what) if part))
        self._draw(self._looks.get(photo.id, Look()) if is_other else None)

    def _draw(self, look: Look | None = None) -> None:
        photo = self.photo
        if photo is not None:
            name = photo.picture_hash
            pixmap = self._cache.pixmap(name) if name else QPixmap()
            self.canvas.show_pixmap(pixmap, photo.alt_text, look)

    @Slot()
    def _keep_look(self) -> None:
        if self.photo_id is not None:
            self._looks[self.photo_id] = self.canvas.look

    @Slot(str)
    def _on_arrived(self, name: str) -> None:
        if self.isVisible() and self.photo is not None and self.photo.picture_hash == name:
            self._draw()

    @Slot()
    def _go_back(self) -> None:
        self.turn(-1)

    @Slot()
    def _go_on(self) -> None:
        self.turn(1)

    def focus_photo(self) -> None:
        """Put the focus where keys zoom and move."""
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

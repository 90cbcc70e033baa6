"""The photo pane: all photos as a grid, and beside it the form of the chosen one."""

import uuid

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from workshop_app.model.people import Participant, Photo, PhotoPerson
from workshop_app.phases import photos
from workshop_app.phases.photo_sheet import PHOTO_SHEET
from workshop_app.phases.step import PhotoPane
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _, ngettext
from workshop_app.views.bridge import ChangeBridge, Message, Tone
from workshop_app.views.look.theme import SPACING
from workshop_app.views.pane_view import PaneView
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import EmptyState, make_button, make_label
from workshop_app.views.photos.adding import PhotoAdding, PhotoOffers
from workshop_app.views.photos.list import PHOTO_ROLE, PhotoList, PhotoModel
from workshop_app.views.photos.panel import PhotoPanel
from workshop_app.views.photos.picture_cache import PictureCache
from workshop_app.views.photos.stage import PhotoStage
from workshop_app.views.privacy.erasing_control import ErasingControl

NEW_PHOTO_KEYS = "Ctrl+N"
_TABLES = tuple(kind.__tablename__ for kind in (Participant, Photo, PhotoPerson))


class PhotoView(PaneView):
    """Files photos, and says which of them may go into the concept."""

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        step: str,
        pane: PhotoPane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workshop, bridge, step, parent)
        self._photo_id: uuid.UUID | None = None
        self._is_busy = False  # while the list is filled
        self.cache = PictureCache(workshop, self)
        self.adding = PhotoAdding(bridge, step, self)
        self.erasing = ErasingControl(workshop, bridge, self)
        self.erasing.decided.connect(self.erasure_wanted)
        self._make(pane)
        self._lay_out()
        self._connect()
        if workshop.is_read_only:
            self.panel.set_read_only()
            for button in (self.add_button, self.first_button):
                button.setEnabled(False)
        self._reload()

    def _make(self, pane: PhotoPane) -> None:
        self.model = PhotoModel(self)
        self.list = named(PhotoList(self.model, self.cache), "photo_list", pane.title)
        self.panel = PhotoPanel(self.cache)
        self.panel.form.keep_drafts(self.bridge.drafts, "photo")
        self.stage = PhotoStage(self.cache)
        self.add_button = make_button(
            PHOTO_SHEET.new_label, icon_name="photo_camera", tool_tip=_("Strg+N")
        )
        self.first_button = make_button(
            PHOTO_SHEET.new_label, kind="primary", icon_name="photo_camera"
        )
        self.counts = make_label(role="muted")
        self.hint = make_label(_("Ziehen Sie Fotos hierher, oder Strg+V"), "muted")
        self.progress = QProgressBar(textVisible=False)
        self.progress.setAccessibleName(_("Fotos werden gelesen"))
        self.progress.hide()
        self.empty = EmptyState(
            "photo_camera",
            _("Noch keine Fotos"),
            _(
                "Fotografieren Sie jede Wand, bevor sie abgebaut wird, und ziehen Sie die Fotos "
                "hierher. Ort, Gerät und Name werden daraus entfernt."
            ),
            self.first_button,
        )
        self._stack = QStackedWidget()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(SPACING.m)
        tools.addWidget(self.add_button)
        tools.addWidget(self.counts)
        tools.addStretch(1)
        tools.addWidget(self.progress)
        tools.addWidget(self.hint)
        both = QWidget()
        body = QHBoxLayout(both)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(SPACING.l)
        body.addWidget(self.list, 2)
        body.addWidget(self.panel, 3)
        overview = QWidget()
        layout = QVBoxLayout(overview)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.s)
        layout.addLayout(tools)
        layout.addWidget(both, 1)
        self._overview = overview
        for page in (overview, self.empty, self.stage):
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        self.bridge.committed.connect(self._on_committed)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.opened.connect(self.open_large)
        self.list.delete_wanted.connect(self._delete)
        self.panel.opened.connect(self.open_large)
        self.panel.delete_wanted.connect(self._delete)
        self.panel.erase_button.clicked.connect(self._erase)
        self.panel.picture_wanted.connect(self.adding.choose)
        self.panel.person_ticked.connect(self._set_person)
        self.panel.form.entered.connect(self._save)
        self.stage.closed.connect(self._close_stage)
        self.stage.turned.connect(self._choose)
        self.adding.begun.connect(self._show_progress)
        self.adding.progressed.connect(self._on_progressed)
        self.adding.ended.connect(self.progress.hide)
        self.adding.added.connect(self._on_added)
        if self.workshop.is_read_only:
            return
        for button in (self.add_button, self.first_button):
            button.clicked.connect(self.adding.choose)
        QShortcut(QKeySequence(NEW_PHOTO_KEYS), self).activated.connect(self.adding.choose)
        PhotoOffers(self.adding, self, self.list, self.list.viewport(), self.first_button)

    def focus_entry(self) -> None:
        """Begin in the grid, or where the first photo is chosen."""
        is_empty = self._stack.currentWidget() is self.empty
        (self.first_button if is_empty else self.list).setFocus()

    def save_pending(self) -> None:
        """Save what is typed, and tell what could not be saved."""
        self.panel.form.flush()
        refused = self.panel.form.refused_fields()
        if refused:
            text = _("Noch nicht gesichert, weil es nicht passt: {fields}")
            self.bridge.tell(Message(text.format(fields=", ".join(refused)), Tone.ERROR))

    def jump_to(self, code: str) -> bool:
        """Show the photo with this code."""
        for photo in self.model.photos:
            if photo.code == code:
                self._choose(photo.id)
                return True
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        """Read no more pictures."""
        super().hideEvent(event)
        self.cache.stop()

    @Slot()
    def open_large(self) -> None:
        """Show the chosen photo as large as there is room."""
        if self._photo_id is not None:
            self.panel.form.flush()
            self._stack.setCurrentWidget(self.stage)
            self.stage.show_photos(self.model.photos, self._photo_id)
            self.stage.focus_photo()

    @Slot()
    def _close_stage(self) -> None:
        self._stack.setCurrentWidget(self._overview)
        self.list.setFocus()

    @Slot()
    def _erase(self) -> None:
        photo = self.model.place_of(self._photo_id).data(PHOTO_ROLE)
        if photo is not None:
            self.save_pending()
            self.erasing.ask_about_photo(photo.id, photo.code)

    @Slot()
    def _delete(self) -> None:
        photo_id = self._photo_id
        if photo_id is None or self.workshop.is_read_only:
            return
        label = _("Foto gelöscht")

        def delete(session: Session) -> bool:
            photos.delete_photo(session, photo_id)
            return True

        if self.bridge.act(label, delete):
            self.bridge.tell(Message(label, offers_undo=True))

    @Slot(str, object)
    def _save(self, attribute: str, value: object) -> None:
        sheet, editor = self.panel.form.sheet, self.panel.form.editors[attribute]
        if sheet is None or sheet.id is None:
            return
        photo_id = sheet.id

        def save(session: Session) -> bool:
            photos.set_value(session, photo_id, attribute, value)
            return True

        label = _("Foto geändert: {field}").format(field=editor.field.label)
        if not self.bridge.act(label, save):
            editor.mark_unsaved(sheet.values.get(attribute))

    @Slot(object, bool)
    def _set_person(self, participant_id: uuid.UUID, is_shown: bool) -> None:
        photo_id = self._photo_id
        if photo_id is not None:
            label = (
                _("Person auf dem Foto vermerkt") if is_shown else _("Person nicht auf dem Foto")
            )
            self.bridge.act(
                label,
                lambda session: photos.set_person(
                    session, photo_id, participant_id, is_shown=is_shown
                ),
            )

    @Slot(object)
    def _on_committed(self, change: Change) -> None:
        if change.ids_in(*_TABLES):
            self._reload()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        photo: photos.PhotoItem | None = current.data(PHOTO_ROLE)
        if not self._is_busy and photo is not None and photo.id != self._photo_id:
            self.panel.form.flush()
            self._photo_id = photo.id
            self._show_photo()

    @Slot(object)
    def _on_added(self, ids: tuple[uuid.UUID, ...]) -> None:
        self._choose(ids[0])
        self.list.setFocus()

    @Slot(object)
    def _choose(self, photo_id: uuid.UUID) -> None:
        index = self.model.place_of(photo_id)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    @Slot()
    def _show_progress(self) -> None:
        self.progress.setRange(0, 0)
        self.progress.show()

    @Slot(float)
    def _on_progressed(self, part: float) -> None:
        self.progress.setRange(0, 100)
        self.progress.setValue(round(part * 100))

    def _reload(self) -> None:
        known = [photo.id for photo in self.model.photos]
        place = known.index(self._photo_id) if self._photo_id in known else 0
        with self.workshop.read() as session:
            fresh = photos.read_photos(session)
        self._is_busy = True
        self.model.show(fresh)
        ids = [photo.id for photo in fresh]
        if self._photo_id not in ids:
            own = next((photo.id for photo in fresh if photo.step == self.step), None)
            near = ids[min(place, len(ids) - 1)] if ids else None
            self._photo_id = near if known else own or near
        self.list.setCurrentIndex(self.model.place_of(self._photo_id))
        self._is_busy = False
        self._show_counts()
        if not fresh:
            self._stack.setCurrentWidget(self.empty)
        elif self._stack.currentWidget() is self.stage:
            self.stage.show_photos(self.model.photos, self._photo_id)
        else:
            self._stack.setCurrentWidget(self._overview)
        self._show_photo()

    def _show_photo(self) -> None:
        photo = self.model.place_of(self._photo_id).data(PHOTO_ROLE)
        if photo is None:
            return
        with self.workshop.read() as session:
            sheet = photos.read_photo(session, photo.id)
            people = photos.read_people(session, photo.id)
        self.panel.show_photo(photo, sheet, people)

    def _show_counts(self) -> None:
        count = len(self.model.photos)
        open_count = sum(bool(photo.gaps) for photo in self.model.photos)
        text = ngettext("{count} Foto", "{count} Fotos", count).format(count=count)
        if open_count:
            text += " · " + _("{count} unvollständig").format(count=open_count)
        self.counts.setText(text)

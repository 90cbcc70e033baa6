"""A board beside its photo: what hangs on the wall is typed with the wall in sight."""

import uuid
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QToolButton, QWidget
from sqlalchemy.orm import Session

from workshop_app.model.people import Photo
from workshop_app.phases import photos
from workshop_app.storage.workshop_file import Change
from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING
from workshop_app.views.pane_view import PaneView
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import leave_focus_by_mouse, make_icon_button
from workshop_app.views.photos.adding import PhotoAdding, PhotoOffers
from workshop_app.views.photos.picture_cache import PictureCache
from workshop_app.views.photos.stage import PhotoStage

PHOTO_BESIDE_KEYS = "Ctrl+Shift+O"
# From the entry line, while cards are typed.
PHOTO_ZOOM_KEYS = {"F3": 1, "Shift+F3": -1}
PHOTO_PAN_KEYS = {
    "Alt+Shift+Left": (-1, 0),
    "Alt+Shift+Right": (1, 0),
    "Alt+Shift+Up": (0, -1),
    "Alt+Shift+Down": (0, 1),
}
PHOTO_TURN_KEYS = {"Alt+Shift+PgUp": -1, "Alt+Shift+PgDown": 1}


class BoardPhotos(QObject):
    """The button of the tool row, the photo at the left, and photos that come in."""

    def __init__(self, board: PaneView, entry: QWidget) -> None:
        super().__init__(board)
        self._workshop = board.workshop
        self._bridge = board.bridge
        self._step = board.step
        self._entry = entry
        self.cache = PictureCache(board.workshop, self)
        self._adding = PhotoAdding(board.bridge, board.step, board)
        self._make()
        self._add_keys(board)
        self._connect(board)

    def _make(self) -> None:
        self.stage = PhotoStage(
            self.cache,
            empty_text=_("Noch kein Foto. Ziehen Sie eines hierher, oder Strg+V."),
        )
        named(self.stage, "board_photo", _("Foto der Wand")).hide()
        self.done_button = make_icon_button(
            "task_alt", _("Alle Karten dieses Fotos sind abgetippt")
        )
        self.done_button.setCheckable(True)
        self.stage.add_tool(self.done_button)
        self.stage.canvas.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        leave_focus_by_mouse(self.stage)
        self.button = make_icon_button("photo_camera", _("Foto"))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.button)
        self.beside = QAction(_("Foto daneben"), self._menu)
        self.beside.setCheckable(True)
        self.beside.setShortcut(QKeySequence(PHOTO_BESIDE_KEYS))
        self.beside.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # only told, see below
        self.add = QAction(_("Foto hinzufügen …"), self._menu)
        self._menu.addActions([self.beside, self.add])
        self.button.setMenu(self._menu)
        self._tell_keys()

    @property
    def _board(self) -> PaneView:
        board = self.parent()
        assert isinstance(board, PaneView)
        return board

    def lay_out_beside(self, layout: QLayout, tools: QWidget) -> None:
        """Put the photo at the left of the board, and the button at the end of its tools."""
        row = tools.layout()
        if row is not None:
            row.addWidget(self.button)
            leave_focus_by_mouse(tools)
        both = QHBoxLayout(self._board)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(SPACING.m)
        both.addWidget(self.stage, 1)
        both.addLayout(layout, 1)

    def _tell_keys(self) -> None:
        keys = QKeySequence(PHOTO_BESIDE_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        self.button.setToolTip(_("Foto · daneben mit {keys}").format(keys=keys))

    def _add_keys(self, board: QWidget) -> None:
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        toggle = QShortcut(QKeySequence(PHOTO_BESIDE_KEYS), board, context=context)
        toggle.activated.connect(self.beside.trigger)
        self._keys: list[QShortcut] = []
        canvas = self.stage.canvas
        acts = {key: partial(canvas.zoom, step) for key, step in PHOTO_ZOOM_KEYS.items()}
        acts |= {key: partial(canvas.pan_by_key, *way) for key, way in PHOTO_PAN_KEYS.items()}
        acts |= {key: partial(self.stage.turn, step) for key, step in PHOTO_TURN_KEYS.items()}
        for key, act in acts.items():
            shortcut = QShortcut(QKeySequence(key), board, context=context)
            shortcut.activated.connect(act)
            shortcut.setEnabled(False)
            self._keys.append(shortcut)

    def _connect(self, board: QWidget) -> None:
        board.installEventFilter(self)
        self.beside.toggled.connect(self._show_beside)
        self.stage.closed.connect(self._close)
        self.stage.turned.connect(self._show_done)
        self.done_button.clicked.connect(self._set_done)
        self._bridge.committed.connect(self._on_committed)
        self._adding.begun.connect(self._show_reading)
        self._adding.ended.connect(self._show_ready)
        self._adding.added.connect(self._on_added)
        self.add.setEnabled(not self._workshop.is_read_only)
        if self._workshop.is_read_only:
            self.done_button.hide()
            return
        self.add.triggered.connect(self._adding.choose)
        self._offers = PhotoOffers(
            self._adding, board, self.stage.canvas, self._entry, *self._entry.findChildren(QWidget)
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read no more pictures once the board is out of sight."""
        if event.type() == QEvent.Type.Hide:
            self.cache.stop()
            self._board.room_wanted.emit(False)
        elif event.type() == QEvent.Type.Show:
            self._board.room_wanted.emit(self.beside.isChecked())
        return super().eventFilter(watched, event)

    @Slot(bool)
    def _show_beside(self, is_shown: bool) -> None:
        self.stage.setVisible(is_shown)
        self._board.room_wanted.emit(is_shown)
        for shortcut in self._keys:
            shortcut.setEnabled(is_shown)
        if is_shown:
            self._reload()
        self._entry.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _close(self) -> None:
        self.beside.setChecked(False)

    @Slot(object)
    def _on_committed(self, change: Change) -> None:
        if self.beside.isChecked() and change.ids_in(Photo.__tablename__):
            self._reload()

    @Slot(object)
    def _on_added(self, ids: tuple[uuid.UUID, ...]) -> None:
        self.beside.setChecked(True)
        self._reload(ids[0])

    def _reload(self, photo_id: uuid.UUID | None = None) -> None:
        """Show the photos of this step first, then those of the others."""
        with self._workshop.read() as session:
            found = [photo for photo in photos.read_photos(session) if photo.picture_hash]
        found.sort(key=lambda photo: photo.step != self._step)
        self.stage.show_photos(found, photo_id)
        self._show_done()

    @Slot()
    def _show_reading(self) -> None:
        self.button.setEnabled(False)
        self.button.setToolTip(_("Fotos werden gelesen …"))

    @Slot()
    def _show_ready(self) -> None:
        self.button.setEnabled(True)
        self._tell_keys()

    @Slot()
    def _show_done(self) -> None:
        photo = self.stage.photo
        self.done_button.setEnabled(photo is not None)
        self.done_button.setChecked(photo is not None and photo.is_transcribed)

    @Slot(bool)
    def _set_done(self, is_done: bool) -> None:
        photo = self.stage.photo
        if photo is None:
            return
        photo_id = photo.id

        def save(session: Session) -> None:
            photos.set_value(session, photo_id, "is_transcribed", is_done)

        self._bridge.act(_("Foto als abgetippt vermerkt"), save)

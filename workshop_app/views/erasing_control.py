"""Erasing people and pictures for good: asks once, does it, and says how it went."""

import uuid
from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from workshop_app.storage.errors import ReadOnlyWorkshopError, WorkshopError
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge, Message, Tone

if TYPE_CHECKING:
    from workshop_app.storage.erasure import Erasure
    from workshop_app.views.erasure_dialog import ErasureDialog


class ErasingControl(QObject):
    """One question at a time. What it needs is imported when it is needed."""

    def __init__(self, workshop: WorkshopFile, bridge: ChangeBridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._bridge = bridge
        self._photos: tuple[uuid.UUID, ...] = ()
        self.dialog: ErasureDialog | None = None
        bridge.closing.connect(self.stop)

    @property
    def _window(self) -> QWidget:
        window = self.parent()
        assert isinstance(window, QWidget)
        return window

    def ask_about(self, ids: Collection[uuid.UUID] | None) -> None:
        """Ask whether these participants shall be erased; None: all of them."""
        if not self._may_ask():
            return
        from workshop_app.phases.erasing_people import plan_erasure
        from workshop_app.views.erase_people_dialog import ErasePeopleDialog

        with self._workshop.read() as session:
            plan = plan_erasure(session, ids)
        if not plan.people:
            self._bridge.tell(Message(_("Auf der Liste steht niemand.")))
            return
        self._open(ErasePeopleDialog(plan, self._missing_places(), self._window))

    @Slot()
    def ask_about_all(self) -> None:
        """Ask whether the data of all participants shall be erased."""
        self.ask_about(None)

    def ask_about_photo(self, photo_id: uuid.UUID, code: str) -> None:
        """Ask whether a photo shall be erased."""
        title = _("Foto {code} endgültig löschen?").format(code=code)
        self._ask_about_pictures(
            title,
            _(
                "Gelöscht werden das Bild und alle Angaben dazu: hier, im Verlauf und in den "
                "Kopien, die die App selbst aufhebt."
            ),
            (photo_id,),
        )

    @Slot()
    def ask_about_pictures(self) -> None:
        """Ask whether deleted photos and replaced logos shall be erased."""
        self._ask_about_pictures(
            _("Gelöschte Bilder entfernen?"),
            _(
                "Gelöschte Fotos, ersetzte Logos und frühere Word-Vorlagen bleiben sonst in der "
                "Datei, damit sich das Löschen zurücknehmen lässt. Was noch gezeigt wird, bleibt."
            ),
            (),
        )

    @Slot()
    def stop(self) -> None:
        """Ask no more."""
        if self.dialog is not None:
            self.dialog.reject()

    def _ask_about_pictures(self, title: str, sentence: str, ids: tuple[uuid.UUID, ...]) -> None:
        if not self._may_ask():
            return
        from workshop_app.phases.erasure_texts import OUT_OF_REACH
        from workshop_app.views.erasure_dialog import ErasureDialog

        self._photos = ids
        sentences = (sentence, OUT_OF_REACH, *self._missing_places())
        self._open(ErasureDialog(title, sentences, self._window))

    def _missing_places(self) -> tuple[str, ...]:
        """What to do before, where copies lie on a stick that is out."""
        from workshop_app.phases.erasure_texts import missing_places
        from workshop_app.storage.kept_copies import out_of_reach

        return missing_places(out_of_reach(self._workshop.path))

    def _may_ask(self) -> bool:
        if self._workshop.is_read_only:
            self._bridge.report(ReadOnlyWorkshopError(self._workshop.read_only_reason or ""))
        return self.dialog is None and not self._workshop.is_read_only

    def _open(self, dialog: "ErasureDialog") -> None:
        self.dialog = dialog
        dialog.finished.connect(self._on_answer)
        dialog.open()

    @Slot(int)
    def _on_answer(self, answer: int) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted:
            self._erase(self._erasure(dialog))

    def _erasure(self, dialog: "ErasureDialog") -> "Erasure":
        from workshop_app.phases.erasing_people import erasure_of, erasure_of_pictures
        from workshop_app.views.erase_people_dialog import ErasePeopleDialog

        if not isinstance(dialog, ErasePeopleDialog):
            return erasure_of_pictures(self._photos)
        with self._workshop.read() as session:
            return erasure_of(
                session,
                dialog.plan,
                kept=dialog.kept(),
                erases_photos=dialog.photos.isChecked(),
            )

    def _erase(self, erasure: "Erasure") -> None:
        from workshop_app.phases.erasure_texts import outcome_of

        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            left = self._workshop.erase(erasure)
        except WorkshopError as error:
            self._bridge.report(error)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        tone = Tone.ERROR if left else Tone.NOTE
        self._bridge.tell(Message(outcome_of(erasure.label, left), tone))

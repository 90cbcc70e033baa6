"""Asks once whether people or pictures shall be erased for good; who does it is another."""

import uuid
from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from workshop_app.storage.errors import ReadOnlyWorkshopError
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge, Message, Tone
from workshop_app.views.errors import explain
from workshop_app.views.worker import Job, Progress

if TYPE_CHECKING:
    from workshop_app.phases.privacy.erasing_people import ErasurePlan
    from workshop_app.phases.privacy.erasure_wish import ErasureWish
    from workshop_app.views.privacy.erasure_dialog import ErasureDialog


class ErasingControl(QObject):
    """One question at a time. What it needs is imported when it is needed."""

    decided = Signal(object)  # ErasureWish

    def __init__(self, workshop: WorkshopFile, bridge: ChangeBridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._bridge = bridge
        self._photos: tuple[uuid.UUID, ...] = ()
        self._search: Job | None = None  # for what the file knows of people
        self.dialog: ErasureDialog | None = None
        bridge.closing.connect(self.stop)

    @property
    def _window(self) -> QWidget:
        window = self.parent()
        assert isinstance(window, QWidget)
        return window

    def ask_about(self, ids: Collection[uuid.UUID] | None) -> None:
        """Look for these participants beside the work, then ask about them; None: all of them."""
        if not self._may_ask():
            return
        workshop = self._workshop

        def search(_progress: Progress) -> "ErasurePlan":
            from workshop_app.phases.privacy.erasing_people import plan_erasure

            with workshop.read() as session:
                return plan_erasure(session, ids)

        self._search = Job(search)
        self._search.succeeded.connect(self._on_found)
        self._search.failed.connect(self._on_failed)
        self._search.start()

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
        self._end_search()
        if self.dialog is not None:
            self.dialog.reject()

    def _end_search(self) -> None:
        if self._search is not None:
            self._search.stop()
            self._search = None

    @Slot(object)
    def _on_found(self, plan: "ErasurePlan") -> None:
        self._end_search()
        if not plan.people:
            self._bridge.tell(Message(_("Auf der Liste steht niemand.")))
            return
        from workshop_app.views.privacy.erase_people_dialog import ErasePeopleDialog

        self._open(ErasePeopleDialog(plan, self._missing_places(), self._window))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._end_search()
        self._bridge.tell(Message(explain(error), Tone.ERROR))

    def _ask_about_pictures(self, title: str, sentence: str, ids: tuple[uuid.UUID, ...]) -> None:
        if not self._may_ask():
            return
        from workshop_app.phases.privacy.erasure_texts import OUT_OF_REACH
        from workshop_app.views.privacy.erasure_dialog import ErasureDialog

        self._photos = ids
        sentences = (sentence, OUT_OF_REACH, *self._missing_places())
        self._open(ErasureDialog(title, sentences, self._window))

    def _missing_places(self) -> tuple[str, ...]:
        """What to do besides, where copies lie on a stick that is out or beside the file."""
        from workshop_app.phases.privacy.erasure_texts import missing_places, other_files
        from workshop_app.storage.kept_copies import others_beside, out_of_reach

        path = self._workshop.path
        return (*other_files(others_beside(path)), *missing_places(out_of_reach(path)))

    def _may_ask(self) -> bool:
        if self._workshop.is_read_only:
            self._bridge.report(ReadOnlyWorkshopError(self._workshop.read_only_reason or ""))
            return False
        if self._workshop.pending_erasure() is not None:
            text = _("Ein Löschen ist noch nicht zu Ende; die Zeile über dem Schritt sagt mehr.")
            self._bridge.tell(Message(text))
            return False
        return self.dialog is None and self._search is None

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
            self.decided.emit(self._wish(dialog))

    def _wish(self, dialog: "ErasureDialog") -> "ErasureWish":
        from workshop_app.phases.privacy.erasure_wish import ErasureWish
        from workshop_app.views.privacy.erase_people_dialog import ErasePeopleDialog

        if not isinstance(dialog, ErasePeopleDialog):
            return ErasureWish(photos=self._photos)
        kept = dialog.kept()
        spots = {found.spot for found in dialog.plan.found}
        return ErasureWish(
            people=tuple(row_id for row_id, _name in dialog.plan.people),
            erases_all=dialog.plan.erases_all,
            erases_photos=dialog.photos.isChecked(),
            kept=kept,
            ticked=tuple(spots.difference(kept)),
        )

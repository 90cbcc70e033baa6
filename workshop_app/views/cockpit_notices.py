"""The lines above the step: why nothing can be changed, where the file lies, what is going on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _, ngettext
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.hints_dialog import HintsDialog
from workshop_app.views.notice_bar import NoticeBar
from workshop_app.views.theme import SPACING


class CockpitNotices(QVBoxLayout):
    """Lines that stay until they are dealt with; without any, there is no room between."""

    def __init__(self) -> None:
        super().__init__()
        self.read_only = NoticeBar()
        self.place = NoticeBar()
        self.damage = NoticeBar()
        self.unsaved = NoticeBar()
        self.news = NoticeBar()
        self.setContentsMargins(SPACING.xl, SPACING.s, SPACING.xl, 0)
        self.setSpacing(SPACING.s)
        for notice in (self.unsaved, self.damage, self.read_only, self.place, self.news):
            self.addWidget(notice)

    @Slot(str)
    def _show_unsaved(self, sentence: str) -> None:
        self.unsaved.show_notice(sentence, tone="error")

    @Slot()
    def _forget_unsaved(self) -> None:
        if not self.unsaved.isHidden():
            self.unsaved.dismiss()

    def show_file(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        try_again: Callable[[], object],
        show_snapshots: Callable[[], object],
    ) -> None:
        """Say what hinders writing, what endangers what is written, and later what is not."""
        bridge.save_failed.connect(self._show_unsaved)
        bridge.committed.connect(self._forget_unsaved)
        if workshop.read_only_reason is not None:
            self.read_only.show_notice(
                _("Nur zum Lesen geöffnet: {reason}").format(reason=workshop.read_only_reason),
                tone="warning",
                offers=[(_("Noch einmal versuchen"), try_again)],
            )
        elif workshop.place_warning:
            self.place.show_notice(workshop.place_warning)
        damage = workshop.damage_warning()
        if damage is not None:
            self.damage.show_notice(
                damage,
                tone="error",
                offers=[
                    (_("Sicherungskopien …"), show_snapshots),
                    (_("Geprüft"), lambda: self._trust(workshop)),
                ],
            )

    def _trust(self, workshop: WorkshopFile) -> None:
        workshop.trust_content()
        self.damage.dismiss()

    def show_hints(self, hints: Sequence[str], parent: QWidget) -> None:
        """Tell what was noticed when the file was read in."""
        text = ngettext(
            "Eingelesen, mit {count} Hinweis.", "Eingelesen, mit {count} Hinweisen.", len(hints)
        )
        self.news.show_notice(
            text.format(count=len(hints)),
            offers=[(_("Hinweise zeigen"), lambda: HintsDialog(hints, parent).show())],
        )

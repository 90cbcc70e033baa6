"""The lines above the step: why nothing can be changed, where the file lies, what is going on."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app import german
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _, ngettext
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.drafts.draft_notice import DraftNotice
from workshop_app.views.errors import explain
from workshop_app.views.look.theme import SPACING
from workshop_app.views.parts.notice_bar import NoticeBar
from workshop_app.views.saving import saved_in_future
from workshop_app.views.worker import Job

_PAUSE_MS = 600  # before all content is looked at: first the workshop opens


class CockpitNotices(QVBoxLayout):
    """Lines that stay until they are dealt with; without any, there is no room between."""

    def __init__(self) -> None:
        super().__init__()
        self.read_only = NoticeBar()
        self.place = NoticeBar()
        self.damage = NoticeBar()
        self.unsaved = NoticeBar()
        self.clock = NoticeBar()
        self.erasure = NoticeBar()
        self.erasing = NoticeBar()
        self.news = NoticeBar()
        self._look: Job | None = None  # whether something else changed the content
        self.is_looking = False  # or is about to: the newest commits stay in the -wal meanwhile
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._offers: list[tuple[str, Callable[[], object]]] = []  # where it did
        self.drafts = NoticeBar()
        self.setContentsMargins(SPACING.xl, SPACING.s, SPACING.xl, 0)
        self.setSpacing(SPACING.s)
        bars = (self.unsaved, self.damage, self.read_only, self.place, self.clock, self.erasure)
        for notice in (*bars, self.erasing, self.news, self.drafts):
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
        DraftNotice(bridge.drafts, workshop, self.drafts).refresh()
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
        self._show_clock(saved_in_future(workshop))
        self._offers = [
            (_("Sicherungskopien …"), show_snapshots),
            (_("Geprüft"), partial(self._trust, workshop)),
        ]
        check = workshop.content_check()
        if check is not None:
            self._look = Job(lambda _progress: check())
            self._look.succeeded.connect(self._show_damage)
            self._look.failed.connect(self._show_unreadable)
            self._pause.timeout.connect(self._look.start)
            self._pause.start()
            self.is_looking = True

    def _show_clock(self, saved_at: dt.datetime | None) -> None:
        if saved_at is not None:
            text = _(
                "Die Uhr dieses Geräts geht nach: Zuletzt geändert wurde am {moment} Uhr. Bitte "
                "stellen Sie Datum und Uhrzeit. Gesichert ist alles, nur Uhrzeiten stimmen nicht."
            )
            moment = german.format_moment(saved_at)
            self.clock.show_notice(text.format(moment=moment), tone="warning")

    def stop(self) -> None:
        """Let the look at the content end: what it finds is kept when the file is closed."""
        if self._look is None:
            return
        if self._pause.isActive():  # else a content that nobody looked at would be sealed
            self._pause.stop()
            self._look.start()
        self._look.stop()

    @Slot(object)
    def _show_damage(self, warning: str | None) -> None:
        self.is_looking = False
        if warning is not None:
            self.damage.show_notice(warning, tone="error", offers=self._offers)

    @Slot(object)
    def _show_unreadable(self, error: Exception) -> None:
        self._show_damage(explain(error))

    def _trust(self, workshop: WorkshopFile) -> None:
        workshop.trust_content()
        self.damage.dismiss()

    def show_erasure(self, due: str | None, erase: Callable[[], object]) -> None:
        """Say that the participants' data should be gone by now; or no longer."""
        if due is None:
            self.erasure.dismiss()
            return
        text = _("Die Daten der Teilnehmenden sollten bis {date} gelöscht werden.")
        self.erasure.show_notice(
            text.format(date=due), tone="warning", offers=[(_("Jetzt löschen …"), erase)]
        )

    def show_hints(self, hints: Sequence[str], parent: QWidget) -> None:
        """Tell what was noticed when the file was read in."""
        text = ngettext(
            "Eingelesen, mit {count} Hinweis.", "Eingelesen, mit {count} Hinweisen.", len(hints)
        )
        self.news.show_notice(
            text.format(count=len(hints)),
            offers=[(_("Hinweise zeigen"), partial(_list_hints, hints, parent))],
        )


def _list_hints(hints: Sequence[str], parent: QWidget) -> None:
    from workshop_app.views.hints_dialog import HintsDialog  # not at start

    HintsDialog(hints, parent).show()

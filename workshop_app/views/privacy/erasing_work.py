"""Erasing beside the work: a line above the step says how far it is, and what it waits for."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from workshop_app.storage.errors import WorkshopError
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge, Message, Tone
from workshop_app.views.errors import explain
from workshop_app.views.parts.notice_bar import NoticeBar, Offer
from workshop_app.views.parts.noticed_work import NoticedWork
from workshop_app.views.snapshots.taking import SnapshotTaking
from workshop_app.views.worker import Progress

if TYPE_CHECKING:
    from workshop_app.phases.privacy.erasing_everywhere import ErasingOutcome
    from workshop_app.phases.privacy.erasure_wish import ErasureWish

_AGAIN_MILLISECONDS = 1_000  # while somebody reads the file


class ErasingWork(NoticedWork):
    """One erasure at a time, noted in the file until its end; no snapshot is taken meanwhile."""

    rested = Signal()  # it is at its end, or waits for somebody to say what next

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        taking: SnapshotTaking,
        notice: NoticeBar,
        parent: QObject,
        *,
        base: Path | None,
    ) -> None:
        """Begin nothing yet.

        Args:
            workshop: the open file.
            bridge: tells how it ended.
            taking: what would take snapshots meanwhile.
            notice: for this alone.
            parent: of this object.
            base: the folder for snapshots of all files; None: the app's own.
        """
        super().__init__(notice, parent)
        self._workshop = workshop
        self._bridge = bridge
        self._taking = taking
        self._base = base
        self._wish: ErasureWish | None = None
        self._left: tuple[Path, ...] = ()
        self._awaits_snapshot = False
        taking.told.connect(self._on_snapshot_told)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MILLISECONDS)
        self._again.timeout.connect(self._carry_out)
        bridge.closing.connect(self.stop)

    @Slot(object)
    def begin(self, wish: "ErasureWish") -> None:
        """Note it in the file, and begin."""
        from workshop_app.storage.kept_copies import out_of_reach

        missing = out_of_reach(self._workshop.path, base=self._base)  # the question has told so
        if self._wish is None and self._note(replace(wish, given_up=tuple(map(str, missing)))):
            self._start()

    def resume(self) -> None:
        """Go on with what was broken off by the end of the app; say so of what was cancelled."""
        if self._workshop.is_read_only or self._workshop.pending_erasure() is None:
            return
        from workshop_app.phases.privacy.erasing_everywhere import pending_wish

        self._wish = pending_wish(self._workshop)
        if self._wish is None:
            self._note(None)
            text = _("Ein unterbrochenes Löschen ließ sich nicht fortsetzen: bitte noch einmal.")
            self._notice.show_notice(text, tone="error")
        elif self._wish.is_paused:
            self._show_paused()
        else:
            self._start()

    @Slot()
    def go_on(self) -> None:
        """Try again, as somebody wants."""
        if self._wish is not None and self._note(replace(self._wish, is_paused=False)):
            self._start()

    @Slot()
    def go_on_without(self) -> None:
        """Erase all the same, without what is left."""
        if self._wish is not None:
            self._wish = replace(self._wish, given_up=tuple(map(str, self._left)))
            self.go_on()

    @Slot()
    def give_up(self) -> None:
        """Erase nothing more."""
        if self._note(None):
            self._notice.dismiss()
            self._bridge.tell(Message(_("Es wird nichts mehr gelöscht.")))

    @Slot()
    def stop(self) -> None:
        """End before the window closes; it goes on when the file is opened again."""
        self._again.stop()
        self._awaits_snapshot = False
        super().stop()

    def _note(self, wish: "ErasureWish | None") -> bool:
        """Whether it could be noted in the file; else the reason is told."""
        try:
            self._workshop.note_erasure(None if wish is None else wish.to_json())
        except WorkshopError as error:
            self._bridge.report(error)
            return False
        self._wish = wish
        return True

    def _start(self) -> None:
        self._taking.hold()
        self._awaits_snapshot = self._taking.is_running
        if self._awaits_snapshot:
            self._notice.show_notice(self._progress_text(0.0), can_close=False)
        else:
            self._carry_out()

    @Slot()
    def _on_snapshot_told(self) -> None:
        if self._awaits_snapshot:
            self._awaits_snapshot = False
            self._carry_out()

    @Slot()
    def _carry_out(self) -> None:
        if self._wish is None or self.is_running:
            return
        workshop, base = self._workshop, self._base

        def erase(progress: Progress) -> "ErasingOutcome":
            from workshop_app.phases.privacy.erasing_everywhere import erase_everywhere

            return erase_everywhere(workshop, base=base, tell=progress)

        self._begin(erase, can_cancel=not self._wish.is_out_of_file)

    def _tell_written(self, result: object) -> None:
        from workshop_app.phases.privacy.erasing_everywhere import ErasingOutcome
        from workshop_app.phases.privacy.erasure_texts import outcome_of

        assert isinstance(result, ErasingOutcome)
        before, self._wish, self._left = self._wish, result.wish, result.left
        if result.change is not None:
            self._workshop.announce(result.change)
        if result.wish is None:
            self._notice.dismiss()
            tone = Tone.ERROR if result.left else Tone.NOTE
            label = before.label if before is not None else ""
            self._bridge.tell(Message(outcome_of(label, result.left), tone))
            self._rest()
        elif result.wish.is_out_of_file:
            self._notice.show_notice(self._progress_text(1.0), can_close=False)
            self._again.start()
        else:
            self._show_left(result.left)

    def _show_left(self, left: Sequence[Path]) -> None:
        from workshop_app.phases.privacy.erasure_texts import stopped_by

        self._wait_for_people(
            stopped_by(left),
            "error",
            (_("Noch einmal"), self.go_on),
            (_("Ohne diese weiter"), self.go_on_without),
        )

    def _show_paused(self) -> None:
        self._wait_for_people(self._cancelled_text(), "warning", (_("Weiter löschen"), self.go_on))

    def _wait_for_people(self, text: str, tone: str, *offers: Offer) -> None:
        self._notice.show_notice(
            text,
            tone=tone,
            offers=[*offers, (_("Nicht mehr löschen"), self.give_up)],
            can_close=False,
        )
        self._rest()

    def _rest(self) -> None:
        self._taking.release()
        self.rested.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        super().stop()
        self._wait_for_people(
            self._failed_text(error), "error", (_("Noch einmal versuchen"), self.go_on)
        )

    @Slot()
    def _on_cancelled(self) -> None:
        super().stop()
        if self._wish is not None:
            self._note(replace(self._wish, is_paused=True))
        self._show_paused()

    def _progress_text(self, part: float) -> str:
        from workshop_app.phases.privacy.erasure_texts import progress_of

        return progress_of(self._wish, part) if self._wish is not None else ""

    def _failed_text(self, error: Exception) -> str:
        return _("Noch nicht gelöscht. {reason}").format(reason=explain(error))

    def _cancelled_text(self) -> str:
        title = "" if self._wish is None else self._wish.title
        return _(
            "{title}: angehalten. In dieser Datei steht noch alles; in einem Teil der "
            "Sicherungskopien kann es schon gelöscht sein."
        ).format(title=title)

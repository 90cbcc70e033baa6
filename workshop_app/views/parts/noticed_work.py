"""Writing something beside the work: a line above the step tells how far it is and how it ended."""

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from workshop_app.translation import _
from workshop_app.views.parts.notice_bar import NoticeBar
from workshop_app.views.worker import Job, Progress


class NoticedWork(QObject):
    """One piece of writing at a time, which people may cancel, or begin again at another place."""

    def __init__(self, notice: NoticeBar, parent: QObject) -> None:
        super().__init__(parent)
        self._notice = notice
        self._job: Job | None = None
        self._ask_again: Callable[[], object] = self.stop  # begins anew where it failed

    @property
    def is_running(self) -> bool:
        """Whether something is being written just now."""
        return self._job is not None

    @Slot()
    def cancel(self) -> None:
        """End early, at the next moment where nothing is half written."""
        if self._job is not None:
            self._job.cancel()

    @Slot()
    def stop(self) -> None:
        """End before the window closes."""
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _begin(self, work: Callable[[Progress], object], *, can_cancel: bool = True) -> None:
        self._job = Job(work)
        self._job.progressed.connect(self._on_progressed)
        self._job.succeeded.connect(self._on_succeeded)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)
        offers = [(_("Abbrechen"), self.cancel)] if can_cancel else []
        self._notice.show_notice(self._progress_text(0.0), offers=offers, can_close=False)
        self._job.start()

    @abstractmethod
    def _progress_text(self, part: float) -> str:
        """What is being written, and how much of it is done."""

    @abstractmethod
    def _tell_written(self, result: object) -> None:
        """Say where it is."""

    @abstractmethod
    def _failed_text(self, error: Exception) -> str:
        """Why it is not there."""

    @abstractmethod
    def _cancelled_text(self) -> str:
        """That it is not there, as somebody wanted."""

    @Slot(float)
    def _on_progressed(self, part: float) -> None:
        if self.is_running:
            self._notice.update_text(self._progress_text(part))

    @Slot(object)
    def _on_succeeded(self, result: object) -> None:
        self.stop()
        self._tell_written(result)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.stop()
        self._notice.show_notice(
            self._failed_text(error),
            tone="error",
            offers=[(_("Anderer Ort …"), self._ask_again)],
        )

    @Slot()
    def _on_cancelled(self) -> None:
        self.stop()
        self._notice.show_notice(self._cancelled_text())

"""Making workshop files of others: of an exchange file, or of the sample; beside Qt's thread."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from workshop_app.resource_files import resource_path
from workshop_app.translation import _
from workshop_app.views.settings import documents_folder
from workshop_app.views.worker import Job, Progress


class FileMaking(QObject):
    """Reads one file at a time."""

    begun = Signal(str)  # what is going on, for people
    made = Signal(object, object)  # the Path of the workshop, and a tuple of hints for people
    failed = Signal(object)  # the exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._target = Path()

    def read_exchange_file(self, source: Path, target: Path) -> None:
        """Make a workshop of a file in the exchange format."""
        self._read(source, target, _("„{name}“ wird eingelesen …").format(name=source.name))

    def make_sample(self) -> None:
        """Make the sample in the user's documents; one that is there already stays as it is."""
        target = sample_path()
        if target.exists():
            self.made.emit(target, ())
            return
        source = resource_path("sample", "stadt_brueckstadt.json")
        self._read(source, target, _("Das Beispiel wird vorbereitet …"))

    def stop(self) -> None:
        """End, whatever is going on."""
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _read(self, source: Path, target: Path, sentence: str) -> None:
        if self._job is not None:
            return

        def read(_progress: Progress) -> tuple[str, ...]:
            from workshop_app.exchange.reader import read_workshop  # with pydantic: not at start

            target.parent.mkdir(parents=True, exist_ok=True)
            return read_workshop(source, target).hints

        self._target = target
        self._job = Job(read)
        self._job.succeeded.connect(self._on_succeeded)
        self._job.failed.connect(self._on_failed)
        self.begun.emit(sentence)
        self._job.start()

    @Slot(object)
    def _on_succeeded(self, hints: tuple[str, ...]) -> None:
        self.stop()
        self.made.emit(self._target, hints)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.stop()
        self.failed.emit(error)


def sample_path() -> Path:
    """Where the sample lies for people to find it again."""
    return documents_folder() / "Konzeptwerkstatt" / "Beispiel Stadt Brückstadt.workshop"

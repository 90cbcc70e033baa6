"""What can go wrong with a workshop that a person can do something about."""

from pathlib import Path

from workshop_app.storage.reasons import OUT_OF_ROOM
from workshop_app.translation import _


class WorkshopError(Exception):
    """An error with a German sentence that says what to do; everything else is a bug."""


class NoSuchFileError(WorkshopError):
    """There is no file at the path."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("„{path}“ gibt es nicht. Bitte prüfen Sie den Namen und den Ordner.").format(
                path=path
            )
        )


class FileAlreadyExistsError(WorkshopError):
    """A new workshop would overwrite something."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("„{path}“ gibt es schon. Bitte wählen Sie einen anderen Namen.").format(path=path)
        )


class NotAWorkshopFileError(WorkshopError):
    """The file is something else."""

    def __init__(self, path: Path) -> None:
        advice = _("Bitte wählen Sie eine Datei, deren Name auf .workshop endet.")
        if path.suffix == ".workshop":
            advice = _("Sie heißt nur so. Bitte wählen Sie eine andere Datei.")
        super().__init__(
            _("„{path}“ ist keine Workshop-Datei. {advice}").format(path=path, advice=advice)
        )


class NewerFileError(WorkshopError):
    """The file comes from a newer version of the app."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "„{path}“ stammt aus einer neueren Version der Konzeptwerkstatt. "
                "Bitte öffnen Sie sie mit dieser neueren Version; hier bleibt sie unverändert."
            ).format(path=path)
        )


class OlderFileError(WorkshopError):
    """A file of an older schema cannot be brought to the newest one now."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            _(
                "„{path}“ stammt aus einer älteren Version und lässt sich gerade nicht umstellen. "
                "{reason} Bitte versuchen Sie es, sobald sie sich bearbeiten lässt."
            ).format(path=path, reason=reason)
        )


class DamagedFileError(WorkshopError):
    """SQLite cannot read the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "„{path}“ ist beschädigt und lässt sich nicht lesen. "
                "Bitte öffnen Sie eine Kopie der Datei, zum Beispiel vom Stick."
            ).format(path=path)
        )


class ForeignPartsError(WorkshopError):
    """The file does something by itself, which no file of ours does."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "„{path}“ enthält Teile, die nicht von der Konzeptwerkstatt stammen und von sich "
                "aus Daten verändern könnten. Zur Sicherheit wird die Datei nicht geöffnet. Bitte "
                "öffnen Sie eine Kopie, deren Herkunft Sie kennen."
            ).format(path=path)
        )


class UnusablePathError(WorkshopError):
    """The system refuses to read or write at the path."""

    def __init__(self, path: Path, reason: str) -> None:
        advice = _("Bitte wählen Sie einen anderen Ordner oder prüfen Sie die Rechte.")
        if reason in OUT_OF_ROOM:
            advice = _("Bitte schaffen Sie dort Platz oder wählen Sie einen anderen Ordner.")
        super().__init__(
            _("„{path}“ lässt sich nicht verwenden ({reason}). {advice}").format(
                path=path, reason=reason, advice=advice
            )
        )
        self.path = path
        self.reason = reason


class ReadOnlyWorkshopError(WorkshopError):
    """A change was asked of a workshop that is open for reading only."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            _("Der Workshop ist nur zum Lesen geöffnet: {reason}").format(reason=reason)
        )


class SaveFailedError(WorkshopError):
    """The disk did not take a change; everything saved before is still there."""

    def __init__(self, reason: str, advice: str = "") -> None:
        super().__init__(
            _(
                "Die Eingabe ließ sich nicht speichern ({reason}). Alles Frühere ist gesichert. "
                "{advice}"
            ).format(reason=reason, advice=advice or _("Bitte versuchen Sie es noch einmal."))
        )


class FileGoneError(SaveFailedError):
    """The file is not at its place any more: the stick was pulled, or the folder went."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("„{name}“ ist nicht mehr da").format(name=path.name),
            _(
                "Bitte stecken Sie den Stick wieder ein oder legen Sie die Datei zurück nach "
                "„{folder}“, und bestätigen Sie noch einmal."
            ).format(folder=path.parent),
        )


class FileReplacedError(SaveFailedError):
    """Another file lies at the place of the one that is open."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("unter „{name}“ liegt jetzt eine andere Datei").format(name=path.name),
            _(
                "Bitte sichern Sie den Stand dieses Fensters mit „Kopie für eine Gruppe“, "
                "und öffnen Sie die Datei neu."
            ),
        )


class FileOverwrittenError(SaveFailedError):
    """Another program wrote another state into the file that is open."""

    def __init__(self, path: Path) -> None:
        WorkshopError.__init__(
            self,
            _(
                "Die Eingabe ließ sich nicht speichern: Ein anderes Programm hat „{name}“ "
                "überschrieben. Bitte öffnen Sie die Datei neu. Den Stand von vorher finden Sie "
                "unter „Sicherungskopien“."
            ).format(name=path.name),
        )


class CannotTakeBackError(WorkshopError):
    """An undo or redo would break what later changes built on it."""

    def __init__(self, label: str) -> None:
        super().__init__(
            _(
                "„{label}“ lässt sich nicht mehr zurücknehmen oder wiederholen, weil Späteres "
                "darauf aufbaut. Bitte ändern Sie die Stelle von Hand."
            ).format(label=label)
        )


class NumberTooLargeError(WorkshopError):
    """A whole number has more than 64 bits."""

    def __init__(self) -> None:
        super().__init__(
            _("Eine Zahl ist zu groß zum Speichern. Bitte geben Sie eine kleinere ein.")
        )


class MigrationFailedError(WorkshopError):
    """A file of an older schema could not be brought to the newest one; it is as it was."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "„{path}“ stammt aus einer älteren Version und ließ sich nicht umstellen. "
                "Die Datei ist unverändert. Bitte öffnen Sie sie mit der älteren Version."
            ).format(path=path)
        )


class NestedChangeError(RuntimeError):
    """A change was begun inside a change: a bug."""


class UnjournalledWriteError(RuntimeError):
    """A statement would have changed the file past the journal: a bug."""


class UnfinishedChangeError(RuntimeError):
    """A block wanted to commit or to set a savepoint, which is the door's alone: a bug."""

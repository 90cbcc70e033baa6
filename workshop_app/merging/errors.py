"""Why a copy cannot be read in."""

from pathlib import Path

from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _


class NotACopyError(WorkshopError):
    """The two files have no common past."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "„{name}“ ist keine Kopie dieses Workshops. Bitte wählen Sie die Datei, die mit "
                "„Kopie für eine Gruppe“ aus ihm entstanden ist."
            ).format(name=path.name)
        )


class SameFileError(WorkshopError):
    """A workshop cannot be read into itself."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "„{name}“ ist der geöffnete Workshop selbst. Bitte wählen Sie die Datei der Gruppe."
            ).format(name=path.name)
        )


class NothingToCopyError(WorkshopError):
    """A workshop without a first change has no past that a copy could share."""

    def __init__(self) -> None:
        super().__init__(_("Der Workshop ist noch leer. Bitte geben Sie zuerst etwas ein."))


class ChangedMeanwhileError(WorkshopError):
    """New conflicts came up between comparing and writing."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Inzwischen hat sich der Workshop geändert. Es wurde nichts eingelesen; "
                "bitte lesen Sie die Datei noch einmal ein."
            )
        )

"""Why a file is not read: each error carries one German sentence that names the place."""

from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _


class ExchangeError(WorkshopError):
    """A file of the interchange format is refused as a whole; nothing was written."""


class UnreadableTextError(ExchangeError):
    """The file holds no text in UTF-8, or far too much of it."""


class NotJsonError(ExchangeError):
    """The text is not JSON; line and column count from 1."""

    def __init__(self, problem: str, *, line: int, column: int) -> None:
        super().__init__(
            _("Die Datei ist kein gültiges JSON: Zeile {line}, Spalte {column}: {problem}.").format(
                line=line, column=column, problem=problem
            )
        )
        self.line = line
        self.column = column


class WrongSchemaError(ExchangeError):
    """The file is JSON, but of another format or version."""

    def __init__(self, expected: str, found: str) -> None:
        super().__init__(
            _(
                "Die Datei ist keine Workshop-Austauschdatei: unter „schema“ muss „{expected}“ "
                "stehen, gefunden: {found}."
            ).format(expected=expected, found=found)
        )


class MalformedError(ExchangeError):
    """Something in the file cannot be what it says; ``place`` is its path, counted from 0."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(
            _("Die Datei lässt sich nicht einlesen – {place}: {problem}.").format(
                place=place, problem=problem
            )
        )
        self.place = place
        self.problem = problem


class DanglingReferenceError(MalformedError):
    """An id is named that the file does not have."""

    def __init__(self, place: str, code: str) -> None:
        super().__init__(place, _("„{code}“ gibt es nicht").format(code=shortened(code)))


class DuplicateCodeError(MalformedError):
    """Two entries of a list have the same id."""

    def __init__(self, place: str, code: str, *, first_place: str) -> None:
        super().__init__(
            place,
            _("„{code}“ steht schon unter {first}").format(code=shortened(code), first=first_place),
        )


_LONGEST = 60


def shortened(text: str) -> str:
    """The text as a message can show it: one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"

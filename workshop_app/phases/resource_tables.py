"""Reading the shipped TOML files: typed values, and complaints that name the file and the place."""

import tomllib
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _

E = TypeVar("E", bound=StrEnum)
V = TypeVar("V")


class ResourceFileError(WorkshopError):
    """A method or catalogue file that cannot be used; the text names the file and the place."""


class TableReader:
    """One table of a TOML file, read key by key.

    ``step[6].minutes`` means the table ``minutes`` in the seventh ``[[step]]``: places count
    from 0, as in the messages about the interchange format.
    """

    def __init__(self, values: dict[str, object], *, file_name: str, place: str = "") -> None:
        self._values = values
        self._file_name = file_name
        self._place = place
        self._asked: set[str] = set()

    def text(self, key: str, *, default: str | None = None) -> str:
        """The text at the key, without blanks around it; empty only where a default allows it."""
        text = self._value(key, str, _("ein Text"), default).strip()
        if default is None and not text:
            raise self.error(_("diese Angabe ist leer"), key)
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts at the key; a missing key is an empty list."""
        found: list[object] = self._value(key, list, _("eine Liste"), [])
        texts = tuple(text for text in found if isinstance(text, str) and text.strip())
        if len(texts) < len(found):
            raise self.error(_("jeder Eintrag muss ein Text sein, der nicht leer ist"), key)
        return texts

    def number(self, key: str) -> int:
        """The whole number at the key, 0 or more."""
        number = self._value(key, int, _("eine ganze Zahl"), None)
        if isinstance(number, bool) or number < 0:
            raise self.error(_("erwartet wird eine ganze Zahl ab 0"), key)
        return number

    def flag(self, key: str) -> bool:
        """The truth value at the key; a missing key is false."""
        return self._value(key, bool, _("true oder false"), False)

    def choice(self, key: str, values: type[E]) -> E:
        """The member of a list of values that the text at the key names."""
        text = self.text(key)
        try:
            return values(text)
        except ValueError:
            known = ", ".join(values)
            problem = _("„{text}“ ist nicht vorgesehen, möglich sind: {known}")
            raise self.error(problem.format(text=text, known=known), key) from None

    def table(self, key: str) -> "TableReader | None":
        """The table at the key, or None where there is none."""
        values: dict[str, object] = self._value(key, dict, _("eine Tabelle"), {})
        return self._inner(values, key) if values else None

    def tables(self, key: str) -> tuple["TableReader", ...]:
        """The tables at the key, in the order of the file; a missing key is an empty list."""
        found: list[object] = self._value(key, list, _("eine Liste von Tabellen"), [])
        readers: list[TableReader] = []
        for number, values in enumerate(found):
            if not isinstance(values, dict):
                raise self.error(_("erwartet wird eine Liste von Tabellen"), key)
            readers.append(self._inner(values, f"{key}[{number}]"))
        return tuple(readers)

    def finish(self) -> None:
        """Complain about a key that nobody asked for, which is nearly always a slip of the pen."""
        for key in self._values:
            if key not in self._asked:
                raise self.error(_("diese Angabe ist nicht vorgesehen"), key)

    def error(self, problem: str, key: str = "") -> ResourceFileError:
        """An error that names the file, this place and the problem."""
        place = ".".join(part for part in (self._place, key) if part)
        return ResourceFileError(": ".join(filter(None, (self._file_name, place, problem))) + ".")

    def _value(self, key: str, kind: type[V], kind_name: str, default: V | None) -> V:
        self._asked.add(key)
        value = self._values.get(key, default)
        if value is None:
            raise self.error(_("diese Angabe fehlt"), key)
        if not isinstance(value, kind):
            raise self.error(_("erwartet wird {kind}").format(kind=kind_name), key)
        return value

    def _inner(self, values: dict[str, object], key: str) -> "TableReader":
        place = f"{self._place}.{key}" if self._place else key
        return TableReader(values, file_name=self._file_name, place=place)


def open_tables(path: Path) -> TableReader:
    """The top table of a TOML file.

    Raises:
        ResourceFileError: the file is not there, not readable, not UTF-8 or not TOML.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        problem = _("die Datei lässt sich nicht lesen ({reason})").format(reason=error.strerror)
        raise ResourceFileError(f"{path.name}: {problem}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problem = _("die Datei ist kein gültiges TOML ({reason})").format(reason=error)
        raise ResourceFileError(f"{path.name}: {problem}.") from error
    return TableReader(values, file_name=path.name)


def refuse_repeated_keys(keys: Iterable[str], reader: TableReader, list_name: str) -> None:
    """Complain where two tables of one list carry the same key."""
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise reader.error(_("„{key}“ kommt zweimal vor").format(key=key), list_name)
        seen.add(key)

"""What the app remembers about its user's machine: recent workshops, folders, the window."""

import contextlib
import json
import os
import re
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

_APP = "Konzeptwerkstatt"
_MOST_RECENT = 12
_LARGEST_FILE = 1_000_000  # bytes; ours has 5,000
_LARGEST_NUMBER = 1_000_000  # percent, pixels, steps: all are far below
_PLACE = re.compile("[0-9]{1,3}")
_LESS_MOTION, _USUAL_MOTION = "weniger", "wie sonst"


@dataclass(frozen=True, slots=True)
class RecentWorkshop:
    """A workshop as the start page shows it without opening its file."""

    path: str
    municipality: str = ""
    title: str = ""
    dates: str = ""
    step: str = ""  # where it stands, as people read it
    steps_done: int = 0
    steps: int = 0


@dataclass(frozen=True, slots=True)
class _Stored:
    """The content of the file."""

    recent: tuple[RecentWorkshop, ...] = ()
    workshop_folder: str = ""
    export_folder: str = ""
    second_place: str = ""
    window: str = ""  # Qt's geometry, hexadecimal
    shows_agenda: bool = True
    shows_regie: bool = True
    agenda_width: int = 0
    regie_width: int = 0
    look: str = "system"
    zoom: int = 100
    card_size: int = 0
    letter_keys: bool = True
    motion: str = ""  # weniger, wie sonst; empty: as the system has it
    panes: str = ""  # „T1-07:1 T1-11:2“
    panes_of: str = ""  # the workshop's path
    projector_screen: str = ""  # as projector_screens.ScreenPlace names it
    projector_at_zero: str = "stehen"  # clock.AtZero


class Settings:
    """The settings of one user, in a JSON file of the app's own.

    A file that cannot be read counts as empty; one that cannot be written is no reason to stop.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or _default_path()
        # Who keeps settings elsewhere, such as a test, keeps snapshots there too.
        self.snapshot_folder = None if path is None else path.parent / "Sicherungskopien"
        self._stored = _read(self._path)

    @property
    def recent(self) -> tuple[RecentWorkshop, ...]:
        """The newest first."""
        return self._stored.recent

    def remember(self, workshop: RecentWorkshop) -> None:
        """Put a workshop at the top of the recent ones."""
        others = [item for item in self.recent if item.path != workshop.path]
        self._keep(recent=(workshop, *others)[:_MOST_RECENT])

    def forget(self, path: str) -> None:
        """Take a workshop out of the recent ones; its file stays."""
        self._keep(recent=tuple(item for item in self.recent if item.path != path))

    @property
    def workshop_folder(self) -> Path:
        """Where the last workshop was made or opened, at first the documents."""
        return _existing(self._stored.workshop_folder) or documents_folder()

    @workshop_folder.setter
    def workshop_folder(self, folder: Path) -> None:
        self._keep(workshop_folder=str(folder))

    @property
    def export_folder(self) -> Path | None:
        """Where the last concept was written; None: nowhere yet."""
        return _existing(self._stored.export_folder)

    @export_folder.setter
    def export_folder(self, folder: Path) -> None:
        self._keep(export_folder=str(folder))

    @property
    def second_place(self) -> Path | None:
        """Where each snapshot is copied to, whether it is there just now or not; None: nowhere."""
        return Path(self._stored.second_place) if self._stored.second_place else None

    @second_place.setter
    def second_place(self, folder: Path | None) -> None:
        self._keep(second_place="" if folder is None else str(folder))

    @property
    def window(self) -> bytes:
        """Place and size of the window, as Qt writes them; empty at first."""
        with contextlib.suppress(ValueError):
            return bytes.fromhex(self._stored.window)
        return b""

    @window.setter
    def window(self, geometry: bytes) -> None:
        self._keep(window=geometry.hex())

    @property
    def shows_agenda(self) -> bool:
        """Whether the agenda is unfolded."""
        return self._stored.shows_agenda

    @shows_agenda.setter
    def shows_agenda(self, shows: bool) -> None:
        self._keep(shows_agenda=shows)

    @property
    def shows_regie(self) -> bool:
        """Whether the Regie is unfolded."""
        return self._stored.shows_regie

    @shows_regie.setter
    def shows_regie(self, shows: bool) -> None:
        self._keep(shows_regie=shows)

    @property
    def side_widths(self) -> tuple[int, int]:
        """How wide agenda and Regie are at the usual size of everything; 0: as usual."""
        return self._stored.agenda_width, self._stored.regie_width

    @side_widths.setter
    def side_widths(self, widths: tuple[int, int]) -> None:
        self._keep(agenda_width=widths[0], regie_width=widths[1])

    @property
    def panes(self) -> dict[str, int]:
        """The pane chosen last, by key of the step; the first one where a step is missing."""
        pairs = (pair.rpartition(":") for pair in self._stored.panes.split())
        return {step: int(place) for step, _colon, place in pairs if _PLACE.fullmatch(place)}

    def begin_panes(self, workshop: Path) -> None:
        """Forget the panes of another workshop: a new one begins with the first ones."""
        if self._stored.panes_of != str(workshop):
            self._keep(panes="", panes_of=str(workshop))

    def remember_pane(self, step: str, place: int) -> None:
        """Keep which pane of a step was chosen."""
        panes = {**self.panes, step: place}
        self._keep(panes=" ".join(f"{step}:{place}" for step, place in panes.items() if place))

    @property
    def look(self) -> str:
        """The name of a look, or ``system`` for that of the operating system."""
        return self._stored.look

    @look.setter
    def look(self, name: str) -> None:
        self._keep(look=name)

    @property
    def zoom(self) -> int:
        """The size of everything, in percent."""
        return self._stored.zoom

    @zoom.setter
    def zoom(self, percent: int) -> None:
        self._keep(zoom=percent)

    @property
    def card_size(self) -> int:
        """How many pixels larger or smaller the text of cards is than usual."""
        return self._stored.card_size

    @card_size.setter
    def card_size(self, pixels: int) -> None:
        self._keep(card_size=pixels)

    @property
    def has_letter_keys(self) -> bool:
        """Whether single letters are shortcuts outside text fields (WCAG 2.1.4)."""
        return self._stored.letter_keys

    @has_letter_keys.setter
    def has_letter_keys(self, has: bool) -> None:
        self._keep(letter_keys=has)

    @property
    def has_reduced_motion(self) -> bool | None:
        """Whether nothing moves or blinks by itself; None: nobody has chosen yet."""
        return {_LESS_MOTION: True, _USUAL_MOTION: False}.get(self._stored.motion)

    @has_reduced_motion.setter
    def has_reduced_motion(self, has: bool) -> None:
        self._keep(motion=_LESS_MOTION if has else _USUAL_MOTION)

    @property
    def projector_screen(self) -> str:
        """The screen that the room sees, by name and geometry; empty: none was chosen yet."""
        return self._stored.projector_screen

    @projector_screen.setter
    def projector_screen(self, name: str) -> None:
        self._keep(projector_screen=name)

    @property
    def projector_at_zero(self) -> str:
        """What the room sees when the time is over, a value of ``AtZero``."""
        return self._stored.projector_at_zero

    @projector_at_zero.setter
    def projector_at_zero(self, at_zero: str) -> None:
        self._keep(projector_at_zero=str(at_zero))

    def _keep(self, **changes: Any) -> None:  # noqa: ANN401 (the fields of _Stored, by name)
        stored = replace(self._stored, **changes)
        if stored == self._stored:
            return
        self._stored = stored
        with contextlib.suppress(OSError):
            _write(self._path, stored)


def cache_folder() -> Path:
    """Where the app keeps what it can make anew."""
    return platformdirs.user_cache_path(_APP, appauthor=False)


def documents_folder() -> Path:
    """The user's documents, or the home folder where there are none."""
    documents = platformdirs.user_documents_path()
    return documents if documents.is_dir() else Path.home()


def _default_path() -> Path:
    return platformdirs.user_config_path(_APP, appauthor=False) / "einstellungen.json"


def _existing(folder: str) -> Path | None:
    return Path(folder) if folder and Path(folder).is_dir() else None


def _read(path: Path) -> _Stored:
    try:
        if path.stat().st_size > _LARGEST_FILE:
            return _Stored()
        content = json.loads(path.read_text(encoding="utf-8"))
        known = _of_type(_Stored, content)
        stored = content.get("recent", ())[:_MOST_RECENT]
        recent = [_of_type(RecentWorkshop, item) for item in stored]
        return _Stored(
            **known, recent=tuple(RecentWorkshop(**item) for item in recent if item.get("path"))
        )
    except (OSError, ValueError, AttributeError, TypeError, RecursionError, KeyError):
        return _Stored()


def _of_type(kind: type[_Stored | RecentWorkshop], content: dict[str, Any]) -> dict[str, Any]:
    """The values that the class knows, if they are of the type of its default."""
    return {
        field.name: content[field.name]
        for field in fields(kind)
        if field.name in content
        and type(content[field.name]) is (str if field.name == "path" else type(field.default))
        and (type(content[field.name]) is not int or abs(content[field.name]) <= _LARGEST_NUMBER)
    }


def _write(path: Path, stored: _Stored) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    text = json.dumps(asdict(stored), ensure_ascii=False, indent=1) + "\n"
    draft.write_bytes(text.encode("utf-8", "replace"))  # there may be half a sign in a path
    draft.replace(path)

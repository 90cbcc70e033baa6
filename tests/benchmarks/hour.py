"""An hour of a workshop in some minutes: the real program, window manager, two screens, keys.

Nothing is called in the app: it is driven by keys, watched through its windows and its file, and
judged by the file that is left. ``KONZEPTWERKSTATT_BILDER`` may name a folder for pictures.
"""

import os
import sys
import tempfile
from pathlib import Path
from statistics import fmean

from tests.benchmarks import workshops
from tests.benchmarks.desk import Desk, DeskError, missing_packages, wait_until
from tests.benchmarks.hour_file import Peephole, differences, read_back
from tests.benchmarks.hour_script import Hour, Taken
from tests.benchmarks.hour_texts import keys_lost
from tests.benchmarks.report import Line, median, percentile
from workshop_app.phases.new_workshop import make_file

_FIRST_STEP = "T1-01"
_PICTURES = "KONZEPTWERKSTATT_BILDER"


def why_not() -> str:
    """Why the hour cannot run on this machine; empty: it can."""
    if not sys.platform.startswith("linux"):
        return "Die Stunde braucht einen X-Server und läuft nur unter Linux."
    missing = missing_packages()
    return f"Für die Stunde fehlen diese Pakete: {', '.join(missing)}" if missing else ""


def run(*, repeat: int = 0) -> list[Line]:
    """One hour; more of them with ``--repeat``, of which the worst numbers count."""
    return _worst([_one_hour() for _number in range(repeat or 1)])


def _one_hour() -> list[Line]:
    pictures = os.environ.get(_PICTURES)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "Stunde.workshop")
        make_file(path, municipality="Musterstadt", title="Integrationskonzept 2035")
        workshops.at_step(path, _FIRST_STEP)
        with Desk(Path(pictures) if pictures else None) as desk:
            command = [sys.executable, "-m", "workshop_app", str(path)]
            app = desk.start(command, QT_QPA_PLATFORM="xcb", **_home(Path(folder)))
            hour = Hour(desk, Peephole(path))
            try:
                hour.run()
                wait_until(lambda: app.poll() is not None, "die App endet nicht")
            except DeskError:
                desk.keep_picture("9-abgebrochen")
                raise
        return _lines(path, hour, app.returncode)


def _home(folder: Path) -> dict[str, str]:
    """Settings and caches of its own."""
    own = {f"XDG_{name}_HOME": str(folder / name) for name in ("CACHE", "CONFIG", "STATE")}
    return own | {"HOME": str(folder)}


def _lines(path: Path, hour: Hour, status: int) -> list[Line]:
    wanted, found = hour.wanted(), read_back(path)
    told = list(differences(wanted, found))
    told += [
        f"Karte: {one} ≠ {other}"
        for one, other in zip(wanted.cards, found.cards, strict=False)
        if one != other
    ]
    if status:
        told.append(f"Die App endete mit {status}.")
    for sentence in told:
        sys.stderr.write(f"{sentence}\n")
    lost = len(set(wanted.cards) - set(found.cards))
    keys = keys_lost([card.text for card in wanted.cards], [card.text for card in found.cards])
    return [
        Line("Karten getippt", len(wanted.cards), None, "Karten"),
        Line("Karten verloren oder anders", lost, 0, "Karten"),
        Line("Tasten verloren", keys, 0, "Tasten"),
        Line("Abweichungen in der wieder geöffneten Datei", len(told), 0, "Stück"),
        *_times(hour.taken),
    ]


def _times(taken: Taken) -> list[Line]:
    return [
        Line("Enter bis in der Datei, von außen gesehen, Median", median(taken.saving), 50, "ms"),
        Line("  95 von 100", percentile(taken.saving, 95), 100, "ms"),
        Line("  Mittel: was eine Karte an Warten kostet", fmean(taken.saving), None, "ms"),
        Line("Rückstand nach 40 Karten ohne Pause", taken.burst_wait, 500, "ms"),
        Line("Schritt weiter, Median", median(taken.steps), 300, "ms"),
        Line("Fenster mit Fokus nach dem Start", taken.opened, None, "ms"),
        Line("F5 bis am Beamer", taken.projector_on, 1_000, "ms"),
        Line("Abziehen bis im Ersatzfenster", taken.projector_in_window, 1_000, "ms"),
        Line("Einstecken bis wieder am Beamer", taken.projector_back, 1_000, "ms"),
        Line("Cockpit verschoben", taken.moved_pixels, 0, "px"),
    ]


def _worst(runs: list[list[Line]]) -> list[Line]:
    return [max(lines, key=lambda line: line.measured) for lines in zip(*runs, strict=True)]

"""What goes wrong around the app, each as a case that is really brought about.

A case is a function of an empty folder: it makes the fault, does with the real window or the real
commands what a moderator would do, and fails with an AssertionError where there is no German
sentence, something saved is lost, something typed is gone, or the work does not go on. The suite
runs each case that is quick once; ``run.py bench robust`` runs the same cases and counts them.
"""

import contextlib
import datetime as dt
import os
import random
import shutil
import sqlite3
import struct
import subprocess
import sys
import time
import types
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from tests import builders
from tests.robust.desk import STEP, Desk, a_desk, cards_in, wait_until
from tests.robust.faultmaking import (
    Fault,
    UnavailableError,
    a_file,
    a_small_disk,
    call,
    demand_sentence,
    fill,
    mounted,
    runs,
)
from tests.robust.faults_clock import CLOCKS
from tests.robust.faults_copied_over import COPIED_OVER
from tests.robust.faults_exports import EXPORTS
from tests.robust.faults_pictures import PICTURES
from tests.robust.faults_sticks import STICKS
from workshop_app.model.people import Photo
from workshop_app.storage import workshop_file
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.new_workshop_dialog import NewWorkshop
from workshop_app.views.photos.adding import PhotoAdding

_LONG = "Zusammenleben " * 600  # more than a page of the file
_BOUNDED_SECONDS = 5


# --- disks --------------------------------------------------------------------------------------


def disk_full_while_typing(folder: Path) -> None:
    with a_small_disk(folder) as disk:
        path = a_file(disk / "a.workshop", "gesichert")
        with a_desk(folder / "einstellungen.json") as desk:
            desk.open(path)
            ballast = fill(disk)
            desk.line.insertPlainText(_LONG)
            desk.enter()
            demand_sentence(desk.sentence(), "voll", "Platz")
            assert desk.saved_mark() == "✗ Nicht gesichert"
            desk.window.cockpit.navigation.go_on()
            assert desk.line.toPlainText() == _LONG
            assert desk.cards() == ["gesichert"]
            ballast.unlink()
            desk.enter()
            assert desk.saved_mark().startswith("✓")
            assert not desk.line.toPlainText()
            assert desk.window.cockpit.notices.unsaved.isHidden()
            assert desk.told == []
        assert len(cards_in(path)) == 2


def disk_full_while_writing_documents(folder: Path) -> None:
    with a_small_disk(folder) as disk:
        path = a_file(folder / "a.workshop", "gesichert")
        with a_desk(folder / "einstellungen.json") as desk:
            desk.open(path)
            fill(disk)
            export = desk.window.cockpit.export
            export.start(disk / "Konzept.docx")
            wait_until(lambda: not export.is_running)
            demand_sentence(desk.sentence(), "voll")
            desk.window.close_workshop()
            desk.window.show_start()
            desk.window.make_workshop(NewWorkshop("Stadt Auental", "", disk / "neu.workshop"))
            demand_sentence(desk.sentence(), "voll")
        status, said = call("export", path, "--json", disk / "k.json")
        assert status == 2
        demand_sentence(said, "voll")
        assert [entry.name for entry in disk.iterdir()] == ["Urlaubsfotos"]
        assert cards_in(path) == ["gesichert"]


def disk_full_while_adding_a_photo(folder: Path) -> None:
    with a_small_disk(folder) as disk:
        path = a_file(disk / "a.workshop", "gesichert")
        noise = random.Random(4).randbytes(4 * 600 * 400)
        photo = QImage(noise, 600, 400, QImage.Format.Format_RGB32).copy()
        with a_desk(folder / "einstellungen.json") as desk:
            desk.open(path)
            ballast = fill(disk)
            adding = PhotoAdding(desk.window.cockpit.bridge, STEP, desk.window.cockpit.area)
            adding.add_image(photo)
            wait_until(lambda: not desk.window.cockpit.notices.unsaved.isHidden())
            demand_sentence(desk.sentence(), "voll", "Platz")
            ballast.unlink()
            adding.add_image(photo)
            wait_until(lambda: desk.window.cockpit.notices.unsaved.isHidden())
            assert desk.told == []
        with WorkshopFile.open(path) as workshop, workshop.read() as session:
            assert len(session.scalars(select(Photo.id)).all()) == 1


def disk_full_while_opening_an_older_file(folder: Path) -> None:
    with a_small_disk(folder) as disk:
        path = a_file(disk / "a.workshop", "gesichert")
        _set_schema_version(path, 0)
        before = path.read_bytes()
        fill(disk)
        with a_desk(folder / "einstellungen.json") as desk:
            assert not desk.open(path)
            demand_sentence(desk.sentence())
        assert path.read_bytes() == before


def folder_write_protected(folder: Path) -> None:
    inside = folder / "innen"
    inside.mkdir()
    a_file(inside / "a.workshop", "gesichert")
    with mounted(folder / "Stick", "--bind", str(inside)) as disk:
        if not runs("mount", "-o", "remount,ro,bind", str(disk)):
            raise UnavailableError("this system does not let us protect a disk")
        with a_desk(folder / "einstellungen.json") as desk:
            assert desk.open(disk / "a.workshop")
            demand_sentence(desk.sentence(), "Nur zum Lesen", "schreibgeschützt")
            assert desk.cards() == ["gesichert"]
            desk.window.make_workshop(NewWorkshop("Stadt Auental", "", disk / "neu.workshop"))
        status, said = call("export", disk / "a.workshop", "--json", disk / "a.json")
        assert status == 2
        demand_sentence(said, "schreibgeschützt")
        assert call("export", disk / "a.workshop", "--json", folder / "a.json")[0] == 0


def stick_pulled_and_back(folder: Path) -> None:
    inside = folder / "innen"
    inside.mkdir()
    a_file(inside / "a.workshop", "gesichert")
    stick = folder / "Stick"
    with a_desk(folder / "einstellungen.json") as desk:
        with mounted(stick, "--bind", str(inside)):
            desk.open(stick / "a.workshop")
        desk.write_card("ohne Stick")
        demand_sentence(desk.sentence(), "nicht mehr da", "Stick wieder ein")
        assert desk.line.toPlainText() == "ohne Stick"
        assert desk.saved_mark() == "✗ Nicht gesichert"
        with mounted(stick, "--bind", str(inside)):
            desk.enter()
            assert desk.cards() == ["gesichert", "ohne Stick"]
        assert desk.told == []
    assert cards_in(inside / "a.workshop") == ["gesichert", "ohne Stick"]


def folder_gone_until_the_end(folder: Path) -> None:
    """The window closes all the same, and what was saved is where the folder went."""
    place = folder / "Workshop"
    place.mkdir()
    path = a_file(place / "a.workshop", "gesichert")
    with a_desk(folder / "einstellungen.json") as desk:
        desk.open(path)
        place.rename(folder / "fort")
        desk.write_card("ohne Ordner")
        demand_sentence(desk.sentence(), "nicht mehr da")
    assert desk.told == []
    assert cards_in(folder / "fort" / "a.workshop") == ["gesichert"]


def file_replaced_by_another_program(folder: Path) -> None:
    path = a_file(folder / "a.workshop", "älter")
    older = path.read_bytes()
    with a_desk(folder / "einstellungen.json") as desk:
        desk.open(path)
        desk.write_card("neuer")
        (folder / "fremd").write_bytes(older)
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        (folder / "fremd").replace(path)
        desk.write_card("danach")
        demand_sentence(desk.sentence(), "andere Datei", "Kopie für eine Gruppe")
        desk.window.cockpit.workshop.copy_to(folder / "gerettet.workshop")
        assert desk.told == []
    assert cards_in(folder / "gerettet.workshop") == ["neuer", "älter"]
    assert cards_in(path) == ["älter"]


# --- other programs -----------------------------------------------------------------------------

_HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print(flush=True)
sys.stdin.read()
"""
_OPEN = """
import sys
from pathlib import Path
from tests.robust.faults_exports import EXPORTS
from workshop_app.model.people import Photo
from workshop_app.storage import journal
from workshop_app.storage.workshop_file import WorkshopFile
with WorkshopFile.open(Path(sys.argv[1])):
    print(flush=True)
    sys.stdin.read()
"""


@contextlib.contextmanager
def another_program(code: str, path: Path) -> Iterator[None]:
    command = [sys.executable, "-c", code, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            process.stdout.readline()
            yield
        finally:
            process.stdin.close()
            process.wait()


def file_held_by_another_program(folder: Path) -> None:
    path = a_file(folder / "a.workshop", "gesichert")
    with a_desk(folder / "einstellungen.json") as desk:
        desk.open(path)
        with another_program(_HOLD, path):
            begin = time.monotonic()
            desk.write_card("wartet")
            assert time.monotonic() - begin < _BOUNDED_SECONDS
            demand_sentence(desk.sentence(), "anderes Programm", "schließen")
            assert desk.line.toPlainText() == "wartet"
        desk.enter()
        assert desk.cards() == ["gesichert", "wartet"]
        assert desk.told == []


def file_open_in_another_window(folder: Path) -> None:
    path = a_file(folder / "a.workshop", "gesichert")
    with a_desk(folder / "einstellungen.json") as desk:
        with another_program(_OPEN, path):
            desk.open(path)
            demand_sentence(desk.sentence(), "schon geöffnet")
            assert desk.cards() == ["gesichert"]
            assert call("check", path)[0] in {0, 1}
        desk.window.cockpit.reopen_wanted.emit()
        assert not desk.window.cockpit.workshop.is_read_only
        assert desk.told == []


# --- files ----------------------------------------------------------------------------------------


def _set_schema_version(path: Path, version: int) -> None:
    with path.open("r+b") as stream:
        stream.seek(60)
        stream.write(struct.pack(">I", version))


def refuse(desk: Desk, path: Path, *parts: str) -> None:
    """The start page and all commands refuse a file with a sentence, and leave it as it is."""
    content = path.read_bytes() if path.is_file() else None
    for _attempt in range(2):
        assert not desk.open(path)
        demand_sentence(desk.sentence(), *parts)
    target = path.parent / "Ausgabe"
    for command in (
        ("check", path),
        ("export", path, "--json", target),
        ("import", path, target.with_suffix(".workshop")),
    ):
        status, said = call(*command)
        assert status == 2, (command, said)
        demand_sentence(said)
    assert not target.exists()
    assert not target.with_suffix(".workshop").exists()
    assert content is None or path.read_bytes() == content
    assert desk.told == []


def not_a_workshop(folder: Path) -> None:
    a_file(folder / "a.workshop")
    with contextlib.closing(sqlite3.connect(folder / "adressen.workshop")) as connection:
        connection.execute("CREATE TABLE person (name)")
    (folder / "zufall.workshop").write_bytes(random.Random(1).randbytes(9_000))
    (folder / "brief.workshop").write_bytes(b"PK\x03\x04" + random.Random(2).randbytes(9_000))
    (folder / "ordner.workshop").mkdir()
    names = ["adressen", "zufall", "brief", "ordner"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "rohr.workshop")
        names.append("rohr")
    with a_desk(folder / "einstellungen.json") as desk:
        for name in names:
            refuse(desk, folder / f"{name}.workshop", "keine Workshop-Datei")
        refuse(desk, folder / "fehlt.workshop", "gibt es nicht")
        if os.name == "posix":
            (folder / "verweis.workshop").symlink_to(folder / "fort")
            refuse(desk, folder / "verweis.workshop", "gibt es nicht")
            (folder / "kreis.workshop").symlink_to(folder / "kreis.workshop")
            refuse(desk, folder / "kreis.workshop", "im Kreis")


def newer_version(folder: Path) -> None:
    path = a_file(folder / "a.workshop", "gesichert")
    _set_schema_version(path, 99)
    with a_desk(folder / "einstellungen.json") as desk:
        refuse(desk, path, "neueren Version")


def nothing_left_of_the_file(folder: Path) -> None:
    content = a_file(folder / "a.workshop").read_bytes()
    with a_desk(folder / "einstellungen.json") as desk:
        for number, rest in enumerate(
            (b"", bytes(8192), content[:70], content[: len(content) // 2])
        ):
            path = folder / f"{number}.workshop"
            path.write_bytes(rest)
            refuse(desk, path, "beschädigt")


def wal_damaged(folder: Path) -> None:
    """What a crash left beside the file is broken: the file opens with what was folded into it."""
    path = a_file(folder / "a.workshop", "gesichert")
    with WorkshopFile.open(path) as workshop:
        with workshop.change("Karte angelegt") as session:
            builders.a_card(session, text="noch im -wal")
        for suffix in ("", "-wal"):
            shutil.copy(f"{path}{suffix}", f"{folder / 'b.workshop'}{suffix}")
    wal = folder / "b.workshop-wal"
    content = bytearray(wal.read_bytes())
    content[40:200] = random.Random(3).randbytes(160)
    wal.write_bytes(content)
    with a_desk(folder / "einstellungen.json") as desk:
        if desk.open(folder / "b.workshop"):
            assert "gesichert" in desk.cards()
        else:
            demand_sentence(desk.sentence(), "beschädigt")
        assert desk.told == []


def letter_changed_by_a_bad_stick(folder: Path) -> None:
    """No structure is broken, and yet a card reads differently: that is told wherever it opens."""
    path = a_file(folder / "a.workshop", "Sprachtreff im Bürgerhaus")
    path.write_bytes(path.read_bytes().replace(b"Sprachtreff", b"Sprechtreff", 1))
    with a_desk(folder / "einstellungen.json") as desk:
        assert desk.open(path)
        wait_until(desk.sentence)
        demand_sentence(desk.sentence(), "verändert", "Sicherungskopie")
        assert desk.told == []
    for command in (("check", path), ("export", path, "--json", folder / "a.json")):
        assert "Sicherungskopie" in call(*command)[1]


def odd_names(folder: Path) -> None:
    deep = folder / ("Übergabe für Öffentlichkeit " + "ü" * 60) / ("Straße " + "ß" * 100)
    deep.mkdir(parents=True)
    names = ["Größe & 100 % #1?.workshop"]
    if os.name == "posix":
        names.append("neue\nZeile \"und\" 'Haken'.workshop")
    assert len(str(deep)) >= 200
    with a_desk(folder / "einstellungen.json") as desk:
        for name in names:
            path = a_file(deep / name, "gesichert")
            assert desk.open(path), desk.sentence()
            desk.write_card("zweite")
            assert desk.cards() == ["gesichert", "zweite"]
            desk.window.close_workshop()
            assert cards_in(path) == ["gesichert", "zweite"]
            assert call("export", path, "--json", path.with_suffix(".json"))[0] == 0
        desk.window.show_start()
        QApplication.processEvents()
        assert desk.told == []


# --- the machine --------------------------------------------------------------------------------

_VISIT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from workshop_app.views import app, main_window

shown = main_window.MainWindow.showEvent

def visit(window, event):
    shown(window, event)
    QTimer.singleShot(0, window, window.close)

main_window.MainWindow.showEvent = visit
sys.exit(app.run(Path(sys.argv[1])))
"""


def home_not_writable(folder: Path) -> None:
    """Settings, log and the caches of fonts and charts go nowhere; the app works and exports."""
    path = a_file(folder / "a.workshop", "gesichert")
    nowhere = "/proc/self/nirgends" if sys.platform.startswith("linux") else str(path / "nirgends")
    names = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    environment = {**os.environ, **dict.fromkeys(names, nowhere), "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("MPLCONFIGDIR", None)
    docx = folder / "Konzept.docx"
    for command in (
        ("-c", _VISIT, str(path)),
        ("-m", "workshop_app", "export", str(path), "--docx", str(docx)),
    ):
        done = subprocess.run(
            [sys.executable, *command], env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr, done.stderr
    assert docx.stat().st_size > 10_000
    assert cards_in(path) == ["gesichert"]


class _EarlierClock(dt.datetime):
    """Somebody set the clock of the machine two years back."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:
        return dt.datetime.now(tz) - dt.timedelta(days=730)


def clock_set_back(folder: Path) -> None:
    """Undo and the history go by the order of changes, whatever the clock says."""
    path = a_file(folder / "a.workshop", "gesichert")
    with a_desk(folder / "einstellungen.json") as desk:
        desk.open(path)
        desk.write_card("vor dem Umstellen")
        workshop_file.dt = types.SimpleNamespace(datetime=_EarlierClock, UTC=dt.UTC)
        try:
            desk.write_card("nach dem Umstellen")
        finally:
            workshop_file.dt = dt
        assert desk.saved_mark().startswith("✓ Gesichert")
        newest, before, *_older = desk.window.cockpit.workshop.history()
        assert newest.at < before.at
        assert newest.number > before.number
        desk.window.cockpit.undo()
        assert desk.cards() == ["gesichert", "vor dem Umstellen"]
        desk.window.close_workshop()
        desk.open(path)
        desk.window.cockpit.redo()
        assert desk.cards() == ["gesichert", "nach dem Umstellen", "vor dem Umstellen"]
        assert desk.told == []


FAULTS = (
    *EXPORTS,
    *CLOCKS,
    *COPIED_OVER,
    *PICTURES,
    *STICKS,
    Fault("Datenträger voll beim Tippen", disk_full_while_typing),
    Fault("Datenträger voll beim Schreiben von Dokumenten", disk_full_while_writing_documents),
    Fault("Datenträger voll beim Hinzufügen eines Fotos", disk_full_while_adding_a_photo),
    Fault("Datenträger voll beim Umstellen", disk_full_while_opening_an_older_file),
    Fault("Ordner schreibgeschützt", folder_write_protected),
    Fault("Stick gezogen und wieder eingesteckt", stick_pulled_and_back),
    Fault("Ordner verschwunden bis zum Schließen", folder_gone_until_the_end),
    Fault("Datei von einem anderen Programm ersetzt", file_replaced_by_another_program),
    Fault("Datei von einem anderen Programm gesperrt", file_held_by_another_program),
    Fault("Datei in einem zweiten Fenster offen", file_open_in_another_window),
    Fault("keine Workshop-Datei", not_a_workshop),
    Fault("Datei einer neueren Fassung", newer_version),
    Fault("Datei leer oder abgeschnitten", nothing_left_of_the_file),
    Fault("Rest eines Absturzes beschädigt", wal_damaged),
    Fault("Buchstabe von einem schlechten Stick verändert", letter_changed_by_a_bad_stick),
    Fault("Uhr zurückgestellt", clock_set_back),
    Fault("Name und Ordner mit Umlauten, Länge, Zeilenumbruch", odd_names),
    Fault("persönlicher Ordner nicht beschreibbar", home_not_writable),
)

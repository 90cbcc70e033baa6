"""A stick that is really gone, with all that lay on it, and a disk that the system makes read-only.

A stick is a disk of its own in memory: taken off lazily, nobody sees it any more, nor the folder
where it was, which desktops remove.
"""

import contextlib
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from tests.robust.desk import Desk, a_desk, cards_in, wait_until
from tests.robust.faultmaking import (
    Fault,
    UnavailableError,
    a_file,
    demand_sentence,
    mounted,
    runs,
)
from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.handover.handing_over import HandoverWish
from workshop_app.storage import second_place
from workshop_app.views.parts.noticed_work import NoticedWork

_DELAYS = (0.0, 0.005, 0.02, 0.06, 0.15)  # seconds into what is going on


@contextlib.contextmanager
def a_stick(folder: Path) -> Iterator[Path]:
    """A stick; whoever pulls it does so with :func:`pull`."""
    media = folder / "media"
    with (
        mounted(media, "-t", "tmpfs", "tmpfs"),
        mounted(media / "Stick", "-t", "tmpfs", "-o", "size=8m", "tmpfs") as stick,
    ):
        yield stick


def pull(stick: Path) -> None:
    """At one blow, with its folder: else something could be written where it was."""
    if not runs("umount", "-l", str(stick.parent)):
        raise UnavailableError("this system does not let us pull a stick")


def stick_gone_while_typing(folder: Path) -> None:
    """What was confirmed comes back from the snapshot on this machine."""
    with a_stick(folder) as stick, a_desk(folder / "einstellungen.json") as desk:
        path = a_file(stick / "a.workshop", "gesichert")
        desk.open(path)
        desk.write_card("bestätigt")
        desk.take_snapshot()
        pull(stick)
        desk.write_card("ohne Stick")
        demand_sentence(desk.sentence(), "nicht mehr da", "Stick wieder ein")
        assert desk.saved_mark() == "✗ Nicht gesichert"
        assert desk.line.toPlainText() == "ohne Stick"
        desk.window.cockpit.navigation.go_on()
        assert desk.line.toPlainText() == "ohne Stick"
        desk.take_snapshot()
        desk.window.cockpit.undo()
        assert desk.cards() == ["bestätigt", "gesichert"]
        desk.line.clear()
        desk.window.close_workshop()
        desk.window.show_start()
        assert not desk.open(path)
        demand_sentence(desk.sentence(), "gibt es nicht")
        desk.window.start_page.notice.buttons[0].click()
        wait_until(lambda: desk.is_open)
        assert desk.cards() == ["bestätigt", "gesichert"]
        desk.write_card("danach")
        assert desk.told == []


def stick_gone_during_a_snapshot(folder: Path) -> None:
    """The file is on it, or the second copy goes to it; it is told, and never half a snapshot."""
    for number, delay in enumerate(_DELAYS):
        place = folder / str(number)
        place.mkdir()
        with a_stick(place) as stick, a_desk(place / "einstellungen.json") as desk:
            is_second = number % 2 == 0
            path = a_file((place if is_second else stick) / "a.workshop", "gesichert")
            desk.open(path)
            if is_second:
                second_place.prepare(stick)
                desk.window.settings.second_place = stick
            desk.write_card("bestätigt")
            with _pulled_after(stick, delay):
                state = desk.take_snapshot()
            if state.problem:
                demand_sentence(state.problem)
                demand_sentence(state.detail)
            if is_second:
                desk.write_card("danach")
                demand_sentence(desk.take_snapshot().problem, "Stick fehlt")
                assert "danach" in desk.cards()
            assert not list(place.rglob(".*.new"))
            assert desk.told == []


def stick_gone_during_an_export(folder: Path) -> None:
    """It is there or it is told; then one that cannot begin is told, and makes no folder."""
    for number, delay in enumerate(_DELAYS):
        place = folder / str(number)
        place.mkdir()
        start = (_document, _all_documents, _hand_over)[number % 3]
        with a_stick(place) as stick, a_desk(place / "einstellungen.json") as desk:
            desk.open(a_file(place / "a.workshop", "gesichert"))
            work = start(desk, stick)
            with _pulled_after(stick, delay):
                demand_sentence(_ended(desk, work))
            desk.window.cockpit.notices.news.hide()
            demand_sentence(_ended(desk, start(desk, stick)), "gibt es nicht", "Bitte")
            assert not stick.exists()
            desk.write_card("danach")
            assert desk.cards() == ["danach", "gesichert"]
            assert desk.told == []


def stick_gone_while_opening(folder: Path) -> None:
    for number, delay in enumerate(_DELAYS):
        place = folder / str(number)
        place.mkdir()
        with a_stick(place) as stick, a_desk(place / "einstellungen.json") as desk:
            path = a_file(stick / "a.workshop", "gesichert")
            with _pulled_after(stick, delay):
                is_open = desk.open(path)
            if is_open:
                desk.write_card("ohne Stick")
                demand_sentence(desk.sentence(), "nicht mehr da")
                desk.line.clear()
                desk.window.close_workshop()
                desk.window.show_start()
            else:
                demand_sentence(desk.sentence())
            assert not desk.open(path)
            demand_sentence(desk.sentence(), "gibt es nicht")
            assert desk.told == []


def disk_turns_read_only(folder: Path) -> None:
    """As the system does after an error of the disk: with the file open, in the midst of work."""
    image = folder / "Platte.img"
    with image.open("wb") as stream:
        stream.truncate(12_000_000)
    if not runs("mkfs.ext4", "-q", "-F", str(image)):
        raise UnavailableError("needs mkfs.ext4")
    disk = folder / "Platte"
    with a_desk(folder / "einstellungen.json") as desk:
        with _attached(image, disk):
            desk.open(a_file(disk / "a.workshop", "gesichert"))
            desk.write_card("bestätigt")
            if not runs("mount", "-o", "remount,abort", str(disk)):
                raise UnavailableError("this system does not let us break a disk")
            desk.write_card("danach")
            demand_sentence(desk.sentence(), "Bitte prüfen Sie")
            assert desk.saved_mark() == "✗ Nicht gesichert"
            assert desk.line.toPlainText() == "danach"
            assert desk.cards() == ["bestätigt", "gesichert"]
            desk.window.cockpit.notices.news.hide()
            demand_sentence(_ended(desk, _document(desk, disk)), "Ordner")
            desk.window.cockpit.notices.news.hide()
            assert "espeichert" in _ended(desk, _document(desk, folder))
            assert not desk.take_snapshot().problem
            desk.line.clear()
            desk.window.close_workshop()
            desk.window.show_start()
            desk.open(disk / "a.workshop")
            demand_sentence(desk.sentence(), "Nur zum Lesen", "schreibgeschützt")
            desk.window.close_workshop()
            desk.window.show_start()
        assert desk.told == []
    with _attached(image, disk):
        assert cards_in(disk / "a.workshop") == ["bestätigt", "gesichert"]


@contextlib.contextmanager
def _attached(image: Path, disk: Path) -> Iterator[None]:
    disk.mkdir(exist_ok=True)
    if os.geteuid() != 0 or not runs("mount", "-o", "loop", str(image), str(disk)):
        raise UnavailableError("this system does not let us mount an image")
    try:
        yield
    finally:
        runs("umount", str(disk)) or runs("umount", "-l", str(disk))


@contextlib.contextmanager
def _pulled_after(stick: Path, delay: float) -> Iterator[None]:
    """Somebody pulls the stick beside what goes on."""

    def wait_and_pull() -> None:
        time.sleep(delay)
        pull(stick)

    thread = threading.Thread(target=wait_and_pull)
    thread.start()
    try:
        yield
    finally:
        thread.join()


def _ended(desk: Desk, work: NoticedWork) -> str:
    wait_until(lambda: not work.is_running)
    return desk.sentence()


def _document(desk: Desk, target: Path) -> NoticedWork:
    desk.window.cockpit.export.start(target / "Protokoll.docx", DocumentKind.MINUTES)
    return desk.window.cockpit.export


def _all_documents(desk: Desk, target: Path) -> NoticedWork:
    desk.window.cockpit.export.start_all(target)
    return desk.window.cockpit.export


def _hand_over(desk: Desk, target: Path) -> NoticedWork:
    handover = desk.window.cockpit.copies.handover
    handover.start(target, HandoverWish("Übergabe Auental", "Auental"))
    return handover


STICKS = (
    Fault("Stick weg beim Tippen, mit der Datei", stick_gone_while_typing),
    Fault("Stick weg während einer Sicherungskopie", stick_gone_during_a_snapshot, is_slow=True),
    Fault("Stick weg während eines Exports", stick_gone_during_an_export, is_slow=True),
    Fault("Stick weg beim Öffnen", stick_gone_while_opening, is_slow=True),
    Fault(
        "Datenträger wird mitten in der Arbeit schreibgeschützt", disk_turns_read_only, is_slow=True
    ),
)

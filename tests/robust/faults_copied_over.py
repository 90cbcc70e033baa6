"""Another program copies a file over the open workshop, or takes its ``-wal`` away."""

import shutil
from pathlib import Path

from tests.robust.desk import a_desk, cards_in, wait_until
from tests.robust.faultmaking import Fault, a_file, demand_sentence


def copied_over_while_typing(folder: Path) -> None:
    path = a_file(folder / "a.workshop", "älter")
    older = path.read_bytes()
    with a_desk(folder / "einstellungen.json") as desk:
        desk.open(path)
        for number in range(40):
            desk.write_card(f"neuer {number}")
        wait_until(desk.window.cockpit.workshop.checkpoint)  # a snapshot may be reading
        with path.open("rb+") as stream:  # the same file with other bytes
            stream.truncate()
            stream.write(older)
        desk.write_card("danach")
        demand_sentence(desk.sentence(), "überschrieben", "Sicherungskopien")
        assert desk.line.toPlainText() == "danach"
        assert desk.told == []
    assert cards_in(path) == ["älter"]


def wal_deleted_while_typing(folder: Path) -> None:
    path = a_file(folder / "a.workshop", "älter")
    left = folder / "nach dem Ausfall"
    left.mkdir()
    with a_desk(folder / "einstellungen.json") as desk:
        desk.open(path)
        desk.write_card("neuer")
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink()
        desk.write_card("danach")
        if desk.line.toPlainText():  # something was just reading: the window says to try again
            demand_sentence(desk.sentence(), "jemand liest gerade", "noch einmal")
            wait_until(lambda: desk.enter() or not desk.line.toPlainText())
        for suffix in ("", "-wal"):
            shutil.copy(path.with_name(path.name + suffix), left)
        assert desk.told == []
    assert cards_in(left / path.name) == cards_in(path) == ["danach", "neuer", "älter"]


COPIED_OVER = (
    Fault("Datei beim Tippen überschrieben", copied_over_while_typing, is_slow=True),
    Fault("Hilfsdatei beim Tippen gelöscht", wal_deleted_while_typing, is_slow=True),
)

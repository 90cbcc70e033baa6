"""What something else changed in the file is told beside the work, until somebody has looked."""

import pytest
from builders import a_card, a_workshop
from PySide6.QtCore import Qt

from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.settings import Settings

pytestmark = pytest.mark.usefixtures("short_pauses")


@pytest.fixture
def bent(tmp_path):
    """A closed workshop in which a bad stick changed a letter of a card."""
    path = tmp_path / "a.workshop"
    with a_workshop(path) as workshop, workshop.change("Karte angelegt") as session:
        a_card(session, text="Dolmetscherpool fehlt")
    path.write_bytes(path.read_bytes().replace(b"Dolmetscherpool", b"Dolmetscherpoom", 1))
    return path


@pytest.fixture
def open_cockpit(qtbot, tmp_path):
    opened = []

    def open_file(path):
        cockpit = Cockpit(WorkshopFile.open(path), Settings(tmp_path / "einstellungen.json"))
        qtbot.addWidget(cockpit)
        opened.append(cockpit)
        cockpit.show()
        return cockpit

    yield open_file
    for cockpit in opened:
        if cockpit.workshop._is_open:
            cockpit.shut_down()


def test_the_cockpit_tells_of_content_that_something_else_changed(qtbot, open_cockpit, bent):
    notice = open_cockpit(bent).notices.damage

    qtbot.waitUntil(notice.isVisible)

    assert "Sicherungskopie" in notice.text.text()


def test_who_has_looked_at_it_is_not_told_again(qtbot, open_cockpit, bent):
    cockpit = open_cockpit(bent)
    qtbot.waitUntil(cockpit.notices.damage.isVisible)
    (checked,) = [each for each in cockpit.notices.damage.buttons if each.text() == "Geprüft"]

    qtbot.mouseClick(checked, Qt.MouseButton.LeftButton)
    cockpit.shut_down()

    assert cockpit.notices.damage.isHidden()
    with WorkshopFile.open(bent) as workshop:
        assert workshop.damage_warning() is None


def test_closing_at_once_forgets_nothing_of_the_damage(open_cockpit, bent):
    open_cockpit(bent).shut_down()

    with WorkshopFile.open(bent) as workshop:
        assert workshop.damage_warning()

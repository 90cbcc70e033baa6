"""The board beside its photo: cards are typed with the wall in sight."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from tests.pictures import A_JPEG, A_PNG
from tests.views.board.board_views import add_cards, make_view, saved
from tests.views.keyboard import type_text
from tests.views.photos.photo_drops import drop_on, mime_of
from workshop_app.phases import photos
from workshop_app.phases.photos import NewPhoto
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.settings import Settings

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def add(workshop, *names, step="T1-07", content=A_JPEG):
    new = [NewPhoto(name, content, f"2026-11-13T10:0{n}:00") for n, name in enumerate(names)]
    with workshop.change("Fotos hinzugefügt") as session:
        return photos.add_photos(session, new, step=step)


@pytest.fixture
def view(qtbot, workshop, bridge):
    view = make_view(qtbot, workshop, bridge)
    view.activateWindow()
    return view


def show_beside(qtbot, view):
    qtbot.keyClick(view.capture.line, Qt.Key.Key_O, CONTROL | SHIFT)


def test_a_key_puts_the_photo_beside_the_board_and_typing_goes_on(qtbot, workshop, view):
    add(workshop, "Wand.jpg")

    show_beside(qtbot, view)
    type_text(view.capture.line, "Übergang Kita–Schule")
    qtbot.keyClick(view.capture.line, Qt.Key.Key_Return)

    assert view.photos.stage.isVisible()
    assert view.photos.stage.photo.file_name == "Wand.jpg"
    assert saved(workshop)[""] == ["Übergang Kita–Schule"]


def test_the_same_key_takes_it_away(qtbot, workshop, view):
    add(workshop, "Wand.jpg")
    show_beside(qtbot, view)

    show_beside(qtbot, view)

    assert not view.photos.stage.isVisible()
    assert view.capture.line.hasFocus()


def test_photos_of_the_step_come_first(qtbot, workshop, view):
    add(workshop, "frueh.jpg", step="T1-03")
    add(workshop, "hier.jpg", step="T1-07")

    show_beside(qtbot, view)

    assert view.photos.stage.photo.file_name == "hier.jpg"


def test_keys_of_the_entry_line_zoom_move_and_turn(qtbot, workshop, view):
    add(workshop, "a.jpg", "b.jpg")
    show_beside(qtbot, view)
    stage, line = view.photos.stage, view.capture.line
    qtbot.waitUntil(lambda: view.photos.cache.pixmap(stage.photo.picture_hash) is not None)

    for _ in range(4):
        qtbot.keyClick(line, Qt.Key.Key_F3)
    before = stage.canvas.look
    qtbot.keyClick(line, Qt.Key.Key_Right, ALT | SHIFT)
    assert before.zoom > 2
    assert stage.canvas.look.x > before.x
    qtbot.keyClick(line, Qt.Key.Key_PageDown, ALT | SHIFT)

    assert stage.photo.file_name == "b.jpg"
    assert line.hasFocus()
    assert line.toPlainText() == ""


def test_without_a_photo_it_says_how_to_get_one(qtbot, view):
    show_beside(qtbot, view)

    assert "Noch kein Foto" in view.photos.stage.canvas.accessibleName()


def test_a_copied_photo_is_pasted_into_the_entry_line(qtbot, workshop, bridge, view):
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)

    with qtbot.waitSignal(bridge.committed):
        qtbot.keyClick(view.capture.line, Qt.Key.Key_V, CONTROL)

    with workshop.read() as session:
        (photo,) = photos.read_photos(session)
    assert photo.step == "T1-07"
    assert view.photos.stage.isVisible()


def test_a_photo_that_is_dragged_onto_the_cards_is_taken(qtbot, tmp_path, workshop, bridge, view):
    add_cards(workshop, "Karte")
    QApplication.processEvents()
    path = tmp_path / "Wand.jpg"
    path.write_bytes(A_JPEG)
    (column,) = view.area.columns_in_order()

    with qtbot.waitSignal(bridge.committed):
        assert drop_on(column.cards.viewport(), mime_of(path))

    with workshop.read() as session:
        assert [photo.file_name for photo in photos.read_photos(session)] == ["Wand.jpg"]


def test_a_copied_text_is_still_pasted_as_a_card(qtbot, view):
    QGuiApplication.clipboard().setText("Dolmetscherpool fehlt")

    qtbot.keyClick(view.capture.line, Qt.Key.Key_V, CONTROL)

    assert view.capture.line.toPlainText() == "Dolmetscherpool fehlt"


def test_a_photo_is_marked_as_typed(qtbot, workshop, bridge, view):
    add(workshop, "Wand.jpg")
    show_beside(qtbot, view)

    with qtbot.waitSignal(bridge.committed):
        view.photos.done_button.click()

    with workshop.read() as session:
        assert [photo.is_transcribed for photo in photos.read_photos(session)] == [True]
    assert view.photos.done_button.isChecked()


def test_photos_are_saved_even_if_the_board_goes_away_meanwhile(
    qtbot, tmp_path, workshop, bridge, view
):
    path = tmp_path / "Wand.png"
    path.write_bytes(A_PNG)

    with qtbot.waitSignal(bridge.committed):
        view.photos._adding.add_files([path])
        view.hide()

    with workshop.read() as session:
        assert len(photos.read_photos(session)) == 1


def test_at_1366_the_agenda_gives_room_to_the_photo_and_comes_back(
    qtbot, sample_workshop, tmp_path
):
    add(sample_workshop, "Wand.jpg")
    cockpit = Cockpit(sample_workshop, Settings(tmp_path / "einstellungen.json"))
    qtbot.addWidget(cockpit)
    cockpit.resize(QSize(1366, 768))
    cockpit.show()
    cockpit.navigation.go_to("T1-07")
    view = cockpit.area.current_view()

    view.photos.beside.trigger()
    QApplication.processEvents()
    assert not cockpit.rail.isVisible()
    assert view.photos.stage.width() > 350
    assert cockpit.minimumSizeHint().width() <= 1366
    cockpit.navigation.go_to("T1-08")

    assert cockpit.rail.isVisible()
    cockpit.shut_down()

"""The photo pane: adding, describing, consents, the large view."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.builders import a_participant, a_photo
from tests.pictures import A_JPEG, A_PNG
from tests.views.keyboard import type_text
from tests.views.photos.photo_drops import drop_on, mime_of
from workshop_app.model.people import Consent, PhotoRelease
from workshop_app.phases import photos
from workshop_app.phases.photos import NewPhoto
from workshop_app.phases.step import PhotoPane
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.photos.view import PhotoView


@pytest.fixture
def make_view(show_pane, workshop, bridge):
    def make(workshop=workshop, bridge=bridge):
        return show_pane(PhotoView(workshop, bridge, "T1-12", PhotoPane("Fotos")))

    return make


def add(workshop, *names, step="T1-07"):
    new = [NewPhoto(name, A_JPEG, f"2026-11-13T10:0{n}:00") for n, name in enumerate(names)]
    with workshop.change("Fotos hinzugefügt") as session:
        return photos.add_photos(session, new, step=step)


def listed(workshop):
    with workshop.read() as session:
        return photos.read_photos(session)


def a_file(tmp_path, name, data=A_JPEG):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_the_empty_pane_says_how_to_begin(make_view):
    view = make_view()

    assert view.empty.isVisible()
    assert view.first_button.hasFocus()


def test_chosen_files_become_photos_of_the_step(
    qtbot, tmp_path, workshop, bridge, make_view, monkeypatch
):
    view = make_view()
    chosen = [str(a_file(tmp_path, name)) for name in ("Süd.jpg", "Nord.jpg")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: (chosen, ""))

    with qtbot.waitSignal(bridge.committed):
        qtbot.keyClick(view.first_button, Qt.Key.Key_Space)

    assert {photo.file_name for photo in listed(workshop)} == {"Süd.jpg", "Nord.jpg"}
    assert {photo.step for photo in listed(workshop)} == {"T1-12"}
    assert view.list.isVisible()
    assert not view.progress.isVisible()


def test_files_that_are_dragged_in_become_photos(qtbot, tmp_path, workshop, bridge, make_view):
    view = make_view()

    with qtbot.waitSignal(bridge.committed):
        assert drop_on(view, mime_of(a_file(tmp_path, "Wand.jpg")))

    assert [photo.file_name for photo in listed(workshop)] == ["Wand.jpg"]


def test_other_files_are_not_taken(tmp_path, make_view):
    view = make_view()

    assert not drop_on(view, mime_of(a_file(tmp_path, "Liste.xlsx")))


def test_a_copied_picture_is_pasted(qtbot, workshop, bridge, make_view):
    add(workshop, "erstes.jpg")
    view = make_view()
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)

    with qtbot.waitSignal(bridge.committed):
        qtbot.keyClick(view.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert [photo.file_name for photo in listed(workshop)] == ["erstes.jpg", "Zwischenablage"]


def test_a_file_that_is_no_picture_is_told_and_the_rest_kept(
    qtbot, tmp_path, workshop, bridge, make_view
):
    view = make_view()
    paths = [a_file(tmp_path, "gut.jpg"), a_file(tmp_path, "kaputt.jpg", A_PNG[:-20])]

    with qtbot.waitSignal(bridge.told) as told:
        view.adding.add_files(paths)

    assert "1 von 2 Dateien wurde nicht übernommen" in told.args[0].text
    assert [photo.file_name for photo in listed(workshop)] == ["gut.jpg"]


def test_a_description_that_is_typed_is_saved(qtbot, workshop, bridge, make_view):
    add(workshop, "Wand.jpg")
    view = make_view()
    assert view.panel.gap_bar.buttons[0].text() == "Beschreibung fehlt"

    qtbot.mouseClick(view.panel.gap_bar.buttons[0], Qt.MouseButton.LeftButton)
    type_text(QApplication.focusWidget(), "Wand „Stärken“ mit zwölf Karten für Übergänge")
    with qtbot.waitSignal(bridge.committed):
        view.save_pending()

    assert listed(workshop)[0].alt_text == "Wand „Stärken“ mit zwölf Karten für Übergänge"


def test_undo_brings_a_deleted_photo_and_its_picture_back(qtbot, workshop, make_view):
    add(workshop, "Wand.jpg")
    view = make_view()
    view.list.setFocus()

    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    assert view.empty.isVisible()
    workshop.undo()

    (photo,) = view.model.photos
    assert photo.picture_hash is not None
    qtbot.waitUntil(lambda: view.cache.pixmap(photo.picture_hash) is not None)
    assert not view.cache.pixmap(photo.picture_hash).isNull()


def test_enter_shows_a_photo_large_and_esc_goes_back(qtbot, workshop, make_view):
    add(workshop, "a.jpg", "b.jpg")
    view = make_view()

    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert view.stage.canvas.hasFocus()
    qtbot.keyClick(view.stage.canvas, Qt.Key.Key_PageDown)
    assert view.stage.photo.file_name == "b.jpg"
    qtbot.keyClick(view.stage.canvas, Qt.Key.Key_Escape)

    assert view.list.hasFocus()
    assert view.list.currentIndex().row() == 1


def test_the_space_bar_shows_a_photo_large_too(qtbot, workshop, make_view):
    add(workshop, "a.jpg")
    view = make_view()

    qtbot.keyClick(view.list, Qt.Key.Key_Space)

    assert view.stage.isVisible()


def test_whoever_refused_is_flagged_beside_the_photo(qtbot, workshop, bridge, make_view):
    with workshop.change("Angelegt") as session:
        a_participant(session, first_name="Bo", last_name="Nein", photo_consent=Consent.REFUSED)
    add(workshop, "a.jpg")
    view = make_view()
    assert not view.panel.people.isVisible()
    with qtbot.waitSignal(bridge.committed):
        view.panel.form.editors["shows_people"].box.click()
    assert view.panel.people.isVisible()

    index = view.panel.people.model.index(0)
    with qtbot.waitSignal(bridge.committed):
        view.panel.people.model.setData(
            index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole
        )

    assert view.panel.people.model.picks[0].flaw == "Fotos: abgelehnt"
    assert "Einwilligung fehlt" in [button.text() for button in view.panel.gap_bar.buttons]


def test_a_photo_is_found_by_its_code(workshop, make_view):
    add(workshop, "a.jpg", "b.jpg")
    view = make_view()

    assert view.jump_to("FO-02")
    assert view.list.currentIndex().row() == 1
    assert not view.jump_to("FO-99")


def test_in_a_read_only_workshop_nothing_can_be_added(qtbot, workshop, show_pane):
    add(workshop, "a.jpg")
    with WorkshopFile.open(workshop.path, for_writing=False) as reading:
        bridge = ChangeBridge(reading)
        view = show_pane(PhotoView(reading, bridge, "T1-12", PhotoPane("Fotos")))

        assert not view.add_button.isEnabled()
        assert not drop_on(view, mime_of("wand.jpg"))
        view.close()
        bridge.close()


def test_the_model_of_photos_keeps_the_rules_of_qt(workshop, make_view, qtmodeltester):
    add(workshop, "a.jpg", "b.jpg")
    view = make_view()
    qtmodeltester.check(view.model, force_py=True)

    add(workshop, "c.jpg", step="T1-03")
    workshop.undo()

    assert [photo.file_name for photo in view.model.photos] == ["a.jpg", "b.jpg"]


def test_a_photo_without_gaps_is_complete(workshop, make_view):
    (photo_id,) = add(workshop, "a.jpg")
    with workshop.change("Beschrieben") as session:
        photos.set_value(session, photo_id, "alt_text", "Wand Süd")
        photos.set_value(session, photo_id, "release", PhotoRelease.CONCEPT)

    view = make_view()

    assert "Vollständig" in view.panel.gap_bar.text.text()


def test_a_photo_known_by_name_only_asks_for_its_picture(qtbot, workshop, make_view, monkeypatch):
    with workshop.change("Angelegt") as session:
        a_photo(session, file_name="foto_01.jpg")
    view = make_view()
    asked = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_, **__: asked.append(True) or ([], "")
    )

    qtbot.mouseClick(view.panel.gap_bar.buttons[0], Qt.MouseButton.LeftButton)

    assert asked == [True]
    assert not view.panel.open_button.isEnabled()


@pytest.mark.parametrize("key", [Qt.Key.Key_Plus, Qt.Key.Key_Equal])
def test_keys_zoom_and_move_the_large_photo(qtbot, workshop, make_view, key):
    add(workshop, "a.jpg")
    view = make_view()
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    canvas = view.stage.canvas
    (photo,) = view.model.photos
    qtbot.waitUntil(lambda: view.cache.pixmap(photo.picture_hash) is not None)

    for _ in range(5):
        qtbot.keyClick(canvas, key)
    middle = canvas.look.x
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.look.zoom > 3
    assert canvas.look.x > middle
    qtbot.keyClick(canvas, Qt.Key.Key_0)

    assert canvas.look.zoom == 1


def test_the_zoom_of_a_photo_is_remembered(qtbot, workshop, make_view):
    add(workshop, "a.jpg", "b.jpg")
    view = make_view()
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    canvas = view.stage.canvas
    qtbot.waitUntil(lambda: view.cache.pixmap(view.stage.photo.picture_hash) is not None)
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    near = canvas.look.zoom

    qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    assert canvas.look.zoom == 1
    qtbot.keyClick(canvas, Qt.Key.Key_PageUp)

    assert canvas.look.zoom == near > 1

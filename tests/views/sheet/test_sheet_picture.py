"""The logo in the sheet of the municipality: chosen, shown, removed, refused."""

import struct

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog

from tests.builders import a_municipality
from tests.pictures import A_JPEG, A_PNG, a_chunk
from workshop_app.model.municipality import Municipality
from workshop_app.phases.step import SheetPane, SheetSubject
from workshop_app.pictures import picture_size
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.photos.picture_reading import UnusablePictureError, read_picture
from workshop_app.views.sheet.view import SheetView


@pytest.fixture
def make_view(qtbot, workshop, bridge):
    def make(workshop=workshop, bridge=bridge):
        pane = SheetPane("Kommune", SheetSubject.MUNICIPALITY)
        view = SheetView(workshop, bridge, "V-01", pane)
        qtbot.addWidget(view)
        view.resize(800, 560)
        with qtbot.waitExposed(view):
            view.show()
        return view

    return make


@pytest.fixture
def choose(monkeypatch):
    """Answers the file dialog."""

    def answer(path):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))

    return answer


def editor_of(view):
    return view.panel.form.editors["logo"]


def logo_in(workshop):
    with workshop.read() as session:
        return session.query(Municipality.logo).scalar()


def a_file(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def a_picture(tmp_path, name, width, height, kind=QImage.Format.Format_RGB32):
    image = QImage(width, height, kind)
    image.fill(QColor(40, 120, 160, 128))
    path = tmp_path / name
    assert image.save(str(path))
    return path


def test_a_logo_is_chosen_from_a_file_and_shown(
    qtbot, tmp_path, workshop, bridge, make_view, choose
):
    editor = editor_of(make_view())
    choose(a_picture(tmp_path, "Wappen Brückstadt.png", 300, 400))
    assert not editor.preview.isVisible()

    with qtbot.waitSignal(bridge.committed):
        qtbot.keyClick(editor.choose_button, Qt.Key.Key_Space)

    assert picture_size(logo_in(workshop)) == (300, 400)
    assert editor.preview.isVisible()
    assert not editor.preview.pixmap().isNull()
    assert editor.choose_button.text() == "Ersetzen …"


def test_a_logo_is_removed_and_comes_back_by_undo(qtbot, workshop, bridge, make_view):
    with workshop.change("Kommune") as session:
        a_municipality(session, logo=A_PNG)
    editor = editor_of(make_view())

    with qtbot.waitSignal(bridge.committed):
        editor.remove_button.click()

    assert logo_in(workshop) is None
    assert not editor.preview.isVisible()
    assert not editor.remove_button.isVisible()
    with qtbot.waitSignal(bridge.committed):
        workshop.undo()
    assert logo_in(workshop) == A_PNG
    assert editor.preview.isVisible()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7", "„Wappen.png“ ist kein Bild. Bitte eine PNG- oder JPEG-Datei wählen."),
        (b"", "„Wappen.png“ ist kein Bild. Bitte eine PNG- oder JPEG-Datei wählen."),
        (
            A_PNG[:50],
            "„Wappen.png“ lässt sich nicht lesen. Bitte ein anderes Bild wählen.",
        ),
    ],
    ids=["no picture", "empty", "damaged"],
)
def test_what_is_no_picture_is_refused_below_the_field(
    qtbot, tmp_path, workshop, make_view, choose, data, sentence
):
    editor = editor_of(make_view())
    choose(a_file(tmp_path, "Wappen.png", data))

    editor.choose_button.click()

    qtbot.waitUntil(lambda: editor.note.text() == sentence)
    assert editor.note.isVisible()
    assert editor.choose_button.isEnabled()
    assert logo_in(workshop) is None


def test_a_dialog_that_is_left_changes_nothing(workshop, make_view, choose):
    editor = editor_of(make_view())
    choose("")

    editor.choose_button.click()

    assert logo_in(workshop) is None
    assert editor.note.text() == ""


def test_a_file_open_for_reading_shows_the_logo_only(qtbot, workshop, make_view):
    with workshop.change("Kommune") as session:
        a_municipality(session, logo=A_JPEG)
    with WorkshopFile.open(workshop.path) as reading:
        bridge = ChangeBridge(reading)

        editor = editor_of(make_view(reading, bridge))

        assert editor.preview.isVisible()
        assert not editor.choose_button.isVisible()
        assert not editor.remove_button.isVisible()
        bridge.close()


def test_the_controls_of_the_logo_have_names(make_view):
    editor = editor_of(make_view())

    assert (
        editor.choose_button.accessibleName() == "Logo oder Wappen für das Deckblatt: Bild wählen"
    )
    assert editor.remove_button.accessibleName()
    assert editor.preview.accessibleName()


@pytest.mark.parametrize(
    ("name", "size", "kept"),
    [
        ("quer.png", (2400, 600), (1200, 300)),
        ("hoch.jpg", (1000, 3000), (400, 1200)),
        ("klein.png", (80, 60), (80, 60)),
    ],
)
def test_a_large_picture_is_made_smaller_and_a_small_one_stays(tmp_path, name, size, kept):
    picture = read_picture(a_picture(tmp_path, name, *size))

    assert picture_size(picture) == kept
    assert picture.startswith(b"\x89PNG" if name.endswith("png") else b"\xff\xd8")


def test_what_shines_through_stays_so(tmp_path):
    path = a_picture(tmp_path, "frei.png", 20, 20, QImage.Format.Format_ARGB32)

    image = QImage.fromData(read_picture(path))

    assert image.pixelColor(10, 10).alpha() == 128


def test_the_name_of_a_file_does_not_decide_what_it_is(tmp_path):
    assert read_picture(a_file(tmp_path, "wappen.png", A_JPEG)).startswith(b"\xff\xd8")


def test_a_mere_line_is_no_logo(tmp_path):
    with pytest.raises(UnusablePictureError, match="lässt sich nicht lesen"):
        read_picture(a_picture(tmp_path, "strich.png", 1000, 5))


def test_more_than_a_hundred_megapixels_are_refused_before_they_are_decoded(tmp_path):
    path = tmp_path / "Wappen.png"
    header = struct.pack(">IIBBBBB", 65_500, 65_500, 8, 2, 0, 0, 0)
    path.write_bytes(A_PNG[:8] + a_chunk(b"IHDR", header) + A_PNG[33:])

    with pytest.raises(UnusablePictureError, match="100 Megapixel"):
        read_picture(path)

"""Every screen can be drawn without a display, and fits a small one."""

import pytest
from PySide6.QtCore import QEvent, QSize, Qt, QTranslator
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QWidget

from workshop_app.phases.agenda import all_steps
from workshop_app.views.app import make_application
from workshop_app.views.main_window import MainWindow
from workshop_app.views.screenshots import every_screen as screenshots
from workshop_app.views.screenshots.copies import copy_screens
from workshop_app.views.screenshots.drafts import draft_screens
from workshop_app.views.screenshots.erasing import erasing_screens
from workshop_app.views.screenshots.snapshots import snapshot_screens
from workshop_app.views.settings import Settings

# Qt smooths the edges of large letters a little differently each time.
UNSEEN = 32
SMALL = QSize(1366, 768)
# The smallest laptops, less the bar of the window and that of the system.
ROOM = QSize(1366, 690)

LOOKS = ["dark-100", "high-contrast-100", "light-80", "light-200"]
VIEW_STEPS = ["T1-07", "T1-11"]
# The offscreen platform says so of each menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def themed(qapp, theme_cache, monkeypatch):
    """The application as people see it; afterwards it is plain again."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(theme_cache))
    sheet, palette, flash = qapp.styleSheet(), qapp.palette(), qapp.cursorFlashTime()
    translators = qapp.findChildren(QTranslator)
    yield make_application()
    # Windows that are still there would be styled anew, which takes a second.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setCursorFlashTime(flash)
    for translator in qapp.findChildren(QTranslator):
        if translator not in translators:
            qapp.removeTranslator(translator)
            translator.deleteLater()


@pytest.mark.usefixtures("themed")
def test_each_screen_gets_a_picture_named_after_it(tmp_path):
    steps = ["T1-07", "T1-M", "T1-11", "N-01"]

    drawn = screenshots.draw_all(tmp_path, sizes=[SMALL], steps=steps)

    assert [path.relative_to(tmp_path).as_posix() for path in drawn] == [
        "1366x768/start-leer.png",
        "1366x768/neuer-workshop.png",
        "1366x768/T1-07-1-staerken.png",
        "1366x768/T1-07-2-schwaechen.png",
        "1366x768/T1-07-3-gruppen.png",
        "1366x768/T1-M-mittagspause.png",
        "1366x768/T1-11-1-gewichten.png",
        "1366x768/T1-11-2-handlungsfelder.png",
        "1366x768/T1-11-3-entscheidungen.png",
        "1366x768/beamer-an.png",
        "1366x768/beamer-zeile.png",
        "1366x768/beamer-bildschirm.png",
        "1366x768/N-01-1-konzept-check.png",
        "1366x768/suche-leer.png",
        "1366x768/suche-treffer.png",
        "1366x768/suche-nichts.png",
        "1366x768/ansicht-tasten.png",
        "1366x768/ansicht-menue.png",
        "1366x768/unterlagen-menue.png",
        "1366x768/word-vorlage.png",
        *[f"1366x768/ansicht-{look}-{step}.png" for look in LOOKS for step in VIEW_STEPS],
        "1366x768/zeit-laeuft.png",
        "1366x768/zeit-knapp.png",
        "1366x768/zeit-ueberzogen.png",
        "1366x768/zeit-vorschlaege.png",
        "1366x768/ablauf-bearbeiten.png",
        "1366x768/ablauf-eigener-schritt.png",
        "1366x768/zeit-grund.png",
        "1366x768/start.png",
        "1366x768/T1-11-abstimmung-1-schnittlinie.png",
        "1366x768/T1-11-abstimmung-2-gleichstand-und-ueberzahl.png",
        "1366x768/T1-11-abstimmung-3-stichwahl-antippen.png",
        "1366x768/T1-11-abstimmung-4-stimmzettel.png",
        "1366x768/T1-11-abstimmung-5-gruppen.png",
        "1366x768/T1-11-abstimmung-6-verdeckt.png",
        "1366x768/konzept-luecken.png",
        "1366x768/konzept-annehmen.png",
        "1366x768/konzept-bearbeiten.png",
        "1366x768/konzept-neuer-vorschlag.png",
        "1366x768/konzept-herkunft.png",
        "1366x768/konzept-dark-100.png",
        "1366x768/konzept-high-contrast-100.png",
        "1366x768/konzept-light-200.png",
        "1366x768/konzept-leer.png",
        *[f"beamer/T1-07-1-{page:02}.png" for page in range(1, 6)],
        *[f"beamer/T1-07-2-{page:02}.png" for page in range(1, 8)],
        "beamer/T1-07-3-01.png",
        "beamer/T1-M-1-01.png",
        "beamer/T1-11-1-01.png",
        *[f"beamer/T1-11-2-{page:02}.png" for page in (1, 2)],
        "beamer/T1-11-3-01.png",
        "beamer/N-01-1-01.png",
    ]
    paths = {path.stem: str(path) for path in drawn}
    strengths = QImage(paths["T1-07-1-staerken"])
    assert strengths.size() == SMALL
    assert strengths != QImage(paths["T1-07-2-schwaechen"])


def greatest_difference(one, other):
    """Of two pictures of one size, in any pixel: 0 to 255."""
    difference, second = QImage(str(one)), QImage(str(other))
    assert difference.size() == second.size()
    difference = difference.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(difference)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, second)
    painter.end()
    grey = difference.convertToFormat(QImage.Format.Format_Grayscale8)
    starts = range(0, grey.sizeInBytes(), grey.bytesPerLine())  # lines end in bytes of no pixel
    pixels = bytes(grey.constBits())
    return max(max(pixels[start : start + grey.width()]) for start in starts)


@pytest.mark.usefixtures("themed")
def test_the_same_sample_gives_the_same_pictures(tmp_path):
    first, second = (
        screenshots.draw_all(tmp_path / name, sizes=[SMALL], steps=["T1-05"])
        for name in ("erst", "dann")
    )

    for one, other in zip(first, second, strict=True):
        assert greatest_difference(one, other) <= UNSEEN, one.name


@pytest.fixture
def window(themed, break_file):
    """The sample in a window of a small laptop."""
    window = MainWindow(Settings())
    window.resize(ROOM)
    window.show()
    window.open_workshop(break_file)
    yield window
    window.close()
    window.deleteLater()


def let_go():
    """Delete the views of steps that were left; the app's event loop does, and no test has one."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def visit_panes(cockpit):
    """Shows one pane after the other; yields where it is and its view."""
    for key, step in all_steps().items():
        cockpit.navigation.go_to(key)
        let_go()
        for place in range(len(step.panes)):
            cockpit.area.show_pane(place)
            QApplication.processEvents()
            yield f"{key}:{place}", cockpit.area.current_view()


def test_every_pane_fits_a_small_screen_and_every_control_says_what_it_is(window):
    too_large, nameless = {}, set()

    for place, view in visit_panes(window.cockpit):
        needs = view.minimumSizeHint()
        if needs.width() > view.width() or needs.height() > view.height():
            too_large[place] = (needs.toTuple(), view.size().toTuple())
        for control in window.findChildren(QWidget):
            takes_focus = control.focusPolicy() != Qt.FocusPolicy.NoFocus
            is_part = isinstance(control.parentWidget(), QAbstractSpinBox)  # of a named control
            if takes_focus and not is_part and control.isVisible() and not name_of(control):
                nameless.add((place, type(control).__name__, control.objectName()))

    assert too_large == {}
    assert nameless == set()
    assert window.size() == ROOM


@pytest.mark.parametrize("has_projector", [False, True])
def test_the_regie_shows_all_of_the_themenspeicher_line(window, has_projector):
    regie = window.cockpit.regie
    if has_projector:
        window.cockpit.top.projector_button.click()

    for step in ("V-01", "T1-07", "T1-11"):
        window.cockpit.navigation.go_to(step)
        QApplication.processEvents()
        entry = regie.topics.entry
        assert entry.visibleRegion().boundingRect() == entry.rect(), step

    if has_projector:
        window.cockpit.top.projector_button.click()


def name_of(control):
    text = control.text() if isinstance(control, QAbstractButton) else ""
    return control.accessibleName() or text


def test_long_names_are_elided_and_the_buttons_stay(window):
    top = window.cockpit.top

    top.municipality.setText("Verbandsgemeinde Hinterlohbach-Sankt Martin an der Ahle")
    top.details.setText("Zusammen leben, zusammen lernen, zusammen arbeiten · " * 4)
    QApplication.processEvents()

    assert top.municipality.shown_text().startswith("Verbandsgemeinde Hinterlohbach")
    assert top.details.shown_text().endswith("…")
    assert top.details.toolTip() == top.details.text()
    assert top.regie_button.geometry().right() < top.width()
    assert window.size() == ROOM


@pytest.mark.usefixtures("themed")
def test_copies_for_groups_are_shown_from_making_to_deciding(tmp_path, break_file):
    shown = copy_screens(tmp_path, break_file, SMALL)

    assert [name for name, widget in shown if widget.isVisible()] == [
        "gruppe-kopie-geoeffnet",
        "gruppe-kopie",
        "gruppe-kopie-handlungsfeld",
        "gruppe-einlesen",
        "gruppe-einlesen-entscheiden",
        "gruppe-einlesen-frueherer-ort",
        "gruppe-einlesen-doppelt-gezaehlt",
    ]


@pytest.mark.usefixtures("themed")
def test_drafts_are_shown_as_after_a_crash(tmp_path, break_file):
    (drawn,) = (
        (name, window.cockpit.area.current_view().capture.line.toPlainText())
        for name, window in draft_screens(tmp_path, break_file, SMALL)
    )

    assert drawn[0] == "T1-03-entwuerfe"
    assert drawn[1].startswith("Dolmetscherpool")


@pytest.mark.usefixtures("themed")
def test_snapshots_are_shown_from_none_to_a_damaged_file(tmp_path, break_file):
    shown = snapshot_screens(tmp_path, break_file, SMALL)

    assert [name for name, widget in shown if widget.isVisible()] == [
        "sicherungskopien-leer",
        "sicherungskopien",
        "uebergabe",
        "uebergabe-kennwort",
        "zweitkopie-stick-fehlt",
        "start-beschaedigte-datei",
    ]


@pytest.mark.usefixtures("themed")
def test_erasing_is_shown_from_the_reminder_to_a_damaged_copy(tmp_path, break_file):
    shown = erasing_screens(tmp_path, break_file, SMALL)

    assert [name for name, widget in shown if widget.isVisible()] == [
        "frist-abgelaufen",
        "person-loeschen",
        "teilnehmende-loeschen",
        "bilder-entfernen",
        "loeschen-laeuft",
        "loeschen-angehalten",
        "loeschen-kopie-beschaedigt",
    ]

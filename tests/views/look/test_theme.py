import dataclasses
import os
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QFile, QRectF
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QImage,
    QPainter,
    QRawFont,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView

from workshop_app.resource_files import resource_path
from workshop_app.views.look import theme
from workshop_app.views.look.material import material_colours
from workshop_app.views.look.palettes import DARK, HIGH_CONTRAST, LIGHT
from workshop_app.views.look.theme import PALETTE, card_colours, contrast_ratio

GROUNDS = ["surface", "canvas", "column", "primary_light"]
TEXT_PAIRS = [
    *((text, ground) for text in ("text", "text_muted", "primary") for ground in GROUNDS),
    *((text, ground) for text in ("ok", "warning", "error", "notice") for ground in GROUNDS),
    *((tone, f"{tone}_light") for tone in ("ok", "warning", "error")),
    *(("text", f"{tone}_light") for tone in ("ok", "warning", "error")),
    ("placeholder", "surface"),
    *(("on_primary", fill) for fill in ("primary", "primary_hover", "primary_pressed")),
    *(("on_primary", fill) for fill in ("error", "error_hover", "ink")),
    ("on_ink_accent", "ink"),
]
CONTROL_PAIRS = [
    ("control_line", "surface"),
    ("control_line", "canvas"),
    *(("focus", ground) for ground in GROUNDS),
    ("on_ink_accent", "primary"),  # the ring on a filled button
    ("on_ink_accent", "ink"),
]
CARDS = ["blau", "gelb", "gruen", "hellgelb", "orange", "rot", "violett", "weiss"]


pytestmark = pytest.mark.usefixtures("usual_theme")


@pytest.fixture
def themed(usual_theme, theme_cache):
    """The application with our theme, and without it afterwards."""
    theme.apply_theme(usual_theme, cache_dir=theme_cache)
    return usual_theme


def colour_at(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name()


def contrast(look, first, second):
    return contrast_ratio(getattr(look.palette, first), getattr(look.palette, second))


@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_text_can_be_read_on_its_ground(look, text, ground):
    assert contrast(look, text, ground) >= 4.5


@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_of_high_contrast_stands_out_from_its_ground(text, ground):
    assert contrast(HIGH_CONTRAST, text, ground) >= 7


@pytest.mark.parametrize(("line", "ground"), CONTROL_PAIRS)
@pytest.mark.parametrize("look", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda look: look.name)
def test_control_can_be_told_from_its_ground(look, line, ground):
    assert contrast(look, line, ground) >= 3


@pytest.mark.parametrize("line", ["line", "control_line", "focus", "disabled"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_high_contrast_draws_lines_as_strong_as_text(line, ground):
    assert contrast(HIGH_CONTRAST, line, ground) >= 4.5


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("look", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda look: look.name)
def test_card_text_can_be_read(look, name):
    colours = look.cards[name]

    assert contrast_ratio(colours.text, colours.background) >= 7
    assert contrast_ratio(look.palette.text, colours.background) >= 7
    assert contrast_ratio(look.palette.text_muted, colours.background) >= 4.5


@pytest.mark.parametrize("look", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda look: look.name)
def test_each_card_colour_of_the_exchange_format_looks_different(look):
    assert {look.cards[name] for name in CARDS} == set(look.cards.values())
    assert len(set(look.cards.values())) == len(CARDS)


def test_palette_and_cards_are_those_of_the_look_in_use(chosen_look):
    chosen_look(DARK)

    assert dataclasses.asdict(PALETTE) == dataclasses.asdict(DARK.palette)
    assert card_colours("blau") == DARK.cards["blau"]


def test_nobody_else_can_change_a_colour():
    with pytest.raises(dataclasses.FrozenInstanceError):
        PALETTE.text = "#000000"


def test_each_look_has_its_own_ground_and_pictures_in_the_cache(qapp, chosen_look, tmp_path):
    theme.apply_theme(qapp, cache_dir=tmp_path / "cache")
    light = qapp.styleSheet()

    chosen_look(DARK)
    theme.apply_theme(qapp, cache_dir=tmp_path / "cache")

    assert qapp.styleSheet() != light
    assert DARK.palette.surface in qapp.styleSheet()
    assert len(list((tmp_path / "cache").iterdir())) == 2
    arrow = QFile("theme:arrow_down.svg")
    assert arrow.open(QFile.OpenModeFlag.ReadOnly)
    assert DARK.palette.text_muted in bytes(arrow.readAll().data()).decode()
    arrow.close()


def test_lengths_of_the_style_sheet_grow_but_lines_stay_visible(chosen_look):
    theme.use_scale(0.5)
    assert theme.scaled_lengths("a { height: 30px; margin: -6px; border: 1px; left: 0px; }") == (
        "a { height: 15px; margin: -3px; border: 1px; left: 0px; }"
    )

    theme.use_scale(2.0)
    assert theme.scaled_lengths("b { height: 30px; padding: 1px; }") == (
        "b { height: 60px; padding: 2px; }"
    )


@pytest.mark.parametrize("name", ["türkis", "", None])
def test_unknown_card_colour_is_shown_as_white(name):
    assert card_colours(name) == card_colours("weiss")


def test_contrast_of_black_and_white_is_the_highest_there_is():
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast_ratio("#ffffff", "#ffffff") == pytest.approx(1)
    assert contrast_ratio("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_ground_of_qt_material_has_the_colours_of_the_palette(themed):
    ground = themed.styleSheet()

    assert all(colour in ground for colour in set(material_colours(PALETTE).values()))


def test_style_sheet_takes_all_its_colours_from_the_palette():
    source = resource_path("theme", "konzeptwerkstatt.qss").read_text(encoding="utf-8")

    assert not re.findall(r"#[0-9a-fA-F]{6}\b|rgba?\(", source)


def test_style_sheet_names_only_pictures_that_exist():
    pictures = re.findall(r"url\(theme:([^)]+)\)", theme.own_style_sheet())

    assert pictures
    assert [name for name in pictures if not resource_path("theme", name).is_file()] == []


def test_style_sheet_is_understood_by_qt(qtbot, qapp):
    label = QLabel("Text")
    qtbot.addWidget(label)

    qapp.setStyleSheet(theme.own_style_sheet())  # Qt would warn, and a warning fails the test
    label.ensurePolished()

    assert label.palette().windowText().color() == QColor(PALETTE.text)
    qapp.setStyleSheet("")


def test_theme_writes_only_into_the_given_folder(qapp, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    environment = dict(os.environ)

    theme.apply_theme(qapp, cache_dir=tmp_path / "given" / "cache")

    home = Path(os.environ["HOME"])
    assert [path for path in home.rglob("*") if "matplotlib" not in path.parts] == []
    assert [path.name for path in tmp_path.iterdir()] == ["given"]
    assert [path.name.startswith("theme-") for path in (tmp_path / "given/cache").iterdir()] == [
        True
    ]
    assert dict(os.environ) == environment


def test_theme_says_nothing(qapp, tmp_path, capfd, caplog):
    theme.apply_theme(qapp, cache_dir=tmp_path)

    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


def test_second_start_reads_what_the_first_has_generated(qapp, tmp_path, monkeypatch):
    theme.apply_theme(qapp, cache_dir=tmp_path)
    first = qapp.styleSheet()
    monkeypatch.delitem(sys.modules, "qt_material")

    theme.apply_theme(qapp, cache_dir=tmp_path)

    assert "qt_material" not in sys.modules
    assert qapp.styleSheet() == first
    assert "icon:/primary" in first


def test_folder_that_cannot_be_written_leaves_our_own_style_sheet(qapp, tmp_path):
    file_in_the_way = tmp_path / "cache"
    file_in_the_way.write_text("")

    theme.apply_theme(qapp, cache_dir=file_in_the_way)

    assert qapp.styleSheet() == theme.own_style_sheet()


def test_unfinished_cache_of_a_crash_is_not_used(qapp, tmp_path):
    theme.apply_theme(qapp, cache_dir=tmp_path)
    whole = qapp.styleSheet()
    folder = next(tmp_path.iterdir())
    (folder / "ground.qss").unlink()

    theme.apply_theme(qapp, cache_dir=tmp_path)

    assert qapp.styleSheet() == whole


def test_window_is_drawn_on_the_canvas_and_a_field_on_the_surface(qtbot, themed):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(200, 32)

    image = field.grab().toImage()

    assert colour_at(image, 100, 16) == PALETTE.surface
    assert colour_at(image, 100, 0) == PALETTE.control_line
    assert themed.palette().window().color() == QColor(PALETTE.canvas)


def test_button_keeps_the_case_of_its_text(qtbot, themed):
    button = QPushButton("Abschließen")
    qtbot.addWidget(button)
    button.ensurePolished()

    assert button.font().capitalization() == button.font().Capitalization.MixedCase


def test_changed_property_changes_the_look(qtbot, themed):
    label = QLabel("fehlt")
    qtbot.addWidget(label)
    label.ensurePolished()

    theme.set_style(label, role="error")

    assert label.palette().windowText().color() == QColor(PALETTE.error)


def test_our_fonts_are_loaded_and_hold_the_letters_of_the_names(qapp, themed):
    assert "Roboto" in QFontDatabase.families()
    assert {"Regular", "Medium", "Bold"} <= set(QFontDatabase.styles("Roboto"))
    fonts = list(resource_path("fonts").glob("*.ttf"))
    assert sum(path.stat().st_size for path in fonts) < 1_000_000
    font = QRawFont(str(resource_path("fonts", "Roboto-Regular.ttf")), 14)
    assert all(font.supportsCharacter(ord(letter)) for letter in "ığşțőłŁĐưởЖΩ€½„“–…−")


def test_focus_ring_lies_inside_its_rectangle():
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)

    theme.paint_focus_ring(painter, QRectF(5, 5, 30, 30), radius=0)
    painter.end()

    assert [colour_at(image, 20, y) for y in (4, 5, 6, 7)] == [
        "#ffffff",
        PALETTE.focus,
        PALETTE.focus,
        "#ffffff",
    ]


def test_sizes_grow_in_their_order():
    for group in (theme.FONT_SIZE, theme.SPACING):
        values = dataclasses.astuple(group)
        assert all(value > 0 for value in values)
    assert theme.FONT_SIZE.section < theme.FONT_SIZE.body < theme.FONT_SIZE.title


def test_a_model_may_colour_the_text_of_a_cell(qtbot, themed):
    model = QStandardItemModel(1, 1)
    model.setItem(0, 0, QStandardItem("██████"))
    model.item(0, 0).setForeground(QColor(theme.PALETTE.warning))
    view = QTableView()
    view.setModel(model)
    qtbot.addWidget(view)

    with qtbot.waitExposed(view):
        view.show()

    centre = view.visualRect(model.index(0, 0)).center()
    picture = view.viewport().grab().toImage()
    colours = {picture.pixelColor(x, centre.y()).name() for x in range(picture.width())}
    assert theme.PALETTE.warning in colours

import gc

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from workshop_app.resource_files import resource_path
from workshop_app.views.look.icons import icon
from workshop_app.views.look.theme import PALETTE

NAMES = sorted(path.stem for path in resource_path("icons").glob("*.svg"))


def colours_of(pixmap) -> set[str]:
    image = pixmap.toImage()
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    found = [image.pixelColor(*point) for point in points]
    return {colour.name() for colour in found if colour.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_each_shipped_icon_can_be_drawn(qapp, name):
    assert colours_of(icon(name, "primary").pixmap(QSize(48, 48), 1.0)) == {PALETTE.primary}


def test_icon_takes_the_colour_of_its_role(qapp):
    drawn = icon("circle-fill", "error").pixmap(QSize(20, 20), 1.0).toImage()

    assert drawn.pixelColor(10, 10) == QColor(PALETTE.error)
    assert drawn.pixelColor(0, 0).alpha() == 0


def test_disabled_and_checked_icons_have_their_own_colours(qapp):
    made = icon("circle-fill", "text", checked_role="on_primary")
    size = QSize(20, 20)

    assert colours_of(made.pixmap(size, 1.0, QIcon.Mode.Disabled)) == {PALETTE.disabled}
    on = made.pixmap(size, 1.0, QIcon.Mode.Normal, QIcon.State.On)
    assert colours_of(on) == {PALETTE.on_primary}


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_icon_has_the_pixels_of_the_screen(qapp, ratio):
    drawn = icon("undo").pixmap(QSize(20, 20), ratio)

    assert drawn.size() == QSize(round(20 * ratio), round(20 * ratio))
    assert drawn.devicePixelRatio() == ratio


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_icon_is_painted_in_the_pixels_of_what_it_is_painted_on(qapp, ratio):
    ground = QPixmap(QSize(20, 20) * ratio)
    ground.setDevicePixelRatio(ratio)
    ground.fill(Qt.GlobalColor.transparent)
    painter = QPainter(ground)
    icon("circle-fill", "error").paint(painter, QRect(0, 0, 20, 20))
    painter.end()

    drawn = icon("circle-fill", "error").pixmap(QSize(20, 20), ratio)

    assert ground.toImage() == drawn.toImage()


def test_icon_that_is_added_to_keeps_what_it_is(qapp):
    more = QIcon(icon("circle-fill", "error"))
    more.addPixmap(QPixmap(3, 3))
    gc.collect()

    assert colours_of(more.pixmap(QSize(20, 20), 1.0)) == {PALETTE.error}


def test_icon_is_drawn_only_once(qapp):
    assert icon("undo").cacheKey() == icon("undo").cacheKey()


def test_unknown_icon_is_an_error(qapp, qtlog):
    with qtlog.disabled(), pytest.raises(ValueError, match="no such icon: nirgends"):
        icon("nirgends")

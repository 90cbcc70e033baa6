"""Every picture can be read from ten metres away, and nothing is cut."""

import math
import re
import uuid
from dataclasses import replace

import pytest
from projector_pages import lines_of, right_of, text_of, words_of
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QPainter
from PySide6.QtSvg import QSvgGenerator

from workshop_app.phases.agenda import all_steps
from workshop_app.phases.projector.choices import Blank, Choice
from workshop_app.phases.projector.pictures import (
    Board,
    CardGroup,
    Climate,
    ClimateStatement,
    Cover,
    Frame,
    ListGroup,
    Listing,
    ListItem,
    Pause,
    ProjectSheet,
    ProjectSheets,
    Prose,
    Question,
    ShownCard,
    VoteBar,
    VoteBars,
)
from workshop_app.phases.projector.reading import read_picture
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.look.palettes import PICTURE_PALETTE
from workshop_app.views.look.theme import FONT_FAMILY, load_fonts
from workshop_app.views.projector.layout import draw_page, lay_out, paint_picture
from workshop_app.views.projector.overlay import overlay_shapes
from workshop_app.views.projector.page import Box, Type

BIG = QSize(1920, 1080)
SIZES = [BIG, QSize(1280, 720), QSize(1024, 768), QSize(3840, 2160), QSize(800, 600)]
LONG = "Verwaltungsvorschriftenänderungsverfahren und Zusammenarbeit " * 12
FRAME = Frame("Tag 1 · Positionieren", "Stärken und Schwächen", "Was gelingt?", ("Stadt Auental",))
LONG_FRAME = Frame(
    "Tag 1 · Positionieren und noch vieles Weitere, das nicht in eine Zeile passt",
    "Eigener Schritt mit einem sehr langen Namen, den sich jemand ausgedacht hat",
    LONG,
    ("Verbandsgemeinde Hinterlohbach-Sankt Martin an der Ahle", "Integrationskonzept " * 4),
    "1.234 von 1.240 Punkten vergeben",
)


def card(text):
    return ShownCard(uuid.uuid4(), text, "gelb")


def board(*texts, hidden=0, title=""):
    group = CardGroup(1 if title else None, title, tuple(card(text) for text in texts), hidden)
    return Board(FRAME, (group,))


LONG_PICTURES = [
    Question(LONG_FRAME, ("Kartenabfrage", "zu zweit", "1 h 25 min")),
    Pause(LONG_FRAME, "bis 10:35 Uhr", "Ein langer Name für den nächsten Schritt " * 3),
    Cover("Verbandsgemeinde Hinterlohbach-Sankt Martin", LONG[:200], "13.–14. November 2026"),
    replace(board(LONG, "kurz", LONG, hidden=30, title=LONG[:180]), frame=LONG_FRAME),
    Board(LONG_FRAME, tuple(CardGroup(n, LONG[:150], (card(LONG),), 2) for n in range(12))),
    VoteBars(LONG_FRAME, tuple(VoteBar(LONG[:150], n, "ausgewählt") for n in range(9)), True),
    VoteBars(LONG_FRAME, tuple(VoteBar(LONG[:150], None, "") for _n in range(9)), False),
    Climate(
        LONG_FRAME,
        tuple(
            ClimateStatement(uuid.uuid4(), LONG[:200], (("1", 2), ("2", 40), ("3", 0)), 1.9, ())
            for _n in range(8)
        ),
        1,
        3,
        "trifft überhaupt nicht zu",
        "trifft voll und ganz zu",
    ),
    Listing(
        LONG_FRAME,
        tuple(
            ListGroup(LONG[:120], tuple(ListItem(LONG, LONG, "87.412 Personen") for _n in range(3)))
            for _m in range(3)
        ),
        "leer",
    ),
    ProjectSheets(
        LONG_FRAME,
        (ProjectSheet(uuid.uuid4(), LONG[:200], LONG[:80], LONG, (("Mit wem", LONG),) * 6),),
    ),
    Prose(LONG_FRAME, LONG[:90], (LONG, LONG, LONG)),
]


@pytest.fixture(scope="module")
def sample_pictures(sample_template):
    """Every picture of the sample with its place."""
    found = {}
    with WorkshopFile.open(sample_template, for_writing=False) as workshop, workshop.read() as s:
        for key, step in all_steps().items():
            for pane in range(max(1, len(step.panes))):
                found[f"{key}:{pane}"] = read_picture(s, key, pane)
        for choice in Choice:
            found[choice] = read_picture(s, "T2-01", 0, choice)
    return found


def faults_of(picture, size):
    """What is too small or stands outside the page."""
    least = size.height() / 25
    return [
        (number, line.text, line.type.pixels)
        for number, page in enumerate(lay_out(picture, size))
        for line in lines_of(page)
        if line.type.pixels < least
        or line.x < 0
        or right_of(line) > size.width() + 1
        or line.y - line.type.pixels < 0
        or line.y + line.type.pixels * 0.25 > size.height()
    ]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_all_text_of_the_sample_is_large_and_on_the_page(qapp, sample_pictures, size):
    faults = {
        place: found
        for place, picture in sample_pictures.items()
        if (found := faults_of(picture, size))
    }

    assert faults == {}


@pytest.mark.parametrize("picture", LONG_PICTURES, ids=lambda picture: type(picture).__name__)
@pytest.mark.parametrize("size", [BIG, QSize(1024, 768)], ids=["wide", "old"])
def test_long_german_text_is_large_and_on_the_page(qapp, picture, size):
    assert faults_of(picture, size) == []


def test_the_painter_gets_no_text_below_a_25th_of_the_height(qapp, sample_pictures):
    sizes = set()
    for place in ("T1-01:0", "T1-04:0", "T1-07:0", "T1-11:0", "T2-02:0", "T2-06:0"):
        for page in range(len(lay_out(sample_pictures[place], BIG))):
            svg = svg_of(sample_pictures[place], page)
            sizes |= {int(found) for found in re.findall(r'font-size="(\d+)"', svg)}

    assert min(sizes) == math.ceil(1080 / 25)


def svg_of(picture, page):
    """The picture as a painter of vectors gets it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(BIG)
    painter = QPainter(generator)
    paint_picture(painter, BIG, picture, page)
    painter.end()
    # An empty group of the generator itself carries the painter's first font.
    return "".join(re.findall(r"<g[^>]*>\s*<text.*?</g>", bytes(buffer.data()).decode(), re.DOTALL))


def test_a_text_longer_than_a_page_goes_on_with_every_word(qapp):
    words = " ".join(f"Wort{number}" for number in range(700))

    pages = lay_out(Prose(FRAME, "", (words,)), BIG)

    assert len(pages) > 2
    assert re.findall(r"Wort\d+", words_of(pages)) == words.split()


def test_a_card_longer_than_a_page_goes_on_with_every_word(qapp):
    words = " ".join(f"Wort{number}" for number in range(400))

    pages = lay_out(board(words), BIG)

    assert re.findall(r"Wort\d+", words_of(pages)) == words.split()


def test_pages_are_numbered_where_there_are_several(qapp):
    pages = lay_out(board(*["Eine Karte mit etwas mehr Text darauf"] * 30), BIG)

    assert len(pages) > 1
    assert [f"{n} / {len(pages)}" in text_of(page) for n, page in enumerate(pages, 1)] == [
        True
    ] * len(pages)
    assert " / " not in text_of(lay_out(board("Eine Karte"), BIG)[0])


def test_few_cards_are_larger_than_many(qapp):
    few, many = (
        max(line.type.pixels for line in lines_of(page) if line.text.startswith("Karte"))
        for page in (
            lay_out(board(*["Karte"] * 3), BIG)[0],
            lay_out(board(*["Karte"] * 40), BIG)[0],
        )
    )

    assert few > many


def test_a_heading_is_repeated_where_its_list_goes_on(qapp):
    items = tuple(ListItem(f"Ein Leitziel mit der Nummer {number}") for number in range(30))

    pages = lay_out(Listing(FRAME, (ListGroup("Wohnen", items),), ""), BIG)

    assert len(pages) > 1
    assert all("Wohnen" in text_of(page) for page in pages)


def test_cards_that_wait_are_counted_but_not_read(qapp):
    pages = lay_out(board("Offen", hidden=7), BIG)

    assert "7 Karten geschrieben, noch verdeckt" in text_of(pages[0])


def test_secret_bars_are_only_names(qapp):
    picture = VoteBars(FRAME, (VoteBar("Wohnen", None, ""), VoteBar("Sprache", None, "")), False)

    (page,) = lay_out(picture, BIG)

    boxes = [shape for shape in page.shapes if isinstance(shape, Box)]
    assert all(box.rect.width() < 20 for box in boxes)  # the dots of a list
    assert "Wohnen" in text_of(page)


def test_a_blank_picture_is_black_all_over(qapp):
    image = draw_page(lay_out(Blank(), BIG)[0], BIG)

    black = image.copy()
    black.fill(QColor("#000000"))
    assert image == black


def test_a_thousand_cards_are_laid_out_soon_after_one_more(qapp):
    cards = tuple(card(f"Karte {n} mit einem Gedanken, der zwei Zeilen füllt") for n in range(1000))
    picture = Board(FRAME, (CardGroup(None, "", cards, 0),))

    pages = lay_out(picture, BIG)

    assert len(pages) > 50
    assert sum(len(page.keys) for page in pages) == 1000


def test_points_are_dots_on_the_card_and_a_number_where_there_are_many(qapp):
    def dots(points):
        shown = replace(card("Lesepaten"), points=points)
        (page,) = lay_out(Board(FRAME, (CardGroup(None, "", (shown,), 0),)), BIG)
        return [shape for shape in page.shapes if isinstance(shape, Box)][-1:], text_of(page)

    (few,), few_text = dots(3)
    (many,), many_text = dots(14)
    (none,), none_text = dots(0)

    assert few.fill == many.fill == PICTURE_PALETTE.error != none.fill
    assert few.rect.width() == few.radius * 2
    assert "14" in many_text
    assert "3" not in few_text
    assert "0" in none_text


def test_headings_are_a_picture_of_bars_once_points_were_counted(qapp):
    groups = tuple(
        CardGroup(number, title, (card("Eine"),), 0, points)
        for number, (title, points) in enumerate((("Sprache", 4), ("Wohnen", 11)), start=1)
    )

    pages = lay_out(Board(FRAME, groups), BIG)
    without = lay_out(Board(FRAME, tuple(replace(g, own_points=None) for g in groups)), BIG)

    assert len(pages) == len(without) + 1
    assert text_of(pages[0]).count("Punkte") == 2
    assert text_of(pages[1]).index("Wohnen") < text_of(pages[1]).index("Sprache")


def test_a_list_without_lines_shows_its_question_as_large_as_a_question():
    empty = Listing(FRAME, (), "Noch kein Leitziel formuliert")
    (page,) = lay_out(empty, BIG)
    (asked,) = lay_out(Question(FRAME, ("Noch kein Leitziel formuliert",)), BIG)

    assert text_of(page) == text_of(asked)
    assert max(line.type.pixels for line in lines_of(page)) > 80


@pytest.mark.usefixtures("qapp")
def test_a_picture_is_measured_in_the_apps_own_font_where_no_window_has_loaded_it():
    QFontDatabase.removeAllApplicationFonts()
    load_fonts.cache_clear()

    assert QFontInfo(Type(60).font).family() == FONT_FAMILY


@pytest.mark.parametrize("size", SIZES)
def test_the_message_line_leaves_room_for_the_page_number(qapp, size):
    load_fonts()
    band, *lines = overlay_shapes(size, message="Bitte in den Saal " * 8, page_number="2 / 5")
    *message, number = lines

    assert number.text == "2 / 5"
    assert number.colour == message[0].colour
    assert max(right_of(line) for line in message) < number.x
    assert band.rect.top() < number.y - number.type.pixels
    assert right_of(number) <= size.width()

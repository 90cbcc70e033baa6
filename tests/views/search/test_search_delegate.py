"""A line shows what was looked for, however long it is."""

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from workshop_app.views.search.delegate import Piece, line_of


@pytest.fixture
def fonts(qapp):
    bold = QFont(qapp.font())
    bold.setBold(True)
    return qapp.font(), bold


def test_the_match_is_bold(fonts):
    assert line_of("Frauensprachkurs am Montag", [(6, 6)], fonts, 2_000) == [
        Piece("Frauen", is_bold=False),
        Piece("sprach", is_bold=True),
        Piece("kurs am Montag", is_bold=False),
    ]


def test_a_line_that_is_too_long_ends_in_dots(fonts):
    pieces = line_of("Lesepaten an drei Grundschulen " * 9, [(0, 4)], fonts, 200)

    shown = "".join(piece.text for piece in pieces)
    assert pieces[0] == Piece("Lese", is_bold=True)
    assert shown.endswith("…")
    assert QFontMetricsF(fonts[0]).horizontalAdvance(shown) <= 210


def test_a_match_far_behind_is_brought_into_sight(fonts):
    text = "Lesepaten an drei Grundschulen " * 9 + "und am Ende das Sprachcafé im Viertel"
    place = text.index("Sprach")

    pieces = line_of(text, [(place, 6)], fonts, 300)

    assert pieces[0].text.startswith("…")
    assert Piece("Sprach", is_bold=True) in pieces


def test_an_empty_line_has_nothing(fonts):
    assert line_of("", [], fonts, 300) == []

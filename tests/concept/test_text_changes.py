"""Two proposals are compared word by word."""

from workshop_app.concept.text_changes import Piece, compared


def test_what_both_have_is_the_same_and_the_rest_is_different():
    old, new = compared("Es sind 14 Prozent.", "Es sind 16 Prozent.")

    assert old == (Piece("Es sind ", False), Piece("14 ", True), Piece("Prozent.", False))
    assert new == (Piece("Es sind ", False), Piece("16 ", True), Piece("Prozent.", False))


def test_a_text_that_is_gone_is_all_different():
    assert compared("Ein Satz.", "") == ((Piece("Ein Satz.", True),), ())


def test_equal_texts_have_nothing_different():
    old, new = compared("Ein Satz.", "Ein Satz.")

    assert old == new == (Piece("Ein Satz.", False),)

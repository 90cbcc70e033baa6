import time
import unicodedata
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.text_safety import (
    clean_text,
    composed,
    directional_parts,
    is_blank,
    is_right_to_left,
    with_closed_directions,
)

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    "text",
    [
        "Grüße aus Brückstadt – „Ankommen“ · 5 %",
        "Willkommen 👋🏽 und 👨‍👩‍👧",
        "مرحبا بكم",
        "שלום",
        "Spalte\tnoch eine",
        "Zeile\nZeile",
        "5\u00a0km",
        "=1+1",
        "",
    ],
)
def test_what_people_write_stays_as_it_is(text):
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x00b\x07c\x1fd", "abcd"),
        ("a\x7fb\x9fc", "abc"),
        ("a\ud800b\udfffc", "abc"),
        ("a\ufffeb\uffffc\ufdd0d\U0001ffffe", "abcde"),
        ("\ufeffText", "Text"),
        ("Ma\u0308dchen", "Mädchen"),
        (
            "eins\r\nzwei\rdrei\x0bvier\x0cfünf\u2028sechs\x85",
            "eins\nzwei\ndrei\nvier\nfünf\nsechs\n",
        ),
        ("a\x00\u0308", "ä"),
    ],
)
def test_what_breaks_files_goes(text, cleaned):
    assert clean_text(text) == cleaned


@given(ANY_TEXT)
def test_a_cleaned_text_fits_into_xml_and_utf_8(text):
    cleaned = clean_text(text)

    element = ElementTree.Element("t")
    element.text = cleaned
    assert ElementTree.fromstring(ElementTree.tostring(element, "utf-8")).text in {cleaned, None}


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text):
    cleaned = clean_text(text)

    assert clean_text(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)


def test_the_first_letter_with_a_direction_decides():
    assert is_right_to_left("12 – مرحبا in Brückstadt")
    assert not is_right_to_left("In Brückstadt sagt man مرحبا")
    assert not is_right_to_left("12 – 5 %")


def test_a_text_is_cut_where_its_direction_changes():
    parts = directional_parts("Auf dem Schild: مرحبا بكم und שלום!")

    assert parts == [
        ("Auf dem Schild: ", False),
        ("مرحبا بكم ", True),
        ("und ", False),
        ("שלום!", True),
    ]


@given(ANY_TEXT)
def test_the_parts_make_up_the_text(text):
    parts = directional_parts(text)

    assert "".join(part for part, _ in parts) == text
    assert all(part for part, _ in parts)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0", "\u200b\u2060\u00ad", "\u200f"])
def test_a_text_without_a_visible_sign_is_blank(text):
    assert is_blank(text)


@pytest.mark.parametrize("text", ["a", "–", "👋", "\U0001fae8", "  . "])
def test_a_text_with_a_visible_sign_is_not_blank(text):
    assert not is_blank(text)


def test_marks_without_end_on_one_letter_are_cut_and_take_no_time():
    text = "a" + "\u0323\u0307" * 200_000 + "b"

    begin = time.process_time()
    kept = composed(text)

    assert len(kept) < 40
    assert kept[-1] == "b"
    assert time.process_time() - begin < 2


def test_marks_of_real_scripts_stay_in_a_long_text():
    text = "Ế nhạc ส้มตำ מִקְרָא " * 300

    assert composed(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("Café", "Café"),
        ("Fest\u202e", "Fest\u202e\u202c"),
        ("\u202eFest\nHof", "\u202eFest\u202c\nHof"),
        ("\u202aFest\u202c", "\u202aFest\u202c"),
        ("\u202a\u2067Fest\u202b", "\u202a\u2067Fest\u202b\u202c\u2069\u202c"),
        ("\u2068\u202eFest\u2069", "\u2068\u202eFest\u2069"),
        ("\u202e\u2066\u202cFest", "\u202e\u2066\u202cFest\u2069\u202c"),
    ],
)
def test_each_line_closes_the_directions_that_it_begins(text, closed):
    assert with_closed_directions(text) == with_closed_directions(closed) == closed

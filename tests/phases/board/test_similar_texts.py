import uuid

import pytest

from workshop_app.phases.board.similar_texts import SimilarTexts, stems_of


def know(texts, key, lines):
    """Know the texts of a card, in place of those that it had."""
    texts.drop(key)
    for line in lines:
        texts.add(key, line)


def find(texts, text, **limit):
    """All steps of a search at once."""
    search = texts.search(text, **limit)
    while True:
        try:
            next(search)
        except StopIteration as end:
            return end.value


@pytest.fixture
def texts():
    return SimilarTexts()


def put(texts, *lines):
    key = uuid.uuid4()
    know(texts, key, lines)
    return key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Garten", "Gärten"),
        ("Haus", "Häuser"),
        ("Verein", "VEREINE"),
        ("Kurs", "Kurse"),
        ("Straße", "Strassen"),
        ("Schüler:innen", "Schülerinnen"),
        ("Café", "Cafés"),
        ("Zu wenig Übersetzer", "uebersetzer"),
    ],
)
def test_case_umlaut_and_number_make_no_difference(one, other):
    assert stems_of(one) == stems_of(other)


def test_what_is_being_typed_finds_the_card_that_begins_so(texts):
    key = put(texts, "Sprachcafé im Mehrgenerationenhaus, dienstags")
    put(texts, "Ausbildungslotsen bei der IHK")

    assert find(texts, "sprachcafe im mehr") == (key,)


def test_another_order_of_words_is_similar(texts):
    key = put(texts, "Wohnungen für große Familien fehlen")

    assert find(texts, "Große Familien finden keine Wohnung") == (key,)


def test_words_that_every_card_has_make_none_similar(texts):
    put(texts, "Zu wenig Busse am Abend")

    assert find(texts, "Zu wenig Wohnungen am Markt") == ()


def test_three_letters_are_too_few(texts):
    put(texts, "Bus")

    assert find(texts, "Bus") == ()


def test_nearest_comes_first_and_three_are_enough(texts):
    for ending in ("und Gesang", "und Theater im Park", "und Tanz", "und Sport"):
        put(texts, f"Fest der Kulturen {ending}")
    same = put(texts, "Fest der Kulturen")

    found = find(texts, "Fest der Kulturen")

    assert len(found) == 3
    assert found[0] == same


def test_card_is_found_by_each_of_its_mentions(texts):
    key = put(texts, "Sprachcafé", "Treffpunkt zum Deutschlernen")

    assert find(texts, "Treffpunkt Deutschlernen") == (key,)


def test_other_text_replaces_the_one_before(texts):
    key = put(texts, "Sprachcafé")

    know(texts, key, ["Schwimmkurs"])

    assert find(texts, "Sprachcafé") == ()
    assert find(texts, "Schwimmkurse") == (key,)


def test_dropped_card_is_not_found(texts):
    key = put(texts, "Sprachcafé")

    texts.drop(key)
    texts.drop(key)

    assert find(texts, "Sprachcafé") == ()


def test_nothing_stays_of_texts_as_they_were_before(texts):
    key = put(texts, "Sprachcafé")
    for word in ("Schwimmkurse", "Nachbarschaft", "Sprachcafé"):
        know(texts, key, [word])
    texts.drop(key)

    assert [texts._with, texts._texts, texts._of] == [{}, {}, {}]

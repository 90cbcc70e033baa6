"""The index finds texts by words, beginnings and parts, and forgets what is taken out."""

import pytest

from workshop_app.storage.search_index import IndexedText, SearchIndex, Term

ALL = range(1, 100)


@pytest.fixture
def index():
    index = SearchIndex()
    index.add(
        [
            IndexedText(1, "sprachkurs fur frauen", "bildung"),
            IndexedText(2, "elternkurs", "schule sprache"),
            IndexedText(7, "haus der vereine", ""),
        ]
    )
    yield index
    index.close()


def keys(index, *words, limit=9, within=ALL):
    return [text.key for text in index.matching(words, keys=within, limit=limit)]


def test_a_word_is_found_in_title_and_in_the_rest(index):
    assert keys(index, [Term("sprache")]) == [2]
    assert keys(index, [Term("haus")]) == [7]


def test_a_beginning_is_found_even_of_one_letter(index):
    assert keys(index, [Term("s", is_prefix=True)]) == [1, 2]
    assert keys(index, [Term("s")]) == []


def test_each_word_must_be_there_in_one_of_its_forms(index):
    assert keys(index, [Term("kurs"), Term("elternkurs")], [Term("schule")]) == [2]
    assert keys(index, [Term("haus")], [Term("schule")]) == []


def test_only_some_numbers_are_looked_at_and_only_as_many_as_wanted(index):
    assert keys(index, [Term("s", is_prefix=True)], within=range(2, 9)) == [2]
    assert keys(index, [Term("s", is_prefix=True)], limit=1) == [1]


def test_what_sqlite_takes_for_syntax_is_text(index):
    assert keys(index, [Term('a" OR "haus', is_prefix=True)]) == []
    assert keys(index, [Term("NOT")], [Term("NEAR")]) == []


def test_words_are_found_by_a_part_and_by_likeness(index):
    assert sorted(index.words_with("kurs", limit=9)) == ["elternkurs", "sprachkurs"]
    assert index.words_with("ku", limit=9) == []
    assert index.words_like("sprahckurs", limit=1) == ["sprachkurs"]
    assert index.words_like("hasu", limit=1) == ["haus"]


def test_it_knows_which_words_there_are(index):
    assert index.has_word("eltern")
    assert not index.has_word("kurs")


def test_a_text_put_anew_is_found_by_its_new_words_only(index):
    index.put(IndexedText(7, "raumboerse", ""))

    assert keys(index, [Term("raumboerse")]) == [7]
    assert keys(index, [Term("haus")]) == []


def test_words_of_a_text_that_is_gone_are_forgotten_unless_others_have_them(index):
    index.put(IndexedText(3, "haus schiller", ""))

    index.drop(3)
    index.drop(3)

    assert index.words_like("schiller", limit=9) == ["schule"]
    assert index.words_like("haus", limit=9) == ["haus"]
    assert not index.has_word("schiller")


def test_what_is_added_stands_beside_what_was_there(index):
    index.add([IndexedText(4, "neues haus", "")])

    assert keys(index, [Term("neues")]) == [4]
    assert keys(index, [Term("haus")]) == [4, 7]


def test_a_word_that_is_added_again_is_known_once(index):
    index.add([IndexedText(4, "haus", "")])

    assert index.words_like("haus", limit=9) == ["haus"]

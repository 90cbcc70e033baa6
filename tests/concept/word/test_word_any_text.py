"""Whatever people type: it survives, and the file stays one."""

from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import WordFile, text_of
from word_trees import a_chapter, a_cover, a_document, a_figure, a_table

from workshop_app.concept.document import Heading, ItemList, Paragraph, plain, strong
from workshop_app.concept.word.ooxml import W
from workshop_app.concept.word.package import one_line
from workshop_app.text_safety import clean_text, is_blank

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60) | st.text(
    st.sampled_from(" \t\n\r\x00\x0b\u00a0\u200b\ud800\ufffea-ä👋مש=1"), max_size=30
)


@settings(max_examples=examples(30))
@given(ANY_TEXT)
def test_any_text_survives_in_each_place(text):
    file = WordFile(
        a_document(
            a_chapter(
                Heading(2, text, "h"),
                Paragraph((plain(text), strong(text))),
                ItemList(((plain(text),),)),
                a_table((text, "b"), caption=text, source=text, summary=text),
                a_figure(caption=text, alt_text=f"Bild {text}", source=text),
                title=text,
            ),
            title=text,
            author=text,
            cover=a_cover(title=text, lines=(text,)),
        )
    )

    cleaned, line = clean_text(text), one_line(text)
    shown = file.texts("Normal") + file.texts("ListBullet")
    assert shown == ([] if is_blank(cleaned) else [cleaned * 2, cleaned])
    assert file.texts("Heading2") == ["ohne Titel" if is_blank(line) else line]
    assert file.texts("Title") == ([] if is_blank(line) else [line])
    assert file.texts("Quelle") == ([] if is_blank(line) else [f"Quelle: {line}"] * 2)
    _header, row = file.root.iter(f"{W}tr")
    cell = row.find(f"{W}tc")
    assert text_of(cell) == ("–" if is_blank(cleaned) else cleaned)


def test_a_formula_stays_text():
    file = WordFile(a_document(a_chapter(Paragraph((plain("=1+1"),)), a_table(("=1+1", "b")))))

    assert file.texts("Normal") == ["=1+1"]
    assert file.fields()[0].startswith("TOC")


def test_very_long_texts_are_written_whole():
    word, text = "Donaudampfschifffahrt" * 240, "Ein Satz. " * 1_000

    file = WordFile(a_document(a_chapter(Paragraph((plain(text),)), a_table((word, text)))))

    assert file.texts("Normal") == [text]
    assert file.texts("Tabellentext") == [word, text]

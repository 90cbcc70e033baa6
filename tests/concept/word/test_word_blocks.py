"""Headings, paragraphs and lists as Word."""

import pytest
from word_files import WordFile, has, style_of, text_of, value
from word_trees import a_chapter, a_document, a_paragraph, a_table

from workshop_app.concept.document import (
    Column,
    Heading,
    ItemList,
    Paragraph,
    ParagraphStyle,
    Run,
    RunStyle,
    Table,
    placeholder,
    plain,
    strong,
)
from workshop_app.concept.word.ooxml import W


def _file(*blocks, **chapter):
    return WordFile(a_document(a_chapter(*blocks, **chapter), contents_depth=0))


def _list_start(file, paragraph):
    """The abstract list that a paragraph is counted in, and where its numbering begins."""
    identifier = value(paragraph, "pPr/numPr/numId")
    number = next(
        n
        for n in file.xml("word/numbering.xml").iter(f"{W}num")
        if n.get(f"{W}numId") == identifier
    )
    return value(number, "abstractNumId"), value(number, "lvlOverride/startOverride")


@pytest.mark.parametrize(
    ("style", "name"),
    [
        (ParagraphStyle.BODY, "Normal"),
        (ParagraphStyle.LEAD, "Vorspann"),
        (ParagraphStyle.STATEMENT, "Kernsatz"),
        (ParagraphStyle.QUESTION, "Leitfrage"),
        (ParagraphStyle.QUOTE, "Quote"),
        (ParagraphStyle.NOTE, "Hinweis"),
        (ParagraphStyle.SOURCE, "Quelle"),
    ],
)
def test_each_kind_of_paragraph_has_its_style(style, name):
    file = _file(a_paragraph("Satz", style))

    assert file.texts(name)[-1] == "Satz"


def test_each_emphasis_has_its_style():
    runs = (plain("a"), strong("b"), Run("c", RunStyle.EMPHASIS), placeholder("d"))

    file = _file(Paragraph(runs))

    styles = [value(r, "rPr/rStyle") for r in file.paragraphs("Normal")[0].iter(f"{W}r")]
    assert styles == [None, "Strong", "Emphasis", "Platzhalter"]


def test_gaps_look_the_same_in_text_tables_and_lists():
    file = _file(
        Paragraph((placeholder("Zuständigkeit"),)),
        ItemList(((placeholder("Termin"),),)),
        Table((Column("a"), Column("b")), (((placeholder("Zahl"),), (plain("2"),)),)),
    )

    gaps = [r for r in file.root.iter(f"{W}r") if "noch zu klären" in text_of(r)]
    assert [value(gap, "rPr/rStyle") for gap in gaps] == ["Platzhalter"] * 3


def test_a_foreign_passage_names_its_language():
    file = _file(Paragraph((plain("Motto: "), Run("Living together", language="en-GB"))))

    languages = [value(r, "rPr/lang") for r in file.paragraphs("Normal")[0].iter(f"{W}r")]
    assert languages == [None, "en-GB"]


def test_right_to_left_text_is_set_so():
    file = _file(
        Paragraph((Run("مرحبا", language="ar"),)), a_paragraph("Auf dem Schild: مرحبا und mehr")
    )

    arabic, mixed = file.paragraphs("Normal")
    assert has(arabic, "pPr/bidi")
    assert value(arabic, "r/rPr/lang", "bidi") == "ar"
    assert not has(mixed, "pPr/bidi")
    assert [has(r, "rPr/rtl") for r in mixed.iter(f"{W}r")] == [False, True, False]


def test_line_feeds_and_tabs_become_words_own():
    file = _file(a_paragraph("eins\nzwei\tdrei"))

    run = file.paragraphs("Normal")[0].find(f"{W}r")
    assert [child.tag.removeprefix(W) for child in run] == ["t", "br", "t", "tab", "t"]


def test_blanks_at_the_border_of_runs_stay():
    file = _file(Paragraph((plain("Kosten: "), strong("18 €"), plain(" im Jahr"))))

    assert file.texts("Normal") == ["Kosten: 18 € im Jahr"]
    assert all(
        t.get("{http://www.w3.org/XML/1998/namespace}space")
        for t in file.root.iter(f"{W}t")
        if t.text != t.text.strip()
    )


def test_what_cannot_be_seen_is_left_out():
    file = _file(
        a_paragraph("davor"),
        Paragraph(()),
        Paragraph((plain(" \x00\n"),)),
        ItemList(((plain("\u200b"),), (plain("Punkt"),))),
        a_paragraph("danach"),
    )

    assert file.texts()[2:] == ["davor", "Punkt", "danach"]


def test_a_sentence_that_announces_stays_with_what_follows():
    file = _file(
        a_paragraph("Wir brauchen:"),
        ItemList(((plain("Zeit"),),)),
        a_paragraph("Mehr nicht."),
        a_table(caption=None),
    )

    announcing, closing = file.paragraphs("Normal")
    assert has(announcing, "pPr/keepNext")
    assert has(closing, "pPr/keepNext")


def test_an_ordinary_paragraph_may_be_parted_from_the_next():
    file = _file(a_paragraph("Ein Satz."), a_paragraph("Noch einer."), a_table())

    assert not any(has(p, "pPr/keepNext") for p in file.paragraphs("Normal"))


def test_each_ordered_list_begins_with_one():
    items = ((plain("eins"),), (plain("zwei"),))

    file = _file(ItemList(items, ordered=True), a_paragraph(), ItemList(items, ordered=True))

    lists = [value(p, "pPr/numPr/numId") for p in file.paragraphs("ListNumber")]
    assert lists[0] == lists[1] != lists[2] == lists[3]
    assert _list_start(file, file.paragraphs("ListNumber")[2]) == ("3", "1")


def test_bullets_are_the_business_of_the_style():
    file = _file(ItemList(((plain("eins"),),)))

    assert not has(file.paragraphs("ListBullet")[0], "pPr/numPr")


def test_a_question_stays_with_what_answers_it():
    question = a_paragraph("Was gelingt?", ParagraphStyle.QUESTION)

    answered = _file(question, a_paragraph()).paragraphs("Leitfrage")[0]
    last = _file(a_paragraph(), question).paragraphs("Leitfrage")[0]

    assert has(answered, "pPr/keepNext")
    assert not has(last, "pPr/keepNext")


def test_text_after_a_list_or_table_keeps_its_distance():
    item = ItemList(((plain("eins"),), (plain("zwei"),)))

    file = _file(item, a_paragraph(), a_table(caption=None), a_paragraph(), a_paragraph())

    spaces = [value(p, "pPr/spacing", "before") for p in file.paragraphs("Normal")]
    assert spaces == ["140", "240", None]
    assert not any(has(p, "pPr/spacing") for p in file.paragraphs("ListBullet"))


def test_chapters_are_numbered_by_the_style():
    file = WordFile(a_document(a_chapter(Heading(2, "Sprache", "a")), a_chapter(number="2")))

    headings = file.paragraphs("Heading1") + file.paragraphs("Heading2")
    assert not any(has(p, "pPr/numPr") for p in headings)


def test_a_chapter_number_that_jumps_is_told_to_word():
    file = WordFile(
        a_document(
            a_chapter(number="2"),
            a_chapter(Heading(2, "Sprache", "a"), number="7"),
            a_chapter(number="8"),
        )
    )

    second, seventh, eighth = file.paragraphs("Heading1")
    assert _list_start(file, second) == ("0", "2")
    assert _list_start(file, seventh) == ("0", "7")
    assert value(eighth, "pPr/numPr/numId") == value(seventh, "pPr/numPr/numId")
    below = file.paragraphs("Heading2")[0]
    assert value(below, "pPr/numPr/numId") == value(seventh, "pPr/numPr/numId")
    assert value(below, "pPr/numPr/ilvl") == "1"


def test_annexes_are_counted_with_letters():
    annexes = (
        a_chapter(number="A"),
        a_chapter(Heading(2, "Karten", "k"), number="B"),
        a_chapter(number="D"),
    )

    file = WordFile(a_document(annexes=annexes))

    first, second, fourth = file.paragraphs("Heading1")[1:]
    assert _list_start(file, first) == _list_start(file, second) == ("1", None)
    assert _list_start(file, fourth) == ("1", "4")
    assert value(file.paragraphs("Heading2")[0], "pPr/numPr/ilvl") == "1"


def test_a_heading_without_a_number_is_in_a_list_without_signs():
    file = WordFile(
        a_document(a_chapter(Heading(2, "Überblick", "a", numbered=False)), a_chapter(number=None))
    )
    levels = [
        level
        for each in file.xml("word/numbering.xml").iter(f"{W}abstractNum")
        if each.get(f"{W}abstractNumId") == "4"
        for level in each.iter(f"{W}lvl")
    ]

    for paragraph in (file.paragraphs("Heading2")[0], file.paragraphs("Heading1")[1]):
        assert _list_start(file, paragraph) == ("4", None)
    assert {(value(level, "numFmt"), value(level, "lvlText")) for level in levels} == {("none", "")}


def test_a_heading_stays_on_one_line():
    file = _file(Heading(2, "Sprache\nund\tBildung", "a"))

    assert file.texts("Heading2") == ["Sprache und Bildung"]
    assert style_of(file.paragraphs()[1]) == "Heading1"

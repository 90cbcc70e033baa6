"""Prose of the draft keeps its own words while what is generated changes around it."""

import uuid

import pytest

from workshop_app.concept.document import (
    Chapter,
    Heading,
    ItemList,
    Paragraph,
    ParagraphStyle,
    RunStyle,
    placeholder,
    plain,
    runs_text,
    strong,
)
from workshop_app.concept.passages import Passage, items_of, marked_text, runs_of
from workshop_app.concept.rows import EditedPassageRow

FIRST = "Die Stadt wächst seit zehn Jahren und wird jünger."
SECOND = "Der Rat hat den Auftrag im Mai einstimmig erteilt."


def a_paragraph(text, style=ParagraphStyle.BODY):
    return Paragraph((plain(text),), style)


def a_chapter(*blocks, number="3", key="vorgehen"):
    return Chapter(key, number, "Vorgehen", blocks)


def an_edit(text="In eigenen Worten.", proposal=FIRST, *, number=1, section="vorgehen"):
    return EditedPassageRow(
        id=uuid.uuid4(), section=section, number=number, text=text, proposal=proposal
    )


def passages(chapter, *edits):
    return [item for item in items_of(chapter, edits) if isinstance(item, Passage)]


def texts(chapter, *edits):
    return [
        runs_text(paragraph.runs)
        for passage in passages(chapter, *edits)
        for paragraph in passage.paragraphs()
    ]


def test_a_paragraph_of_running_text_is_free():
    (passage,) = passages(a_chapter(a_paragraph(FIRST)))

    assert (passage.key.section, passage.key.number) == ("vorgehen", 1)
    assert (passage.text, passage.edit, passage.has_news) == (FIRST, None, False)


@pytest.mark.parametrize(
    "style", [ParagraphStyle.STATEMENT, ParagraphStyle.QUESTION, ParagraphStyle.QUOTE]
)
def test_what_the_room_agreed_or_said_is_not(style):
    assert passages(a_chapter(a_paragraph(FIRST, style))) == []


def test_lists_stay_as_they_are_generated():
    assert passages(a_chapter(ItemList(((plain("a"),),)))) == []


def test_a_text_that_is_typed_in_a_step_of_its_own_is_edited_there():
    assert passages(a_chapter(a_paragraph(FIRST), key="vorwort")) == []


def test_an_annex_shows_what_was_captured():
    assert passages(a_chapter(a_paragraph(FIRST), number="B")) == []


def test_own_words_stand_instead_of_the_proposal():
    assert texts(a_chapter(a_paragraph(FIRST), a_paragraph(SECOND)), an_edit()) == [
        "In eigenen Worten.",
        SECOND,
    ]


def test_each_line_becomes_a_paragraph():
    assert texts(a_chapter(a_paragraph(FIRST)), an_edit("Eins.\n\nZwei.")) == ["Eins.", "Zwei."]


def test_an_empty_text_leaves_the_paragraph_out():
    assert texts(a_chapter(a_paragraph(FIRST)), an_edit("")) == []


def test_paragraphs_below_a_heading_are_counted_there():
    chapter = a_chapter(a_paragraph(FIRST), Heading(2, "Auftrag", "auftrag"), a_paragraph(SECOND))

    assert [(one.key.section, one.key.number) for one in passages(chapter)] == [
        ("vorgehen", 1),
        ("auftrag", 1),
    ]


def test_a_changed_proposal_is_news():
    changed = FIRST.replace("zehn", "zwölf")

    (passage,) = passages(a_chapter(a_paragraph(changed)), an_edit())

    assert passage.has_news
    assert passage.text == "In eigenen Worten."


def test_own_words_move_with_their_proposal():
    chapter = a_chapter(a_paragraph("Ganz neu davor: ein Satz."), a_paragraph(FIRST))

    first, second = passages(chapter, an_edit())

    assert (first.edit, second.text) == (None, "In eigenen Worten.")
    assert first.key != second.key


def test_own_words_find_a_proposal_that_moved_and_changed():
    changed = FIRST.replace("zehn", "zwölf")
    chapter = a_chapter(a_paragraph("Etwas völlig anderes steht nun hier."), a_paragraph(changed))

    first, second = passages(chapter, an_edit())

    assert first.edit is None
    assert second.has_news


def test_own_words_whose_proposal_is_gone_are_not_lost():
    chapter = a_chapter(a_paragraph(SECOND), a_paragraph("Etwas völlig anderes."))

    assert texts(chapter, an_edit()) == [SECOND, "Etwas völlig anderes.", "In eigenen Worten."]
    assert passages(chapter, an_edit())[-1].has_news


def test_the_only_paragraph_of_a_section_is_the_same_place_however_it_reads():
    (passage,) = passages(a_chapter(a_paragraph("Etwas völlig anderes.")), an_edit())

    assert passage.text == "In eigenen Worten."
    assert passage.has_news


def test_two_texts_for_one_place_of_an_imported_file_do_no_harm():
    assert texts(a_chapter(a_paragraph(FIRST)), an_edit("Eins."), an_edit("Zwei.")) == ["Eins."]


@pytest.mark.parametrize(
    "runs",
    [
        (plain("Nur Text."),),
        (strong("Darauf bauen wir auf:"), plain(" viel.")),
        (plain("Verantwortlich: "), placeholder("Zuständigkeit"), plain(".")),
    ],
)
def test_marks_survive_editing(runs):
    assert runs_of(marked_text(runs)) == runs


def test_a_blank_beside_strong_words_stays_outside_the_marks():
    assert marked_text((strong("Vorsitz: "), plain("Rat"))) == "**Vorsitz:** Rat"


def test_typed_marks_mean_what_they_say():
    (first, gap) = runs_of("**Wichtig** [noch zu klären: Träger]")[::2]

    assert (first.text, first.style) == ("Wichtig", RunStyle.STRONG)
    assert gap.style is RunStyle.PLACEHOLDER


def test_a_single_asterisk_is_just_that():
    assert runs_of("Bürger*innen und 2 ** 3") == (plain("Bürger*innen und 2 ** 3"),)

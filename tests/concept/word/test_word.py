"""The Word file as a whole: structure, properties, fields, bytes."""

import io
import itertools
import time
from datetime import UTC, datetime, timedelta, timezone

import docx
import pytest
from word_files import WordFile, has, style_of, text_of, value, written_bytes
from word_rich_tree import a_rich_document
from word_trees import (
    CREATED,
    a_chapter,
    a_document,
    a_paragraph,
    a_table,
)

from workshop_app.concept.document import Heading
from workshop_app.concept.word.ooxml import W
from workshop_app.concept.word.writer import write_word


@pytest.fixture(scope="module")
def rich():
    return WordFile(a_rich_document())


def test_the_file_opens_with_python_docx():
    opened = docx.Document(io.BytesIO(written_bytes(a_rich_document())))

    assert opened.paragraphs[0].text == "Stadt Brückstadt"


def test_heading_levels_have_no_gap(rich):
    levels = [int(style_of(p)[-1]) for p in rich.paragraphs() if style_of(p).startswith("Heading")]

    assert levels[0] == 1
    assert set(levels) == {1, 2, 3, 4}
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))


def test_no_paragraph_is_empty_but_those_without_height(rich):
    empty = [p for p in rich.paragraphs() if not text_of(p).strip() and not has(p, "r/drawing")]

    assert {style_of(p) for p in empty} <= {"Tabellenende"}
    assert len(empty) == 3  # between two tables, and where two sections end with one


def test_a_usual_chapter_has_no_empty_paragraph():
    file = WordFile(a_document(a_chapter(a_paragraph(), a_table(source="Werkstatt"))))

    assert all(text_of(p) for p in file.paragraphs())


def test_the_language_is_german_for_the_whole_document(rich):
    styles = rich.xml("word/styles.xml")

    assert value(styles, "docDefaults/rPrDefault/rPr/lang") == "de-DE"
    assert {run.get(f"{W}val") for run in rich.root.iter(f"{W}lang")} == {"en-GB"}


def test_another_language_of_the_document_is_said_so():
    styles = WordFile(a_document(language="en-GB")).xml("word/styles.xml")

    assert value(styles, "docDefaults/rPrDefault/rPr/lang") == "en-GB"


def test_properties_tell_title_author_and_dates():
    document = a_document(keywords=("Integration", "Brückstadt"))

    properties = docx.Document(io.BytesIO(written_bytes(document))).core_properties

    assert properties.title == "Integrationskonzept der Stadt Brückstadt"
    assert properties.author == properties.last_modified_by == "Stadt Brückstadt"
    assert properties.subject == "Entwurf aus der Integrationswerkstatt"
    assert properties.keywords == "Integration, Brückstadt"
    assert properties.language == "de-DE"
    assert properties.created == properties.modified == CREATED
    assert not properties.comments


def test_no_trace_of_a_library_is_left(rich):
    parts = b"".join(rich.package.read(name) for name in rich.package.namelist())

    assert b"python" not in parts.lower()


def test_a_property_that_is_too_long_is_cut():
    properties = docx.Document(
        io.BytesIO(written_bytes(a_document(title="Ä" * 300)))
    ).core_properties

    assert properties.title == "Ä" * 255


def test_the_same_tree_gives_the_same_bytes_later(monkeypatch):
    first = written_bytes(a_rich_document())
    later = time.time() + 100_000

    monkeypatch.setattr(time, "time", lambda: later)

    assert written_bytes(a_rich_document()) == first


def test_files_in_the_package_bear_the_date_of_the_workshop(rich):
    dates = {entry.date_time for entry in rich.package.infolist()}

    assert dates == {(2026, 11, 14, 16, 30, 0)}


def test_a_date_in_another_zone_is_the_same_instant():
    there = CREATED.astimezone(timezone(timedelta(hours=5)))

    assert written_bytes(a_document(created=there)) == written_bytes(a_document())


@pytest.mark.parametrize(("year", "kept"), [(4, 1980), (1976, 1980), (2024, 2024), (9996, 2104)])
def test_a_date_outside_the_time_of_zip_files_is_no_harm(year, kept):
    file = WordFile(a_document(created=datetime(year, 2, 29, tzinfo=UTC)))

    assert file.package.infolist()[0].date_time[:3] == (kept, 2, 29)


def test_word_is_not_told_to_ask_about_fields(rich):
    assert not has(rich.xml("word/settings.xml"), "updateFields")
    assert not any(c.get(f"{W}dirty") for c in rich.root.iter(f"{W}fldChar"))


def test_fields_are_closed(rich):
    kinds = [c.get(f"{W}fldCharType") for c in rich.root.iter(f"{W}fldChar")]

    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") > 0


def test_bookmarks_are_unique_and_links_find_them(rich):
    names = [mark.get(f"{W}name") for mark in rich.root.iter(f"{W}bookmarkStart")]
    opened = [mark.get(f"{W}id") for mark in rich.root.iter(f"{W}bookmarkStart")]
    closed = [mark.get(f"{W}id") for mark in rich.root.iter(f"{W}bookmarkEnd")]

    assert len(set(names)) == len(names)
    assert opened == closed
    assert {link.get(f"{W}anchor") for link in rich.root.iter(f"{W}hyperlink")} <= set(names)


def test_progress_grows_to_one():
    seen = []

    write_word(a_rich_document(), io.BytesIO(), progress=seen.append)

    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_a_cancelled_file_leaves_the_old_one(tmp_path):
    target = tmp_path / "Konzept.docx"
    target.write_bytes(b"alt")

    def cancel(part: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_word(a_document(), target, progress=cancel)
    assert target.read_bytes() == b"alt"
    assert [path.name for path in tmp_path.iterdir()] == ["Konzept.docx"]


def test_a_file_that_exists_is_replaced(tmp_path):
    target = tmp_path / "Konzept.docx"
    target.write_bytes(b"alt")

    write_word(a_document(), target)

    assert target.read_bytes() == written_bytes(a_document())
    assert [path.name for path in tmp_path.iterdir()] == ["Konzept.docx"]


def test_a_target_that_cannot_be_replaced_leaves_nothing_behind(tmp_path):
    target = tmp_path / "Konzept.docx"
    target.mkdir()

    with pytest.raises(OSError, match=r"Konzept\.docx"):
        write_word(a_document(), target)
    assert [path.name for path in tmp_path.iterdir()] == ["Konzept.docx"]


def test_a_document_without_chapters_is_a_file():
    file = WordFile(a_document(chapters=(), title="\x00"))

    assert file.texts() == []
    assert len(file.sections()) == 1


def test_a_heading_without_a_visible_letter_gets_words():
    file = WordFile(a_document(a_chapter(Heading(2, "\x00", "leer"), title="\u200b")))

    assert file.texts("Heading1") == file.texts("Heading2") == ["ohne Titel"]

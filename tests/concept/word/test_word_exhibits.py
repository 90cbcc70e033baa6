"""Tables and figures as Word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_files import WordFile, has, style_of, text_of, value
from word_rich_tree import a_rich_document
from word_trees import (
    TEXT,
    a_chapter,
    a_document,
    a_figure,
    a_paragraph,
    a_png,
    a_table,
)

from workshop_app.concept.document import Column
from workshop_app.concept.word.exhibits import column_widths
from workshop_app.concept.word.ooxml import W

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def _file(*blocks, **chapter):
    return WordFile(a_document(a_chapter(*blocks, **chapter), contents_depth=0))


def _tables(file):
    return list(file.root.iter(f"{W}tbl"))


def _rows(table):
    return list(table.iter(f"{W}tr"))


@pytest.fixture(scope="module")
def rich():
    return WordFile(a_rich_document())


def test_each_table_has_one_header_row_that_is_repeated(rich):
    for table in _tables(rich):
        first, *others = _rows(table)

        assert has(first, "trPr/tblHeader")
        assert not any(has(row, "trPr/tblHeader") for row in others)
        assert value(table, "tblPr/tblLook", "firstRow") == "1"


def test_no_cell_is_merged_and_none_is_empty(rich):
    for table in _tables(rich):
        columns = len(list(table.iter(f"{W}gridCol")))

        assert all(len(list(row.iter(f"{W}tc"))) == columns for row in _rows(table))
        assert not any(table.iter(f"{W}gridSpan", f"{W}vMerge"))
        assert all(text_of(cell) for cell in table.iter(f"{W}tc"))


def test_rows_stay_whole():
    (table,) = _tables(_file(a_table()))

    assert all(has(row, "trPr/cantSplit") for row in _rows(table))


def test_a_row_longer_than_a_third_of_the_page_may_go_on():
    (table,) = _tables(_file(a_table(("Ein sehr langer Text. " * 455, "kurz"), ("a", "b"))))

    assert [has(row, "trPr/cantSplit") for row in _rows(table)] == [True, False, True]


@pytest.mark.parametrize("text", ["x" * 5_000, "Wort " * 2_000])
def test_no_text_changes_the_width_of_a_column(text):
    (long,), (short,) = _tables(_file(a_table((text, "b")))), _tables(_file(a_table(("a", "b"))))

    for path in ("tblGrid/gridCol", "tr/tc/tcPr/tcW"):
        assert value(long, path, "w") == value(short, path, "w") == "4535"
    assert value(long, "tblPr/tblLayout", "type") == "fixed"


@given(st.lists(st.floats(0.1, 50), min_size=1, max_size=12), st.sampled_from([9070, 14570]))
def test_columns_fill_the_width_of_the_text(shares, width):
    widths = column_widths([Column("Was", share) for share in shares], width)

    assert sum(widths) == width
    assert all(
        abs(each - share / sum(shares) * width) <= 1
        for each, share in zip(widths, shares, strict=True)
    )


def test_widths_agree_in_grid_cells_and_table():
    (table,) = _tables(_file(a_table(columns=(Column("Was", 3), Column("Wer", 1)))))

    grid = [c.get(f"{W}w") for c in table.iter(f"{W}gridCol")]
    for row in _rows(table):
        assert [c.get(f"{W}w") for c in row.iter(f"{W}tcW")] == grid
    assert value(table, "tblPr/tblW", "w") == str(sum(map(int, grid))) == "9070"


def test_a_table_on_a_landscape_page_is_wider():
    (table,) = _tables(_file(a_table(), landscape=True))

    assert value(table, "tblPr/tblW", "w") == "14570"


def test_figures_are_set_flush_right_with_their_headers():
    columns = (Column("Kennzahl", 3), Column("Wert", 1, numeric=True))

    (table,) = _tables(_file(a_table(columns=columns, header_column=True)))

    styles = [[style_of(p) for p in row.iter(f"{W}p")] for row in _rows(table)]
    assert styles[0] == ["Tabellenkopf", "TabellenkopfZahl"]
    assert styles[1] == ["Tabellenvorspalte", "Tabellenzahl"]
    assert value(table, "tblPr/tblLook", "firstColumn") == "1"


def test_an_empty_cell_shows_a_dash():
    (table,) = _tables(_file(a_table(("Befragung", ""), ("\x00", "80 %"))))

    assert [text_of(cell) for cell in table.iter(f"{W}tc")][2:] == ["Befragung", "–", "–", "80 %"]


def test_the_caption_stands_above_and_stays_with_the_table():
    file = _file(a_table(caption="Kennzahlen"), a_table(caption="Projekte"))

    assert file.texts("Caption") == ["Tabelle 1: Kennzahlen", "Tabelle 2: Projekte"]
    assert all(has(p, "pPr/keepNext") for p in file.paragraphs("Caption"))
    assert file.fields() == ["SEQ Tabelle \\* ARABIC"] * 2
    assert file.paragraphs("Caption")[0].getnext().tag == f"{W}tbl"


def test_the_source_stands_below_and_the_last_row_stays_with_it():
    file = _file(a_table(source="eigene Zählung"))

    (table,) = _tables(file)
    assert text_of(table.getnext()) == "Quelle: eigene Zählung"
    assert all(has(p, "pPr/keepNext") for p in _rows(table)[-1].iter(f"{W}p"))


def test_a_small_table_stays_on_one_page():
    (table,) = _tables(_file(a_table(("a", "b"), ("c", "d"), ("e", "f"))))

    kept = [all(has(p, "pPr/keepNext") for p in row.iter(f"{W}p")) for row in _rows(table)]
    assert kept == [True, True, True, False]


def test_a_long_table_goes_on_on_the_next_page():
    (table,) = _tables(_file(a_table(*[("a", "b")] * 40)))

    assert not any(has(p, "pPr/keepNext") for p in _rows(table)[1].iter(f"{W}p"))


def test_a_table_tells_what_it_shows():
    (table,) = _tables(_file(a_table(caption="Kennzahlen", summary="Zwei Quoten.")))

    assert value(table, "tblPr/tblCaption") == "Kennzahlen"
    assert value(table, "tblPr/tblDescription") == "Zwei Quoten."


def test_two_tables_do_not_grow_together():
    file = _file(a_table(), a_table(caption=None), a_paragraph())

    first, second = _tables(file)
    assert first.getnext() is not second
    assert style_of(first.getnext()) == "Tabellenende"


def test_a_table_at_the_end_is_followed_by_a_paragraph():
    file = _file(a_table())

    assert [child.tag.removeprefix(W) for child in file.body][-3:] == ["tbl", "p", "sectPr"]


def test_a_picture_is_described():
    file = _file(a_figure(alt_text="Säulen: Schule 3,4, Arbeit 2,1"))

    (picture,) = file.root.iter(f"{_WP}docPr")
    assert picture.get("descr") == "Säulen: Schule 3,4, Arbeit 2,1"
    assert [n for n in file.package.namelist() if "media" in n] == ["word/media/image1.png"]


def test_a_picture_stays_with_its_caption_and_source():
    file = _file(a_figure(source="Werkstatt"))

    (picture,) = file.paragraphs("Abbildung")
    (caption,) = file.paragraphs("Caption")
    assert picture.getnext() is caption
    assert text_of(caption) == "Abbildung 1: Klima"
    assert text_of(caption.getnext()) == "Quelle: Werkstatt"
    assert has(picture, "pPr/keepNext")
    assert has(caption, "pPr/keepNext")


def test_a_picture_keeps_its_distance_from_the_one_above():
    first, second = WordFile(a_document(a_chapter(a_figure(), a_figure()))).paragraphs("Abbildung")

    assert not has(first, "pPr/spacing")
    assert value(second, "pPr/spacing", "before") == "240"


def test_a_picture_without_a_caption_is_not_counted():
    file = _file(a_figure(caption=None), a_figure())

    assert file.texts("Caption") == ["Abbildung 1: Klima"]


@pytest.mark.parametrize(
    ("size", "width_cm", "shown_cm"),
    [((60, 40), 12.0, 12.0), ((60, 40), 30.0, 16.0), ((40, 80), 16.0, 9.8)],
)
def test_a_picture_is_never_larger_than_the_page(size, width_cm, shown_cm):
    file = _file(a_figure(image=a_png(*size), width_cm=width_cm))

    (extent,) = file.root.iter(f"{_WP}extent")
    assert int(extent.get("cx")) / 360_000 == pytest.approx(shown_cm, abs=0.05)
    width, height = size
    assert int(extent.get("cy")) == pytest.approx(int(extent.get("cx")) * height / width, rel=0.01)


def test_the_same_picture_is_kept_once():
    file = _file(a_figure(), a_paragraph(TEXT), a_figure())

    assert len([n for n in file.package.namelist() if "media" in n]) == 1
    identifiers = [picture.get("id") for picture in file.root.iter(f"{_WP}docPr")]
    assert len(set(identifiers)) == 2

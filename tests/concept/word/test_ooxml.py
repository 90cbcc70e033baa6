import pytest
from lxml import etree

from workshop_app.concept.word import ooxml
from workshop_app.concept.word.ooxml import PageSetup, W


@pytest.fixture
def body():
    return etree.Element(f"{W}body", nsmap={"w": W[1:-1]})


def _shape(element):
    """Tags as nested text, for example ``p(pPr(pStyle))``."""
    inner = ",".join(_shape(child) for child in element)
    return element.tag.removeprefix(W) + (f"({inner})" if inner else "")


def test_paragraph_properties_stand_in_the_order_of_the_schema(body):
    paragraph = ooxml.add_paragraph(
        body,
        "Normal",
        keep_next=True,
        page_break=False,
        numbering=(3, 1),
        right_tab=9070,
        right_to_left=True,
        space_before=240,
    )

    assert _shape(paragraph[0]) == (
        "pPr(pStyle,keepNext,pageBreakBefore,numPr(ilvl,numId),tabs(tab),bidi,spacing)"
    )


def test_run_properties_stand_in_the_order_of_the_schema(body):
    ooxml.add_text(body, "مرحبا", style="Strong", language="ar")

    assert _shape(body) == "body(r(rPr(rStyle,rtl,lang),t))"


def test_a_text_without_anything_adds_nothing(body):
    ooxml.add_text(body, "")

    assert len(body) == 0


def test_a_field_has_instruction_and_result(body):
    text = ooxml.add_field(body, "PAGE", "7")

    assert _shape(body) == "body(r(fldChar),r(instrText),r(fldChar),r(t),r(fldChar))"
    assert text.text == "7"
    assert body[1][0].text == " PAGE "
    assert body[1][0].get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_a_row_that_may_be_divided_is_still_a_header(body):
    row = ooxml.add_row(body, header=True)

    ooxml.allow_division(row)

    assert _shape(row) == "tr(trPr(tblHeader))"


def test_all_paragraphs_of_a_row_are_kept_with_the_next_once(body):
    row = ooxml.add_row(body)
    for _ in range(2):
        ooxml.add_paragraph(ooxml.add_cell(row, 100), "Tabellentext", page_break=False)

    ooxml.keep_with_next(row)
    ooxml.keep_with_next(row)

    assert [_shape(p) for p in row.iter(f"{W}pPr")] == ["pPr(pStyle,keepNext,pageBreakBefore)"] * 2


def test_the_space_above_can_be_changed(body):
    paragraph = ooxml.add_paragraph(body, "Title", space_before=0)

    ooxml.set_space_before(paragraph, 500)

    assert paragraph.find(f".//{W}spacing").get(f"{W}before") == "500"


def test_a_new_numbering_has_a_new_id(body):
    first = ooxml.add_numbering(body, 3, 1)
    second = ooxml.add_numbering(body, 0, 7)

    assert (first, second) == (1, 2)
    assert _shape(body[1]) == "num(abstractNumId,lvlOverride(startOverride))"


def test_a_section_stands_in_the_order_of_the_schema(body):
    page = PageSetup(16838, 11906, top=1, right=2, bottom=3, left=4)

    ooxml.add_section(body, page, header="rId1", footer="rId2", plain_first_page=True)

    assert _shape(body[0]) == (
        "sectPr(headerReference,footerReference,type,pgSz,pgMar,cols,titlePg)"
    )
    assert body[0][3].get(f"{W}orient") == "landscape"


def test_a_page_knows_the_room_for_text():
    page = PageSetup(11906, 16838, top=1531, right=1418, bottom=1418, left=1418)

    assert (page.text_width, page.text_height) == (9070, 13889)

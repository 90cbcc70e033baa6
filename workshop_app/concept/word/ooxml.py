"""Raw Office Open XML, where python-docx has no words for it or is too slow.

The sections named are those of ECMA-376-1 (Office Open XML, part 1), transitional. Children stand
in the order that its schema asks for; Word calls a file with another order damaged.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lxml.etree import SubElement, _Element

from workshop_app.text_safety import directional_parts

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_VAL: Final = f"{W}val"
_BREAKS: Final = re.compile("([\n\t])")

Numbering = tuple[int, int]
"""The id of a numbering and the level in it, from 0."""


def add(parent: _Element, tag: str, **attributes: str | int) -> _Element:
    """A new last child ``w:tag`` with attributes of the same namespace."""
    child = SubElement(parent, W + tag)
    for name, value in attributes.items():
        child.set(W + name, str(value))
    return child


def add_paragraph(
    parent: _Element,
    style: str,
    *,
    keep_next: bool = False,
    page_break: bool | None = None,
    numbering: Numbering | None = None,
    right_tab: int | None = None,
    right_to_left: bool = False,
    space_before: int | None = None,
) -> _Element:
    """A paragraph (17.3.1.22); None leaves a property to the style.

    Space and tab are in twentieths of a point; the tab comes on top of the style's.
    """
    paragraph = SubElement(parent, W + "p")
    properties = SubElement(paragraph, W + "pPr")
    SubElement(properties, W + "pStyle").set(_VAL, style)
    if keep_next:
        SubElement(properties, W + "keepNext")
    if page_break is not None:
        SubElement(properties, W + "pageBreakBefore").set(_VAL, "1" if page_break else "0")
    if numbering is not None:
        number = SubElement(properties, W + "numPr")
        add(number, "ilvl", val=numbering[1])
        add(number, "numId", val=numbering[0])
    if right_tab is not None:
        add(SubElement(properties, W + "tabs"), "tab", val="right", pos=right_tab)
    if right_to_left:
        SubElement(properties, W + "bidi")
    if space_before is not None:
        add(properties, "spacing", before=space_before)
    return paragraph


def add_text(
    parent: _Element, text: str, *, style: str | None = None, language: str | None = None
) -> None:
    """Runs (17.3.2.25) for a text: line feeds become breaks, each direction has its own runs."""
    for part, right_to_left in directional_parts(text):
        run = SubElement(parent, W + "r")
        if style or language or right_to_left:
            _add_run_properties(run, style, language, right_to_left=right_to_left)
        for piece in _BREAKS.split(part):
            if piece == "\n":
                SubElement(run, W + "br")
            elif piece == "\t":
                SubElement(run, W + "tab")
            elif piece:
                _add_literal(run, "t", piece)


def _add_run_properties(
    run: _Element, style: str | None, language: str | None, *, right_to_left: bool
) -> None:
    properties = SubElement(run, W + "rPr")
    if style:
        SubElement(properties, W + "rStyle").set(_VAL, style)
    if right_to_left:
        SubElement(properties, W + "rtl")  # 17.3.2.30
    if language:
        SubElement(properties, W + "lang").set(W + ("bidi" if right_to_left else "val"), language)


def _add_literal(run: _Element, tag: str, text: str) -> _Element:
    element = SubElement(run, W + tag)
    element.text = text
    if text[0] == " " or text[-1] == " ":
        element.set(_SPACE, "preserve")
    return element


def add_tab(parent: _Element) -> None:
    """A run that goes to the next tab stop (17.3.3.32)."""
    SubElement(SubElement(parent, W + "r"), W + "tab")


def begin_field(parent: _Element, instruction: str) -> None:
    """Open a complex field (17.16.18); what follows until it ends is its last known result."""
    for kind in ("begin", "", "separate"):
        run = SubElement(parent, W + "r")
        if kind:
            SubElement(run, W + "fldChar").set(W + "fldCharType", kind)
        else:
            _add_literal(run, "instrText", f" {instruction} ")


def end_field(parent: _Element) -> None:
    """Close the innermost field."""
    SubElement(SubElement(parent, W + "r"), W + "fldChar").set(W + "fldCharType", "end")


def add_field(parent: _Element, instruction: str, result: str) -> _Element:
    """A field; the element that holds its last known result."""
    begin_field(parent, instruction)
    text = _add_literal(SubElement(parent, W + "r"), "t", result)
    end_field(parent)
    return text


def begin_bookmark(parent: _Element, name: str, identifier: int) -> None:
    """Open a place that links and fields lead to (17.13.6.2)."""
    add(parent, "bookmarkStart", id=identifier, name=name)


def end_bookmark(parent: _Element, identifier: int) -> None:
    """Close the place."""
    add(parent, "bookmarkEnd", id=identifier)


def add_link(parent: _Element, bookmark: str) -> _Element:
    """A link within the document (17.16.22), to be filled with runs."""
    return add(parent, "hyperlink", anchor=bookmark, history=1)


def add_contents_block(parent: _Element) -> _Element:
    """The frame (17.5.2) by which Word knows a table of contents and offers to update it."""
    control = SubElement(parent, W + "sdt")
    gallery = add(add(control, "sdtPr"), "docPartObj")
    add(gallery, "docPartGallery", val="Table of Contents")
    SubElement(gallery, W + "docPartUnique")
    return SubElement(control, W + "sdtContent")


def add_table(
    parent: _Element,
    style: str,
    widths: Sequence[int],
    *,
    header_column: bool,
    title: str,
    description: str,
) -> _Element:
    """An empty table of fixed width (17.4.38), the same in Word and LibreOffice.

    Widths are in twentieths of a point; title and description are read out to people who do not
    see the table, and may be empty.
    """
    table = SubElement(parent, W + "tbl")
    properties = SubElement(table, W + "tblPr")
    add(properties, "tblStyle", val=style)
    add(properties, "tblW", w=sum(widths), type="dxa")
    add(properties, "tblLayout", type="fixed")
    look = {"firstRow": 1, "lastRow": 0, "firstColumn": int(header_column), "lastColumn": 0}
    value = "06A0" if header_column else "0620"
    add(properties, "tblLook", val=value, **look, noHBand=1, noVBand=1)
    if title:
        add(properties, "tblCaption", val=title)
    if description:
        add(properties, "tblDescription", val=description)
    grid = SubElement(table, W + "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=width)
    return table


def add_row(table: _Element, *, header: bool = False) -> _Element:
    """A row (17.4.79) that stays on one page; as a header it is repeated on each (17.4.50)."""
    row = SubElement(table, W + "tr")
    properties = SubElement(row, W + "trPr")
    SubElement(properties, W + "cantSplit")
    if header:
        SubElement(properties, W + "tblHeader")
    return row


def allow_division(row: _Element) -> None:
    """Let a row go on on the next page (17.4.6)."""
    for properties in row.iterfind(f"{W}trPr"):
        for switch in properties.findall(f"{W}cantSplit"):
            properties.remove(switch)


def keep_with_next(parent: _Element) -> None:
    """Keep all paragraphs in a row on the page of what follows (17.3.1.15)."""
    for properties in parent.iter(f"{W}pPr"):
        if properties.find(f"{W}keepNext") is None:
            properties.insert(1, properties.makeelement(f"{W}keepNext"))  # after pStyle


def set_space_before(paragraph: _Element, space: int) -> None:
    """Change the space above a paragraph that was given one when it was added (17.3.1.33)."""
    for spacing in paragraph.iterfind(f"{W}pPr/{W}spacing"):
        spacing.set(f"{W}before", str(space))


def add_cell(row: _Element, width: int) -> _Element:
    """A cell (17.4.66), to be filled with at least one paragraph."""
    cell = SubElement(row, W + "tc")
    add(SubElement(cell, W + "tcPr"), "tcW", w=width, type="dxa")
    return cell


def add_numbering(numbering: _Element, abstract: int, start: int) -> int:
    """The id of a new numbering (17.9.15) that counts from ``start`` on its first level."""
    numbers = [int(number.get(W + "numId", "0")) for number in numbering.iter(W + "num")]
    identifier = max(numbers, default=0) + 1
    number = add(numbering, "num", numId=identifier)
    add(number, "abstractNumId", val=abstract)
    add(add(number, "lvlOverride", ilvl=0), "startOverride", val=start)
    return identifier


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Seite: A4 upright or sideways; lengths in twentieths of a point.

    Attributes:
        edge: the distance of header and footer from the edge of the paper.
    """

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    edge: int = 640

    @property
    def text_width(self) -> int:
        """Between the margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """Between the margins."""
        return self.height - self.top - self.bottom


def add_section(
    parent: _Element, page: PageSetup, *, header: str, footer: str, plain_first_page: bool
) -> None:
    """The properties of the section that ends here (17.6.17): in ``w:body`` or a ``w:pPr``.

    Header and footer are relationship ids; a plain first page (17.10.6) has neither.
    """
    section = SubElement(parent, W + "sectPr")
    for tag, relationship in (("headerReference", header), ("footerReference", footer)):
        add(section, tag, type="default").set(_R + "id", relationship)
    add(section, "type", val="nextPage")
    size = add(section, "pgSz", w=page.width, h=page.height)
    if page.width > page.height:
        size.set(W + "orient", "landscape")
    margins = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    add(section, "pgMar", **margins, header=page.edge, footer=page.edge, gutter=0)
    add(section, "cols", space=708)
    if plain_first_page:
        SubElement(section, W + "titlePg")

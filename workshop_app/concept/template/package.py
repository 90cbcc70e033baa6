"""A municipality's template, opened: made ready for our text, and cleaned of what is not for it."""

from collections.abc import Sequence
from io import BytesIO
from typing import Final

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.parser import parse_xml
from docx.parts.numbering import NumberingPart
from lxml.etree import LxmlError, _Element

from workshop_app.concept.document import Document
from workshop_app.concept.template.cover import (
    TemplateCover,
    end_cover,
    fill,
    take_cover,
    unknown_places,
    values_of,
)
from workshop_app.concept.template.file import TemplateError, checked_template
from workshop_app.concept.template.pages import TemplatePages
from workshop_app.concept.template.styles import Source, merge
from workshop_app.concept.word.ooxml import PageSetup, W
from workshop_app.translation import _

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PICTURE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FIRST_PICTURE: Final = 100_000
_NUMBERING: Final = (
    b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
)
_ALWAYS_KEPT: Final = {
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.FONT_TABLE,
}
# What is for the template and not for its documents: locks, its own template, mail merge.
_NOT_FOR_DOCUMENTS: Final = [
    "writeProtection",
    "documentProtection",
    "attachedTemplate",
    "linkStyles",
    "mailMerge",
    "trackRevisions",
    "revisionView",
    "updateFields",
    "footnotePr",
    "endnotePr",
    "docVars",
    "formsDesign",
]


class OwnTemplate:
    """The template of a municipality, with our styles and lists added.

    Attributes:
        docx: the open file; its text is taken out.
        style_ids: the ids of our styles in it, by name.
        lists: the ids of our lists in it.
        pages: its paper, header and footer.
        has_cover: whether its text is put before ours.
    """

    def __init__(self, content: bytes, ours: Source, usual: PageSetup) -> None:
        """Open it.

        Args:
            content: the file.
            ours: for what is missing.
            usual: the page, where the template says nothing about it.

        Raises:
            TemplateError: it cannot be used.
        """
        try:
            self.docx = docx.Document(BytesIO(checked_template(content)))
            body: _Element = self.docx.element.body
            self.pages = TemplatePages(body, usual)
            self.style_ids, self.lists = merge(
                self.docx.styles.element, self._numbering(), ours, self.pages.upright.text_width
            )
        except (KeyError, ValueError, AttributeError, IndexError, LxmlError) as error:
            raise TemplateError(
                _(
                    "Die Word-Vorlage lässt sich nicht verwenden. Bitte öffnen Sie sie in Word und "
                    "speichern sie neu als .docx."
                )
            ) from error
        # Its properties tell of its own making; python-docx makes new ones when they are asked for.
        package = self.docx.part.package.rels
        for identifier, relationship in list(package.items()):
            if relationship.reltype != RELATIONSHIP_TYPE.OFFICE_DOCUMENT:
                package.pop(identifier)
        self._cover = take_cover(body)
        self.has_cover = bool(self._cover.elements)
        self._sections = 0

    @property
    def cover_pages(self) -> int:
        """How many pages the template's own cover takes."""
        return self._cover.pages if self.has_cover else 0

    @property
    def pages_before(self) -> int:
        """What is added to the number of a page of our text."""
        before = self.cover_pages
        if self.pages.first_number < 0:
            return before
        return self.pages.first_number - 1 + (0 if self._cover_has_section else before)

    @property
    def _cover_has_section(self) -> bool:
        return any(
            next(element.iter(f"{W}sectPr"), None) is not None for element in self._cover.elements
        )

    def _numbering(self) -> _Element:
        part = self.docx.part
        if not any(rel.reltype == RELATIONSHIP_TYPE.NUMBERING for rel in part.rels.values()):
            name = PackURI("/word/numbering.xml")
            new = NumberingPart(
                name, CONTENT_TYPE.WML_NUMBERING, parse_xml(_NUMBERING), part.package
            )
            part.relate_to(new, RELATIONSHIP_TYPE.NUMBERING)
        numbering: _Element = part.numbering_part.element
        return numbering

    def fill(self, document: Document) -> None:
        """Fill the places on the cover, in headers and footers; a paper has no cover."""
        self.has_cover = self.has_cover and document.cover is not None
        values = values_of(document)
        front = self.docx.element.makeelement(f"{W}body")
        front.extend(self._cover.elements if self.has_cover else ())
        fill(front, values)
        self._cover = TemplateCover(tuple(front))
        for edge in self._edges():
            fill(edge, values)

    def add_section(
        self, parent: _Element, page: PageSetup, ours: Sequence[str], *, plain_first_page: bool
    ) -> None:
        """End a section of our text; ``ours`` as with the pages."""
        first = self._sections == 0
        own_first = first and self.pages.has_title_page
        self._sections += 1
        self.pages.add_section(
            parent,
            page,
            title_page=plain_first_page or (own_first and not self.has_cover),
            is_first=first and (self._cover_has_section or not self.has_cover),
            ours=ours,
        )

    def finish(self, table_end: str) -> None:
        """Put the cover before our text, and leave out what nothing refers to."""
        body: _Element = self.docx.element.body
        if self.has_cover:
            elements = list(self._cover.elements)
            end = end_cover(elements, table_end)
            if end is not None:
                self.pages.add_section(
                    end, self.pages.upright, title_page=self.pages.has_title_page, is_first=True
                )
            for number, element in enumerate(elements):
                body.insert(number, element)
        self._number_pictures()
        self._clean_settings()
        self._drop_unused(body)

    def _number_pictures(self) -> None:
        """Give the template's pictures numbers that ours have not."""
        pictures = (
            picture
            for root in (*self._cover.elements, *self._edges())
            for picture in root.iter(_PICTURE)
        )
        for number, picture in enumerate(pictures, start=_FIRST_PICTURE):
            picture.set("id", str(number))

    def _edges(self) -> list[_Element]:
        """All headers and footers."""
        kinds = {RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER}
        rels = self.docx.part.rels.values()
        return [rel.target_part.element for rel in rels if rel.reltype in kinds]

    def _clean_settings(self) -> None:
        settings = self.docx.settings.element
        for tag in _NOT_FOR_DOCUMENTS:
            for element in settings.findall(W + tag):
                settings.remove(element)
        for relationship in self.docx.part.rels.values():
            if relationship.reltype == RELATIONSHIP_TYPE.SETTINGS:
                relationship.target_part.rels.clear()

    def _drop_unused(self, body: _Element) -> None:
        used = {
            value
            for element in body.iter()
            for name, value in element.attrib.items()
            if str(name).startswith(_R)
        }
        rels = self.docx.part.rels
        for identifier in [i for i, rel in rels.items() if rel.reltype not in _ALWAYS_KEPT]:
            if identifier not in used:
                rels.pop(identifier)


def unknown_places_in(content: bytes) -> list[str]:
    """The names of places in a template, also in its headers and footers, that we cannot fill.

    Raises:
        TemplateError: it cannot be used.
    """
    document = docx.Document(BytesIO(checked_template(content)))
    edges = (
        relationship.target_part.element
        for relationship in document.part.rels.values()
        if relationship.reltype in {RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER}
    )
    return unknown_places((document.element, *edges))

"""The file around the text: template, styles, headers, properties, and the same bytes each time."""

import re
from datetime import UTC
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.hdrftr import FooterPart, HeaderPart
from lxml.etree import _Element

from workshop_app.concept.document import Document
from workshop_app.concept.template.package import OwnTemplate
from workshop_app.concept.template.styles import Lists, Source, style_ids
from workshop_app.concept.word import ooxml
from workshop_app.concept.word.boxes import Ruler
from workshop_app.concept.word.ooxml import PageSetup, W
from workshop_app.concept.word.ooxml_properties import clear_tabs, inherited_tabs
from workshop_app.concept.word.packing import packed_again
from workshop_app.concept.word.styles import Style
from workshop_app.resource_files import resource_path
from workshop_app.text_safety import clean_text
from workshop_app.translation import _
from workshop_app.whole_file import write_whole

_LONGEST_PROPERTY: Final = 255  # python-docx refuses longer ones
_GAP: Final = "    "  # at least, between the two ends of a line
_BREAKS: Final = re.compile("[ \n\t]+")


UPRIGHT: Final = PageSetup(11906, 16838, top=1531, right=1418, bottom=1418, left=1418)
SIDEWAYS: Final = PageSetup(16838, 11906, top=1474, right=1134, bottom=1304, left=1134)


class WordPackage:
    """The template, opened and emptied.

    Attributes:
        part: the main document part, which keeps pictures.
        body: ``w:body`` without a child.
        styles: ``w:styles``.
        numbering: ``w:numbering``.
        lists: the ids of our lists in it.
        own: the municipality's template, if this is one.
        upright: the usual page; ``sideways``: the one for wide tables.
        ruler: measures text by these styles.
    """

    def __init__(self, document: Document, template: bytes | None = None) -> None:
        self._docx = docx.Document(str(resource_path("word", "integrationskonzept.docx")))
        self.lists, self.upright, self.sideways = Lists(), UPRIGHT, SIDEWAYS
        self.own: OwnTemplate | None = None
        if template is not None:
            source = Source(self._docx.styles.element, self._docx.part.numbering_part.element)
            self.own = own = OwnTemplate(template, source, UPRIGHT)
            self._docx, self.lists = own.docx, own.lists
            self.upright, self.sideways = own.pages.upright, own.pages.sideways
        self.part = self._docx.part
        self.body: _Element = self._docx.element.body
        self.styles: _Element = self._docx.styles.element
        self.numbering: _Element = self.part.numbering_part.element
        for child in list(self.body):
            self.body.remove(child)
        self.ruler = Ruler(self.styles, self.numbering)
        self._style_ids = self.own.style_ids if self.own else style_ids(self.styles)
        self._created = document.created.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        self._set_properties(document)
        if self.own:
            self.own.fill(document)

    def style(self, style: Style) -> str:
        """The id that the template gives the style."""
        return self._style_ids[style]

    def _set_properties(self, document: Document) -> None:
        properties = self._docx.core_properties
        properties.title = _property(document.title)
        properties.subject = _property(document.subject)
        properties.author = properties.last_modified_by = _property(document.author)
        properties.keywords = _property(", ".join(document.keywords))
        properties.language = document.language
        properties.created = properties.modified = self._created
        properties.revision = 1
        for language in self.styles.iter(f"{W}lang"):
            language.set(f"{W}val", document.language)

    def add_header(self, page: PageSetup, left: str, right: str) -> str:
        """The relationship id of a new header with a text at each end of its line.

        The left one is shortened where the line has no room for both.
        """
        part = HeaderPart.new(self.part.package)
        paragraph = self._only_paragraph(part.element, Style.HEADER, page)
        left, right = one_line(left), one_line(right)
        ooxml.add_text(paragraph, self._beside(left, right, page) if right else left)
        if right:
            ooxml.add_tab(paragraph)
            ooxml.add_text(paragraph, right)
        return self.part.relate_to(part, RELATIONSHIP_TYPE.HEADER)

    def add_footer(self, page: PageSetup, left: str) -> str:
        """The relationship id of a new footer with a text and „Seite X von Y“."""
        part = FooterPart.new(self.part.package)
        paragraph = self._only_paragraph(part.element, Style.FOOTER, page)
        ooxml.add_text(paragraph, one_line(left))
        ooxml.add_tab(paragraph)
        before, between = _("Seite {page} von {pages}").split("{page}")
        ooxml.add_text(paragraph, before)
        ooxml.add_field(paragraph, "PAGE", "1")
        ooxml.add_text(paragraph, between.removesuffix("{pages}"))
        ooxml.add_field(paragraph, "NUMPAGES", "1")
        return self.part.relate_to(part, RELATIONSHIP_TYPE.FOOTER)

    def _beside(self, left: str, right: str, page: PageSetup) -> str:
        """So many words of a text as there is room for on the line, beside another text."""
        shown, words = left, left.split(" ")
        while len(words) > 1 and not self.ruler.is_one_line(
            self.style(Style.HEADER), f"{shown}{_GAP}{right}", page.text_width
        ):
            words.pop()
            shown = f"{' '.join(words)} …"
        return shown

    def _only_paragraph(self, root: _Element, style: Style, page: PageSetup) -> _Element:
        for child in list(root):
            root.remove(child)
        paragraph = ooxml.add_paragraph(root, self.style(style), right_tab=page.text_width)
        # Word's usual header has a stop in the middle; our line has two ends only.
        clear_tabs(paragraph, inherited_tabs(self.styles, self.style(style)))
        return paragraph

    def save(self, target: BinaryIO | Path) -> None:
        """Write the file; a path is replaced only once all of it is on the disk."""
        if isinstance(target, Path):
            write_whole(target, self._packed())
        else:
            target.write(self._packed())

    def _packed(self) -> bytes:
        if self.own:
            self.own.finish(self.style(Style.TABLE_END))
        # python-docx dates the zip entries by the clock (facts.md), so they are packed once more.
        saved = BytesIO()
        self._docx.save(saved)
        return packed_again(saved.getvalue(), self._created)


def one_line(text: str) -> str:
    """The text cleaned and without line breaks and tabs; non-breaking spaces stay."""
    return _BREAKS.sub(" ", clean_text(text)).strip(" ")


def _property(text: str) -> str:
    return one_line(text)[:_LONGEST_PROPERTY]

"""The pages of a template: paper, margins, header and footer of the part where the text goes."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Final

from lxml.etree import _Element

from workshop_app.concept.word import ooxml
from workshop_app.concept.word.ooxml import PageSetup, W
from workshop_app.concept.word.ooxml_properties import number_of

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FURNITURE: Final = ("headerReference", "footerReference")
_LEAST_TEXT: Final = 3_000  # twentieths of a point: about five centimetres


class TemplatePages:
    """The last section of a template, which Word goes on with when somebody types.

    Attributes:
        upright: its page; a page turned sideways stands up.
        sideways: the same page, turned.
        has_title_page: whether its first page has a header and footer of its own.
        first_number: the number of the first page, if the template says one.
    """

    def __init__(self, body: _Element, usual: PageSetup) -> None:
        self._pattern = _last_section(body)
        page = _page_setup(self._pattern, usual)
        turned = replace(page, width=page.height, height=page.width)
        self.upright, self.sideways = (
            (page, turned) if page.width <= page.height else (turned, page)
        )
        self.has_title_page = self._pattern.find(f"{W}titlePg") is not None
        number = self._pattern.find(f"{W}pgNumType")
        self.first_number = number_of(number, "start", -1) if number is not None else -1

    def add_section(
        self,
        parent: _Element,
        page: PageSetup,
        *,
        title_page: bool,
        is_first: bool,
        ours: Sequence[str] = ("", ""),
    ) -> None:
        """The properties of a section that ends here, with the template's header and footer.

        Args:
            ours: the ids of a header, for a template that has neither, and of a footer, for one
                that has none: pages have numbers.
        """
        section = ooxml.add(parent, "sectPr")
        for tag in _FURNITURE:
            section.extend(deepcopy(self._pattern.findall(W + tag)))
        for tag, relationship in zip(_FURNITURE, ours, strict=True):
            if relationship and tag in self._missing():
                ooxml.add(section, tag, type="default").set(_R + "id", relationship)
        ooxml.add(section, "type", val="nextPage")
        size = ooxml.add(section, "pgSz", w=page.width, h=page.height)
        if page.width > page.height:
            size.set(f"{W}orient", "landscape")
        section.append(self._margins(page))
        for tag in ("paperSrc", "pgBorders", *(["pgNumType"] if is_first else [])):
            section.extend(deepcopy(self._pattern.findall(W + tag)))
        ooxml.add(section, "cols", space=708)
        if title_page:
            ooxml.add(section, "titlePg")
        section.extend(deepcopy(self._pattern.findall(f"{W}docGrid")))

    def _missing(self) -> set[str]:
        """What has to come from us."""
        usual = {
            tag
            for tag in _FURNITURE
            if self._pattern.find(f"{W}{tag}[@{W}type='default']") is not None
        }
        return set(_FURNITURE) - usual - ({_FURNITURE[0]} if usual else set())

    def _margins(self, page: PageSetup) -> _Element:
        own = self._pattern.find(f"{W}pgMar")
        edges = {
            edge: number_of(own, edge, page.edge) if own is not None else page.edge
            for edge in ("header", "footer")
        }
        margins = self._pattern.makeelement(f"{W}pgMar")
        sides = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
        for name, value in {**sides, **edges, "gutter": 0}.items():
            margins.set(W + name, str(value))
        return margins


def _last_section(body: _Element) -> _Element:
    """The last section's properties, with headers and footers that come from earlier ones."""
    references: dict[tuple[str, str | None], _Element] = {}
    section = body.makeelement(f"{W}sectPr")
    for section in body.iter(f"{W}sectPr"):
        for tag in _FURNITURE:
            for reference in section.iterfind(W + tag):
                references[tag, reference.get(f"{W}type")] = reference
    section = deepcopy(section)
    for tag in _FURNITURE:
        for own in section.findall(W + tag):
            section.remove(own)
    for number, reference in enumerate(references.values()):
        section.insert(number, deepcopy(reference))
    return section


def _page_setup(section: _Element, usual: PageSetup) -> PageSetup:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    page = PageSetup(
        number_of(size, "w", usual.width),
        number_of(size, "h", usual.height),
        top=abs(number_of(margins, "top", usual.top)),
        right=number_of(margins, "right", usual.right),
        bottom=abs(number_of(margins, "bottom", usual.bottom)),
        left=number_of(margins, "left", usual.left) + number_of(margins, "gutter"),
    )
    turned = replace(page, width=page.height, height=page.width)
    fits = all(min(p.text_width, p.text_height) >= _LEAST_TEXT for p in (page, turned))
    return page if fits else usual

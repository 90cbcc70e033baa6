"""What a template says itself: its cover, and the places in it that we fill.

A place is written ``{{Titel}}``. Word divides such a text into runs as it likes, for a changed
letter or the spelling; so a place is looked for in the paragraph, not in the run.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element

from workshop_app import german
from workshop_app.concept.document import Document
from workshop_app.concept.template.places import PLACES, TEXT_PLACE
from workshop_app.concept.word.ooxml import W
from workshop_app.concept.word.ooxml_properties import properties_of, put
from workshop_app.text_safety import clean_text
from workshop_app.translation import _

# What there is to see in a paragraph without a word, or must not be lost.
_SHOWN: Final = tuple(
    W + tag for tag in ("drawing", "pict", "sectPr", "object", "fldChar", "fldSimple")
)
_PLACE: Final = re.compile(r"\{\{\s*([^{}]{1,60}?)\s*\}\}")


@dataclass(frozen=True, slots=True)
class TemplateCover:
    """Vorlagendeckblatt: what of a template's text stands before ours; may be empty."""

    elements: tuple[_Element, ...]

    @property
    def pages(self) -> int:
        """How many pages it takes, by its breaks."""
        breaks = sum(
            element.tag == f"{W}sectPr" or element.get(f"{W}type") == "page"
            for part in self.elements
            for element in part.iter(f"{W}sectPr", f"{W}br")
        )
        ends_with_section = bool(self.elements) and _section_of(self.elements[-1]) is not None
        return breaks + (not ends_with_section) if self.elements else 0


def take_cover(body: _Element) -> TemplateCover:
    """The cover of a template: all before ``{{Inhalt}}``, if there is a place to fill at all.

    What is left is sample text, which nobody wants in the document.
    """
    elements = [element for element in body if element.tag != f"{W}sectPr"]
    if not any(_PLACE.search(text) for element in elements for text in _texts(element)):
        return TemplateCover(())
    for number, element in enumerate(elements):
        names = (name for text in _texts(element) for name in _PLACE.findall(text))
        if any(name.casefold() == TEXT_PLACE.casefold() for name in names):
            elements = elements[:number]
            break
    _take_last_break(elements)
    while elements and _is_bare(elements[-1]):
        elements.pop()
    return TemplateCover(tuple(elements))


def _take_last_break(elements: list[_Element]) -> None:
    """Take the page break at the end of a cover away: its section ends there, which makes one."""
    pieces = [piece for element in elements for piece in element.iter()]
    for piece in reversed(pieces):
        parent = piece.getparent()
        if (piece.tag == f"{W}t" and (piece.text or "").strip()) or piece.tag in _SHOWN:
            return
        if piece.tag == f"{W}br" and piece.get(f"{W}type") == "page" and parent is not None:
            parent.remove(piece)


def unknown_places(roots: Iterable[_Element]) -> list[str]:
    """The names of places in a template that we cannot fill."""
    known = {name.casefold() for name in PLACES}
    found = (name for root in roots for text in _texts(root) for name in _PLACE.findall(text))
    return list(dict.fromkeys(name for name in found if name.casefold() not in known))


def values_of(document: Document) -> dict[str, str]:
    """What is put into the places, by their names in small letters."""
    cover = document.cover
    values = {
        _("Titel"): cover.title if cover else document.title,
        _("Untertitel"): cover.subtitle if cover else "",
        _("Kommune"): cover.municipality if cover else document.author,
        _("Stand"): cover.status_line if cover else german.format_date(document.created.date()),
        _("Datum"): german.format_date(document.created.date()),
        _("Angaben"): "\n".join(cover.lines) if cover else "",
        TEXT_PLACE: "",
    }
    return {name.casefold(): clean_text(text).strip() for name, text in values.items()}


def fill(root: _Element, values: Mapping[str, str]) -> None:
    """Put the values into all places; a paragraph in which nothing is left goes."""
    for paragraph in list(root.iter(f"{W}p")):
        texts = list(_own_texts(paragraph))
        whole = "".join(text.text or "" for text in texts)
        known = [m for m in _PLACE.finditer(whole) if m.group(1).casefold() in values]
        for match in reversed(known):
            _replace(texts, match.start(), match.end(), values[match.group(1).casefold()])
        if known and _is_bare(paragraph):
            _leave_out(paragraph)


def _texts(root: _Element) -> Iterator[str]:
    for paragraph in root.iter(f"{W}p"):
        yield "".join(text.text or "" for text in _own_texts(paragraph))


def _own_texts(paragraph: _Element) -> Iterator[_Element]:
    """The texts of a paragraph, without those of a box that is anchored in it."""
    for text in paragraph.iter(f"{W}t"):
        if next(text.iterancestors(f"{W}p"), None) is paragraph:
            yield text


def _replace(texts: list[_Element], start: int, end: int, value: str) -> None:
    """Put a value in place of some letters; it looks like the first of them."""
    place = 0
    for element in texts:
        text = element.text or ""
        first, last = max(start - place, 0), min(end - place, len(text))
        place += len(text)
        if first >= last:
            continue
        _set_text(element, text[:first] + value + text[last:])
        value = ""


def _set_text(element: _Element, text: str) -> None:
    first, *lines = text.split("\n")
    element.text = first
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    parent = element.getparent()
    for line in reversed(lines) if parent is not None else ():
        element.addnext(following := element.makeelement(f"{W}t"))
        following.text = line
        element.addnext(element.makeelement(f"{W}br"))


def _is_bare(element: _Element) -> bool:
    """Whether it is a paragraph without a word, a picture or the end of a section."""
    return (
        element.tag == f"{W}p"
        and not any(text.strip() for text in _texts(element))
        and next(element.iter(*_SHOWN), None) is None
    )


def _leave_out(paragraph: _Element) -> None:
    """Remove a paragraph, if its place may be without one."""
    parent = paragraph.getparent()
    if parent is not None and (len(parent.findall(f"{W}p")) > 1 or parent.tag == f"{W}body"):
        parent.remove(paragraph)


def _section_of(element: _Element) -> _Element | None:
    return element.find(f"{W}pPr/{W}sectPr")


def end_cover(elements: list[_Element], table_end: str) -> _Element | None:
    """The properties of the paragraph that takes the end of the cover's section, if it has none."""
    last = elements[-1]
    if _section_of(last) is not None:
        return None
    if last.tag != f"{W}p":
        last = last.makeelement(f"{W}p")
        put(properties_of(last), "pStyle", val=table_end)
        elements.append(last)
    return properties_of(last)

"""Properties put into a file that others have written, in the order that its schema asks for."""

from collections.abc import Iterable, Sequence
from typing import Final

from lxml.etree import _Element

from workshop_app.concept.word import ooxml
from workshop_app.concept.word.ooxml import W

# The order of what a paragraph's properties and a style may hold (17.3.1.26, 17.7.4.17).
_PROPERTIES: Final = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
]
_OF_STYLE: Final = ["pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr"]


def properties_of(owner: _Element) -> _Element:
    """The paragraph properties of a paragraph or style, new where it has none."""
    found = owner.find(f"{W}pPr")
    if found is None:
        found = owner.makeelement(f"{W}pPr")
        if owner.tag == f"{W}style":
            _insert(owner, found, _OF_STYLE)
        else:
            owner.insert(0, found)
    return found


def put(properties: _Element, tag: str, **attributes: str | int) -> _Element:
    """A property of a paragraph, in its place and instead of an earlier one."""
    for earlier in properties.findall(W + tag):
        properties.remove(earlier)
    new = properties.makeelement(W + tag)
    for name, value in attributes.items():
        new.set(W + name, str(value))
    _insert(properties, new, _PROPERTIES)
    return new


def put_numbering(properties: _Element, identifier: int, level: int) -> None:
    """Count the paragraph in a list."""
    number = put(properties, "numPr")
    ooxml.add(number, "ilvl", val=level)
    ooxml.add(number, "numId", val=identifier)


def _insert(parent: _Element, child: _Element, order: Sequence[str]) -> None:
    later = {W + tag for tag in order[order.index(child.tag.removeprefix(W)) + 1 :]}
    place = next((number for number, other in enumerate(parent) if other.tag in later), len(parent))
    parent.insert(place, child)


def number_of(element: _Element | None, attribute: str, default: int = 0) -> int:
    """A whole number among the attributes; the default where other programs wrote something else.

    Lengths with a unit, such as „1.5cm“, are among these.
    """
    text = "" if element is None else element.get(W + attribute, "")
    try:
        return round(float(text))
    except (ValueError, OverflowError):
        return default


def inherited_tabs(styles: _Element, identifier: str) -> set[int]:
    """Where a style, or one that it is based on, has tab stops."""
    by_id = {style.get(f"{W}styleId"): style for style in styles.iterfind(f"{W}style")}
    stops: set[int] = set()
    seen: set[str] = set()
    while identifier in by_id and identifier not in seen:
        seen.add(identifier)
        style = by_id[identifier]
        stops |= {number_of(tab, "pos") for tab in style.iterfind(f"{W}pPr/{W}tabs/{W}tab")}
        based_on = style.find(f"{W}basedOn")
        identifier = "" if based_on is None else based_on.get(f"{W}val", "")
    return stops


def clear_tabs(paragraph: _Element, stops: Iterable[int]) -> None:
    """Take tab stops of its style from a paragraph that has one of its own."""
    for tabs in paragraph.iterfind(f"{W}pPr/{W}tabs"):
        own = {number_of(tab, "pos") for tab in tabs}
        for place, stop in enumerate(sorted(set(stops) - own)):
            cleared = tabs.makeelement(f"{W}tab")
            cleared.set(f"{W}val", "clear")
            cleared.set(f"{W}pos", str(stop))
            tabs.insert(place, cleared)

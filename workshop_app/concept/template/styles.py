"""The styles and lists that a template has, and ours where it has none.

Word writes English names of its own styles into every file, whatever language it speaks; other
programs write what they show. Both are found.
"""

from collections.abc import Container, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element

from workshop_app.concept.template.colours import colours, recolour
from workshop_app.concept.word.ooxml import W
from workshop_app.concept.word.ooxml_properties import number_of, properties_of, put, put_numbering
from workshop_app.concept.word.styles import CONTENTS, HEADINGS, Style

_GERMAN: Final[Mapping[Style, str]] = {
    Style.HEADING_1: "Überschrift 1",
    Style.HEADING_2: "Überschrift 2",
    Style.HEADING_3: "Überschrift 3",
    Style.HEADING_4: "Überschrift 4",
    Style.TITLE: "Titel",
    Style.SUBTITLE: "Untertitel",
    Style.BODY: "Standard",
    Style.QUOTE: "Zitat",
    Style.BULLET: "Aufzählungszeichen",
    Style.ORDERED: "Listennummer",
    Style.CAPTION: "Beschriftung",
    Style.CONTENTS_TITLE: "Inhaltsverzeichnisüberschrift",
    Style.CONTENTS_1: "Verzeichnis 1",
    Style.CONTENTS_2: "Verzeichnis 2",
    Style.CONTENTS_3: "Verzeichnis 3",
    Style.CONTENTS_4: "Verzeichnis 4",
    Style.CAPTION_LIST: "Abbildungsverzeichnis",
    Style.HEADER: "Kopfzeile",
    Style.FOOTER: "Fußzeile",
    Style.STRONG: "Fett",
    Style.EMPHASIS: "Hervorhebung",
}
_OWN_MARK: Final = "Konzept"
_REFERENCES: Final = ("basedOn", "next", "link")
_CONTENTS_EDGE: Final = "9070"  # of our styles: the width of our text
_LARGEST_HEADING: Final = "Heading1"  # its id in our template
_COUNTED: Final = {*HEADINGS, Style.BULLET, Style.ORDERED}


@dataclass(frozen=True, slots=True)
class Lists:
    """Listen: the ids of our lists in a file.

    Attributes:
        chapters: with ``annexes`` and ``ordered`` an abstract list, for numberings that begin anew.
        annex_numbering: with ``unnumbered`` and ``bullets`` a numbering.
        unnumbered: takes a heading out of its style's list. Word's own way is the id 0, which
            validators (openxml-audit 0.8) take for a list that is missing.
    """

    chapters: int = 0
    annexes: int = 1
    ordered: int = 3
    chapter_numbering: int = 1
    annex_numbering: int = 2
    bullets: int = 3
    unnumbered: int = 5


@dataclass(frozen=True, slots=True)
class Source:
    """Vorrat: the styles and lists of our own template, untouched."""

    styles: _Element
    numbering: _Element


def merge(
    styles: _Element, numbering: _Element, ours: Source, text_width: int
) -> tuple[dict[str, str], Lists]:
    """Put what is missing into the template, and make its headings countable.

    Returns:
        The ids of our styles by name, and those of our lists.
    """
    found = _found(styles, ours.styles)
    identifiers = _all_identifiers(styles, ours.styles, found)
    numbers, lists = _merge_numbering(numbering, ours.numbering, identifiers)
    by_id = {style.get(f"{W}styleId", ""): style for style in styles.iterfind(f"{W}style")}
    heading = by_id.get(found.get(_LARGEST_HEADING, ""))
    replaced = colours(_chain(heading, by_id) if heading is not None else ())
    taken = {name for style in styles.iterfind(f"{W}style") for name in _names(style)}
    for style in ours.styles.iterfind(f"{W}style"):
        if style.get(f"{W}styleId", "") not in found:
            styles.append(copy := _copied(style, taken, identifiers, numbers, text_width))
            taken.update(_names(copy))
            recolour(copy, replaced)
    by_name = {
        _name(style): identifiers[style.get(f"{W}styleId", "")]
        for style in ours.styles.iterfind(f"{W}style")
    }
    _complete(styles, ours.styles, by_name, lists, text_width)
    return by_name, lists


def style_ids(styles: _Element) -> dict[str, str]:
    """The ids of all styles by their names."""
    return {_name(style): style.get(f"{W}styleId", "") for style in styles.iterfind(f"{W}style")}


def _name(style: _Element) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else name.get(f"{W}val", "")


def _names(style: _Element) -> Iterator[str]:
    """All names of a style, as they are compared."""
    yield _name(style).casefold()
    for aliases in style.iterfind(f"{W}aliases"):
        for alias in aliases.get(f"{W}val", "").split(","):
            yield alias.strip().casefold()


def _found(styles: _Element, ours: _Element) -> dict[str, str]:
    """The ids of the template's styles by those of ours that they stand for."""
    known: dict[tuple[str, str], str] = {}
    defaults: dict[str, str] = {}
    for style in styles.iterfind(f"{W}style"):
        kind, identifier = style.get(f"{W}type", ""), style.get(f"{W}styleId", "")
        for name in _names(style):
            known.setdefault((kind, name), identifier)
        if style.get(f"{W}default") in {"1", "true", "on"}:
            defaults.setdefault(kind, identifier)
    german = {style.value: name.casefold() for style, name in _GERMAN.items()}
    found = {}
    for style in ours.iterfind(f"{W}style"):
        kind, name = style.get(f"{W}type", ""), _name(style)
        match = known.get((kind, name.casefold())) or known.get((kind, german.get(name, "")))
        if style.get(f"{W}default"):
            match = defaults.get(kind) or match
        if match:
            found[style.get(f"{W}styleId", "")] = match
    return found


def _all_identifiers(styles: _Element, ours: _Element, found: Mapping[str, str]) -> dict[str, str]:
    taken = {style.get(f"{W}styleId", "") for style in styles.iterfind(f"{W}style")}
    identifiers = dict(found)
    for style in ours.iterfind(f"{W}style"):
        own = new = style.get(f"{W}styleId", "")
        if own in found:
            continue
        while new in taken:
            new += _OWN_MARK
        taken.add(new)
        identifiers[own] = new
    return identifiers


def _copied(
    style: _Element,
    taken: Container[str],
    identifiers: Mapping[str, str],
    numbers: Mapping[int, int],
    text_width: int,
) -> _Element:
    """One of our styles, for the template: its names, ids and widths are those there."""
    copy = deepcopy(style)
    copy.set(f"{W}styleId", identifiers[style.get(f"{W}styleId", "")])
    copy.attrib.pop(f"{W}default", "")
    for name in copy.iterfind(f"{W}name"):
        if name.get(f"{W}val", "").casefold() in taken:
            name.set(f"{W}val", f"{name.get(f'{W}val')} ({_OWN_MARK})")
    for tag in _REFERENCES:
        for reference in copy.iterfind(W + tag):
            reference.set(f"{W}val", identifiers[reference.get(f"{W}val", "")])
    for number in copy.iter(f"{W}numId"):
        number.set(f"{W}val", str(numbers[number_of(number, "val")]))
    _set_edge(copy, text_width)
    return copy


def _set_edge(style: _Element, text_width: int) -> None:
    for tab in style.iter(f"{W}tab"):
        if tab.get(f"{W}pos") == _CONTENTS_EDGE:
            tab.set(f"{W}pos", str(text_width))


def _merge_numbering(
    theirs: _Element, ours: _Element, identifiers: Mapping[str, str]
) -> tuple[dict[int, int], Lists]:
    """Add our lists to those of the template; our numberings' ids there, and the lists."""
    for last in theirs.findall(f"{W}numIdMacAtCleanup"):
        theirs.remove(last)  # it stands behind all numberings, and more are to come
    counted = {identifiers[style.get(f"{W}val", "")] for style in ours.iter(f"{W}pStyle")}
    for level in list(theirs.iter(f"{W}lvl")):
        for style in level.findall(f"{W}pStyle"):
            if style.get(f"{W}val") in counted:
                level.remove(style)
    ours = deepcopy(ours)
    for style in ours.iter(f"{W}pStyle"):
        style.set(f"{W}val", identifiers[style.get(f"{W}val", "")])
    abstract = _added(theirs, ours, "abstractNum", "abstractNumId")
    for of in ours.iterfind(f"{W}num/{W}abstractNumId"):
        of.set(f"{W}val", str(abstract[number_of(of, "val")]))
    numbers = _added(theirs, ours, "num", "numId")
    usual = Lists()
    return numbers, Lists(
        chapters=abstract[usual.chapters],
        annexes=abstract[usual.annexes],
        ordered=abstract[usual.ordered],
        chapter_numbering=numbers[usual.chapter_numbering],
        annex_numbering=numbers[usual.annex_numbering],
        bullets=numbers[usual.bullets],
        unnumbered=numbers[usual.unnumbered],
    )


def _added(theirs: _Element, ours: _Element, tag: str, attribute: str) -> dict[int, int]:
    """Copy all elements of a kind; their new ids by the old ones."""
    taken = [number_of(element, attribute) for element in theirs.iterfind(W + tag)]
    marks = {mark.get(f"{W}val") for mark in theirs.iter(f"{W}nsid")}
    first = max(taken, default=0) + 1
    place = next(
        (
            number
            for number, element in enumerate(theirs)
            if tag == "abstractNum" and element.tag == f"{W}num"
        ),
        len(theirs),
    )
    added = {}
    for number, element in enumerate(ours.iterfind(W + tag)):
        copy = deepcopy(element)
        copy.set(W + attribute, str(first + number))
        for mark in copy.iterfind(f"{W}nsid"):
            while mark.get(f"{W}val") in marks:  # our own lists, if the template was once a draft
                mark.set(f"{W}val", f"{int(mark.get(f'{W}val', '0'), 16) + 0x100:08X}")
        theirs.insert(place + number, copy)
        added[number_of(element, attribute)] = first + number
    return added


def _complete(
    styles: _Element, ours: _Element, by_name: Mapping[str, str], lists: Lists, text_width: int
) -> None:
    """See to what the template's own styles need for our text: numbers, levels, page breaks."""
    by_id = {style.get(f"{W}styleId", ""): style for style in styles.iterfind(f"{W}style")}
    by_own_name = {_name(style): style for style in ours.iterfind(f"{W}style")}
    headings = {by_name[style] for style in HEADINGS}
    for level, heading in enumerate(HEADINGS):
        properties = properties_of(by_id[by_name[heading]])
        put(properties, "keepNext")
        put(properties, "pageBreakBefore", val=int(level == 0))
        put_numbering(properties, lists.chapter_numbering, level)
        put(properties, "outlineLvl", val=level)
    for style in Style:
        element = by_id[by_name[style]]
        above = _chain(element, by_id)
        is_heading_below = any(parent.get(f"{W}styleId") in headings for parent in above[1:])
        if element.get(f"{W}type") == "paragraph" and style not in _COUNTED and is_heading_below:
            _take_out_of_headings(element, lists)
        if style in {*CONTENTS, Style.CAPTION_LIST}:
            _take_tabs(element, by_own_name[style], text_width)
    bullet = by_id[by_name[Style.BULLET]]
    if not any(parent.find(f"{W}pPr/{W}numPr") is not None for parent in _chain(bullet, by_id)):
        put_numbering(properties_of(bullet), lists.bullets, 0)


def _chain(style: _Element, by_id: Mapping[str, _Element]) -> list[_Element]:
    """The style and those that it is based on, the nearest first."""
    chain = [style]
    while (based := chain[-1].find(f"{W}basedOn")) is not None:
        parent = by_id.get(based.get(f"{W}val", ""))
        if parent is None or parent in chain:
            break
        chain.append(parent)
    return chain


def _take_out_of_headings(style: _Element, lists: Lists) -> None:
    """Let a style based on a heading, as Word's title of the contents is, look like one only."""
    properties = properties_of(style)
    put(properties, "pageBreakBefore", val=0)
    put_numbering(properties, lists.unnumbered, 0)
    put(properties, "outlineLvl", val=9)


def _take_tabs(style: _Element, own: _Element, text_width: int) -> None:
    """Give a line of the contents the tabs that our lines are made for."""
    properties = properties_of(style)
    for tag in ("tabs", "ind"):
        for source in own.iterfind(f"{W}pPr/{W}{tag}"):
            new = put(properties, tag, **{})
            new.attrib.update(source.attrib)
            new.extend(deepcopy(list(source)))
    _set_edge(style, text_width)

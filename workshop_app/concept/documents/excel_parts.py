"""What openpyxl leaves for Excel to put right: the order in fonts, and texts in the table for them.

Excel opens such files, and says nothing, but other programs and validators are stricter.
"""

from collections.abc import Mapping
from typing import Final

from lxml import etree

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STYLES: Final = "xl/styles.xml"
_SHEET: Final = "xl/worksheets/sheet1.xml"
_STRINGS: Final = "xl/sharedStrings.xml"
_TYPES: Final = "[Content_Types].xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_STRINGS_TYPE: Final = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
)
_STRINGS_LINK: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
)
# ECMA-376 part 1, 18.8.22: CT_Font.
_FONT_ORDER: Final = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign"),
    *("sz", "color", "name", "family", "charset", "scheme"),
)


def put_right(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a workbook with one sheet as the standard has them."""
    changed = {**parts, _STYLES: _ordered_fonts(parts[_STYLES])}
    sheet = etree.fromstring(parts[_SHEET])
    strings = _shared_strings(sheet)
    if not len(strings):
        return changed
    changed[_SHEET] = _written(sheet)
    changed[_STRINGS] = _written(strings)
    if _STRINGS not in parts:
        changed[_TYPES] = _with(
            parts[_TYPES], "Override", PartName=f"/{_STRINGS}", ContentType=_STRINGS_TYPE
        )
        changed[_LINKS] = _with(
            parts[_LINKS],
            "Relationship",
            Id="rIdStrings",
            Type=_STRINGS_LINK,
            Target="sharedStrings.xml",
        )
    return changed


def _ordered_fonts(styles: bytes) -> bytes:
    root = etree.fromstring(styles)
    for font in root.iter(f"{_MAIN}font"):
        font[:] = sorted(
            font, key=lambda child: _FONT_ORDER.index(etree.QName(child.tag).localname)
        )
    return _written(root)


def _shared_strings(sheet: etree._Element) -> etree._Element:
    """The table of all texts (18.4.9); the cells have their numbers in it instead (18.18.11)."""
    table = etree.fromstring(f'<sst xmlns="{_MAIN[1:-1]}"/>')
    places: dict[bytes, int] = {}
    count = 0
    for cell in sheet.iter(f"{_MAIN}c"):
        inline = cell.find(f"{_MAIN}is")
        if inline is None:
            continue
        count += 1
        key = etree.tostring(inline)
        if key not in places:
            places[key] = len(places)
            etree.SubElement(table, f"{_MAIN}si").extend(list(inline))
        cell.remove(inline)
        cell.set("t", "s")
        etree.SubElement(cell, f"{_MAIN}v").text = str(places[key])
    table.set("count", str(count))
    table.set("uniqueCount", str(len(places)))
    return table


def _with(part: bytes, tag: str, **attributes: str) -> bytes:
    """A list of parts or links with one more entry."""
    root = etree.fromstring(part)
    etree.SubElement(root, f"{{{etree.QName(root.tag).namespace}}}{tag}", attributes)
    return _written(root)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

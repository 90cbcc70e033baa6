"""Two invented municipalities' templates, and how Word would have written them."""

import functools
from io import BytesIO

import docx
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from pictures import a_png

_GERMAN_NAMES = {
    "Normal": "Standard",
    "Heading 1": "Überschrift 1",
    "Heading 2": "Überschrift 2",
    "Title": "Titel",
    "List Bullet": "Aufzählungszeichen",
    "Caption": "Beschriftung",
}


def saved(document) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


@functools.cache
def auental() -> bytes:
    """English names; a cover with places in a section of its own, logo and footer after it."""
    document = docx.Document()
    for name, size in (("Heading 1", 22), ("Heading 2", 15), ("Title", 34)):
        style = document.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0x7A, 0x1F, 0x3D)
        style.font.name = "Georgia"
    document.styles["Normal"].font.size = Pt(11.5)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin, page.top_margin = Cm(3), Cm(2), Cm(3.5)
    document.add_paragraph("{{Kommune}}", style="Subtitle")
    title = document.add_paragraph(style="Title")
    for piece in ("{", "{Ti", "tel", "}} für alle"):  # as Word divides what was corrected
        title.add_run(piece)
    document.add_paragraph("{{Untertitel}}")
    document.add_paragraph("{{ stand }}")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Angaben", "{{Angaben}}"
    inner = document.add_section(WD_SECTION.NEW_PAGE)
    inner.header.is_linked_to_previous = inner.footer.is_linked_to_previous = False
    inner.header.paragraphs[0].add_run().add_picture(BytesIO(a_png()), width=Cm(2))
    inner.footer.paragraphs[0].text = "Gemeinde Auental · {{Titel}} · {{Datum}}"
    document.add_paragraph("{{Inhalt}}")
    document.add_paragraph("Mustertext, der niemanden interessiert.")
    return saved(document)


@functools.cache
def birkenfurt() -> bytes:
    """German names, no cover, few styles, and a letterhead on the first page only."""
    document = docx.Document()
    for style in list(document.styles):
        if style.name in {"Quote", "List Number", "Heading 4", "Subtitle", "Strong"}:
            style.delete()
    for name, german in _GERMAN_NAMES.items():
        style = document.styles[name]
        style.element.find(qn("w:name")).set(qn("w:val"), german)
        style.element.set(qn("w:styleId"), german.replace(" ", "").replace("Ü", ""))
    for element in document.styles.element.iter(qn("w:basedOn"), qn("w:next"), qn("w:link")):
        value = element.get(qn("w:val"))
        renamed = {
            k.replace(" ", ""): v.replace(" ", "").replace("Ü", "")
            for k, v in _GERMAN_NAMES.items()
        }
        element.set(qn("w:val"), renamed.get(value, value))
    document.styles.add_style("Hinweis", WD_STYLE_TYPE.PARAGRAPH).font.italic = True
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Stadt Birkenfurt · Die Bürgermeisterin"
    section.header.paragraphs[0].text = "Stadt Birkenfurt"
    document.add_paragraph("Hier steht der Text der Vorlage.")
    locked = f'<w:documentProtection {nsdecls("w")} w:edit="forms" w:enforcement="1"/>'
    place = document.settings.element.find(qn("w:defaultTabStop"))
    place.addprevious(parse_xml(locked))
    return saved(document)

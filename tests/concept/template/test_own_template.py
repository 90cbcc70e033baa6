"""A municipality's own template gives the document its look, its pages and its cover."""

import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from openxml_audit import OpenXmlValidator
from own_templates import auental, birkenfurt, saved
from word_files import WordFile, has, text_of, value
from word_rich_tree import a_rich_document
from word_trees import a_chapter, a_cover, a_document

from workshop_app.concept.word.ooxml import W
from workshop_app.concept.word.styles import Style
from workshop_app.concept.word.writer import write_word


class OwnFile(WordFile):
    """A document in a template."""

    def __init__(self, template: bytes, document=None) -> None:
        stream = BytesIO()
        write_word(document or a_rich_document(), stream, template=template)
        self.template = template
        self.content = stream.getvalue()
        self.package = zipfile.ZipFile(stream)
        self.root = self.xml("word/document.xml")
        self.body = self.root[0]
        self.docx = docx.Document(stream)

    def style_named(self, name):
        (found,) = (
            style
            for style in self.xml("word/styles.xml").iter(f"{W}style")
            if value(style, "name") == name
        )
        return found

    def furniture(self, section, kind="default", part="header"):
        """The text of a section's header, by its relationship."""
        (reference,) = (
            reference
            for reference in section.findall(f"{W}{part}Reference")
            if reference.get(f"{W}type") == kind
        )
        return text_of(self.docx.part.related_parts[reference.get(qn("r:id"))].element)


@pytest.fixture(scope="module")
def in_auental():
    return OwnFile(auental())


@pytest.fixture(scope="module")
def in_birkenfurt():
    return OwnFile(birkenfurt())


@pytest.fixture(params=["auental", "birkenfurt"])
def in_each(request):
    """The document in one template after the other."""
    return request.getfixturevalue(f"in_{request.param}")


def test_the_same_document_gives_the_same_bytes(in_each):
    assert OwnFile(in_each.template).content == in_each.content


def test_the_headings_look_as_in_the_template_and_are_counted(in_auental):
    style = in_auental.style_named("heading 1")

    assert value(style, "rPr/color") == "7A1F3D"
    assert value(style, "rPr/sz") == "44"
    assert has(style, "pPr/numPr")
    assert value(style, "pPr/pageBreakBefore") == "1"
    assert value(style, "pPr/outlineLvl") == "0"


def test_styles_with_german_names_are_those_of_the_template(in_birkenfurt):
    names = [value(s, "name") for s in in_birkenfurt.xml("word/styles.xml").iter(f"{W}style")]

    assert {"Überschrift 1", "Standard", "Titel", "Beschriftung"} <= set(names)
    assert not {"heading 1", "Normal", "Title", "caption"} & set(names)
    assert in_birkenfurt.texts("berschrift1")[0] == "Vorwort"


def test_each_style_of_the_text_is_there_once(in_each):
    styles = list(in_each.xml("word/styles.xml").iter(f"{W}style"))
    identifiers = [style.get(f"{W}styleId") for style in styles]
    used = {
        element.get(f"{W}val")
        for element in in_each.root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
    }

    assert used <= set(identifiers)
    assert len(identifiers) == len(set(identifiers))
    based_on = [value(style, "basedOn") for style in styles if has(style, "basedOn")]
    assert set(based_on) <= set(identifiers)


def test_a_style_of_the_template_with_our_name_is_taken(in_birkenfurt):
    assert has(in_birkenfurt.style_named("Hinweis"), "rPr/i")


def test_what_is_missing_comes_from_us_in_the_colour_of_the_template(in_auental):
    assert value(in_auental.style_named(Style.QUESTION), "rPr/color") == "7A1F3D"
    assert value(in_auental.style_named(Style.STATEMENT), "pPr/shd", "fill") == "F2E9EC"


def test_a_colour_that_is_too_pale_stays_with_the_template():
    document = docx.Document()
    document.styles["Heading 1"].element.rPr.find(qn("w:color")).set(qn("w:val"), "FFEE99")

    file = OwnFile(saved(document))

    assert value(file.style_named(Style.QUESTION), "rPr/color") == "005A66"


def test_numberings_lead_to_lists_that_are_there(in_birkenfurt):
    numbering = in_birkenfurt.xml("word/numbering.xml")
    lists = {e.get(f"{W}abstractNumId") for e in numbering.iter(f"{W}abstractNum")}
    numbers = {n.get(f"{W}numId"): value(n, "abstractNumId") for n in numbering.iter(f"{W}num")}
    used = {n.get(f"{W}val") for n in in_birkenfurt.root.iter(f"{W}numId")}

    assert set(numbers.values()) <= lists
    assert used <= set(numbers)
    tags = [element.tag for element in numbering]
    assert tags == sorted(tags, key=[f"{W}abstractNum", f"{W}num"].index)


def test_a_title_of_the_contents_that_is_based_on_a_heading_is_not_counted(in_auental):
    style = in_auental.style_named("TOC Heading")

    assert value(style, "pPr/outlineLvl") == "9"
    assert value(style, "pPr/pageBreakBefore") == "0"
    assert value(style, "pPr/numPr/numId") != value(
        in_auental.style_named("heading 1"), "pPr/numPr/numId"
    )


def test_the_cover_of_the_template_is_filled_also_where_places_are_divided(in_auental):
    texts = [text_of(p) for p in in_auental.paragraphs()[:8]]

    assert texts[:3] == [
        "Stadt Brückstadt",
        "Integrationskonzept für alle",
        "Gemeinsam leben in Brückstadt",
    ]
    assert "Entwurf · Stand 14.11.2026" in texts
    assert not any("{{" in text_of(p) for p in in_auental.paragraphs())
    assert in_auental.texts("DeckblattKommune") == []


def test_several_lines_stay_lines(in_auental):
    (cell,) = (p for p in in_auental.paragraphs() if text_of(p).startswith("Ergebnis der"))

    assert text_of(cell).splitlines()[1:] == ["Altes Rathaus"]


def test_what_stands_behind_the_place_for_the_text_is_left_out(in_auental, in_birkenfurt):
    assert "Mustertext" not in text_of(in_auental.root)
    assert "Hier steht der Text der Vorlage" not in text_of(in_birkenfurt.root)


def test_a_place_without_a_value_leaves_no_empty_paragraph():
    document = a_document(cover=a_cover(subtitle=""))

    file = OwnFile(auental(), document)

    assert text_of(file.paragraphs()[2]) == "Entwurf · Stand 14.11.2026"


def test_places_in_header_and_footer_are_filled(in_auental):
    *_, last = in_auental.sections()

    footer = in_auental.furniture(last, part="footer")
    assert footer == "Gemeinde Auental · Integrationskonzept · 14.11.2026"


def test_logo_and_footer_stand_on_turned_pages_too(in_auental):
    cover, upright, sideways, after = in_auental.sections()

    assert value(sideways, "pgSz", "orient") == "landscape"
    assert [value(sideways, "pgSz", side) for side in "hw"] == [
        value(upright, "pgSz", side) for side in "wh"
    ]
    for section in (upright, sideways, after):
        (header,) = section.findall(f"{W}headerReference")
        part = in_auental.docx.part.related_parts[header.get(qn("r:id"))]
        assert next(part.element.iter(f"{W}drawing"), None) is not None
    assert cover.findall(f"{W}headerReference") == []


def test_the_text_keeps_to_the_margins_of_the_template(in_auental):
    _cover, upright, *_ = in_auental.sections()

    assert value(upright, "pgMar", "left") == "1701"
    table = next(table for table in in_auental.body.iterfind(f"{W}tbl") if has(table, "tr/trPr"))
    assert value(table, "tblPr/tblW", "w") == str(11906 - 1701 - 1134)


def test_the_letterhead_of_the_first_page_stands_on_the_first_page_only(in_birkenfurt):
    first, *others = in_birkenfurt.sections()

    assert has(first, "titlePg")
    assert not any(has(section, "titlePg") for section in others)
    letterhead = in_birkenfurt.furniture(first, "first")
    assert letterhead == "Stadt Birkenfurt · Die Bürgermeisterin"


def test_without_places_our_cover_is_set_in_the_styles_of_the_template(in_birkenfurt):
    assert in_birkenfurt.texts("Titel") == ["Integrationskonzept"]
    assert in_birkenfurt.texts("DeckblattKommune") == ["Stadt Brückstadt"]


def test_pages_are_counted_where_the_template_has_no_footer(in_birkenfurt):
    for section in in_birkenfurt.sections():
        footer = in_birkenfurt.furniture(section, part="footer")
        assert footer.endswith("Seite 1 von 1")


def test_the_number_of_a_page_stands_at_the_end_of_its_line(in_birkenfurt):
    footers = [f for f in in_birkenfurt.parts("footer") if "Seite" in text_of(f)]

    for footer, end in zip(footers, ("8306", "13238"), strict=True):
        tabs = {t.get(f"{W}pos"): t.get(f"{W}val") for t in footer.iterfind(f".//{W}tabs/{W}tab")}
        assert tabs == {"4680": "clear", "9360": "clear", end: "right"}


def test_a_template_without_header_and_footer_gets_ours():
    file = OwnFile(saved(docx.Document()))

    assert file.furniture(file.sections()[-1]).startswith("Integrationskonzept der Stadt")


def test_a_paper_has_no_cover_but_the_look():
    file = OwnFile(auental(), a_document(a_chapter(), contents_depth=0))

    title, heading, *_ = file.paragraphs()
    assert text_of(title) == "Integrationskonzept der Stadt Brückstadt"
    assert text_of(heading) == "Ausgangslage"
    assert len(file.sections()) == 1


def test_the_contents_count_the_pages_of_the_cover(in_auental):
    first = next(text for text in in_auental.texts("TOC1"))

    # Cover, imprint, two pages of contents.
    assert first == "1\tVorwort\t4"


def test_what_is_for_the_template_only_is_not_in_the_document(in_birkenfurt):
    settings = in_birkenfurt.xml("word/settings.xml")

    assert not has(settings, "documentProtection")
    assert not any(
        "custom" in name or "app.xml" in name for name in in_birkenfurt.package.namelist()
    )


def test_the_properties_are_those_of_the_document(in_auental):
    properties = in_auental.docx.core_properties

    assert properties.title == "Integrationskonzept der Stadt Brückstadt"
    assert properties.language == "de-DE"
    assert properties.comments == ""
    languages = in_auental.xml("word/styles.xml").iter(f"{W}lang")
    assert {language.get(f"{W}val") for language in languages} == {"de-DE"}


@pytest.fixture(scope="module")
def validator():
    """Made once: it reads the rules of all of Office."""
    return OpenXmlValidator()


def test_a_validator_for_office_files_has_nothing_to_say(tmp_path, in_each, validator):
    path = tmp_path / "a.docx"
    path.write_bytes(in_each.content)

    assert [str(error) for error in validator.validate(path).errors] == []


def in_a_frame(document):
    """The paragraphs so far as Word has its own covers: in a frame that ends with a page break."""
    frame = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    body = document.element.body
    frame[0].extend(body.findall(qn("w:p")))
    body.insert(0, frame)


def test_a_cover_of_words_own_is_one_page():
    document = docx.Document()
    document.add_paragraph("{{Titel}}")
    document.add_page_break()
    in_a_frame(document)

    file = OwnFile(saved(document))

    assert text_of(file.paragraphs()[0]) == "Integrationskonzept"
    assert [b for b in file.root.iter(f"{W}br") if b.get(f"{W}type") == "page"] == []
    assert file.texts("TOC1")[0] == "1\tVorwort\t4"


def test_places_in_a_text_box_are_filled():
    document = docx.Document()
    run = document.add_paragraph().add_run()._r
    box = f"""<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox>
        <w:txbxContent><w:p><w:r><w:t>{{{{Kommune}}}}</w:t></w:r></w:p></w:txbxContent>
        </v:textbox></v:shape></w:pict>"""
    run.append(parse_xml(box))

    file = OwnFile(saved(document))

    (content,) = file.root.iter(f"{W}txbxContent")
    assert text_of(content) == "Stadt Brückstadt"


def test_a_draft_can_be_the_template_of_the_next(in_auental):
    again = OwnFile(in_auental.content)

    assert again.texts("Heading1") == in_auental.texts("Heading1")
    marks = [m.get(f"{W}val") for m in again.xml("word/numbering.xml").iter(f"{W}nsid")]
    assert len(marks) == len(set(marks))

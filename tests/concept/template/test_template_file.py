"""Which files can be a template, and what those hear that cannot."""

import os
import tracemalloc
import zipfile
from io import BytesIO

import docx
import pytest
from own_templates import auental, saved
from word_trees import a_document

from workshop_app.concept.template.file import LARGEST_TEMPLATE, TemplateError, read_template
from workshop_app.concept.word.writer import write_word

_TYPES = "[Content_Types].xml"
_DOCUMENT = "word/document.xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DOCUMENT_RELS = "word/_rels/document.xml.rels"


def parts_of(content):
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts):
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return stream.getvalue()


def changed(name, before, after):
    """A template in which a part says something else."""
    parts = parts_of(auental())
    assert before in parts[name]
    parts[name] = parts[name].replace(before, after)
    return packed(parts)


def without(name):
    parts = parts_of(auental())
    del parts[name]
    return packed(parts)


def with_relationship(kind, target, mode="External"):
    link = (
        f'<Relationship Id="rId99" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    )
    return changed(_DOCUMENT_RELS, b"</Relationships>", f"{link}</Relationships>".encode())


def with_field(instruction):
    field = f"<w:p><w:r><w:instrText>{instruction}</w:instrText></w:r></w:p>".encode()
    return changed(_DOCUMENT, b"<w:body>", b"<w:body>" + field)


def with_fields(whole, *pieces):
    """Two fields, the second one in pieces."""
    begin, end = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "end"))
    codes = "".join(f"<w:instrText>{piece}</w:instrText>" for piece in pieces)
    run = f"{begin}<w:instrText>{whole}</w:instrText>{end}{begin}{codes}{end}"
    field = f"<w:p><w:r>{run}</w:r></w:p>".encode()
    return changed(_DOCUMENT, b"<w:body>", b"<w:body>" + field)


def with_macros_behind_another_type():
    parts = parts_of(with_relationship("x", "x.bin", "Internal")) | {"word/x.bin": b"Sub AutoOpen"}
    kind = b"http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    rels = parts[_DOCUMENT_RELS]
    return packed(parts | {_DOCUMENT_RELS: rels.replace(f"{_OFFICE}/x".encode(), kind)})


def doctype_in_another_encoding():
    name = "word/theme/theme1.xml"
    text = parts_of(auental())[name].decode().split("?>", 1)[1]
    start = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY a "b">]>'
    return packed(parts_of(auental()) | {name: (start + text).encode("utf-16")})


def bomb():
    parts = parts_of(auental())
    parts["word/media/bombe.png"] = bytes(80_000_000)
    return packed(parts)


def xml_bomb():
    return changed(_DOCUMENT, b"<w:body>", b"<w:body>" + b"<w:p/>" * 2_500_000)


def many_parts():
    return packed(parts_of(auental()) | {f"word/media/{n}.png": b"" for n in range(1_001)})


def cut_off():
    return auental()[:-2_000]


def wrong_bytes():
    content = bytearray(auental())
    content[200:260] = bytes(60)
    return bytes(content)


def locked_archive():
    content = bytearray(auental())
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= 1
    return bytes(content)


_MACROS = b"application/vnd.ms-word.document.macroEnabled.main+xml"
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SHEET = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_DOCTYPE = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]>'


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: b"", "keine Word-Datei"),
        (lambda: b"Nur Text", "keine Word-Datei"),
        (lambda: b"%PDF-1.7", "keine Word-Datei"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Kennwort"),
        (lambda: packed({"a.txt": b"a"}), "keine Word-Datei"),
        (lambda: changed(_TYPES, _MAIN, _MACROS), "Makros"),
        (lambda: changed(_TYPES, _MAIN, _SHEET), "keine Word-Datei"),
        (cut_off, "beschädigt"),
        (wrong_bytes, "beschädigt"),
        (locked_archive, "beschädigt"),
        (lambda: changed(_DOCUMENT, b"</w:body>", b""), "beschädigt"),
        (lambda: changed(_DOCUMENT, b"<w:document ", _DOCTYPE + b"<w:document "), "beschädigt"),
        (lambda: changed(_DOCUMENT, b"w:body", b"w:bodies"), "fehlen Teile"),
        (lambda: without("word/styles.xml"), "fehlen Teile"),
        (lambda: without(_DOCUMENT), "fehlen Teile"),
        (lambda: without(_TYPES), "beschädigt"),
        (
            lambda: changed(
                _DOCUMENT,
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            ),
            "Strict",
        ),
        (lambda: with_relationship("image", "http://bild.example/a.png"), "von außen"),
        (lambda: with_relationship("subDocument", "file:///C:/a.docx"), "von außen"),
        (lambda: with_relationship("oleObject", "styles.xml", "Internal"), "eingebettet"),
        (lambda: with_relationship("image", "media/fort.png", "Internal"), "fehlen Teile"),
        (lambda: with_field(" INCLUDETEXT a.docx "), "von außen"),
        (lambda: with_field(' DDEAUTO c:\\\\a "b" '), "von außen"),
        (lambda: with_field(' includepicture "http://bild.example/a.png" '), "von außen"),
        (
            lambda: with_fields("PAGE", "INCLUDE", 'PICTURE "http://bild.example/a.png"'),
            "von außen",
        ),
        (
            lambda: with_relationship("hyperlink", "file://///server/a.exe"),
            "Datei oder ein Programm",
        ),
        (with_macros_behind_another_type, "Makros"),
        (doctype_in_another_encoding, "beschädigt"),
        (bomb, "überlasten"),
        (xml_bomb, "überlasten"),
        (many_parts, "überlasten"),
        (lambda: bytes(LARGEST_TEMPLATE + 1), "größer als 10 MB"),
    ],
)
def test_a_file_that_cannot_be_the_template_is_refused_with_its_reason(tmp_path, make, reason):
    path = tmp_path / "Vorlage.docx"
    path.write_bytes(make())

    with pytest.raises(TemplateError, match=reason):
        read_template(path)


def test_what_is_packed_too_large_is_not_unpacked(tmp_path):
    path = tmp_path / "Vorlage.docx"
    path.write_bytes(bomb())

    tracemalloc.start()
    try:
        with pytest.raises(TemplateError):
            read_template(path)
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 2 * LARGEST_TEMPLATE


def test_an_archive_that_lies_about_its_sizes_is_damaged(tmp_path):
    content = bytearray(bomb())
    size = (80_000_000).to_bytes(4, "little")
    assert content.count(size) == 2
    path = tmp_path / "Vorlage.docx"
    path.write_bytes(bytes(content).replace(size, (1_000).to_bytes(4, "little")))

    with pytest.raises(TemplateError, match="beschädigt"):
        read_template(path)


def test_a_template_of_word_is_as_good_as_a_document(tmp_path):
    path = tmp_path / "Vorlage.dotx"
    path.write_bytes(changed(_TYPES, b"document.main", b"template.main"))

    written = BytesIO()
    write_word(a_document(), written, template=read_template(path))

    assert _MAIN in parts_of(written.getvalue())[_TYPES]


def test_links_for_readers_and_the_templates_own_template_are_no_harm(tmp_path):
    path = tmp_path / "Vorlage.docx"
    for kind in ("hyperlink", "attachedTemplate"):
        path.write_bytes(with_relationship(kind, "https://auental.example/"))

        written = BytesIO()
        write_word(a_document(), written, template=read_template(path))

        assert b"auental.example" not in parts_of(written.getvalue())[_DOCUMENT_RELS]


def test_a_link_with_the_name_of_a_field_in_it_is_no_field(tmp_path):
    path = tmp_path / "Vorlage.docx"
    path.write_bytes(with_field(' HYPERLINK "https://auental.example/link/import" '))

    assert read_template(path)


def test_a_comment_among_the_content_types_does_no_harm(tmp_path):
    path = tmp_path / "Vorlage.docx"
    path.write_bytes(changed(_TYPES, b"</Types>", b"<!-- von Hand --></Types>"))

    assert read_template(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe has a name on POSIX only")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "Vorlage.docx")

    with pytest.raises(TemplateError, match="keine Word-Datei"):
        read_template(tmp_path / "Vorlage.docx")


def test_nothing_is_written_in_a_template_that_cannot_be_used(tmp_path):
    target = tmp_path / "Entwurf.docx"
    target.write_text("die Fassung von gestern")

    with pytest.raises(TemplateError):
        write_word(a_document(), target, template=b"PK")

    assert target.read_text() == "die Fassung von gestern"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'w:val="22"', b'w:val="0"'),
        (b'w:val="22"', b'w:val="large"'),
        (b'w:left="360"', b'w:left="99999"'),
        (b'w:before="480"', b'w:before="1.5cm"'),
        (b'w:val="Normal"', b'w:val="Heading1"'),
    ],
)
def test_odd_styles_of_other_programs_do_no_harm(before, after):
    written = BytesIO()

    write_word(a_document(), written, template=changed("word/styles.xml", before, after))

    assert docx.Document(written).paragraphs


def test_a_template_without_lists_gets_ours():
    document = docx.Document()
    for identifier, relationship in list(document.part.rels.items()):
        if relationship.reltype.endswith("/numbering"):
            document.part.rels.pop(identifier)
    written = BytesIO()

    write_word(a_document(), written, template=saved(document))

    assert b"Kapitel" in parts_of(written.getvalue())["word/numbering.xml"]


_PARAGRAPH = (
    b'<w:p w:rsidR="00A77B3E"><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:rPr>'
    b'<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="20"/></w:rPr>'
    b"<w:t>Integrationskonzept der Stadt Auental</w:t></w:r></w:p>"
)


def test_a_template_with_the_text_of_a_whole_concept_is_taken(tmp_path):
    path = tmp_path / "Vorlage.docx"
    path.write_bytes(changed(_DOCUMENT, b"<w:body>", b"<w:body>" + _PARAGRAPH * 8_000))

    assert read_template(path)


@pytest.mark.parametrize("name", [_DOCUMENT, _TYPES, "word/styles.xml"])
def test_more_elements_than_any_template_has_are_refused_before_they_are_in_memory(tmp_path, name):
    path = tmp_path / "Vorlage.docx"
    place = parts_of(auental())[name].rindex(b"</")
    part = parts_of(auental())[name]
    path.write_bytes(
        packed({**parts_of(auental()), name: part[:place] + b"<b/>" * 500_000 + part[place:]})
    )

    with pytest.raises(TemplateError, match="ungewöhnlich viel"):
        read_template(path)


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "iso-8859-1"])
def test_a_part_in_which_tags_could_not_be_counted_is_refused(tmp_path, encoding):
    text = parts_of(auental())[_DOCUMENT].decode().partition("?>")[2]
    part = f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding, "replace")
    path = tmp_path / "Vorlage.docx"
    path.write_bytes(packed({**parts_of(auental()), _DOCUMENT: part}))

    with pytest.raises(TemplateError, match="beschädigt"):
        read_template(path)


def test_a_part_in_utf_16_is_taken(tmp_path):
    text = parts_of(auental())[_DOCUMENT].decode().partition("?>")[2]
    part = f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")
    path = tmp_path / "Vorlage.docx"
    path.write_bytes(packed({**parts_of(auental()), _DOCUMENT: part}))

    assert read_template(path)

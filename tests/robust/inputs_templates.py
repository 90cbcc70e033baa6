"""Word templates that break, lie, or would fetch something from outside."""

import zipfile
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

import docx

from tests.robust.entrance import Entrance, damaged
from workshop_app.concept.document import Chapter, Document, Paragraph, plain
from workshop_app.concept.template.file import read_template
from workshop_app.concept.word.writer import write_word

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = (
    *("image", "hyperlink", "attachedTemplate", "oleObject", "subDocument", "frame", "aFChunk"),
    *("control", "package", "mailMergeSource", "styles", "x", ""),
)
_TARGETS = (
    "http://x.example/a",
    "file:///C:/a",
    "\\\\\\\\server\\\\a",
    "../../a",
    "styles.xml",
    "#",
    "",
)
_FIELDS = (
    *("PAGE", 'INCLUDEPICTURE "http://x.example/a.png"', "includetext a.docx", "DDEAUTO c a b"),
    *('HYPERLINK "http://x.example/link"', "RD a.docx", "DATABASE x", "{{Titel}}", "QUOTE x"),
)
_SNIPPETS = (
    b"<w:p>",
    b"<!-- x -->",
    b"<?x y?>",
    b"<w:p><w:r><w:t>{{Kommune}}{{Unbekannt}}{{</w:t></w:r></w:p>",
    b"<w:sectPr/>",
    b'<w:altChunk r:id="rId1"/>',
    b"&x;",
    b"<w:tbl/>",
    b"\x00",
    b"<w:p/>" * 3_000,
)
_MORE = (
    "word/vbaProject.bin",
    "../../a.xml",
    "/a.xml",
    "word\\a.xml",
    "WORD/STYLES.XML",
    "a/",
    "ä.xml",
)
A_DOCUMENT = Document(
    title="Integrationskonzept",
    author="Gemeinde Auental",
    subject="Entwurf",
    created=datetime(2026, 11, 14, tzinfo=UTC),
    chapters=(Chapter("k-1", "1", "Ausgangslage", (Paragraph((plain("Ein Satz."),)),)),),
)


@cache
def _sound() -> dict[str, bytes]:
    document = docx.Document()
    document.add_paragraph("{{Titel}}", style="Title")
    document.sections[0].footer.paragraphs[0].text = "Gemeinde Auental · {{Datum}}"
    document.add_paragraph("{{Inhalt}}")
    stream = BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as package:
        return {name: package.read(name) for name in package.namelist()}


def _make(dice, folder):
    parts = dict(_sound())
    for _change in range(dice.choice((0, 1, 1, 2, 4))):
        dice.choice((_lose, _damage, _insert, _relate, _field, _add))(parts, dice)
    stream = BytesIO()
    with zipfile.ZipFile(
        stream, "w", dice.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    ) as to:
        for name, part in parts.items():
            to.writestr(name, part)
    content = stream.getvalue()
    path = folder / "Vorlage.docx"
    path.write_bytes(damaged(content, dice) if dice.random() < 0.2 else content)
    return path


def _lose(parts, dice):
    del parts[dice.choice(list(parts))]


def _damage(parts, dice):
    name = dice.choice(list(parts))
    parts[name] = damaged(parts[name], dice)


def _insert(parts, dice):
    name = dice.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    places = [n for n, sign in enumerate(parts[name]) if sign == ord("<")] or [0]
    place = dice.choice(places)
    parts[name] = parts[name][:place] + dice.choice(_SNIPPETS) + parts[name][place:]


def _relate(parts, dice):
    name = dice.choice(("word/_rels/document.xml.rels", "_rels/.rels"))
    kind, mode = f"{_OFFICE}/{dice.choice(_KINDS)}", dice.choice(("External", "Internal", "x"))
    more = (
        f'<Relationship Id="z" Type="{kind}" Target="{dice.choice(_TARGETS)}" TargetMode="{mode}"/>'
    )
    parts[name] = parts.get(name, b"").replace(b"</Relat", more.encode() + b"</Relat", 1)


def _field(parts, dice):
    code = dice.choice(_FIELDS).replace('"', "&quot;")
    run = (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>{code}</w:instrText></w:r></w:p>'
    )
    name = dice.choice(("word/document.xml", "word/footer1.xml"))
    parts[name] = parts.get(name, b"").replace(b"<w:p>", run.encode() + b"<w:p>", 1)


def _add(parts, dice):
    parts[dice.choice(_MORE)] = dice.choice((b"", b"<a/>", b"Sub AutoOpen", bytes(100_000)))


def _feed(path, _folder):
    written = BytesIO()
    write_word(A_DOCUMENT, written, template=read_template(path))
    docx.Document(written)
    with zipfile.ZipFile(written) as package:
        for name in package.namelist():
            assert not name.endswith(".bin"), name
            assert ".." not in name, name
            if name.endswith(".rels"):
                text = package.read(name).decode()
                links = [piece for piece in text.split("<") if "External" in piece]
                assert all("/hyperlink" in link for link in links), links
                assert not any("file:" in link or "server" in link for link in links), links


TEMPLATE = Entrance("Word-Vorlage", _make, _feed)

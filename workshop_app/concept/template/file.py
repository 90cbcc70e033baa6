"""A municipality's own Word template as a file: is it one that we can use, at bounded cost?

Whoever chooses a file hears why it will not do, before anything is written. What is refused is what
would break the document, load something from elsewhere when it is opened, or run in it.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from workshop_app.concept.word.ooxml import W
from workshop_app.concept.word.packing import Parts, packed_again
from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _

LARGEST_TEMPLATE: Final = 10_000_000
_MOST_PARTS: Final = 1_000
_LARGEST_UNPACKED: Final = 30_000_000
_LARGEST_XML: Final = 12_000_000  # all of it together
# Tags and attributes of all parts together. What a tree takes depends on them and not on the bytes:
# up to 350 bytes each while a document is written in the template. One of 90 pages has 45,000.
_MOST_MARKS: Final = 500_000
# ECMA-376 part 2, 10.1.4: UTF-8 or UTF-16. In others, a tag looks like no tag.
_ENCODINGS: Final = {b"utf-8", b"utf-16", b"us-ascii", b"ascii"}
_DECLARED: Final = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0"  # a Word file with a password, or one before 2007
_ENCRYPTED: Final = 0x1
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_MOMENT: Final = datetime(1980, 1, 1)
_TYPES_PART: Final = "[Content_Types].xml"
_RELATIONSHIPS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_MAIN_TYPES: Final = {
    CONTENT_TYPE.WML_DOCUMENT_MAIN,
    CONTENT_TYPE.WML_DOCUMENT_MAIN.replace("document.main", "template.main"),
}
# What a field begins with, in any case of letters; HYPERLINK, too, has words behind it.
_FIELDS_FROM_OUTSIDE: Final = re.compile(
    r"^\s*(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|DDE|DDEAUTO|LINK|IMPORT|DATABASE|RD|MACROBUTTON)\b",
    re.IGNORECASE | re.MULTILINE,
)
_LINKS: Final = ("http:", "https:", "mailto:", "tel:", "#")
# What is not among these counts as XML, and must be.
_BINARY: Final = (
    *(".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".wdp"),
    *(".odttf", ".ttf", ".bin"),
)
_MACROS: Final = ("/vbaProject", "/wordVbaData")
_EMBEDDED: Final = ("/oleObject", "/package", "/control", "/aFChunk", "/attachedToolbars")


class TemplateError(WorkshopError):
    """The file cannot be the template; the sentence says why and what helps."""


def read_template(path: Path) -> bytes:
    """The bytes of a template that is in order.

    Raises:
        TemplateError: it is none that we can use.
        OSError: it cannot be read.
    """
    if path.exists() and not path.is_file():  # a pipe would be waited for
        raise _damaged()
    with path.open("rb") as stream:
        content = stream.read(LARGEST_TEMPLATE + 1)
    checked_template(content)
    return content


def checked_template(content: bytes) -> bytes:
    """The template as a document, whatever kind of template it was.

    Raises:
        TemplateError: it is none that we can use.
    """
    if len(content) > LARGEST_TEMPLATE:
        raise TemplateError(
            _(
                "Die Word-Vorlage ist größer als {size} MB. Bitte verkleinern Sie die Bilder darin."
            ).format(size=LARGEST_TEMPLATE // 1_000_000)
        )
    if content.startswith(_COMPOUND_FILE):
        raise TemplateError(
            _(
                "Die Word-Vorlage ist mit einem Kennwort geschützt oder im alten Format .doc. "
                "Bitte speichern Sie sie in Word ohne Kennwort als .docx."
            )
        )
    try:
        _check_archive(content)
        return packed_again(content, _MOMENT, _checked_parts)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, etree.XMLSyntaxError) as error:
        raise _damaged() from error
    except (NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise _damaged() from error


def _damaged() -> TemplateError:
    return TemplateError(
        _(
            "Die Word-Vorlage ist beschädigt oder keine Word-Datei. Bitte öffnen Sie sie in Word "
            "und speichern sie neu als .docx."
        )
    )


def _with_macros() -> TemplateError:
    return TemplateError(
        _(
            "Die Word-Vorlage enthält Makros. Bitte speichern Sie sie in Word ohne Makros als "
            ".docx oder .dotx."
        )
    )


def _check_archive(content: bytes) -> None:
    """Look at what the archive says of itself; reading an entry never gives more than that."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
    xml_size = sum(entry.file_size for entry in entries if _is_xml(entry.filename))
    if (
        len(entries) > _MOST_PARTS
        or sum(entry.file_size for entry in entries) > _LARGEST_UNPACKED
        or xml_size > _LARGEST_XML
    ):
        raise _too_much()
    names = {entry.filename for entry in entries}
    if len(names) < len(entries) or any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise _damaged()


def _too_much() -> TemplateError:
    return TemplateError(
        _(
            "Die Word-Vorlage enthält ungewöhnlich viel und könnte den Rechner überlasten. "
            "Bitte wählen Sie eine einfachere Vorlage."
        )
    )


def _check_trees(parts: Parts) -> None:
    """Look at how much the trees of the parts will take, before one of them grows."""
    marks = 0
    for name, part in parts.items():
        if not _is_xml(name):
            continue
        begin = part[:400].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
        declared = _DECLARED.match(begin)
        if begin[:1] != b"<" or (declared and declared[1].lower() not in _ENCODINGS):
            raise _damaged()
        marks += part.count(b"<") + part.count(b"=")
    if marks > _MOST_MARKS:
        raise _too_much()


def _is_xml(name: str) -> bool:
    return not name.casefold().endswith(_BINARY)


def _checked_parts(parts: Parts) -> Parts:
    _check_trees(parts)
    types = _parsed(parts[_TYPES_PART])
    if len(types) > 2 * _MOST_PARTS:
        raise _too_much()
    entries = list(types.iterchildren("*"))  # no comments, which have nothing to get
    kinds = {entry.get("ContentType", "") for entry in entries}
    called = ((_called(e), e.get("ContentType", "")) for e in entries)
    if any(kind.endswith("xml") and not _is_xml(name) for name, kind in called):
        raise _damaged()
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in kinds):
        raise _with_macros()
    if not _MAIN_TYPES & kinds:
        raise TemplateError(
            _("Das ist keine Word-Datei. Bitte wählen Sie eine Datei mit der Endung .docx.")
        )
    for name, part in parts.items():
        if _is_xml(name):
            _check_part(name, _parsed(part), parts)
    _check_completeness(parts)
    for override in entries:
        if override.get("ContentType") in _MAIN_TYPES:
            override.set("ContentType", CONTENT_TYPE.WML_DOCUMENT_MAIN)
    return {**parts, _TYPES_PART: etree.tostring(types, encoding="UTF-8", standalone=True)}


def _called(entry: etree._Element) -> str:
    """What an entry of the list of content types is about: a part, or an ending."""
    return entry.get("PartName") or f".{entry.get('Extension', '')}"


def _parsed(part: bytes) -> etree._Element:
    if _STRICT in part:
        raise TemplateError(
            _(
                "Die Word-Vorlage ist im Format „Strict Open XML“. Bitte speichern Sie sie in Word "
                "als „Word-Dokument (.docx)“."
            )
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(part, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a part of a Word file has no document type")
    return root


def _check_part(name: str, root: etree._Element, parts: Mapping[str, bytes]) -> None:
    if name.endswith(".rels"):
        for relationship in root.iter(f"{_RELATIONSHIPS}Relationship"):
            _check_relationship(name, relationship, parts)
    # A code is divided into pieces as Word likes; where a field begins or ends, a line does.
    codes = root.iter(f"{W}fldChar", f"{W}instrText", f"{W}delInstrText")
    pieces = ("\n" if code.tag == f"{W}fldChar" else code.text or "" for code in codes)
    simple = (str(field.get(f"{W}instr")) for field in root.iter(f"{W}fldSimple"))
    if _FIELDS_FROM_OUTSIDE.search("\n".join(("".join(pieces), *simple))):
        raise _from_outside()


def _check_relationship(
    name: str, relationship: etree._Element, parts: Mapping[str, bytes]
) -> None:
    kind, target = relationship.get("Type", ""), relationship.get("Target", "")
    if kind.endswith(_EMBEDDED):
        raise TemplateError(
            _(
                "In die Word-Vorlage sind andere Dateien oder Steuerelemente eingebettet. Bitte "
                "entfernen Sie diese in Word."
            )
        )
    if kind.endswith(_MACROS):
        raise _with_macros()
    if relationship.get("TargetMode") == "External":
        # A link waits for a click; the template's own template is left out of what we write.
        if not kind.endswith(("/hyperlink", "/attachedTemplate")):
            raise _from_outside()
        if kind.endswith("/hyperlink") and not target.strip().casefold().startswith(_LINKS):
            raise TemplateError(
                _(
                    "Die Word-Vorlage verweist auf eine Datei oder ein Programm. Bitte lassen Sie "
                    "in Word nur Links auf Internetseiten und E-Mail-Adressen stehen."
                )
            )
    elif _place(name, target) not in parts:
        raise _incomplete()


def _place(relationships: str, target: str) -> str:
    """The name of the part that a relationship leads to."""
    folder = PurePosixPath(relationships).parent.parent
    steps: list[str] = [] if target.startswith("/") else list(folder.parts)
    for step in PurePosixPath(target.partition("#")[0].lstrip("/")).parts:
        if step == "..":
            del steps[-1:]
        else:
            steps.append(step)
    return "/".join(steps)


def _check_completeness(parts: Mapping[str, bytes]) -> None:
    document = next(_targets(parts, "_rels/.rels", RELATIONSHIP_TYPE.OFFICE_DOCUMENT), "")
    place = PurePosixPath(document)
    relationships = str(place.parent / "_rels" / f"{place.name}.rels")
    styles = next(_targets(parts, relationships, RELATIONSHIP_TYPE.STYLES), "")
    if document not in parts or styles not in parts:
        raise _incomplete()
    if _parsed(parts[document]).find(f"{W}body") is None:
        raise _incomplete()


def _targets(parts: Mapping[str, bytes], name: str, kind: str) -> Iterator[str]:
    if name in parts:
        for relationship in _parsed(parts[name]):
            if relationship.get("Type") == kind:
                yield _place(name, relationship.get("Target", ""))


def _from_outside() -> TemplateError:
    return TemplateError(
        _(
            "Die Word-Vorlage holt Bilder oder Texte von außen. Bitte fügen Sie diese in Word "
            "fest ein, damit das Dokument überall gleich aussieht."
        )
    )


def _incomplete() -> TemplateError:
    return TemplateError(
        _(
            "In der Word-Vorlage fehlen Teile. Bitte öffnen Sie sie in Word und speichern sie neu "
            "als .docx."
        )
    )

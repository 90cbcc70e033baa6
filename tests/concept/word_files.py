"""What the tests of the Word writer read from a file."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from workshop_app.concept.document import Document
from workshop_app.concept.word.ooxml import W
from workshop_app.concept.word.writer import write_word


def written_bytes(document: Document) -> bytes:
    stream = BytesIO()
    write_word(document, stream)
    return stream.getvalue()


class WordFile:
    """The parts of a written document."""

    def __init__(self, document: Document) -> None:
        self.package = zipfile.ZipFile(BytesIO(written_bytes(document)))
        self.root = self.xml("word/document.xml")
        self.body = self.root[0]

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.package.read(name))

    def paragraphs(self, style: str | None = None) -> list[etree._Element]:
        found = self.root.iter(f"{W}p")
        return [p for p in found if style is None or style_of(p) == style]

    def texts(self, style: str | None = None) -> list[str]:
        return [text_of(p) for p in self.paragraphs(style)]

    def fields(self) -> list[str]:
        return [(i.text or "").strip() for i in self.root.iter(f"{W}instrText")]

    def sections(self) -> list[etree._Element]:
        return list(self.root.iter(f"{W}sectPr"))

    def parts(self, kind: str) -> list[etree._Element]:
        names = sorted(n for n in self.package.namelist() if n.startswith(f"word/{kind}"))
        return [self.xml(name) for name in names]


def style_of(paragraph: etree._Element) -> str | None:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if style is None else style.get(f"{W}val")


def text_of(element: etree._Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element.iter(f"{W}t", f"{W}br", f"{W}tab"):
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}br":
            yield "\n"
        elif child.getparent().tag == f"{W}r":
            yield "\t"


def value(element: etree._Element, path: str, attribute: str = "val") -> str | None:
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + attribute)


def has(element: etree._Element, path: str) -> bool:
    return element.find("/".join(W + step for step in path.split("/"))) is not None

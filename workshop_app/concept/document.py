"""The tree of a document: what a chapter says, with no word about how it looks.

Chapters build it from the workshop; writers (Word, preview) and checks read it. A tree that is not
accessible cannot be built: levels without gaps, header rows and alt texts are asked for when the
block is made (K35, domain.md section 5).
"""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias

from workshop_app.concept.charts.kinds import Chart
from workshop_app.translation import _

DEEPEST_LEVEL: Final = 4
_CHAPTER_NUMBER: Final = re.compile(r"[1-9][0-9]*|[A-Z]")


class RunStyle(StrEnum):
    """Auszeichnung: why a stretch of text differs from the text around it."""

    PLAIN = "schlicht"
    STRONG = "stark"
    EMPHASIS = "betont"
    PLACEHOLDER = "platzhalter"


class ParagraphStyle(StrEnum):
    """Absatzart: what a paragraph is for."""

    BODY = "text"
    LEAD = "vorspann"  # the sentence or two that open a chapter
    STATEMENT = "kernsatz"  # what is agreed: Leitbild, Leitziel
    QUESTION = "leitfrage"
    QUOTE = "zitat"  # cards, comments, minority votes
    NOTE = "hinweis"
    SOURCE = "quelle"  # where a figure or text comes from


@dataclass(frozen=True, slots=True)
class Run:
    """Textstück: text in one style and one language; a line feed in it is a line break.

    Attributes:
        language: a BCP 47 tag for a foreign passage; None: the language of the document.
    """

    text: str
    style: RunStyle = RunStyle.PLAIN
    language: str | None = None


Runs: TypeAlias = tuple[Run, ...]
Cell: TypeAlias = Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """Herkunft: what a block can tell about where it comes from; no writer prints it.

    Attributes:
        shows: the objects of the workshop that the block shows, for jumps and for the traces.
        origin: one line for people, for example „Entstanden aus 5 Karten und 38 Punkten“.
    """

    shows: tuple[uuid.UUID, ...] = ()
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Heading(Traced):
    """Überschrift below a chapter's title, which is level 1.

    Attributes:
        level: 2 to 4.
        numbered: counted within its chapter (7.2, 7.2.1); needs a numbered heading above it.
        key: unique in the document and the same in each export; jumps lead to it.
    """

    level: int
    text: str
    key: str
    numbered: bool = True

    def __post_init__(self) -> None:
        if not 2 <= self.level <= DEEPEST_LEVEL:
            raise ValueError(
                f"a heading in a chapter has level 2 to {DEEPEST_LEVEL}, not {self.level}"
            )


@dataclass(frozen=True, slots=True)
class Paragraph(Traced):
    """Absatz: left out by the writers if nothing of its text can be seen."""

    runs: Runs
    style: ParagraphStyle = ParagraphStyle.BODY


@dataclass(frozen=True, slots=True)
class ItemList(Traced):
    """Aufzählung: a list of one level; an ordered one counts from 1."""

    items: tuple[Runs, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """Spalte: its header and its part of the width.

    Attributes:
        share: its width in relation to the other columns' shares, in any unit.
        numeric: figures, set flush right.
    """

    title: str
    share: float = 1.0
    numeric: bool = False

    def __post_init__(self) -> None:
        if not self.title.strip() or self.share <= 0:
            raise ValueError(f"a column has a title and a width: {self.title!r}, {self.share}")


@dataclass(frozen=True, slots=True)
class Table(Traced):
    """Tabelle: one header row, repeated on each page, and rows of as many cells; no merged cells.

    Attributes:
        caption: without it the table has no number and is in no list (project sheets).
        header_column: the first cell of each row says what the row is about.
        source: the line below, without „Quelle:“.
        summary: what the table shows, for people who do not see it; the caption stands in for it.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str | None = None
    source: str | None = None
    header_column: bool = False
    summary: str | None = None

    def __post_init__(self) -> None:
        if not self.columns or not self.rows:
            raise ValueError("a table has at least one column and one row")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"each row needs {len(self.columns)} cells: {self.caption!r}")


@dataclass(frozen=True, slots=True)
class Figure(Traced):
    """Abbildung: a picture (PNG or JPEG) or a chart, with its caption below.

    Attributes:
        image: a chart is drawn only when somebody asks for the :meth:`picture`.
        caption: None only for a picture that is not counted, such as a logo.
        alt_text: what the picture says, for people who do not see it.
        source: the line below, without „Quelle:“.
    """

    image: bytes | Chart
    alt_text: str
    width_cm: float
    caption: str | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        if not self.alt_text.strip() or self.width_cm <= 0:
            raise ValueError("a figure has an alt text and a width")

    def picture(self) -> bytes:
        """The bytes of the picture; a chart is drawn for it, which may take a tenth of a second."""
        if isinstance(self.image, bytes):
            return self.image
        from workshop_app.concept.charts.drawing import draw_png  # with matplotlib: not at start

        return draw_png(self.image)


Block: TypeAlias = Heading | Paragraph | ItemList | Table | Figure


@dataclass(frozen=True, slots=True)
class Chapter:
    """Kapitel: a title of level 1 and its blocks.

    Attributes:
        key: as with Heading.
        number: „7“ for a chapter, „A“ for an annex, None for a title that is not counted.
        landscape: set on pages turned sideways, which it always begins and ends itself.
        starts_page: begins a new page; a landscape chapter and the one after it do so anyway.
    """

    key: str
    number: str | None
    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    starts_page: bool = True

    def __post_init__(self) -> None:
        if self.number is not None and not _CHAPTER_NUMBER.fullmatch(self.number):
            raise ValueError(f"a chapter number is a whole number or one capital: {self.number!r}")
        numbered = [self.number is not None]  # of each level that is open
        for heading in self.headings():
            if heading.level > len(numbered) + 1:
                raise ValueError(f"a level is left out before „{heading.text}“ in {self.key}")
            del numbered[heading.level - 1 :]
            if heading.numbered and not all(numbered):
                raise ValueError(f"no number above „{heading.text}“ in {self.key}")
            numbered.append(heading.numbered)

    def headings(self) -> Iterator[Heading]:
        """The headings of all levels below the title."""
        return (block for block in self.blocks if isinstance(block, Heading))


@dataclass(frozen=True, slots=True)
class Cover:
    """Deckblatt.

    Attributes:
        status_line: for example „Entwurf · Stand 14.11.2026“.
        lines: what stands at the foot: dates, place, who adopts.
    """

    title: str
    subtitle: str
    municipality: str
    status_line: str
    lines: tuple[str, ...] = ()
    logo: Figure | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Dokument: everything that a writer needs.

    Attributes:
        created: the workshop's own date, aware, never the clock's: the same workshop gives the same
            bytes.
        contents_depth: how many levels of headings the table of contents shows; 0: no lists at all.
    """

    title: str
    author: str
    subject: str
    created: datetime
    chapters: tuple[Chapter, ...]
    cover: Cover | None = None
    imprint: tuple[Block, ...] = ()
    annexes: tuple[Chapter, ...] = ()
    keywords: tuple[str, ...] = ()
    language: str = "de-DE"
    contents_depth: int = 2

    def all_chapters(self) -> tuple[Chapter, ...]:
        """Chapters and annexes in the order of the document."""
        return self.chapters + self.annexes


def plain(text: str) -> Run:
    """Text without emphasis."""
    return Run(text)


def strong(text: str) -> Run:
    """Text that is to be found at a glance."""
    return Run(text, RunStyle.STRONG)


def placeholder(what: str) -> Run:
    """The marked gap „[noch zu klären: …]“."""
    return Run(_("[noch zu klären: {what}]").format(what=what), RunStyle.PLACEHOLDER)


def paragraphs(text: str, style: ParagraphStyle = ParagraphStyle.BODY) -> tuple[Paragraph, ...]:
    """A typed text as paragraphs: one for each line that is not blank."""
    return tuple(
        Paragraph((Run(line.strip()),), style) for line in text.splitlines() if line.strip()
    )


def runs_text(runs: Runs) -> str:
    """The text of runs without their styles."""
    return "".join(run.text for run in runs)

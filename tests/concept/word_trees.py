"""Small trees for the tests of the Word writer."""

from datetime import UTC, datetime

from pictures import a_png

from workshop_app.concept.document import (
    Block,
    Chapter,
    Column,
    Cover,
    Document,
    Figure,
    Paragraph,
    ParagraphStyle,
    Table,
    plain,
)

CREATED = datetime(2026, 11, 14, 16, 30, tzinfo=UTC)

TEXT = (
    "Von 4.310 Brückstädterinnen und Brückstädtern mit ausländischer Staatsangehörigkeit sind "
    "61 Prozent sozialversicherungspflichtig beschäftigt. Die Beratung zur Anerkennung von "
    "Abschlüssen fehlt seit 2025; wer sie braucht, fährt in die Kreisstadt und wartet dort im "
    "Mittel elf Wochen auf einen Termin. In der Werkstatt haben Betriebe, Jobcenter und "
    "Migrantenorganisationen übereinstimmend gesagt, dass nicht die Stellen fehlen, sondern der "
    "Weg dorthin. "
)


def a_paragraph(text: str = TEXT, style: ParagraphStyle = ParagraphStyle.BODY) -> Paragraph:
    return Paragraph((plain(text.strip()),), style)


def a_chapter(
    *blocks: Block,
    number: str | None = "1",
    title: str = "Ausgangslage",
    landscape: bool = False,
    starts_page: bool = True,
) -> Chapter:
    return Chapter(
        f"kapitel-{number}-{title}",
        number,
        title,
        blocks or (a_paragraph(),),
        landscape=landscape,
        starts_page=starts_page,
    )


def a_document(*chapters: Chapter, **fields) -> Document:
    given = {
        "title": "Integrationskonzept der Stadt Brückstadt",
        "author": "Stadt Brückstadt",
        "subject": "Entwurf aus der Integrationswerkstatt",
        "created": CREATED,
        "chapters": chapters or (a_chapter(),),
    }
    return Document(**given | fields)


def a_cover(**fields) -> Cover:
    given = {
        "title": "Integrationskonzept",
        "subtitle": "Gemeinsam leben in Brückstadt",
        "municipality": "Stadt Brückstadt",
        "status_line": "Entwurf · Stand 14.11.2026",
        "lines": (
            "Ergebnis der Integrationswerkstatt am 13. und 14. November 2026",
            "Altes Rathaus",
        ),
    }
    return Cover(**given | fields)


def a_table(*rows: tuple[str, ...], caption: str | None = "Kennzahlen", **fields) -> Table:
    rows = rows or (("Beschäftigte", "61 %"), ("Kitabesuch", "78 %"))
    columns = fields.pop("columns", None) or tuple(
        Column(f"Spalte {number}") for number in range(1, len(rows[0]) + 1)
    )
    cells = tuple(tuple((plain(text),) for text in row) for row in rows)
    return Table(columns, cells, caption=caption, **fields)


def a_figure(**fields) -> Figure:
    given = {"image": a_png(), "alt_text": "Säulen", "width_cm": 12.0, "caption": "Klima"}
    return Figure(**given | fields)

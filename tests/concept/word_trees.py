"""Trees for the tests of the Word writer: small ones, and one with everything in it."""

import struct
import zlib
from datetime import UTC, datetime

from workshop_app.concept.document import (
    Block,
    Chapter,
    Column,
    Cover,
    Document,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    ParagraphStyle,
    Run,
    RunStyle,
    Table,
    paragraphs,
    placeholder,
    plain,
    strong,
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


def a_png(width: int = 60, height: int = 40) -> bytes:
    """A picture in one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    row = b"\0" + bytes((0x9C, 0xC4, 0xC8)) * width
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(row * height))
        + chunk(b"IEND", b"")
    )


def a_figure(**fields) -> Figure:
    given = {"image": a_png(), "alt_text": "Säulen", "width_cm": 12.0, "caption": "Klima"}
    return Figure(**given | fields)


_FIELDS = (
    "Sprache und Verständigung",
    "Ausbildung und Arbeit",
    "Wohnen und Quartier",
    "Politische Teilhabe und Migrantenorganisationen",
)
_STATISTICS = Table(
    (
        Column("Kennzahl", 4),
        Column("Wert", 1.6, numeric=True),
        Column("Stichtag", 2),
        Column("Quelle", 3),
    ),
    tuple(
        (
            (plain(f"{name} ({number})"),),
            (plain(f"{number * 137 % 100},{number % 10} %"),),
            (plain("30.06.2026"),),
            (plain("Bundesagentur für Arbeit"),),
        )
        for number in range(1, 20)
        for name in ("Sozialversicherungspflichtig Beschäftigte", "Kinder in Tagesbetreuung")
    ),
    caption="Zahlen zur Ausgangslage in Brückstadt und im Landkreis",
    source="Statistisches Landesamt, Bundesagentur für Arbeit, eigene Zählung der Stadt Brückstadt",
    header_column=True,
)


def _a_project(field: int, number: int) -> tuple[Block, ...]:
    rows = (
        (
            "Zielgruppe",
            (plain("Jugendliche mit Zuwanderungsgeschichte ab Klasse 8 und ihre Eltern"),),
        ),
        ("Verantwortlich", (placeholder("Zuständigkeit"),)),
        ("Beteiligte", (plain("IHK, Elternverein, Realschule am Markt"),)),
        ("Zeitraum", (plain("August 2027 bis Juli 2029"),)),
        ("Kosten", (strong("18.000 €"), plain(" im Jahr, Haushalt"))),
    )
    return (
        Heading(3, f"Schülerlotsen {field}.{number}", f"projekt-{field}-{number}", numbered=False),
        a_paragraph(
            "Ältere Schülerinnen und Schüler begleiten jüngere beim Übergang in Ausbildung."
        ),
        Table(
            (Column(f"PI-{field}{number}", 1), Column("Steckbrief", 3)),
            tuple(((plain(name),), runs) for name, runs in rows),
            header_column=True,
        ),
    )


def _a_field(number: int, title: str) -> tuple[Block, ...]:
    goals = (
        Column("Handlungsziel", 4),
        Column("Kennzahl", 3),
        Column("Heute", 1.3, numeric=True),
        Column("Ziel", 1.3, numeric=True),
        Column("Bis", 1.2, numeric=True),
    )
    rows = (
        ("Ausbildungsquote steigt", "Berufsbildungsstatistik", "31 %", "45 %", "2030"),
        ("Anerkennung in 6 Monaten", "Wartezeit, eigene Zählung", "14 Mon.", "6 Mon.", "2028"),
        ("Betriebe kennen die Wege", "Befragung der IHK", "", "80 %", "2029"),
    )
    return (
        Heading(2, title, f"feld-{number}"),
        Paragraph(
            (plain("Wie finden alle den Weg in Ausbildung und Arbeit?"),), ParagraphStyle.QUESTION
        ),
        a_paragraph(TEXT * 2),
        a_paragraph(TEXT),
        Heading(3, f"Leitziel {number}.1", f"leitziel-{number}", numbered=False),
        a_paragraph(
            "Mehr Jugendliche mit Zuwanderungsgeschichte schaffen den Übergang in Ausbildung.",
            ParagraphStyle.STATEMENT,
        ),
        a_table(
            *rows, caption=f"Handlungsziele im Feld {title}", columns=goals, source="Werkstatt"
        ),
        Heading(3, "Projekte", f"projekte-{number}", numbered=False),
        *_a_project(number, 1),
        *_a_project(number, 2),
        *_a_project(number, 3),
        a_paragraph(
            "Ein Teil der Gruppe möchte zuerst die Beratung sichern.", ParagraphStyle.QUOTE
        ),
    )


def _special_texts() -> tuple[Block, ...]:
    return (
        Heading(2, "Texte, die Ärger machen", "aerger"),
        a_paragraph("مرحبا بكم في مدينتنا"),
        a_paragraph("Auf dem Plakat stand مرحبا بكم und darunter „Willkommen“ 👋🏽."),
        Paragraph((plain("Motto: "), Run("Living together", RunStyle.EMPHASIS, "en-GB"))),
        a_table(
            ("Donaudampfschifffahrt" * 240, "kurz"),
            ("Ein sehr langer Text. " * 455, "12"),
            caption=None,
        ),
        a_table(("ohne", "Beschriftung"), ("direkt", "danach"), caption=None),
        a_paragraph("Text gleich nach einer Tabelle."),
        ItemList(
            ((plain("erstens"),), (plain("zweitens " * 30),), (strong("drittens"),)), ordered=True
        ),
        a_paragraph("Noch eine Zählung:"),
        ItemList(((plain("wieder eins"),), (plain("und zwei"),)), ordered=True),
        Heading(
            3,
            "Eine Stufe tiefer mit einem recht langen Titel, der nicht in eine Zeile passt",
            "tief",
        ),
        a_paragraph(),
        Heading(4, "Ganz unten", "unten"),
        a_paragraph(),
    )


def _plan() -> Table:
    columns = (
        Column("Was", 4),
        Column("Wer", 2.5),
        Column("Mit wem", 3),
        Column("Bis wann", 1.5),
        Column("Ergebnis", 3),
    )
    row = (
        "Anerkennungsberatung im Rathaus einrichten",
        "Integrationsbeauftragte",
        "IHK, Handwerkskammer, Jobcenter",
        "31.03.2027",
        "Erste Sprechstunde hat stattgefunden",
    )
    return a_table(*(row for _ in range(28)), caption="Maßnahmen- und Zeitplan", columns=columns)


def a_rich_document() -> Document:
    """Every kind of block, about 35 pages."""
    lead = a_paragraph(
        "Brückstadt ist durch Zuwanderung groß geworden. Dieses Kapitel zeigt, wo wir stehen.",
        ParagraphStyle.LEAD,
    )
    fields = tuple(b for n, title in enumerate(_FIELDS, 1) for b in _a_field(n, title))
    note = a_paragraph("Werte unter 10 sind nicht ausgewiesen.", ParagraphStyle.NOTE)
    items = ItemList(tuple((strong(f"{f}: "), plain(TEXT[:90])) for f in _FIELDS))
    plan = a_chapter(_plan(), number="10", title="Maßnahmen- und Zeitplan", landscape=True)
    short = (
        ("1", "Vorwort", paragraphs("\n".join([TEXT * 2] * 3))),
        ("2", "Das Wichtigste auf zwei Seiten", (lead, items, a_paragraph(), note)),
        ("3", "Anlass, Auftrag und Vorgehen", (lead, *paragraphs("\n".join([TEXT * 3] * 4)))),
        (
            "4",
            "Integrationsverständnis",
            (a_paragraph(TEXT, ParagraphStyle.STATEMENT), a_paragraph()),
        ),
        (
            "5",
            "Ausgangslage",
            (lead, a_paragraph(), _STATISTICS, note, a_figure(source="Werkstatt")),
        ),
        ("6", "Leitbild 2035", (a_paragraph(TEXT, ParagraphStyle.STATEMENT),)),
        ("7", "Handlungsfelder", (lead, *fields)),
        ("8", "Querschnitt", _special_texts()),
    )
    chapters = tuple(a_chapter(*blocks, number=n, title=title) for n, title, blocks in short)
    return a_document(
        *chapters,
        a_chapter(a_paragraph(TEXT * 3), a_table(), number="9", title="Umsetzung"),
        plan,
        a_chapter(a_paragraph(TEXT * 3), number="11", title="Beschlussweg und nächste Schritte"),
        annexes=(
            a_chapter(a_paragraph(), number="A", title="Teilnehmende"),
            a_chapter(
                Heading(2, "Was gelingt?", "karten-1"),
                ItemList(tuple((plain(f"Karte {n}: {TEXT[:60]}"),) for n in range(40))),
                number="B",
                title="Karten nach Fragen",
                starts_page=False,
            ),
        ),
        cover=a_cover(),
        imprint=(
            a_paragraph("Herausgeberin: Stadt Brückstadt, Markt 1"),
            a_paragraph("Kontakt: …"),
        ),
        keywords=("Integration", "Brückstadt"),
    )

"""A tree with every kind of block, for tests of the whole Word file and for looking at it."""

from word_trees import TEXT, a_chapter, a_cover, a_document, a_figure, a_paragraph, a_table

from workshop_app.concept.document import (
    Block,
    Column,
    Document,
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

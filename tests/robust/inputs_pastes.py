"""What the clipboard may hold when somebody pastes."""

import tempfile
from functools import cache
from pathlib import Path

from tests.robust.entrance import Entrance
from workshop_app.concept.check import check
from workshop_app.exchange.writer import to_schema
from workshop_app.phases.board import board_entry
from workshop_app.phases.tables import table_rows
from workshop_app.phases.tables.tables import TABLES
from workshop_app.storage.workshop_file import WorkshopFile

_CELLS = (
    *(
        "",
        " ",
        "Lesepaten",
        "1.234,5",
        "1,234.5",
        "1e400",
        "-0",
        "12 %",
        "32.000 €",
        "½",
        "9" * 400,
    ),
    *(
        "01.02.2026",
        "31.02.2026",
        "2026-13",
        "gestern",
        "09:30",
        "25:99",
        "ja",
        "x",
        "WAHR",
        "#REF!",
    ),
    *('"', '""', '"a', 'a"b', "\x00", "\x07\x1b", "مرحبا", "\u202eabc", "<b>fett</b>", "=1+1"),
    *("file:///etc/passwd", "http://bild.example/a.png", "HF-01", "K-1", "a\u0301" * 40, "\ud800"),
)
_ENDS = ("\n", "\n", "\r\n", "\r", "\x0b", "\u2028")


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        WorkshopFile.create(Path(folder, "a.workshop")).close()
        return Path(folder, "a.workshop").read_bytes()


def _make(dice, _folder):
    subject = dice.choice(sorted(TABLES))
    labels = [field.label for field in TABLES[subject].fields]
    columns = dice.choice((1, 2, len(labels), len(labels) + 5))
    lines = [
        "\t".join(dice.choice(_CELLS) for _column in range(columns))
        for _row in range(dice.choice((1, 3, 12)))
    ]
    if dice.random() < 0.3:
        lines.insert(0, "\t".join(labels[:columns]))
    return subject, dice.choice(_ENDS).join(lines), dice.randrange(len(labels))


def _feed(given, _folder):
    subject, text, column = given
    spec = TABLES[subject]
    cells = table_rows.split_clipboard(text)
    with tempfile.TemporaryDirectory() as elsewhere:
        path = Path(elsewhere, "a.workshop")
        path.write_bytes(_empty())
        with WorkshopFile.open(path) as workshop:
            with workshop.change("Zeilen eingefügt") as session:
                table_rows.paste(session, spec, cells, row_ids=(), first_column=column)
            with workshop.read() as session:
                table_rows.read_rows(session, spec)
                to_schema(session)
            check(workshop)


def _make_list(dice, _folder):
    signs = ("-", "•", "1.", "2)", "#", "*", "!", "#0", "#Sprache", "\t", "")
    lines = [f"{dice.choice(signs)} {dice.choice(_CELLS)}" for _line in range(dice.randint(1, 40))]
    return dice.choice(_ENDS).join(lines)


def _feed_list(text, _folder):
    for line in board_entry.lines_of(text):
        board_entry.read_entry(line, ())


PASTE = Entrance("Tabelle einfügen", _make, _feed)
LIST = Entrance("Liste einfügen", _make_list, _feed_list)

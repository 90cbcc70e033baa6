"""Runs the benchmarks by name, all of them without one; status 1 when a goal is missed."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from tests.benchmarks.report import as_table

# By name: what is measured. The module of that name has ``run(*, repeat) -> list of lines``, and
# ``why_not() -> str`` where not every machine can do it.
BENCHMARKS = {
    "start": "Start: Zeit bis zur Startseite und bis zum benutzbaren Cockpit",
    "search": "Suche: 10.000 Karten, auch mit einem Tippfehler",
    "ordering": "Ordnen: ähnliche Karten, Stapel, Ansichten, Vorschläge",
    "check": "Konzept-Check: alle Regeln nach einer Änderung",
    "cockpit": "Cockpit: Karten, Tippen, Rückgängig und großer Workshop",
    "concept": "Konzept: Word-Entwurf des Beispiels und eines zehnmal so großen Workshops",
    "board": "Tafel: 5.000 Karten rollen, ziehen und dabei tippen",
    "history": "Zurücknehmen: Stapel, Abstimmung, Klima, Entscheidung, Ablauf",
    "day": "Ein Tag: Arbeitsspeicher über acht Stunden, Größe der Datei",
    "hour": "Stunde: 120 Karten, zwei Bildschirme, ein echtes Programm",
    "robust": "Nichts verloren: abgeschossen, gestört, beschädigt, mit Unsinn gefüttert",
    "copies": "Kopien für Gruppen: anlegen, vergleichen, einlesen, zufällige Verläufe",
    "snapshots": "Sicherungskopien: 10.000 Karten, während jemand tippt",
}


def main(arguments: Sequence[str]) -> int:
    """Measure, print a table for each benchmark, and tell whether all goals are reached."""
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--repeat", type=int, default=0, help="measurements of each number")
    chosen = parser.parse_args(arguments)
    unknown = [name for name in chosen.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}; there are: {', '.join(BENCHMARKS)}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    is_reached = True
    for name in chosen.names or BENCHMARKS:
        module = importlib.import_module(f"tests.benchmarks.{name}")
        hindrance = module.why_not() if hasattr(module, "why_not") else ""
        if hindrance:
            text = f"{BENCHMARKS[name]}: ausgelassen. {hindrance}"
            is_reached &= name not in chosen.names  # who asks for it by name wants it
        else:
            lines = module.run(repeat=chosen.repeat)
            is_reached &= all(line.is_reached for line in lines)
            text = as_table(BENCHMARKS[name], lines)
        sys.stdout.write(text + "\n\n")
        sys.stdout.flush()
    return 0 if is_reached else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What can be typed after ``workshop-app``: the commands, their arguments and the help."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _

HELP = _("""\
Konzeptwerkstatt {version}: vom zweitägigen Strategieworkshop zum Entwurf des Integrationskonzepts.

  workshop-app [DATEI]
      öffnet die App, mit dem Workshop in DATEI, wenn eine genannt ist
  workshop-app demo [--out ORDNER] [--no-window]
      macht aus dem Beispiel „Stadt Brückstadt“ einen Workshop, ein Integrationskonzept und
      alle Unterlagen dazu in ORDNER (sonst in „exports“), prüft es und öffnet das Fenster
  workshop-app import QUELLE.json ZIEL.workshop
      liest einen Workshop im Austauschformat ein
  workshop-app export DATEI [--what UNTERLAGE] [--docx ZIEL.docx] [--pdf ZIEL.pdf]
                      [--xlsx ZIEL.xlsx] [--json ZIEL.json] [--all ORDNER]
      schreibt das Konzept oder eine andere UNTERLAGE für Word oder als PDF, den Maßnahmenplan
      für Excel, den Workshop im Austauschformat oder alle Unterlagen in ORDNER;
      UNTERLAGE: konzept, kurzfassung, beschlussvorlage, ergebnisprotokoll, fotoprotokoll,
      massnahmenplan oder ergebnisprotokoll-intern (mit Namen, nicht zum Veröffentlichen);
      ohne ZIEL kommt sie neben DATEI; PDF braucht LibreOffice oder, unter Windows, Word
  workshop-app check DATEI [--json]
      prüft das Konzept; endet mit 0 ohne Fehler, mit 1 bei Fehlern, mit 2 ohne brauchbare DATEI
  workshop-app screenshots ORDNER
      zeichnet alle Ansichten des Beispiels als Bilder, auch ohne Bildschirm
  workshop-app --help | --version
      zeigt diese Hilfe oder die Version
""")


class UsageError(WorkshopError):
    """The call is not one of those in the help."""

    def __init__(self) -> None:
        super().__init__(
            _("Diesen Aufruf gibt es nicht. „workshop-app --help“ zeigt, was möglich ist.")
        )


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The call as ``name`` and the arguments of that command; a file alone is the command "open".

    Raises:
        UsageError: there is no such call.
    """
    parser = _Parser()
    commands = parser.add_subparsers(dest="name", required=True)

    commands.add_parser("open").add_argument("file", type=Path, nargs="?")

    demo = commands.add_parser("demo")
    demo.add_argument("--out", type=Path, default=Path("exports"))
    demo.add_argument("--no-window", action="store_true")

    import_ = commands.add_parser("import")
    import_.add_argument("source", type=Path)
    import_.add_argument("target", type=Path)

    export = commands.add_parser("export")
    export.add_argument("file", type=Path)
    export.add_argument("--what")
    export.add_argument("--docx", type=Path)
    export.add_argument("--pdf", type=Path)
    export.add_argument("--xlsx", type=Path)
    export.add_argument("--json", type=Path)
    export.add_argument("--all", type=Path)

    check = commands.add_parser("check")
    check.add_argument("file", type=Path)
    check.add_argument("--json", action="store_true")

    commands.add_parser("screenshots").add_argument("directory", type=Path)

    is_command = arguments and (arguments[0] in commands.choices or arguments[0].startswith("-"))
    return parser.parse_args(arguments if is_command else ["open", *arguments])


class _Parser(argparse.ArgumentParser):
    """Leaves help and error texts, which are English, to this module."""

    def __init__(self, **_settings: object) -> None:
        super().__init__(add_help=False, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        raise UsageError

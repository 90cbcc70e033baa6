"""The kinds of paper, as plain data."""

import enum
from dataclasses import dataclass

from workshop_app.phases.projector.pictures import Picture
from workshop_app.translation import _


class PaperKind(enum.StrEnum):
    """What can be printed, in the order in which it is offered."""

    RUN_SHEET = "ablaufplan"
    ATTENDANCE = "anwesenheitsliste"
    NAME_SIGNS = "namensschilder"
    TABLE_CARDS = "tischkarten"
    HEADINGS = "ueberschriften"
    PROJECT_SHEETS = "steckbriefe"
    BALLOTS = "stimmzettel"
    PHOTO_CHECKLIST = "fotoliste"
    PROJECTOR = "beamerbilder"

    @property
    def label(self) -> str:
        """The paper as people call it."""
        return _TITLES[self][0]

    @property
    def sentence(self) -> str:
        """What it is for."""
        return _TITLES[self][1]


_TITLES = {
    PaperKind.RUN_SHEET: (
        _("Ablaufplan"),
        _("Ein Tag mit Zeiten, Fragen, Methoden und Material, für alle in der Moderation."),
    ),
    PaperKind.ATTENDANCE: (
        _("Anwesenheitsliste"),
        _("Zum Unterschreiben, mit der Frage nach Fotos. Sonst steht nichts Persönliches darauf."),
    ),
    PaperKind.NAME_SIGNS: (
        _("Namensschilder"),
        _("Zum Aufstellen: zwei je Blatt, in der Mitte trennen, dann falten."),
    ),
    PaperKind.TABLE_CARDS: (
        _("Tischkarten"),
        _("Ein Blatt je Tisch mit Nummer, Handlungsfeld und Namen."),
    ),
    PaperKind.HEADINGS: (
        _("Überschriften für Pinnwände"),
        _("Die Fragen der Wände und die gewählten Handlungsfelder, je ein Blatt."),
    ),
    PaperKind.PROJECT_SHEETS: (
        _("Leere Steckbriefe"),
        _("Im Format A3 zum Ausfüllen am Tisch, ein Blatt je gewähltes Handlungsfeld."),
    ),
    PaperKind.BALLOTS: (
        _("Stimmzettel"),
        _("Für alle, die abstimmen; die Zahlen lassen sich danach zügig eingeben."),
    ),
    PaperKind.PHOTO_CHECKLIST: (
        _("Fotoliste"),
        _("Was vor dem Aufräumen fotografiert wird, zum Abhaken."),
    ),
    PaperKind.PROJECTOR: (
        _("Alle Beamerbilder"),
        _("Jedes Bild der beiden Tage, falls der Beamer ausfällt."),
    ),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the few papers of a kind: a day, a vote."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table on paper."""

    title: str
    weight: float  # of the width
    is_box: bool = False  # an empty box to tick
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table on paper; a muted one is a break."""

    cells: tuple[str, ...]
    is_muted: bool = False


@dataclass(frozen=True, slots=True)
class TablePaper:
    """A table over as many pages as it needs."""

    title: str
    subtitle: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    is_landscape: bool = False
    row_height: float = 0.0  # mm at least
    is_one_page: bool = False  # a little smaller, where that spares the second page


@dataclass(frozen=True, slots=True)
class Sign:
    """Somebody's name to stand on the table."""

    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class SignsPaper:
    """Signs to fold, two a page."""

    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class TableCard:
    """What stands on a table: its number, what it works on, who sits there."""

    name: str
    field: str
    question: str
    host: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardsPaper:
    """A page for each table."""

    subtitle: str
    cards: tuple[TableCard, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """What hangs above a pin-board."""

    kicker: str
    text: str
    below: str = ""
    step: str = ""  # T1-07: for those who hang it up


@dataclass(frozen=True, slots=True)
class HeadingsPaper:
    """A page for each heading."""

    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """A place to write: its name, what belongs there, how high it is in lines."""

    label: str
    hint: str = ""
    lines: int = 2
    boxes: tuple[str, ...] = ()  # to tick instead of lines


@dataclass(frozen=True, slots=True)
class FormPaper:
    """A form in two columns, a page for each action field."""

    title: str
    fields: tuple[str, ...]  # the action fields; an empty one leaves room for it
    left: tuple[Blank, ...]
    right: tuple[Blank, ...]


@dataclass(frozen=True, slots=True)
class BallotPaper:
    """The same ballot for each voter."""

    title: str
    question: str
    rule: str  # how many points
    options: tuple[tuple[int, str], ...]
    copies: int


@dataclass(frozen=True, slots=True)
class PicturesPaper:
    """What the room sees, a page for each picture."""

    pictures: tuple[Picture, ...]


Paper = (
    TablePaper | SignsPaper | CardsPaper | HeadingsPaper | FormPaper | BallotPaper | PicturesPaper
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper that can be printed, or why there is none."""

    kind: PaperKind
    paper: Paper | None
    reason: str = ""  # where there is none: what to do first
    footer: str = ""  # „Stadt Auental · Integrationskonzept“
    file_part: str = ""  # what tells its file from others of the kind: „Tag 1“

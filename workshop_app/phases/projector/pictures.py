"""The kinds of picture that the projector can show, as plain data."""

import uuid
from dataclasses import dataclass

from workshop_app.phases.projector.choices import Blank


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around each picture."""

    kicker: str  # „Tag 1 · Positionieren“
    title: str
    question: str
    footer: tuple[str, ...]  # „Stadt Auental“, „Integrationskonzept“: as many as fit
    note: str = ""  # stands at the foot, too: „158 von 160 Punkten vergeben“


@dataclass(frozen=True, slots=True)
class Cover:
    """The municipality's name in large type: the logo picture, and before and after the days."""

    name: str
    title: str
    details: str
    logo: bytes | None = None  # a picture file


@dataclass(frozen=True, slots=True)
class Question:
    """The question of the step, as large as it can be."""

    frame: Frame
    facts: tuple[str, ...]  # „Murmelgruppen“, „25 min“


@dataclass(frozen=True, slots=True)
class Pause:
    """A break: until when, and what comes then."""

    frame: Frame
    until: str  # „10:35 Uhr“; empty: not planned
    follows: str


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A card that was released."""

    key: uuid.UUID
    text: str
    colour: str
    mentions: int = 1  # how often the room said it
    points: int | None = None  # stuck to it; None: not counted


@dataclass(frozen=True, slots=True)
class CardGroup:
    """A cluster, or the cards of no cluster, whose title is empty."""

    number: int | None
    title: str
    cards: tuple[ShownCard, ...]
    hidden: int  # cards that wait for their release
    own_points: int | None = None  # stuck to the heading; None: not counted

    @property
    def points(self) -> int | None:
        """The points of the heading, else of the cards that may be seen."""
        if self.own_points is not None:
            return self.own_points
        counted = [card.points for card in self.cards if card.points is not None]
        return sum(counted) if counted else None


@dataclass(frozen=True, slots=True)
class Board:
    """The headings of a board with the headlines of its cards."""

    frame: Frame
    groups: tuple[CardGroup, ...]

    @property
    def hidden(self) -> int:
        """How many cards wait for their release."""
        return sum(group.hidden for group in self.groups)

    @property
    def count(self) -> int:
        """All cards, those that wait among them."""
        return self.hidden + sum(len(group.cards) for group in self.groups)


@dataclass(frozen=True, slots=True)
class GroupMean:
    """The mean of one group that is large enough to be shown."""

    name: str
    mean: float
    votes: int


@dataclass(frozen=True, slots=True)
class ClimateStatement:
    """A statement with its points per scale value."""

    key: uuid.UUID
    text: str
    counts: tuple[tuple[str, int], ...]  # scale value and points, all values in order
    mean: float | None
    groups: tuple[GroupMean, ...]
    spread: float | None = None  # standard deviation of the points

    @property
    def votes(self) -> int:
        """How many marked a value."""
        return sum(count for _value, count in self.counts)


@dataclass(frozen=True, slots=True)
class Climate:
    """The Klima-Barometer, or the closing question."""

    frame: Frame
    statements: tuple[ClimateStatement, ...]
    minimum: int
    maximum: int
    minimum_text: str
    maximum_text: str


@dataclass(frozen=True, slots=True)
class VoteBar:
    """An option of a vote."""

    title: str
    points: int | None  # None: not counted, or still secret
    mark: str  # „ausgewählt“; empty: none


@dataclass(frozen=True, slots=True)
class VoteBars:
    """The options of a vote, with their points once these may be seen."""

    frame: Frame
    bars: tuple[VoteBar, ...]
    is_shown: bool  # False: secret until revealed, or nothing counted yet


@dataclass(frozen=True, slots=True)
class ListItem:
    """A line of a list with what stands smaller beneath it."""

    text: str
    note: str = ""
    lead: str = ""  # stands before it: a time, a number
    key: uuid.UUID | None = None  # of what it is, where the cockpit can choose it


@dataclass(frozen=True, slots=True)
class ListGroup:
    """Lines under one heading, which may be empty."""

    title: str
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Leitziele, projects, figures …: lines in groups."""

    frame: Frame
    groups: tuple[ListGroup, ...]
    empty: str  # what is said where nothing is listed yet


@dataclass(frozen=True, slots=True)
class ProjectSheet:
    """A Projektidee: what the room needs of its Steckbrief."""

    key: uuid.UUID
    title: str
    action_field: str
    description: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ProjectSheets:
    """The Projektideen, one after the other."""

    frame: Frame
    sheets: tuple[ProjectSheet, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """A continuous text: the Leitbild."""

    frame: Frame
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A step of the day."""

    time: str
    title: str
    is_break: bool
    is_done: bool
    is_current: bool


@dataclass(frozen=True, slots=True)
class Agenda:
    """The day with its times."""

    frame: Frame
    lines: tuple[AgendaLine, ...]


@dataclass(frozen=True, slots=True)
class Recap:
    """What day 1 brought: numbers, then lists."""

    frame: Frame
    figures: tuple[tuple[int, str], ...]
    groups: tuple[ListGroup, ...]


Picture = (
    Agenda
    | Blank
    | Board
    | Climate
    | Cover
    | Listing
    | Pause
    | ProjectSheets
    | Prose
    | Question
    | Recap
    | VoteBars
)

"""What can be found: kinds, the groups that one may keep to, and what an entry says."""

import enum
from dataclasses import dataclass
from typing import Final

from workshop_app.translation import _


class Group(enum.StrEnum):
    """Kinds that people look for together; in the order in which they are offered."""

    COMMANDS = "befehle"
    AGENDA = "ablauf"
    CONCEPT = "konzept"
    GOALS = "ziele"
    PROJECTS = "projekte"
    PEOPLE = "personen"
    CARDS = "karten"

    @property
    def label(self) -> str:
        """The group as people read it."""
        return _GROUP_LABELS[self]


class Kind(enum.StrEnum):
    """What something that was found is."""

    COMMAND = "befehl"
    STEP = "schritt"
    PANE = "bereich"
    EVENT = "termin"
    CHECK = "pruefpunkt"
    CHAPTER = "kapitel"
    FIGURE = "kennzahl"
    SWOT = "swot"
    STRUCTURE = "struktur"
    DECISION_STEP = "beschlussschritt"
    DECISION = "entscheidung"
    VOTE = "abstimmung"
    STATEMENT = "aussage"
    PARKED_TOPIC = "themenspeicher"
    PHOTO = "foto"
    ACTION_FIELD = "handlungsfeld"
    GUIDING_GOAL = "leitziel"
    OBJECTIVE = "handlungsziel"
    PROJECT_IDEA = "projektidee"
    MEASURE = "massnahme"
    EXISTING_PROJECT = "bestandsprojekt"
    GOOD_PRACTICE = "gute_praxis"
    PARTICIPANT = "person"
    SMALL_GROUP = "kleingruppe"
    MODERATOR = "moderation"
    CLUSTER = "cluster"
    CARD = "karte"

    @property
    def label(self) -> str:
        """The kind as people read it."""
        return _KINDS[self][1]

    @property
    def group(self) -> Group:
        """Where it belongs."""
        return _KINDS[self][0]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found and gone to."""

    kind: Kind
    key: str  # of the step, chapter, command …; of a row its id
    title: str
    code: str = ""
    detail: str = ""  # shown below the title, and searched
    words: str = ""  # searched, but not shown
    place: str = ""  # where it is, as people read it
    table: str = ""  # of the row; empty: not a row


_GROUP_LABELS: Final = {
    Group.COMMANDS: _("Befehle"),
    Group.AGENDA: _("Ablauf"),
    Group.CONCEPT: _("Konzept"),
    Group.GOALS: _("Ziele"),
    Group.PROJECTS: _("Projekte"),
    Group.PEOPLE: _("Personen"),
    Group.CARDS: _("Karten"),
}
_KINDS: Final = {
    Kind.COMMAND: (Group.COMMANDS, _("Befehl")),
    Kind.STEP: (Group.AGENDA, _("Schritt")),
    Kind.PANE: (Group.AGENDA, _("Bereich")),
    Kind.EVENT: (Group.AGENDA, _("Termin")),
    Kind.CHECK: (Group.AGENDA, _("Prüfpunkt")),
    Kind.CHAPTER: (Group.CONCEPT, _("Kapitel")),
    Kind.FIGURE: (Group.CONCEPT, _("Kennzahl")),
    Kind.SWOT: (Group.CONCEPT, _("SWOT")),
    Kind.STRUCTURE: (Group.CONCEPT, _("Struktur")),
    Kind.DECISION_STEP: (Group.CONCEPT, _("Beschlussweg")),
    Kind.DECISION: (Group.CONCEPT, _("Entscheidung")),
    Kind.VOTE: (Group.CONCEPT, _("Abstimmung")),
    Kind.STATEMENT: (Group.CONCEPT, _("Klima-Aussage")),
    Kind.PARKED_TOPIC: (Group.CONCEPT, _("Themenspeicher")),
    Kind.PHOTO: (Group.CONCEPT, _("Foto")),
    Kind.ACTION_FIELD: (Group.GOALS, _("Handlungsfeld")),
    Kind.GUIDING_GOAL: (Group.GOALS, _("Leitziel")),
    Kind.OBJECTIVE: (Group.GOALS, _("Handlungsziel")),
    Kind.PROJECT_IDEA: (Group.PROJECTS, _("Projektidee")),
    Kind.MEASURE: (Group.PROJECTS, _("Maßnahme")),
    Kind.EXISTING_PROJECT: (Group.PROJECTS, _("Bestandsprojekt")),
    Kind.GOOD_PRACTICE: (Group.PROJECTS, _("Gute Praxis")),
    Kind.PARTICIPANT: (Group.PEOPLE, _("Person")),
    Kind.SMALL_GROUP: (Group.PEOPLE, _("Kleingruppe")),
    Kind.MODERATOR: (Group.PEOPLE, _("Moderation")),
    Kind.CLUSTER: (Group.CARDS, _("Cluster")),
    Kind.CARD: (Group.CARDS, _("Karte")),
}

"""What a step is made of: the panes it works in. Its texts are the method's (``method.py``)."""

import enum
from dataclasses import dataclass


class PollSubject(enum.StrEnum):
    """What is asked with a scale."""

    CLIMATE = "climate"
    FEEDBACK = "feedback"


class VoteSubject(enum.StrEnum):
    """What points are given to."""

    ACTION_FIELDS = "action_fields"
    PROJECT_IDEAS = "project_ideas"


class TableSubject(enum.StrEnum):
    """What a table lists, a row each."""

    PARTICIPANTS = "participants"
    ATTENDANCE = "attendance"  # the same people, with presence and consents only
    EVENTS = "events"
    MODERATORS = "moderators"
    ACTION_FIELDS = "action_fields"
    EXISTING_PROJECTS = "existing_projects"
    INDICATOR_VALUES = "indicator_values"
    GOOD_PRACTICES = "good_practices"
    CLIMATE_STATEMENTS = "climate_statements"
    SWOT = "swot"
    STRUCTURES = "structures"
    DECISION_STEPS = "decision_steps"
    PLANNED_MEASURES = "planned_measures"
    PROJECT_OVERVIEW = "project_overview"  # priority, quick win and period of all projects
    PARKED_TOPICS = "parked_topics"
    DECISIONS = "decisions"


class SheetSubject(enum.StrEnum):
    """What is described on a sheet of its own."""

    MUNICIPALITY = "municipality"  # with the workshop's own data
    GUIDING_GOALS = "guiding_goals"
    OBJECTIVES = "objectives"
    PROJECT_IDEAS = "project_ideas"


class TextSubject(enum.StrEnum):
    """What is written as continuous text."""

    VISION = "vision"
    INTEGRATION_UNDERSTANDING = "integration_understanding"
    FOREWORD = "foreword"


@dataclass(frozen=True, slots=True)
class BoardPane:
    """Cards under one question, in clusters."""

    title: str
    question: str  # F1 … F7


@dataclass(frozen=True, slots=True)
class PollPane:
    """Statements with counts per scale value."""

    title: str
    subject: PollSubject


@dataclass(frozen=True, slots=True)
class VotePane:
    """Points per option, with budget and ranking."""

    title: str
    subject: VoteSubject


@dataclass(frozen=True, slots=True)
class TablePane:
    """Rows and cells, as in a spreadsheet."""

    title: str
    subject: TableSubject


@dataclass(frozen=True, slots=True)
class SheetPane:
    """A list of items beside the form of the chosen one."""

    title: str
    subject: SheetSubject


@dataclass(frozen=True, slots=True)
class TextPane:
    """Continuous text with its word count and status."""

    title: str
    subject: TextSubject


@dataclass(frozen=True, slots=True)
class ChecklistPane:
    """Lines to tick off."""

    title: str
    checklist: str  # key in resources/method/checklists.toml


@dataclass(frozen=True, slots=True)
class PhotoPane:
    """The photos of all steps, with who is on them and what they may be used for."""

    title: str


@dataclass(frozen=True, slots=True)
class GroupsPane:
    """Who sits at which table."""

    title: str
    day: int  # 1 or 2


@dataclass(frozen=True, slots=True)
class ConceptPane:
    """The findings of the Konzept-Check and the export."""

    title: str


Pane = (
    BoardPane
    | PollPane
    | VotePane
    | TablePane
    | SheetPane
    | TextPane
    | ChecklistPane
    | PhotoPane
    | GroupsPane
    | ConceptPane
)


@dataclass(frozen=True, slots=True)
class Step:
    """Schritt: a step of the method with the panes it works in; a break has none."""

    key: str
    panes: tuple[Pane, ...] = ()
    needs: tuple[str, ...] = ()  # steps whose results it works with

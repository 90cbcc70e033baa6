"""The method as data: what each step asks, how it goes and how long it takes.

A second method is a second file in ``resources/method`` and no code.
"""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from functools import cache
from pathlib import Path

from workshop_app.model.board import CardColour
from workshop_app.phases.resource_tables import (
    TableReader,
    open_tables,
    refuse_repeated_keys,
)
from workshop_app.resource_files import resource_path
from workshop_app.translation import _


class PartKey(StrEnum):
    """The four parts of a workshop, in their order."""

    PREPARATION = "vorbereitung"
    DAY_1 = "tag1"
    DAY_2 = "tag2"
    FOLLOW_UP = "nachbereitung"


class SocialForm(StrEnum):
    """How people sit and work together in a step."""

    OPEN = "offen"
    PLENARY = "plenum"
    GROUPS = "gruppe"
    PAIRS = "paar"
    SINGLE = "einzel"
    GALLERY = "galerie"
    FISHBOWL = "fishbowl"

    @property
    def label(self) -> str:
        """The form as people read it."""
        return {
            SocialForm.OPEN: _("offen"),
            SocialForm.PLENARY: _("Plenum"),
            SocialForm.GROUPS: _("Gruppen"),
            SocialForm.PAIRS: _("zu zweit"),
            SocialForm.SINGLE: _("einzeln"),
            SocialForm.GALLERY: _("Rundgang"),
            SocialForm.FISHBOWL: _("Innenkreis"),
        }[self]


class UnknownStepError(KeyError):
    """A step or question that the method does not have."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long a step takes at least, usually and at most; three times 0 where nobody plans it."""

    min: int
    normal: int
    max: int


@dataclass(frozen=True, slots=True)
class BoardText:
    """What stands above one board of cards."""

    question_id: str
    title: str
    question: str
    colour: CardColour


@dataclass(frozen=True, slots=True)
class StepText:
    """Schritt: what the moderator needs to know to lead it."""

    key: str
    part: PartKey
    title: str  # at most 28 characters, so that it fits the agenda rail
    question: str  # empty in breaks
    method: str
    social_form: SocialForm
    start: time | None  # local time of the plan; None before and after the two days
    minutes: Minutes
    must_not_drop: bool
    fixed: bool  # re-planning leaves its place and length alone
    instructions: tuple[str, ...]
    material: tuple[str, ...]
    captures: tuple[str, ...]
    chapter: str  # "1" to "11" of the outline (domain.md 3.2), "Anhang", or ""
    boards: tuple[BoardText, ...]
    is_break: bool  # a pause, a lunch or the reserve: nothing is worked on


@dataclass(frozen=True, slots=True)
class Part:
    """A day, or the time before or after the two days."""

    key: PartKey
    title: str
    subtitle: str
    start: time | None  # when the programme of a day begins; people arrive before


@dataclass(frozen=True, slots=True)
class Method:
    """A whole method with its parts and steps, both in their order."""

    key: str
    title: str
    duration: str
    parts: tuple[Part, ...]
    steps: tuple[StepText, ...]

    def step(self, key: str) -> StepText:
        """The step with this key, for example ``T1-07``.

        Raises:
            UnknownStepError: the method has no such step.
        """
        for step in self.steps:
            if step.key == key:
                return step
        raise UnknownStepError(key)

    def steps_of(self, part: PartKey) -> tuple[StepText, ...]:
        """The steps of one part, breaks included."""
        return tuple(step for step in self.steps if step.part == part)

    def board(self, question_id: str) -> BoardText:
        """The board of a question, for example ``F2``.

        Raises:
            UnknownStepError: no step asks this question.
        """
        for step in self.steps:
            for board in step.boards:
                if board.question_id == question_id:
                    return board
        raise UnknownStepError(question_id)


@cache
def load_method(path: Path | None = None) -> Method:
    """The method of a file; without a path, the two-day Integrationsworkshop.

    Raises:
        ResourceFileError: the file cannot be used; the text says where and why.
    """
    top = open_tables(path or resource_path("method", "integrationsworkshop.toml"))
    head = top.table("method")
    if head is None:
        raise top.error(_("diese Angabe fehlt"), "method")
    method = Method(
        key=head.text("key"),
        title=head.text("title"),
        duration=head.text("duration"),
        parts=tuple(_read_part(reader) for reader in top.tables("part")),
        steps=tuple(_read_step(reader) for reader in top.tables("step")),
    )
    head.finish()
    top.finish()
    _check_keys(method, top)
    return method


def _check_keys(method: Method, top: TableReader) -> None:
    refuse_repeated_keys((part.key for part in method.parts), top, "part")
    refuse_repeated_keys((step.key for step in method.steps), top, "step")
    questions = [board.question_id for step in method.steps for board in step.boards]
    refuse_repeated_keys(questions, top, "step.board")
    parts = {part.key for part in method.parts}
    for number, step in enumerate(method.steps):
        if step.part not in parts:
            problem = _("den Abschnitt „{part}“ gibt es nicht").format(part=step.part)
            raise top.error(problem, f"step[{number}].part")


def _read_part(reader: TableReader) -> Part:
    part = Part(
        key=reader.choice("key", PartKey),
        title=reader.text("title"),
        subtitle=reader.text("subtitle", default=""),
        start=_read_time(reader, "start"),
    )
    reader.finish()
    return part


def _read_step(reader: TableReader) -> StepText:
    key = reader.text("key")
    step = StepText(
        key=key,
        part=reader.choice("part", PartKey),
        title=reader.text("title"),
        question=reader.text("question", default=""),
        method=reader.text("method"),
        social_form=reader.choice("social_form", SocialForm),
        start=_read_time(reader, "start"),
        minutes=_read_minutes(reader.table("minutes")),
        must_not_drop=reader.flag("must_not_drop"),
        fixed=reader.flag("fixed"),
        instructions=reader.texts("instructions"),
        material=reader.texts("material"),
        captures=reader.texts("captures"),
        chapter=reader.text("chapter", default=""),
        boards=tuple(_read_board(board) for board in reader.tables("board")),
        is_break=not key.rpartition("-")[2].isdecimal(),
    )
    reader.finish()
    return step


def _read_time(reader: TableReader, key: str) -> time | None:
    text = reader.text(key, default="")
    if not text:
        return None
    try:
        return time.fromisoformat(text)
    except ValueError:
        problem = _("„{text}“ ist keine Uhrzeit wie 09:20").format(text=text)
        raise reader.error(problem, key) from None


def _read_minutes(reader: TableReader | None) -> Minutes:
    if reader is None:
        return Minutes(0, 0, 0)
    minutes = Minutes(reader.number("min"), reader.number("normal"), reader.number("max"))
    if not minutes.min <= minutes.normal <= minutes.max:
        raise reader.error(_("min, normal und max müssen der Größe nach geordnet sein"))
    reader.finish()
    return minutes


def _read_board(reader: TableReader) -> BoardText:
    board = BoardText(
        question_id=reader.text("question_id"),
        title=reader.text("title"),
        question=reader.text("question"),
        colour=reader.choice("colour", CardColour),
    )
    reader.finish()
    return board

"""The workshop itself: its days, its moderators, and how each step went."""

import datetime as dt
import enum
import uuid

from sqlalchemy.orm import Mapped, mapped_column

from workshop_app.model.base import Keyed, OpenEnum


class Workshop(Keyed):
    """Workshop: what the file is about. A file has one."""

    __tablename__ = "workshop"

    title: Mapped[str] = mapped_column(default="")
    guiding_question: Mapped[str] = mapped_column(default="")
    client: Mapped[str] = mapped_column(default="")
    case_id: Mapped[str] = mapped_column(default="")  # fall_id of the interchange format
    is_fictional: Mapped[bool | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="de-DE")
    created_at: Mapped[dt.datetime] = mapped_column(default_factory=lambda: dt.datetime.now(dt.UTC))
    current_step: Mapped[str | None] = mapped_column(default=None)
    erase_people_on: Mapped[str | None] = mapped_column(default=None)  # ISO; promised to them


class EventKind(enum.StrEnum):
    """Veranstaltungstyp: the meetings that belong to a workshop."""

    PREPARATION = "vorbereitung"
    DAY_1 = "tag1"
    DAY_2 = "tag2"
    FOLLOW_UP = "nachbereitung"


class Event(Keyed):
    """Veranstaltung: one of the two days, or a meeting before or after them."""

    __tablename__ = "event"

    kind: Mapped[EventKind | str] = mapped_column(OpenEnum(EventKind))
    position: Mapped[int] = mapped_column(default=0)
    date: Mapped[str | None] = mapped_column(default=None)  # ISO
    starts_at: Mapped[str | None] = mapped_column(default=None)  # 09:00, local time
    ends_at: Mapped[str | None] = mapped_column(default=None)
    place: Mapped[str] = mapped_column(default="")
    room: Mapped[str] = mapped_column(default="")
    attendees: Mapped[tuple[str, ...]] = mapped_column(default=())
    results: Mapped[tuple[str, ...]] = mapped_column(default=())


class Moderator(Keyed):
    """Moderation: a person who leads, types or keeps the time."""

    __tablename__ = "moderator"

    name: Mapped[str]
    role: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class StepStatus(enum.StrEnum):
    """Schrittstatus: where a step stands."""

    OPEN = "offen"
    RUNNING = "laeuft"
    DONE = "fertig"
    SKIPPED = "uebersprungen"


class StepRun(Keyed):
    """Schrittverlauf: how one step of the method went on the day (Zeitprotokoll)."""

    __tablename__ = "step_run"

    step: Mapped[str] = mapped_column(unique=True)  # T1-07
    position: Mapped[int] = mapped_column(default=0)
    status: Mapped[StepStatus | str] = mapped_column(OpenEnum(StepStatus), default=StepStatus.OPEN)
    minutes_planned: Mapped[int | None] = mapped_column(default=None)  # None: as the method says
    minutes_actual: Mapped[int | None] = mapped_column(default=None)
    deviation_reason: Mapped[str | None] = mapped_column(default=None)
    started_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    # What was given or taken on the day; None: as planned, 0: dropped on the day.
    minutes_allotted: Mapped[int | None] = mapped_column(default=None)
    running_since: Mapped[dt.datetime | None] = mapped_column(default=None)  # None: timer stands
    seconds_run: Mapped[int | None] = mapped_column(default=None)  # before; None: it never ran
    place: Mapped[int | None] = mapped_column(default=None)  # in its day; None: as the method says
    # Time that the step waits for, 12:45; None: as the method says, empty: it does not wait.
    pinned_at: Mapped[str | None] = mapped_column(default=None)


class OwnStep(Keyed):
    """Eigener Schritt: a step or a break that this workshop has beside those of the method."""

    __tablename__ = "own_step"

    code: Mapped[str] = mapped_column(index=True)  # E-01, the key of the step
    day: Mapped[EventKind | str] = mapped_column(OpenEnum(EventKind))
    title: Mapped[str]
    question: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")  # how it goes, for the moderation
    is_break: Mapped[bool] = mapped_column(default=False)
    minutes: Mapped[int] = mapped_column(default=15)
    position: Mapped[int] = mapped_column(default=0)


class ChecklistEntry(Keyed):
    """Prüfpunkt: one line of a checklist; those of the method are named by their key."""

    __tablename__ = "checklist_entry"

    checklist: Mapped[str]  # vorbereitung, raum …
    item: Mapped[str | None] = mapped_column(default=None)  # key in the method; None: an own line
    text: Mapped[str] = mapped_column(default="")
    is_done: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class ChapterText(Keyed):
    """Kapiteltext: a chapter's text written by hand, for example the Vorwort."""

    __tablename__ = "chapter_text"

    chapter: Mapped[str] = mapped_column(unique=True)
    text: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(default="")  # who signs, with office


class EditedPassage(Keyed):
    """Bearbeitete Textstelle: prose of the draft that somebody has put in own words.

    The generated text is made anew each time; ``proposal`` is what it was when this was written.
    """

    __tablename__ = "edited_passage"

    section: Mapped[str]  # key of the heading above; objects in it by their code: feld-HF-02-lage
    number: Mapped[int]  # which passage of the section, from 1
    text: Mapped[str] = mapped_column(default="")  # empty: left out
    proposal: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class AcceptedFinding(Keyed):
    """Akzeptierter Befund: a finding of the Konzept-Check that stays, and why."""

    __tablename__ = "accepted_finding"

    rule: Mapped[str]  # K11
    object_code: Mapped[str]  # HZ-03; empty: the whole workshop
    reason: Mapped[str]


class ImportedExtra(Keyed):
    """Zusatzangabe: a harmless text of an imported file under a key that we do not know."""

    __tablename__ = "imported_extra"

    place: Mapped[str]  # path of the object in the file: kommune, or an object's key as below
    owner_id: Mapped[uuid.UUID | None] = mapped_column(default=None)  # row it belongs to
    key: Mapped[str]
    text: Mapped[str]

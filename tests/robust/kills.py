"""Killing the real app at random moments while it is used, and what is there afterwards."""

import contextlib
import random
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from tests.benchmarks.workshops import make_cards
from tests.robust.processes import Event, Starter
from workshop_app.model.board import Card
from workshop_app.phases import agenda
from workshop_app.storage.workshop_file import WorkshopFile

_CARDS = 20
_LONGEST_DELAY = 0.02  # seconds from something that happens to the kill
# When to kill, and how often of ten: while it opens, at a card just shown, at a text just kept.
_MOMENTS = ("opening", "card", "card", "waited", "waited", *["any"] * 5)
_HISTORY_EVERY = 3  # kills
_TAKEN_BACK = 5  # changes, to see whether the history holds
_CLOCK_SLACK = 2  # seconds that a timer may differ by
_NOT_CONTENT = {"revision", "revision_row", "draft", "alembic_version", "sqlite_sequence"}


@dataclass
class Outcome:
    """What many kills came to."""

    kills: int = 0
    cards: int = 0  # confirmed while somebody watched
    drafts: int = 0  # texts that came back
    problems: list[str] = field(default_factory=list)


@dataclass
class _Seen:
    """What a watcher knows of the workshop, from what the app has shown."""

    cards: list[str] = field(default_factory=list)  # confirmed and not taken back, in this order
    entering: str | None = None  # confirmed, and not shown yet
    is_undoing: bool = False
    step: str | None = None
    next_step: str | None = None  # chosen, and not shown yet
    timer: tuple[str, bool, float, float] | None = None  # step, runs, seconds left, when
    line: str = ""  # what stands in the entry line
    kept: str = ""  # as much of it must have been kept
    is_dropping: bool = False

    def take_in(self, event: Event) -> None:
        """Follow what happens."""
        if event["event"] == "failed":
            raise AssertionError(event["trace"])
        self._follow_line(event["event"], event.get("text", ""))
        match event["event"]:
            case "undoing":
                self.is_undoing = True
            case "undone":
                self.is_undoing = False
                del self.cards[-1:]
            case "moving":
                self.next_step = event["step"]
            case "moved":
                self.step, self.next_step = event["step"], None
            case "timing":
                self.timer = None  # it may have been started or stopped
            case "timer" if event["timer"]:
                self.timer = (*event["timer"], event["at"])

    def _follow_line(self, event: str, text: str) -> None:
        match event:
            case "typed":
                self.line = text
            case "waited":
                self.kept = text
            case "entering":
                self.entering = self.line = text
            case "card":
                self.cards.append(text)
                self.entering, self.line, self.kept = None, "", ""
            case "dropping":
                self.is_dropping, self.kept = True, ""
            case "dropped":
                self.is_dropping, self.line = False, ""


def kill_often(
    folder: Path, count: int, *, app: Starter, most_events: int, seed: int | None = None
) -> Outcome:
    """Kill the app so many times over one file.

    Args:
        folder: for the file.
        count: how often.
        app: is started each time.
        most_events: a process is killed after at most so many, as a key that is typed is one.
        seed: of the moments; they differ all the same, as processes do.
    """
    path = make_cards(folder / "Brückstadt am Großen See.workshop", _CARDS)
    chance = random.Random(seed)
    outcome, seen = Outcome(), _Seen()
    for number in range(count):
        moment = chance.choice(_MOMENTS) if number else "card"
        ears = app.start(path)
        heard: list[Event] = []
        if moment == "opening":
            delay = chance.uniform(0, app.opening_seconds)
        else:
            heard = ears.until_said("timer")
            if moment == "any":
                heard += ears.next_events(chance.randint(0, most_events))
            else:
                heard += ears.until_said(moment)
            delay = chance.uniform(0, _LONGEST_DELAY)
        heard += ears.until(time.monotonic() + delay)
        heard += app.kill()
        outcome.kills += 1
        _judge(path, heard, seen, outcome)
    return outcome


def _judge(path: Path, heard: list[Event], seen: _Seen, outcome: Outcome) -> None:
    where = f"kill {outcome.kills}"
    before = len(seen.cards)
    for event in heard:
        if event["event"] == "ready":
            outcome.problems += [f"{where}: {each}" for each in _wrong_start(event, seen)]
            outcome.drafts += bool(event["line"])
        if event["event"] == "timer" and event["timer"]:
            outcome.problems += [f"{where}: {each}" for each in _wrong_timer(event, seen)]
        seen.take_in(event)
    outcome.cards += max(0, len(seen.cards) - before)
    with contextlib.closing(sqlite3.connect(path)) as raw:
        (verdict,) = raw.execute("PRAGMA integrity_check").fetchone()
    with WorkshopFile.open(path) as workshop:
        found = list(_wrong_content(workshop, seen))
        if outcome.kills % _HISTORY_EVERY == 1:
            found += _wrong_history(workshop)
    found += [] if verdict == "ok" else [f"the file is damaged: {verdict}"]
    outcome.problems += [f"{where}: {each}" for each in found]


def _wrong_start(event: Event, seen: _Seen) -> Iterator[str]:
    """Whether the app came back as it was left, by what it shows."""
    if seen.step is not None and event["step"] != seen.step:
        yield f"the app is at {event['step']} and was at {seen.step}"
    if event["line"] != seen.line:
        yield f"the line holds {event['line']!r}, the draft was {seen.line!r}"
    if bool(event["line"]) != bool(event["drafts"]):
        yield f"{event['line']!r} is not marked as a draft"
    seen.step = event["step"]


def _wrong_timer(event: Event, seen: _Seen) -> Iterator[str]:
    if seen.timer is None:
        return
    step, runs, left, at = seen.timer
    now_step, now_runs, now_left = event["timer"]
    expected = left - (event["at"] - at if runs else 0)
    if (step, runs) == (now_step, now_runs) and abs(expected - now_left) > _CLOCK_SLACK:
        yield f"the timer of {step} shows {now_left} s instead of {expected:.0f} s"


def _wrong_content(workshop: WorkshopFile, seen: _Seen) -> Iterator[str]:
    """What is in the file against what was seen; afterwards all of it is known."""
    with workshop.read() as session:
        texts = Counter(session.scalars(select(Card.text)))
        step = agenda.current_step(session)
    if seen.next_step != step and seen.step not in {None, step}:
        yield f"the file is at {step}, the app was at {seen.step}"
    seen.step, seen.next_step = step, None
    yield from (f"{text!r} is there {n} times" for text, n in texts.items() if n > 1)
    if seen.entering is not None and texts[seen.entering]:
        seen.cards.append(seen.entering)
        seen.line = seen.kept = ""
    if seen.is_undoing and seen.cards and not texts[seen.cards[-1]]:
        seen.cards.pop()
    yield from (f"LOST: {text!r}" for text in seen.cards if not texts[text])
    unknown = len(list(texts.elements())) - _CARDS - len(seen.cards)
    if unknown > 0:
        yield f"{unknown} cards that were taken back or never entered"
    yield from _wrong_draft(workshop, seen)
    seen.entering, seen.is_undoing, seen.is_dropping = None, False, False


def _wrong_draft(workshop: WorkshopFile, seen: _Seen) -> Iterator[str]:
    drafts = [draft.text for draft in workshop.drafts.kept.values()]
    draft = drafts[0] if drafts else ""
    if len(drafts) > 1:
        yield f"drafts of one line: {drafts}"
    if not draft.startswith(seen.kept):
        yield f"LOST: the draft is {draft!r}, and {seen.kept!r} stood there for long"
    # One more key may have been pressed than was told.
    if draft and draft[:-1] != seen.line[: len(draft) - 1]:
        yield f"the draft is {draft!r}, what stood there {seen.line!r}"
    seen.line = seen.kept = draft


def _wrong_history(workshop: WorkshopFile) -> Iterator[str]:
    """Whether changes can be taken back and done again, to the same rows; on a copy."""
    copy = workshop.path.with_name("Kopie.workshop")
    workshop.copy_to(copy)
    with WorkshopFile.open(copy) as other:
        before = _rows(copy)
        undone = 0
        while undone < _TAKEN_BACK and other.undo() is not None:
            undone += 1
        if undone and _rows(copy) == before:
            yield "taking back changed nothing"
        for _number in range(undone):
            other.redo()
        if _rows(copy) != before:
            yield "taken back and done again, the rows are others"
    copy.unlink(missing_ok=True)


def _rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with contextlib.closing(sqlite3.connect(path)) as raw:
        names = [
            name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        return {
            name: sorted(raw.execute(f"SELECT * FROM {name}"), key=repr)
            for name in names
            if name not in _NOT_CONTENT
        }

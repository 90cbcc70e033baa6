"""The file of the scripted hour: looked at while the app writes it, and judged at the end."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from tests.benchmarks.hour_texts import Typed
from workshop_app.model.board import Card, Cluster
from workshop_app.storage.workshop_file import WorkshopFile


class Peephole:
    """Reads what is saved by now, through a connection of its own that cannot write."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What a query finds."""
        with closing(sqlite3.connect(f"file:{self._path}?mode=ro", uri=True)) as connection:
            return connection.execute(query).fetchall()

    def value(self, query: str) -> Any:
        """The first value of the first row; None where there is none."""
        rows = self.rows(query)
        return rows[0][0] if rows else None

    def cards(self) -> int:
        """How many cards there are."""
        return int(self.value("SELECT count(*) FROM card"))

    def step(self) -> str:
        """Where the moderator is."""
        return str(self.value("SELECT current_step FROM workshop"))

    def merged(self) -> int:
        """How many cards lie under another one."""
        return int(self.value("SELECT count(*) FROM card WHERE merged_into_id IS NOT NULL"))

    def points(self) -> int:
        """How many points were given in all rounds."""
        return int(self.value("SELECT coalesce(sum(points), 0) FROM vote_result"))

    def minutes(self, step: str) -> int | None:
        """What a step was given on the day."""
        found = self.value(f"SELECT minutes_allotted FROM step_run WHERE step = '{step}'")
        return None if found is None else int(found)

    def is_running(self, step: str) -> bool:
        """Whether the timer of a step runs."""
        query = f"SELECT 1 FROM step_run WHERE step = '{step}' AND running_since IS NOT NULL"
        return bool(self.rows(query))


@dataclass(frozen=True)
class Found:
    """What the closed file holds."""

    cards: tuple[Typed, ...]  # in the order of their codes, which is that of typing
    stacks: tuple[tuple[str, ...], ...]  # texts, the upper one first
    rounds: tuple[tuple[tuple[str, int], ...], ...]  # option and points, by round
    papers: int
    climate: dict[str, int]
    topics: tuple[str, ...]
    decisions: tuple[tuple[str, int | None, int | None, str], ...]
    step: str
    seconds_run: dict[str, int]
    is_sound: bool


def read_back(path: Path) -> Found:
    """Open the file as the app does, and read what the hour left."""
    with WorkshopFile.open(path) as workshop, workshop.read() as session:
        titles = dict(session.execute(select(Cluster.id, Cluster.title)).tuples().all())
        cards = sorted(session.scalars(select(Card)), key=lambda card: int(card.code[2:]))
        typed = tuple(
            Typed(
                card.question or "",
                card.text,
                titles[card.cluster_id] if card.cluster_id else "",
                card.explanation,
            )
            for card in cards
        )
        stacks = tuple(
            (top.text, *(card.text for card in cards if card.merged_into_id == top.id))
            for top in cards
            if any(card.merged_into_id == top.id for card in cards)
        )
    return _with_the_rest(Peephole(path), typed, stacks)


def _with_the_rest(
    file: Peephole, cards: tuple[Typed, ...], stacks: tuple[tuple[str, ...], ...]
) -> Found:
    votes = [row[0] for row in file.rows("SELECT id FROM vote ORDER BY position")]
    results = (
        "SELECT option, points FROM vote_result WHERE vote_id = '{}' AND points > 0 ORDER BY option"
    )
    timed = file.rows("SELECT step, seconds_run FROM step_run WHERE seconds_run IS NOT NULL")
    noted = "SELECT text, votes_for, votes_against, counter_position FROM decision"
    return Found(
        cards=cards,
        stacks=stacks,
        rounds=tuple(tuple(file.rows(results.format(vote))) for vote in votes),
        papers=int(file.value("SELECT count(*) FROM ballot_paper")),
        climate=json.loads(file.value("SELECT counts FROM climate_item ORDER BY code")),
        topics=tuple(row[0] for row in file.rows("SELECT text FROM parked_topic")),
        decisions=tuple(file.rows(noted)),
        step=file.step(),
        seconds_run=dict(timed),
        is_sound=file.rows("PRAGMA integrity_check") == [("ok",)],
    )


def differences(wanted: Found, found: Found) -> Sequence[str]:
    """What is not as it should be, a sentence each; the cards are counted elsewhere."""
    pairs = {
        "Stapel": (wanted.stacks, found.stacks),
        "Abstimmungen": (wanted.rounds, found.rounds),
        "Stimmzettel": (wanted.papers, found.papers),
        "Klima": (wanted.climate, found.climate),
        "Themenspeicher": (wanted.topics, found.topics),
        "Entscheidungen": (wanted.decisions, found.decisions),
        "Schritt": (wanted.step, found.step),
        "integrity_check": (wanted.is_sound, found.is_sound),
    }
    told = [f"{name}: {want} ≠ {have}" for name, (want, have) in pairs.items() if want != have]
    told += [
        f"Zeit {step}: {found.seconds_run.get(step)} s statt mindestens {seconds} s"
        for step, seconds in wanted.seconds_run.items()
        if found.seconds_run.get(step, 0) < seconds
    ]
    return told

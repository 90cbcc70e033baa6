"""How long finding takes among very many cards, however people type."""

import random
import tempfile
import time
from pathlib import Path

from tests.benchmarks.report import Line, median, percentile
from workshop_app.exchange.reader import read_workshop
from workshop_app.model.board import Card, Cluster
from workshop_app.phases.search.search import Search
from workshop_app.phases.search.search_fixed import fixed_entries
from workshop_app.resource_files import resource_path
from workshop_app.storage.workshop_file import WorkshopFile

CARDS = 10_000
GOAL_MILLISECONDS = 20
_REPEAT = 100
# As people type them: growing, mistyped, several words, a code, one letter.
QUERIES = (
    "s",
    "sp",
    "spr",
    "sprach",
    "sprachkurs",
    "sprahckurs",
    "kurs",
    "verein schule",
    "kinder ohne sprache",
    "Dolmetcher",
    "K-4711",
    "und",
    "zzzzzz",
)
_BEGINNINGS = ("Sprach", "Frauen", "Eltern", "Jugend", "Stadtteil", "Wohn", "Ausländer", "Arbeits")
_ENDINGS = ("kurs", "café", "behörde", "verein", "projekt", "beratung", "lotsen", "treff")


def fill(workshop: WorkshopFile, cards: int = CARDS) -> None:
    """Add cards whose words are those of the sample and made-up compounds, seldom and often."""
    with workshop.read() as session:
        texts = [text for (text,) in session.query(Card.text)]
        clusters = [row_id for (row_id,) in session.query(Cluster.id)]
    chance = random.Random(7)
    words = [word for text in texts for word in text.split()]
    with workshop.change("Karten", is_undoable=False) as session:
        for number in range(cards):
            compound = chance.choice(_BEGINNINGS) + chance.choice(_ENDINGS)
            some = chance.sample(words, 7)
            rare = "".join(chance.choice("BDGKLMNRST") + chance.choice("aeo") for _ in range(3))
            session.add(
                Card(
                    code=f"K-{1_000 + number}",
                    position=number,
                    text=" ".join([some[0], compound, *some[1:], rare]),
                    question=chance.choice(("F1", "F2", "F3", "F6")),
                    cluster_id=chance.choice(clusters),
                )
            )


def run(*, repeat: int = 0) -> list[Line]:
    """How long building takes, and each query."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "Suche.workshop")
        read_workshop(resource_path("sample", "stadt_brueckstadt.json"), path)
        with WorkshopFile.open(path) as workshop:
            fill(workshop)
            begun = time.perf_counter()
            search = Search(fixed_entries())
            with workshop.read() as session:
                search.read(session)
            built = (time.perf_counter() - begun) * 1_000
        lines = [
            Line(f"Verzeichnis von {CARDS} Karten, neben der Arbeit", built, None, "ms"),
            *(_line(search, query, repeat or _REPEAT) for query in QUERIES),
        ]
        search.close()
    return lines


def _line(search: Search, query: str, times: int) -> Line:
    taken = []
    for _time in range(times):
        begun = time.perf_counter()
        search.find(query)
        taken.append((time.perf_counter() - begun) * 1_000)
    what = f"„{query}“ suchen, 95 von 100 (Mitte {median(taken):.1f} ms)".replace(".", ",")
    return Line(what, percentile(taken, 95), GOAL_MILLISECONDS, "ms")

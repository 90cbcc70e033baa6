"""Search over 10,000 cards: how long building the index and each query take (20 ms at most).

Run with ``python -m tests.benchmarks.search``.
"""

import random
import statistics
import tempfile
import time
from pathlib import Path

from workshop_app.exchange.reader import read_workshop
from workshop_app.model.board import Card, Cluster
from workshop_app.phases.search import Search
from workshop_app.phases.search_fixed import fixed_entries
from workshop_app.resource_files import resource_path
from workshop_app.storage.workshop_file import WorkshopFile

CARDS = 10_000
LIMIT_MILLISECONDS = 20
_ROUNDS = 20
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


def milliseconds(search: Search, query: str, rounds: int = _ROUNDS) -> list[float]:
    """How long finding takes, again and again."""
    times = []
    for _round in range(rounds):
        start = time.perf_counter()
        search.find(query)
        times.append((time.perf_counter() - start) * 1_000)
    return sorted(times)


def main() -> None:
    """Print size, time to build, median and p99 of each query."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "Suche.workshop")
        read_workshop(resource_path("sample", "stadt_brueckstadt.json"), path)
        with WorkshopFile.open(path) as workshop:
            fill(workshop)
            search = Search(fixed_entries())
            start = time.perf_counter()
            with workshop.read() as session:
                search.read(session)
            built = (time.perf_counter() - start) * 1_000
            print(f"search: {CARDS} cards and the sample, index built in {built:.0f} ms")
            print(f"{'query':<22}{'median':>9}{'p99':>9}   of {LIMIT_MILLISECONDS} ms")
            for query in QUERIES:
                times = milliseconds(search, query)
                worst = times[min(len(times) - 1, round(len(times) * 0.99))]
                print(f"{query:<22}{statistics.median(times):>9.1f}{worst:>9.1f}")
            search.close()


if __name__ == "__main__":
    main()

"""What follows from what was read in: stacks without chains, results from ballot papers."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from typing import Any

from workshop_app.merging.notes import Note, notes_of
from workshop_app.merging.rows import Key, Row, Rows
from workshop_app.model.copies import NoteKind

COUNTED = frozenset({"points", "rank_reported"})  # of a result: what follows from ballot papers


def circles(rows: Rows) -> set[Key]:
    """Cards from which the way to the lowest card of the stack comes back to themselves."""
    found: set[Key] = set()
    for key in [key for key, row in rows.items() if row.get("merged_into_id")]:
        way = _way(rows, key)
        if way[-1] in way[:-1]:
            found |= set(way[way.index(way[-1]) :])
    return found


def flatten(rows: Rows, ours: Rows, changed: set[Key]) -> None:
    """Lay each card of a changed stack on its lowest card; open circles that came about.

    Args:
        changed: cards that were laid elsewhere by what was read in.
    """
    new = circles(rows) - circles(ours)
    for key in sorted(new - changed) or sorted(new)[:1]:
        rows[key] = rows[key] | {"merged_into_id": None}
    for key in [key for key, row in rows.items() if row.get("merged_into_id")]:
        way = _way(rows, key)
        if len(way) > 2 and way[-1] not in way[:-1] and changed.intersection(way):
            rows[key] = rows[key] | {"merged_into_id": way[-1][1].hex}


def _way(rows: Rows, key: Key) -> list[Key]:
    """From a card to the lowest of its stack, or to the first one that comes again."""
    way = [key]
    while below := rows[way[-1]].get("merged_into_id"):
        way.append((key[0], uuid.UUID(below)))
        if way[-1] in way[:-1] or way[-1] not in rows:
            break
    return way


def count_papers(rows: Rows, ours: Rows, theirs: Rows, *, known: Rows) -> None:
    """Points of votes that have other papers now than a side: the sums over them.

    Args:
        known: the rows of the copy, now and before; it may have been made without votes.
    """
    now, here, there = _points(rows), _points(ours), _points(theirs)
    options = _of_votes(rows, "vote_result"), _of_votes(ours, "vote_result")
    gone = {key for key in known.keys() - theirs.keys() if is_result_of(there, key, known[key])}
    for vote in sorted((here.keys() | there.keys()) - now.keys()):
        by_hand = [side for side, on in ((ours, here), (theirs, there)) if vote not in on]
        for key in _of_votes(rows, "vote_result")[vote]:
            if not any(key in side for side in by_hand):
                del rows[key]  # the last paper was taken back, and this is its sum
    for vote, papers in sorted(now.items()):
        is_same = papers == here.get(vote) == there.get(vote)
        is_same = is_same and options[0].get(vote) == options[1].get(vote)
        if ("vote", uuid.UUID(vote)) in known and not is_same:
            sums = {} if vote in here else _results(known, vote)
            _bring_results(rows, vote, sums, gone)
            _count(rows, vote, papers.values())


def _bring_results(rows: Rows, vote: str, sums: Rows, gone: Container[Key]) -> None:
    """Results that ended with the last paper come with a further one.

    Args:
        sums: those of the copy, where this file had no papers.
        gone: those that the copy no longer has although it has papers.
    """
    ended = dict(sums)
    for note in notes_of(rows, NoteKind.UNCOUNTED):
        if note.about in gone:
            del rows[note.key]
        elif note.goal == vote:
            made = {"id": note.about[1].hex, "vote_id": vote, "option": note.option, "points": 0}
            ended[note.about] = {**made, "rank_reported": None, "position": note.position}
    there = {row["option"] for row in _results(rows, vote).values()}
    for key, row in ended.items():
        if key not in gone and row["option"] not in there:
            rows[key] = row
            there.add(row["option"])


def uncounted(sums: Rows, rows: Rows) -> Iterable[Note]:
    """The sums that end with the last paper: with a further one they are there, if as zero."""
    now = votes_on_paper(rows)
    for key, row in sums.items():
        if key not in rows and row["vote_id"] not in now:
            note = Note(NoteKind.UNCOUNTED, key, goal=row["vote_id"], option=row["option"])
            yield replace(note, position=row["position"])


def _count(rows: Rows, vote: str, papers: Iterable[Mapping[str, int]]) -> None:
    points: Counter[str] = Counter()
    for paper in papers:
        points.update(paper)
    results = _results(rows, vote)
    counted = {key for key, row in results.items() if is_only_counted(key, row)}
    for key in results.keys() - counted:
        number = points.pop(rows[key]["option"], 0)
        rows[key] = rows[key] | {"points": number, "rank_reported": None}
    for key in counted:
        del rows[key]  # only here because of papers, which may be others now
    given = sorted((+points).items())  # what got any
    for place, (option, number) in enumerate(given, start=len(results) - len(counted)):
        key = ("vote_result", counted_id(vote, option))
        made = {"id": key[1].hex, "vote_id": vote, "option": option, "points": number}
        rows[key] = {**made, "rank_reported": None, "position": place}


def keep_count_by_hand(rows: Rows, vote: str, counted: Rows) -> None:
    """Points that a side counted by hand, in the place of all ballot papers.

    Args:
        counted: the rows of that side.
    """
    results = _results(counted, vote)
    for key in [key for key, row in rows.items() if row.get("vote_id") == vote]:
        if key not in results:
            del rows[key]
    for key, row in results.items():
        rows[key] = rows.get(key, row) | {name: row[name] for name in COUNTED}


def count_of(rows: Rows, vote: str) -> dict[str, dict[str, Any]]:
    """How a vote was counted: what is on its papers, and the points and rank of each option."""
    found = _results(rows, vote).values()
    results = {row["option"]: (row["points"], row["rank_reported"]) for row in found}
    papers = {key[1].hex: points for key, points in _points(rows).get(vote, {}).items()}
    return {"papers": dict(sorted(papers.items())), "results": dict(sorted(results.items()))}


def counted_id(vote: str, option: str) -> uuid.UUID:
    """The id of a result that was counted here, the same in each copy."""
    return uuid.uuid5(uuid.UUID(vote), option)


def votes_on_paper(rows: Rows) -> set[str]:
    """Votes that have ballot papers; their points follow from them."""
    return set(_points(rows))


def _points(rows: Rows) -> dict[str, dict[Key, Any]]:
    """What is on the papers of each vote."""
    papers = _of_votes(rows, "ballot_paper")
    return {vote: {key: rows[key]["points"] for key in keys} for vote, keys in papers.items()}


def _of_votes(rows: Rows, table: str) -> dict[str, set[Key]]:
    found: dict[str, set[Key]] = defaultdict(set)
    for key, row in rows.items():
        if key[0] == table:
            found[row["vote_id"]].add(key)
    return found


def is_only_counted(key: Key, row: Row) -> bool:
    """Whether a row is only here because of ballot papers."""
    return key[0] == "vote_result" and key[1] == counted_id(row["vote_id"], row["option"])


def is_result_of(votes: Container[str], key: Key, row: Row) -> bool:
    """Whether a row is a result of one of these votes."""
    return key[0] == "vote_result" and row["vote_id"] in votes


def _results(rows: Rows, vote: str) -> Rows:
    return {key: row for key, row in rows.items() if is_result_of({vote}, key, row)}

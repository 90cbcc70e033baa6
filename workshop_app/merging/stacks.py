"""What follows from what was read in: stacks without chains, results from ballot papers."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Set

from workshop_app.merging.rows import Key, Row, Rows


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


def count_papers(rows: Rows, votes: Set[str]) -> None:
    """Points of votes whose ballot papers come from both sides: the sums over the papers."""
    papers = _papers(rows)
    for vote in sorted(votes):
        if ("vote", uuid.UUID(vote)) not in rows:
            continue
        points: Counter[str] = Counter()
        for paper in papers.get(vote, {}).values():
            points.update(paper["points"])
        known = [key for key, row in rows.items() if _is_result(key, row, vote)]
        for key in known:
            option = rows[key]["option"]
            rows[key] = rows[key] | {"points": points.pop(option, 0)}
            if not rows[key]["points"] and key[1] == counted_id(vote, option):
                del rows[key]  # only here because of papers that are others now
        given = sorted((+points).items())  # what got any
        for place, (option, number) in enumerate(given, start=len(known)):
            row_id = counted_id(vote, option)
            rows["vote_result", row_id] = {
                "id": row_id.hex,
                "vote_id": vote,
                "option": option,
                "points": number,
                "rank_reported": None,
                "position": place,
            }


def counted_id(vote: str, option: str) -> uuid.UUID:
    """The id of a result that was counted here, the same in each copy."""
    return uuid.uuid5(uuid.UUID(vote), option)


def counted_on_both(ours: Rows, theirs: Rows, before: Rows) -> set[str]:
    """Votes whose ballot papers changed on both sides, and not in the same way."""
    here, there, known = _papers(ours), _papers(theirs), _papers(before)
    return {
        vote
        for vote in here.keys() | there.keys()
        if known.get(vote) not in (here.get(vote), there.get(vote))
        and here.get(vote) != there.get(vote)
    }


def _is_result(key: Key, row: Row, vote: str) -> bool:
    return key[0] == "vote_result" and row["vote_id"] == vote


def _papers(rows: Rows) -> dict[str, dict[Key, Row]]:
    found: dict[str, dict[Key, Row]] = defaultdict(dict)
    for key, row in rows.items():
        if key[0] == "ballot_paper":
            found[row["vote_id"]][key] = row
    return found

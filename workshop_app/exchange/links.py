"""What connects entries: cards in clusters, origins, evidence, people in photos and groups."""

import base64
from collections.abc import Iterator, Mapping
from typing import Final

from workshop_app.exchange.document import Document
from workshop_app.exchange.forms import TIME_SERIES
from workshop_app.exchange.transfer import Reading, Tree, Writing
from workshop_app.model.base import Captured
from workshop_app.model.board import Card, Cluster, SwotEntry, SwotKind
from workshop_app.model.goals import CardOrigin, GoalEvidence, GuidingGoal, Objective
from workshop_app.model.people import Photo, PhotoPerson, SmallGroup, SmallGroupMember
from workshop_app.model.projects import ProjectIdea
from workshop_app.model.stock import IndicatorValue, TimeSeriesPoint
from workshop_app.pictures import without_notes
from workshop_app.storage.picture_store import keep_picture, read_picture

_SWOT: Final = {
    "staerken": SwotKind.STRENGTH,
    "schwaechen": SwotKind.WEAKNESS,
    "chancen": SwotKind.OPPORTUNITY,
    "risiken": SwotKind.RISK,
}
_ORIGINS: Final[Mapping[str, tuple[type[Captured], str]]] = {
    "leitziele": (GuidingGoal, "guiding_goal_id"),
    "handlungsziele": (Objective, "objective_id"),
    "projektideen": (ProjectIdea, "project_idea_id"),
}


def read_links(reading: Reading, document: Document) -> None:
    """Add what connects the entries of the lists."""
    _order_cards(reading, document)
    _stack_cards(reading, document)
    _read_swot(reading, document)
    _read_origins(reading, document)
    add = reading.session.add
    for goal in document.leitziele or ():
        for position, code in enumerate(goal.belege or ()):
            add(
                GoalEvidence(
                    guiding_goal_id=reading.id_of("leitziele", goal.id),
                    indicator_value_id=reading.id_of("statistik", code),
                    position=position,
                )
            )
    _read_pictures(reading, document)
    for photo in document.fotos or ():
        for position, code in enumerate(photo.erkennbare_teilnehmende or ()):
            add(
                PhotoPerson(
                    photo_id=reading.id_of("fotos", photo.id),
                    participant_id=reading.id_of("teilnehmende", code),
                    position=position,
                )
            )
    for group in document.kleingruppen or ():
        for code in dict.fromkeys(group.mitglieder or ()):  # nobody sits at a table twice
            add(
                SmallGroupMember(
                    small_group_id=reading.id_of("kleingruppen", group.id),
                    participant_id=reading.id_of("teilnehmende", code),
                    is_fixed=code in (group.fest or ()),
                )
            )
    for figure in document.statistik or ():
        for position, point in enumerate(figure.zeitreihe or ()):
            reading.add_row(
                TIME_SERIES,
                point,
                "statistik.zeitreihe",
                position=position,
                indicator_value_id=reading.id_of("statistik", figure.id),
            )


def _read_pictures(reading: Reading, document: Document) -> None:
    for record in document.fotos or ():
        if record.bild is not None:
            picture = without_notes(base64.b64decode(record.bild))
            photo = reading.row_of(Photo, "fotos", record.id)
            photo.picture_hash = keep_picture(reading.session, picture)


def clusters_of_cards(document: Document) -> dict[str, str]:
    """The cluster of each card: what the card says, else the first cluster that lists it."""
    found: dict[str, str] = {}
    for cluster in document.cluster or ():
        for code in cluster.karten or ():
            found.setdefault(code, cluster.id)
    said = {card.id: card.cluster for card in document.karten or () if card.cluster is not None}
    return {**found, **said}


def _order_cards(reading: Reading, document: Document) -> None:
    """Put each card into its cluster, and the cards of a cluster into its order.

    A card has one position for its list and its cluster; where the two orders differ, the
    cluster's wins, since that is the one that people see.
    """
    home = clusters_of_cards(document)
    cards = {code: reading.row_of(Card, "karten", code) for code in home}
    for code, card in cards.items():
        card.cluster_id = reading.id_of("cluster", home[code])
    for cluster in document.cluster or ():
        codes = dict.fromkeys(cluster.karten or ())
        own = [cards[code] for code in codes if home[code] == cluster.id]
        for card, position in zip(own, sorted(card.position for card in own), strict=True):
            card.position = position


def _stack_cards(reading: Reading, document: Document) -> None:
    """Put cards under the one that lies on top of them, also where the file has chains of them."""
    below = {
        card.id: card.zusammengefasst_mit
        for card in document.karten or ()
        if card.zusammengefasst_mit is not None
    }
    for code in below:
        seen = [code]
        while seen[-1] in below and below[seen[-1]] not in seen:
            seen.append(below[seen[-1]])
        if seen[-1] not in below:  # else the chain is a ring: nothing lies on top
            card = reading.row_of(Card, "karten", code)
            card.merged_into_id = reading.id_of("karten", seen[-1])


def _read_swot(reading: Reading, document: Document) -> None:
    record = document.swot
    if record is None:
        return
    reading.add_extras(record, "swot", None)
    origins = {(origin.feld, origin.nummer): origin for origin in record.herkunft or ()}
    internal = {(line.feld, line.nummer): line for line in record.intern or ()}
    for key, kind in _SWOT.items():
        for position, text in enumerate(getattr(record, key) or ()):
            origin = origins.get((key, position + 1))
            mark = internal.get((key, position + 1))
            entry = SwotEntry(
                kind=kind,
                text=text,
                position=position,
                is_internal=mark is not None,
                cluster_id=reading.id_of("cluster", origin.cluster) if origin else None,
            )
            reading.session.add(entry)
            if origin is not None:
                reading.add_extras(origin, "swot.herkunft", entry.id)
            if mark is not None:
                reading.add_extras(mark, "swot.intern", entry.id)


def _read_origins(reading: Reading, document: Document) -> None:
    for key, (_, column) in _ORIGINS.items():
        for record in getattr(document, key) or ():
            for code in record.quelle_karten or ():
                reading.session.add(
                    CardOrigin(
                        card_id=reading.id_of("karten", code),
                        **{column: reading.id_of(key, record.id)},
                    )
                )


def swot_tree(writing: Writing) -> Tree:
    """``swot``."""
    tree: Tree = {}
    origins: list[Tree] = []
    internal: list[Tree] = []
    for key, kind in _SWOT.items():
        entries = [entry for entry in writing.rows(SwotEntry) if entry.kind == kind]
        tree[key] = [entry.text for entry in entries]
        for number, entry in enumerate(entries, start=1):
            line = {"feld": key, "nummer": number}
            if entry.cluster_id is not None:
                cluster = writing.code_of(entry.cluster_id)
                extras = writing.extras.at("swot.herkunft", entry.id)
                origins.append({**extras, **line, "cluster": cluster})
            if entry.is_internal:
                internal.append({**writing.extras.at("swot.intern", entry.id), **line})
    return {**writing.extras.at("swot", None), **tree, "herkunft": origins, "intern": internal}


def link_parts(writing: Writing) -> dict[str, list[Tree]]:
    """For the lists at the top of the file, what their entries name besides their columns."""
    members = writing.children(SmallGroupMember, "small_group_id")
    people = writing.children(PhotoPerson, "photo_id")
    evidence = writing.children(GoalEvidence, "guiding_goal_id")
    cards = writing.children(Card, "cluster_id")
    series = writing.children(TimeSeriesPoint, "indicator_value_id")
    code = writing.code_of
    parts: dict[str, list[Tree]] = {
        "kleingruppen": [
            {
                "mitglieder": sorted(code(link.participant_id) for link in members[group.id]),
                "fest": sorted(
                    code(link.participant_id) for link in members[group.id] if link.is_fixed
                ),
            }
            for group in writing.rows(SmallGroup)
        ],
        "fotos": [
            {
                "erkennbare_teilnehmende": [code(link.participant_id) for link in people[photo.id]],
                "bild": _picture(writing, photo),
            }
            for photo in writing.rows(Photo)
        ],
        "cluster": [
            {"karten": [card.code for card in cards[cluster.id]]}
            for cluster in writing.rows(Cluster)
        ],
        "karten": [
            {"zusammengefasst_mit": code(card.merged_into_id) if card.merged_into_id else None}
            for card in writing.rows(Card)
        ],
        "statistik": [
            {
                "zeitreihe": [
                    writing.tree(TIME_SERIES, point, "statistik.zeitreihe")
                    for point in series[figure.id]
                ]
                or None
            }
            for figure in writing.rows(IndicatorValue)
        ],
    }
    parts |= dict(_origin_parts(writing))
    for part, goal in zip(parts["leitziele"], writing.rows(GuidingGoal), strict=True):
        part["belege"] = [code(link.indicator_value_id) for link in evidence[goal.id]]
    return parts


def _picture(writing: Writing, photo: Photo) -> str | None:
    content = read_picture(writing.session, photo.picture_hash)
    return None if content is None else base64.b64encode(content).decode("ascii")


def _origin_parts(writing: Writing) -> Iterator[tuple[str, list[Tree]]]:
    for key, (entity, column) in _ORIGINS.items():
        links = writing.children(CardOrigin, column)
        yield (
            key,
            [
                {"quelle_karten": sorted(writing.code_of(link.card_id) for link in links[row.id])}
                for row in writing.rows(entity)
            ],
        )

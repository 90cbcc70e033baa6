"""Strengths, weaknesses, chances and risks, and the clusters that they come from."""

from collections.abc import Sequence
from typing import Final

from workshop_app.concept.chapters.phrases import filled, gap, quoted, shortened
from workshop_app.concept.document import (
    Block,
    Heading,
    ItemList,
    Runs,
    plain,
    strong,
)
from workshop_app.concept.result_rows import CardRow, ClusterRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.board import Legibility, SwotKind
from workshop_app.translation import _, ngettext

_EXAMPLE: Final = 140  # characters of a card that is quoted
_KINDS: Final = (
    (SwotKind.STRENGTH, _("Stärken"), _("Stärken sind noch nicht festgehalten.")),
    (SwotKind.WEAKNESS, _("Schwächen"), _("Schwächen sind noch nicht festgehalten.")),
    (SwotKind.OPPORTUNITY, _("Chancen"), _("Chancen sind noch nicht festgehalten.")),
    (SwotKind.RISK, _("Risiken"), _("Risiken sind noch nicht festgehalten.")),
)
_BOARDS: Final = (
    ("F2", _("Was gelingt: die Karten in Gruppen")),
    ("F3", _("Wo es hakt: die Karten in Gruppen")),
)


def swot_section(snapshot: Snapshot) -> tuple[Block, ...]:
    """The four lists, then what the cards on F2 and F3 say."""
    blocks: list[Block] = [Heading(2, _("Stärken, Schwächen, Chancen und Risiken"), "swot")]
    if snapshot.swot_entries:
        for kind, title, missing in (*_KINDS, *_unknown_kinds(snapshot)):
            blocks += [
                Heading(3, title, f"swot-{kind}", numbered=False),
                *_list_or_gap(snapshot, kind, title, missing),
            ]
    else:
        blocks.append(
            gap(
                _("Stärken, Schwächen, Chancen und Risiken sind noch nicht zusammengefasst."),
                _("Zusammenfassung"),
            )
        )
    for question, title in _BOARDS:
        clusters = [cluster for cluster in snapshot.clusters if cluster.question == question]
        items = cluster_items(snapshot, clusters)
        if items:
            blocks += [
                Heading(3, title, f"gruppen-{question}", numbered=False),
                ItemList(items, shows=tuple(cluster.id for cluster in clusters)),
            ]
    return tuple(blocks)


def _unknown_kinds(snapshot: Snapshot) -> list[tuple[str, str, str]]:
    found = {str(entry.kind) for entry in snapshot.swot_entries} - set(SwotKind)
    return [(kind, filled(kind) or _("Weiteres"), "") for kind in sorted(found)]


def _list_or_gap(snapshot: Snapshot, kind: str, title: str, missing: str) -> tuple[Block, ...]:
    entries = [entry for entry in snapshot.swot_entries if entry.kind == kind]
    items = tuple((plain(text),) for entry in entries if (text := filled(entry.text)))
    if not items:
        return (gap(missing, title),)
    return (ItemList(items, shows=tuple(entry.id for entry in entries)),)


def cluster_items(snapshot: Snapshot, clusters: Sequence[ClusterRow]) -> tuple[Runs, ...]:
    """Each cluster that has cards: its name, its size, a card of it, and who sees it otherwise."""
    return tuple(
        _cluster_item(cluster, cards)
        for cluster in clusters
        if (cards := snapshot.cards_of[cluster.id])
    )


def _cluster_item(cluster: ClusterRow, cards: Sequence[CardRow]) -> Runs:
    readable = [card for card in cards if card.legibility != Legibility.ILLEGIBLE]
    count = ngettext("{count} Karte", "{count} Karten", len(cards)).format(count=len(cards))
    runs = [strong(filled(cluster.title) or _("ohne Titel")), plain(f" ({count})")]
    example = next((card.text for card in readable if not card.is_dissent), "")
    if filled(example):
        runs.append(plain(_(", zum Beispiel {card}").format(card=_quotation(example))))
    for card in readable:
        if card.is_dissent and filled(card.text):
            runs.append(plain(_("; anders gesehen: {card}").format(card=_quotation(card.text))))
    return tuple(runs)


def _quotation(text: str) -> str:
    return quoted(shortened(text, _EXAMPLE))

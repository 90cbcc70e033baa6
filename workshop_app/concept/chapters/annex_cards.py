"""Annex with all cards that lie on the boards, by question and cluster."""

from collections.abc import Iterable, Sequence
from typing import Final

from workshop_app import german
from workshop_app.concept.chapters.field_choice import field_title
from workshop_app.concept.chapters.phrases import body, filled, gap, number_word
from workshop_app.concept.chapters.vision import question_text
from workshop_app.concept.document import (
    Block,
    Chapter,
    Heading,
    ItemList,
    Run,
    Runs,
    plain,
    strong,
)
from workshop_app.concept.result_rows import CardRow, ClusterRow
from workshop_app.concept.snapshot import Snapshot, grouped
from workshop_app.model.board import Legibility
from workshop_app.phases.board.card_queries import sum_of
from workshop_app.phases.method import load_method
from workshop_app.translation import _, ngettext

_ILLEGIBLE: Final = _("[unleserlich]")


def cards(snapshot: Snapshot, letter: str) -> Chapter:
    """What was written, as it was written; who wrote it nobody knows."""
    on_board = [card for card in snapshot.cards if not card.is_set_aside]
    blocks: list[Block] = []
    if on_board:
        blocks.append(
            body(
                _(
                    "Die Karten stehen hier so, wie sie im Workshop geschrieben und geordnet "
                    "wurden. „Dissens“ heißt: Auf dieser Karte steht eine abweichende Sicht."
                )
            )
        )
    else:
        blocks.append(gap(_("Karten sind noch nicht erfasst."), _("Karten des Workshops")))
    by_question = grouped((card.question, card) for card in on_board)
    for number, question in enumerate(_questions(by_question)):
        blocks += [
            Heading(2, _heading(question), f"karten-{number}"),
            *cluster_blocks(snapshot, by_question[question]),
        ]
    set_aside = len(snapshot.cards) - len(on_board)
    if set_aside:
        blocks.append(
            body(
                ngettext(
                    "Eine beiseitegelegte Karte ist nicht abgedruckt.",
                    "{count} beiseitegelegte Karten sind nicht abgedruckt.",
                    set_aside,
                ).format(count=number_word(set_aside).capitalize())
            )
        )
    return Chapter("anhang-karten", letter, _("Karten"), tuple(blocks))


def _questions(found: Iterable[str | None]) -> list[str | None]:
    """The questions in the order of the method, then those that it does not know."""
    keys = set(found)
    known = [
        board.question_id
        for step in load_method().steps
        for board in step.boards
        if board.question_id in keys
    ]
    unknown = sorted(key for key in keys - set(known) if key is not None)
    return [*known, *unknown, *([None] if None in keys else [])]


def _heading(question: str | None) -> str:
    if question is None:
        return _("Ohne Frage")
    return question_text(question)


def cluster_blocks(snapshot: Snapshot, found: Sequence[CardRow]) -> list[Block]:
    """These cards cluster by cluster, each under its name, then those of no cluster."""
    by_cluster = grouped((card.cluster_id, card) for card in found)
    blocks: list[Block] = []
    for cluster in snapshot.clusters:
        if inside := by_cluster.get(cluster.id):
            blocks += _cluster(cluster, inside, _field(snapshot, cluster))
    if single := by_cluster.get(None):
        if blocks:
            blocks.append(body(strong(_("Ohne Gruppe:"))))
        blocks.append(_list(single))
    return blocks


def _field(snapshot: Snapshot, cluster: ClusterRow) -> str:
    fields = (field for field in snapshot.action_fields if field.id == cluster.action_field_id)
    return next(map(field_title, fields), "")


def _cluster(cluster: ClusterRow, inside: Sequence[CardRow], field: str) -> list[Block]:
    title = filled(cluster.title) or _("Gruppe ohne Titel")
    name = f"{field}: {title}" if field else title
    points = "" if cluster.points is None else f" ({_points_text(cluster.points)})"
    return [
        body(strong(f"{name}{points}:"), shows=(cluster.id,)),
        _list(inside),
    ]


def _list(found: Sequence[CardRow]) -> ItemList:
    """A line for each card, and one for those that say the same."""
    known = {card.id for card in found}
    below = grouped((card.merged_into_id, card) for card in found if card.merged_into_id in known)
    tops = [card for card in found if card.merged_into_id not in known]
    return ItemList(
        tuple(
            _stack(card, below[card.id]) if card.id in below else (*_card(card), *_points([card]))
            for card in tops
        ),
        shows=tuple(card.id for card in found),
    )


def _stack(top: CardRow, below: Sequence[CardRow]) -> Runs:
    """What the room put together, under its headline where it has one."""
    count = 1 + len(below)
    said = ngettext("{count} Nennung", "{count} Nennungen", count).format(count=count)
    headline = filled(top.headline)
    runs: list[Run] = [] if not headline else [plain(headline)]
    members = [top, *below] if headline else below
    if not headline:
        runs += _card(top)
    runs.append(plain(_(" ({said}: ").format(said=said)))
    for number, card in enumerate(members):
        runs += [plain("; ")] if number else []
        runs += _card(card)
    return (*runs, plain(")"), *_points([top, *below]))


def _points(stack: Iterable[CardRow]) -> Runs:
    """„, 7 Punkte“: what the room stuck to a card and to those that say the same."""
    points = sum_of(*(card.points for card in stack))
    return () if points is None else (plain(f", {_points_text(points)}"),)


def _points_text(points: int) -> str:
    return ngettext("{count} Punkt", "{count} Punkte", points).format(
        count=german.format_number(points)
    )


def _card(card: CardRow) -> Runs:
    if card.legibility == Legibility.ILLEGIBLE or not filled(card.text):
        return (plain(_ILLEGIBLE),)
    runs: list[Run] = [strong(_("Dissens: "))] if card.is_dissent else []
    runs.append(plain(filled(card.text)))
    if explanation := filled(card.explanation):
        runs.append(plain(f" – {explanation}"))
    if card.legibility == Legibility.UNSURE:
        runs.append(plain(_(" [Lesart unsicher]")))
    return tuple(runs)

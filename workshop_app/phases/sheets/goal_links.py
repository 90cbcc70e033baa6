"""What a goal or project rests on: figures that show the need, and cards that it grew from."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from workshop_app import german
from workshop_app.model.board import Card, Cluster
from workshop_app.model.goals import CardOrigin, GoalEvidence, GuidingGoal
from workshop_app.model.stock import IndicatorValue
from workshop_app.phases import records
from workshop_app.phases.answers import is_missing
from workshop_app.phases.board.card_queries import is_lying
from workshop_app.phases.step import SheetSubject
from workshop_app.translation import _, ngettext

_TARGETS = {
    SheetSubject.GUIDING_GOALS: CardOrigin.guiding_goal_id,
    SheetSubject.OBJECTIVES: CardOrigin.objective_id,
    SheetSubject.PROJECT_IDEAS: CardOrigin.project_idea_id,
}
# The boards that lead to a goal or a project come first.
_QUESTIONS = {
    SheetSubject.GUIDING_GOALS: ("F3", "F5", "F2", "F4"),
    SheetSubject.OBJECTIVES: ("F3", "F5", "F2", "F4"),
    SheetSubject.PROJECT_IDEAS: ("F6", "F5", "F3"),
}


@dataclass(frozen=True, slots=True)
class Pick:
    """A line to tick: a figure, a card, or a cluster with all its cards."""

    id: uuid.UUID
    text: str
    detail: str
    is_chosen: bool
    members: tuple[uuid.UUID, ...]  # the rows that are linked by it
    flaw: str = ""  # what a figure lacks
    is_group: bool = False


def read_evidence(session: Session, goal_id: uuid.UUID) -> tuple[Pick, ...]:
    """All figures: those of the goal's field, those of no field, then the others."""
    query = select(GuidingGoal.action_field_id).where(GuidingGoal.id == goal_id)
    field_id = session.scalar(query)
    chosen = set(
        session.scalars(
            select(GoalEvidence.indicator_value_id).where(GoalEvidence.guiding_goal_id == goal_id)
        )
    )
    columns: tuple[InstrumentedAttribute[Any], ...] = (
        IndicatorValue.id,
        IndicatorValue.action_field_id,
        IndicatorValue.indicator,
        IndicatorValue.value,
        IndicatorValue.unit,
        IndicatorValue.area,
        IndicatorValue.as_of,
        IndicatorValue.source,
        IndicatorValue.is_suppressed,
    )
    found = []
    query_all = select(*columns).order_by(IndicatorValue.position, IndicatorValue.code)
    for key, own, name, value, unit, area, as_of, source, is_suppressed in session.execute(
        query_all
    ):
        amount = german.format_quantity(value, unit) if value is not None else ""
        day = german.format_date_text(as_of or "")
        parts = (_("gesperrt") if is_suppressed else amount, area, day, source)
        pick = Pick(
            id=key,
            text=name,
            detail=" · ".join(part for part in parts if part),
            is_chosen=key in chosen,
            members=(key,),
            flaw=_flaw(unit, area, as_of, source),
        )
        found.append(((own != field_id, own is not None), pick))
    return tuple(pick for _rank, pick in sorted(found, key=lambda pair: pair[0]))


def set_evidence(
    session: Session, goal_id: uuid.UUID, value_id: uuid.UUID, *, is_chosen: bool
) -> None:
    """Make a figure a Beleg of a goal, or no longer.

    Raises:
        UnknownRecordError: goal or figure was deleted meanwhile.
    """
    records.get(session, IndicatorValue, value_id)
    goal = records.get(session, GuidingGoal, goal_id)
    links = [link for link in goal.evidence if link.indicator_value_id == value_id]
    if is_chosen and not links:
        places = [link.position for link in goal.evidence]
        goal.evidence.append(
            GoalEvidence(
                guiding_goal_id=goal_id,
                indicator_value_id=value_id,
                position=max(places, default=-1) + 1,
            )
        )
    elif not is_chosen:
        for link in links:
            goal.evidence.remove(link)


def read_origins(session: Session, subject: SheetSubject, item_id: uuid.UUID) -> tuple[Pick, ...]:
    """All cards under their clusters; those of the boards that lead here first."""
    target = _TARGETS[subject]
    chosen = set(session.scalars(select(CardOrigin.card_id).where(target == item_id)))
    clusters = select(Cluster.id, Cluster.title, Cluster.question).order_by(Cluster.position)
    cards: dict[uuid.UUID | None, list[Pick]] = {}
    questions: dict[uuid.UUID | None, str | None] = {None: None}
    below = _below(session)
    columns = Card.id, Card.code, Card.text, Card.headline, Card.question, Card.cluster_id
    query = select(*columns).where(Card.is_set_aside.is_(False), is_lying()).order_by(Card.position)
    for key, code, text, headline, question, cluster_id in session.execute(query):
        members = (key, *below.get(key, ()))
        count = len(members)
        said = ngettext("{count} Nennung", "{count} Nennungen", count).format(count=count)
        detail = " · ".join(part for part in (code, question, count > 1 and said) if part)
        pick = Pick(key, headline or text, detail, not chosen.isdisjoint(members), members)
        cards.setdefault(cluster_id, []).append(pick)
        questions.setdefault(cluster_id, question)
    titles = {key: title for key, title, _question in session.execute(clusters)}
    rank = {question: place for place, question in enumerate(_QUESTIONS[subject])}
    order = sorted(titles, key=lambda key: rank.get(questions.get(key) or "", len(rank)))
    found: list[Pick] = []
    for cluster_id in order:
        own = cards.get(cluster_id, [])
        if own:
            found.append(_cluster(cluster_id, titles[cluster_id], own))
            found += own
    return (*found, *cards.get(None, []))


def set_origins(
    session: Session,
    subject: SheetSubject,
    item_id: uuid.UUID,
    card_ids: Sequence[uuid.UUID],
    *,
    is_chosen: bool,
) -> None:
    """Keep that an item grew from these cards, or no longer.

    Raises:
        UnknownRecordError: a card was deleted meanwhile.
    """
    target = _TARGETS[subject]
    known = {
        link.card_id: link for link in session.scalars(select(CardOrigin).where(target == item_id))
    }
    for card_id in card_ids:
        if is_chosen and card_id not in known:
            records.get(session, Card, card_id)
            session.add(CardOrigin(card_id=card_id, **{target.key: item_id}))
        elif not is_chosen and card_id in known:
            session.delete(known[card_id])


def _below(session: Session) -> dict[uuid.UUID, list[uuid.UUID]]:
    """The cards that lie below others, by those; they go with them."""
    query = select(Card.merged_into_id, Card.id).where(Card.merged_into_id.is_not(None))
    found: dict[uuid.UUID, list[uuid.UUID]] = {}
    for top, key in session.execute(query.order_by(Card.position)):
        assert top is not None
        found.setdefault(top, []).append(key)
    return found


def _cluster(cluster_id: uuid.UUID, title: str, cards: Sequence[Pick]) -> Pick:
    count = len(cards)
    return Pick(
        id=cluster_id,
        text=title,
        detail=ngettext("{count} Karte", "{count} Karten", count).format(count=count),
        is_chosen=all(card.is_chosen for card in cards),
        members=tuple(member for card in cards for member in card.members),
        is_group=True,
    )


def _flaw(unit: str, area: str, as_of: str | None, source: str) -> str:
    gaps = (  # K07; signs such as „%“ are a unit
        (not unit.strip(), _("Einheit fehlt")),
        (is_missing(area), _("Raumbezug fehlt")),
        (is_missing(as_of), _("Stichtag fehlt")),
        (is_missing(source), _("Quelle fehlt")),
    )
    return ", ".join(text for is_gap, text in gaps if is_gap)

"""Rules about who was in the room, whom the concept means, and what the cards say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from workshop_app import german
from workshop_app.concept.check.findings import Severity
from workshop_app.concept.check.room_rows import CardRow, ParticipantRow
from workshop_app.concept.check.rule import Flaw, Place, Rule, at, missing_in
from workshop_app.concept.check.snapshot import Snapshot
from workshop_app.concept.check.texts import named
from workshop_app.concept.check.words import folded, has_any, tidy, word_list
from workshop_app.model.board import Card, Legibility
from workshop_app.model.goals import ActionField
from workshop_app.model.people import Participant, Sector
from workshop_app.translation import _, ngettext

_SIDES = {
    Sector.POLITICS: _("aus der Kommunalpolitik"),
    Sector.ADMINISTRATION: _("aus der Verwaltung"),
    Sector.MIGRANT_ORGANISATION: _("aus Migrantenorganisationen"),
}
_UNSURE = {Legibility.UNSURE, Legibility.ILLEGIBLE}


def a_side_is_missing(snapshot: Snapshot) -> Iterator[Flaw]:
    """A day without Politik, Verwaltung or MO, or an HF group without MO (domain.md s. 5, K28).

    A day that nobody has been ticked for is not judged, nor is a group without members.
    """
    first = [one for one in snapshot.participants if one.attends_day_1]
    second = [one for one in snapshot.participants if one.attends_day_2]
    missing = [_missing_sides(present) if present else [] for present in (first, second)]
    gaps = [
        _("am {day} Tag niemand {sides}").format(day=day, sides=german.join_list(sides, _("oder")))
        for day, sides in zip((_("ersten"), _("zweiten")), missing, strict=True)
        if sides
    ]
    if len(gaps) > 1 and missing[0] == missing[1]:
        sides = german.join_list(missing[0], _("oder"))
        gaps = [_("an beiden Tagen niemand {sides}").format(sides=sides)]
    if gaps:
        message = _("Im Raum war {gaps}: Wie kommt diese Sicht noch ins Konzept?").format(
            gaps=german.join_list(gaps, _("und"))
        )
        yield Flaw(Severity.WARNING, missing_in(Participant, "sector"), message)
    yield from _groups_without_organisation(snapshot)


def _missing_sides(present: Iterable[ParticipantRow]) -> list[str]:
    there = {one.sector for one in present}
    return [name for sector, name in _SIDES.items() if sector not in there]


def _groups_without_organisation(snapshot: Snapshot) -> Iterator[Flaw]:
    sectors = {one.id: one.sector for one in snapshot.participants}
    fields = {field.id: field for field in snapshot.action_fields}
    members = defaultdict(set)
    for member in snapshot.small_group_members:
        members[member.small_group_id].add(sectors.get(member.participant_id))
    for group in snapshot.small_groups:
        field = fields.get(group.action_field_id) if group.action_field_id else None
        there = members[group.id]
        if field is not None and there and Sector.MIGRANT_ORGANISATION not in there:
            message = _(
                "In der Gruppe {group} zu {field} saß niemand aus einer Migrantenorganisation: "
                "Wer liest das Ergebnis gegen?"
            ).format(group=named(group.code, group.name), field=named(field.code, field.title))
            yield Flaw(Severity.HINT, at(group, "name"), message)


def only_newcomers_are_meant(snapshot: Snapshot) -> Iterator[Flaw]:
    """No field addresses the Aufnahmegesellschaft or all residents (domain.md section 5, K32).

    Looked at are the selected fields, their goals, and the target groups of the projects.
    """
    selected = {field.id: field for field in snapshot.action_fields if field.is_selected}
    if not selected:
        return  # K26 speaks of that
    goals = {one.id: one for one in snapshot.guiding_goals if one.action_field_id in selected}
    texts = [f"{field.title} {field.guiding_question}" for field in selected.values()]
    texts += [goal.text for goal in goals.values()]
    texts += [one.text for one in snapshot.objectives if one.guiding_goal_id in goals]
    texts += [f"{one.target_group} {one.description}" for one in snapshot.project_ideas]
    if has_any(folded("\n".join(texts)), word_list("everybody_who_lives_here")):
        return
    message = _(
        "Kein Handlungsfeld wendet sich an alle, die hier leben: "
        "Was trägt die Aufnahmegesellschaft bei?"
    )
    yield Flaw(Severity.HINT, missing_in(ActionField, "title"), message)


def card_is_open(snapshot: Snapshot) -> Iterator[Flaw]:
    """Illegible or unsure card open, or card without cluster (domain.md section 5, K37).

    Cards without cluster are one finding for each board; what was set aside or counted as a
    further mention needs none.
    """
    lying = [one for one in snapshot.cards if not one.is_set_aside and not one.merged_into_id]
    free: defaultdict[str, list[CardRow]] = defaultdict(list)
    for card in lying:
        if card.legibility in _UNSURE:
            message = _("{card} ist noch nicht sicher gelesen: Was steht auf der Karte?")
            name = named(card.code, card.text)
            yield Flaw(Severity.HINT, at(card, "legibility"), message.format(card=name))
        if card.cluster_id is None:
            free[tidy(card.question or "")].append(card)
    for question, cards in free.items():
        board = _("auf Tafel {question} ").format(question=question) if question else ""
        message = ngettext(
            "Eine Karte {board}liegt noch in keinem Cluster: Wohin gehört sie?",
            "{count} Karten {board}liegen noch in keinem Cluster: Wohin gehören sie?",
            len(cards),
        ).format(count=len(cards), board=board)
        place = Place(Card.__tablename__, cards[0].id, "cluster_id", question)
        yield Flaw(Severity.HINT, place, message)


RULES = (
    Rule(
        "K28",
        a_side_is_missing,
        (Severity.WARNING, Severity.HINT),
        _("An beiden Tagen sind Politik, Verwaltung und Migrantenorganisationen dabei."),
    ),
    Rule(
        "K32",
        only_newcomers_are_meant,
        (Severity.HINT,),
        _("Mindestens ein Handlungsfeld wendet sich an alle, die hier leben."),
    ),
    Rule(
        "K37",
        card_is_open,
        (Severity.HINT,),
        _("Jede Karte ist gelesen und liegt in einem Cluster."),
    ),
)

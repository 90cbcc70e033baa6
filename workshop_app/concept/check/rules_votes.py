"""Rules about how the room chose."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from workshop_app import german
from workshop_app.concept.check.findings import Severity
from workshop_app.concept.check.room_rows import VoteResultRow, VoteRow
from workshop_app.concept.check.rule import Flaw, Rule, at, missing_in
from workshop_app.concept.check.snapshot import Snapshot
from workshop_app.concept.check.texts import named, quoted
from workshop_app.model.goals import ActionField
from workshop_app.model.voting import VoteKind
from workshop_app.phases.answers import is_missing, letters_of
from workshop_app.phases.votes.rounds import rounds_by_step
from workshop_app.translation import _, ngettext

_CHOICE_STEP = "T1-11"  # Handlungsfelder wählen
_ONE_VOTE_EACH = {VoteKind.SINGLE_POINT, VoteKind.THUMBS, VoteKind.MAJORITY, VoteKind.CONSENT}
_ANSWERS = {"ja", "nein", "enthaltung"}


def choice_is_unfounded(snapshot: Snapshot) -> Iterator[Flaw]:
    """Handlungsfeld choice without vote or reason (domain.md section 5, K26).

    Before the room has chosen, no field counts as rejected.
    """
    if not any(field.is_selected for field in snapshot.action_fields):
        message = _("Noch ist kein Handlungsfeld ausgewählt: Welche Themen vertieft das Konzept?")
        yield Flaw(Severity.WARNING, missing_in(ActionField, "is_selected"), message)
        return
    if not _was_voted_on(snapshot) and not _was_decided(snapshot):
        message = _(
            "Zur Wahl der Handlungsfelder gibt es weder Abstimmung noch Entscheidung: "
            "Wie kam die Auswahl zustande?"
        )
        yield Flaw(Severity.WARNING, missing_in(ActionField, "is_selected"), message)
    for field in snapshot.action_fields:
        if not field.is_selected and is_missing(field.rejection_reason):
            message = _("{field} wird ohne Begründung nicht vertieft: Warum haben wir so gewählt?")
            name = named(field.code, field.title)
            yield Flaw(Severity.WARNING, at(field, "rejection_reason"), message.format(field=name))


def _was_voted_on(snapshot: Snapshot) -> bool:
    codes = {field.code for field in snapshot.action_fields}
    is_of_choice = {vote.id: vote.step == _CHOICE_STEP for vote in snapshot.votes}
    return any(
        result.points > 0 and (result.option in codes or is_of_choice[result.vote_id])
        for result in snapshot.vote_results
        if result.vote_id in is_of_choice
    )


def _was_decided(snapshot: Snapshot) -> bool:
    return any(
        decision.step == _CHOICE_STEP or "handlungsfeld" in letters_of(decision.text)
        for decision in snapshot.decisions
        if not is_missing(decision.text)
    )


def points_do_not_fit(snapshot: Snapshot) -> Iterator[Flaw]:
    """More points than can have been given, or another number than usual (domain.md s. 5, K27).

    The usual number is half as many points as options, rounded up (domain.md section 1.2); in a
    run-off half as many as take part in it. Each round is judged by itself, and named.
    """
    results: dict[object, list[VoteResultRow]] = defaultdict(list)
    for result in snapshot.vote_results:
        results[result.vote_id].append(result)
    votes = sorted(snapshot.votes, key=lambda vote: (vote.position, vote.code))
    names = {vote.id: named(vote.code, vote.question) for vote in votes}
    for rounds in rounds_by_step(votes):
        for number, vote in enumerate(rounds, 1):
            names[vote.id] += _(" ({number}. Runde)").format(number=number)
    for vote in snapshot.votes:
        flaw = (
            _too_many_points(vote, results[vote.id], names[vote.id])
            or _too_many_for_one(vote, results[vote.id], names[vote.id])
            or _unusual_number(vote, results[vote.id], names[vote.id])
        )
        if flaw:
            yield flaw


def _too_many_points(vote: VoteRow, results: Sequence[VoteResultRow], name: str) -> Flaw | None:
    each = _points_per_person(vote, results)
    if vote.voters is None or each is None:
        return None
    given, possible = sum(result.points for result in results), vote.voters * each
    if given <= possible:
        return None
    if not is_missing(vote.surplus_note):
        # Somebody has counted again and said why: it is no longer a mistake to be found.
        reason = _("Bei {vote} sind mehr Punkte gezählt als möglich: Trägt die Begründung?")
        return Flaw(Severity.HINT, at(vote, "surplus_note"), reason.format(vote=name))
    message = _(
        "Bei {vote} sind {given} Punkte gezählt, {possible} wären möglich "
        "({voters} × {each}): Wer zählt noch einmal nach?"
    ).format(
        vote=name,
        given=german.format_number(given),
        possible=german.format_number(possible),
        voters=german.format_number(vote.voters),
        each=german.format_number(each),
    )
    return Flaw(Severity.ERROR, at(vote, "voters"), message)


def _points_per_person(vote: VoteRow, results: Sequence[VoteResultRow]) -> int | None:
    if vote.points_per_person is not None:
        return vote.points_per_person
    answers = {result.option.casefold() for result in results}
    # A thumb for each of several projects is no single vote.
    is_one = vote.kind == VoteKind.SINGLE_POINT or answers <= _ANSWERS
    return 1 if vote.kind in _ONE_VOTE_EACH and is_one else None


def _too_many_for_one(vote: VoteRow, results: Sequence[VoteResultRow], name: str) -> Flaw | None:
    if vote.voters is None or vote.maximum_per_option is None or not results:
        return None
    most = max(results, key=lambda result: result.points)
    possible = vote.voters * vote.maximum_per_option
    if most.points <= possible:
        return None
    message = _(
        "Bei {vote} hat {option} {given} Punkte, höchstens {possible} wären möglich "
        "({voters} × {each}): Wer zählt noch einmal nach?"
    ).format(
        vote=name,
        option=quoted(most.option),
        given=german.format_number(most.points),
        possible=german.format_number(possible),
        voters=german.format_number(vote.voters),
        each=german.format_number(vote.maximum_per_option),
    )
    return Flaw(Severity.ERROR, at(vote, "maximum_per_option"), message)


def _unusual_number(vote: VoteRow, results: Sequence[VoteResultRow], name: str) -> Flaw | None:
    usual = (len(results) + 1) // 2
    number = vote.points_per_person
    if vote.kind != VoteKind.MULTI_POINT or not results or number in {None, usual}:
        return None
    if not is_missing(vote.deviation_note):
        return None
    message = ngettext(
        "Bei {vote} hatte jede Person {number} Punkt, üblich wären {usual}: Warum?",
        "Bei {vote} hatte jede Person {number} Punkte, üblich wären {usual}: Warum?",
        number or 0,
    ).format(vote=name, number=number, usual=usual)
    return Flaw(Severity.HINT, at(vote, "deviation_note"), message)


RULES = (
    Rule(
        "K26",
        choice_is_unfounded,
        (Severity.WARNING,),
        _("Die Wahl der Handlungsfelder ist begründet."),
    ),
    Rule(
        "K27",
        points_do_not_fit,
        (Severity.ERROR, Severity.HINT),
        _("Bei Abstimmungen stimmt die Zahl der Punkte."),
    ),
)

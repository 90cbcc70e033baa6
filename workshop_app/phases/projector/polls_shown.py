"""Polls and votes as the room sees them."""

import uuid

from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.phases.labels import group_label, label
from workshop_app.phases.method import StepText
from workshop_app.phases.polls import climate
from workshop_app.phases.projector.frames import frame_of
from workshop_app.phases.projector.pictures import (
    Climate,
    ClimateStatement,
    GroupMean,
    VoteBar,
    VoteBars,
)
from workshop_app.phases.step import PollSubject, VoteSubject
from workshop_app.phases.votes.ballots import Ballot, Option, read_ballot
from workshop_app.translation import _


def read_shown_poll(session: Session, text: StepText, subject: PollSubject) -> Climate:
    """The statements in their order, none while the result is hidden; no groups that are small."""
    if subject is PollSubject.CLIMATE:
        scale, asked = climate.scale_of(session), climate.statements(session)
    else:
        closing = climate.feedback(session)
        scale, asked = climate.feedback_scale(session), (closing,) if closing else ()
    return Climate(
        frame=frame_of(session, text),
        statements=() if scale.is_hidden else tuple(_statement(scale, each) for each in asked),
        minimum=scale.minimum,
        maximum=scale.maximum,
        minimum_text=scale.minimum_text,
        maximum_text=scale.maximum_text,
    )


def read_shown_vote(
    session: Session, text: StepText, subject: VoteSubject, vote_id: uuid.UUID | None = None
) -> VoteBars:
    """The options of a round; points, order and choice only once they are no secret."""
    ballot = read_ballot(session, subject, vote_id)
    is_shown = ballot.given > 0 and not ballot.is_internal and not ballot.is_hidden
    options = [option for option in ballot.options if option.exists]
    if is_shown:
        options.sort(key=lambda option: -(option.points or 0))
    question = ballot.question or text.question
    title = text.title
    if ballot.round is not None and len(ballot.rounds) > 1:
        title = _("{step} · Runde {number}").format(step=title, number=ballot.round.number)
    frame = frame_of(session, text, title=title, question=question, note=_budget(ballot))
    return VoteBars(frame, tuple(_bar(option, is_shown=is_shown) for option in options), is_shown)


def _statement(scale: climate.Scale, statement: climate.Statement) -> ClimateStatement:
    means = climate.group_means(statement.counts, statement.group_counts)
    return ClimateStatement(
        key=statement.id,
        text=statement.text,
        counts=tuple((value, statement.counts.get(value, 0)) for value in scale.values),
        mean=climate.mean(statement.counts),
        groups=tuple(
            GroupMean(group_label(sector), mean, climate.votes(statement.group_counts[sector]))
            for sector, mean in means.items()
        ),
        spread=climate.spread(statement.counts),
    )


def _bar(option: Option, *, is_shown: bool) -> VoteBar:
    if not is_shown:
        return VoteBar(option.title, None, "")
    if option.is_chosen:
        mark = _("ausgewählt")
    elif option.priority is not None:
        mark = _("Priorität {letter}").format(letter=label(option.priority))
    else:
        mark = ""
    return VoteBar(option.title, option.points, mark)


def _budget(ballot: Ballot) -> str:
    if not ballot.budget:
        return ""
    return _("{given} von {budget} Punkten vergeben").format(
        given=german.format_number(ballot.given), budget=german.format_number(ballot.budget)
    )

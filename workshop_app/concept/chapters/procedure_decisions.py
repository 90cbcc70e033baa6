"""The section of chapter 3 about how decisions were taken."""

from workshop_app import german
from workshop_app.concept.chapters.annex_rounds import in_rounds, round_titles
from workshop_app.concept.chapters.phrases import (
    as_sentence,
    body,
    filled,
    gap,
    number_word,
    quoted,
)
from workshop_app.concept.document import Block, Heading
from workshop_app.concept.result_rows import VoteRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.voting import VoteKind
from workshop_app.phases.labels import label
from workshop_app.phases.polls.climate import mean
from workshop_app.translation import _, ngettext


def decision_blocks(snapshot: Snapshot) -> tuple[Block, ...]:
    """How the votes were taken, and how content the room was at the end."""
    blocks: list[Block] = [Heading(2, _("Wie entschieden wurde"), "entscheidungswege")]
    if not snapshot.votes and not snapshot.decisions:
        blocks.append(gap(_("Abstimmungen sind nicht festgehalten."), _("Weg der Entscheidungen")))
    blocks += [body(_vote_sentence(snapshot, vote)) for vote in in_rounds(snapshot)]
    if snapshot.decisions:
        count = len(snapshot.decisions)
        sentence = ngettext(
            "Dazu kommt eine Entscheidung des Plenums.",
            "Dazu kommen {count} Entscheidungen des Plenums.",
            count,
        ).format(count=number_word(count))
        blocks.append(body(sentence, " ", _("Alle Ergebnisse stehen in Anhang C.")))
    if feedback := _feedback_sentence(snapshot):
        blocks.append(body(feedback))
    return tuple(blocks)


def _vote_sentence(snapshot: Snapshot, vote: VoteRow) -> str:
    question = quoted(vote.question or label(vote.kind))
    if round_title := round_titles(snapshot).get(vote.id):
        question += f" ({round_title})"
    voters = snapshot.voters_of(vote)
    if vote.kind == VoteKind.MULTI_POINT and voters and vote.points_per_person:
        sentence = _("Zur Frage {question} {voters} {points}").format(
            question=question,
            voters=ngettext(
                "hatte eine stimmberechtigte Person",
                "hatten {voters} Stimmberechtigte je",
                voters,
            ).format(voters=number_word(voters)),
            points=ngettext("einen Punkt", "{points} Punkte", vote.points_per_person).format(
                points=number_word(vote.points_per_person)
            ),
        )
        if vote.maximum_per_option and vote.maximum_per_option < vote.points_per_person:
            sentence += ngettext(
                ", davon höchstens einen für dieselbe Antwort",
                ", davon höchstens {count} für dieselbe Antwort",
                vote.maximum_per_option,
            ).format(count=number_word(vote.maximum_per_option))
    else:
        sentence = _("Zur Frage {question} wurde abgestimmt").format(question=question)
    sentence += _(". Die Wahl war verdeckt.") if vote.is_secret else "."
    remark = as_sentence(vote.deviation_note)
    return f"{sentence} {remark}" if remark else sentence


def _feedback_sentence(snapshot: Snapshot) -> str:
    feedback = snapshot.feedback
    average = mean(feedback.counts) if feedback and not feedback.is_hidden else None
    if feedback is None or average is None:
        return ""
    numbers = {
        "mean": german.format_number(average, decimals=1),
        "most": max(int(value) for value in feedback.counts if value.isdecimal()),
    }
    if not filled(feedback.question):
        return _("Am Ende gaben die Teilnehmenden im Mittel {mean} von {most} Punkten.").format(
            **numbers
        )
    return _(
        "Am Ende gaben die Teilnehmenden auf die Frage {question} im Mittel {mean} von {most} "
        "Punkten."
    ).format(question=quoted(feedback.question), **numbers)

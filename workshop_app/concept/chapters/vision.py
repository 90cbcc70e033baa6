"""Chapter 6: Leitbild."""

from typing import Final

from workshop_app import german
from workshop_app.concept.chapters.phrases import (
    body,
    filled,
    gap,
    number_word,
    quoted,
)
from workshop_app.concept.document import (
    Block,
    Chapter,
    Paragraph,
    ParagraphStyle,
    paragraphs,
    placeholder,
    strong,
)
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.goals import GoalStatus
from workshop_app.phases.labels import label
from workshop_app.phases.method import UnknownStepError, load_method
from workshop_app.translation import _, ngettext

_QUESTION: Final = "F5"
_AGREEMENT: Final[dict[str, str]] = {
    GoalStatus.CONSENSUS: _("Das Plenum trägt das Leitbild im Konsens."),
    GoalStatus.MAJORITY: _("Das Plenum trägt das Leitbild mit Mehrheit."),
    GoalStatus.DISPUTED: _("Das Leitbild ist im Plenum strittig geblieben."),
}


def vision(snapshot: Snapshot) -> Chapter:
    """How the municipality wants to be in about ten years, and where the picture comes from."""
    picture = snapshot.vision
    blocks: list[Block] = []
    if picture and (title := filled(picture.title)):
        blocks.append(Paragraph((strong(title),), ParagraphStyle.LEAD))
    if picture and filled(picture.text):
        blocks += paragraphs(picture.text, ParagraphStyle.STATEMENT)
        blocks.append(_agreement(picture.status))
    else:
        blocks.append(gap(_("Das Leitbild ist noch nicht formuliert."), _("Text des Leitbilds")))
    if origin := _origin(snapshot):
        blocks.append(body(origin))
    return Chapter("leitbild", "6", _("Leitbild"), tuple(blocks))


def _agreement(status: str | None) -> Paragraph:
    if status is None:
        return body(placeholder(_("Zustimmung des Plenums zum Leitbild")))
    known = _AGREEMENT.get(status)
    return body(known or _("Stand der Einigung: {status}.").format(status=label(status)))


def _origin(snapshot: Snapshot) -> str:
    cards = sum(card.question == _QUESTION and not card.is_set_aside for card in snapshot.cards)
    if not cards:
        return ""
    sentence = ngettext(
        "Grundlage ist eine Karte zur Frage {question}",
        "Grundlage sind {count} Karten zur Frage {question}",
        cards,
    ).format(count=number_word(cards), question=quoted(question_text(_QUESTION)))
    clusters = [
        quoted(cluster.title)
        for cluster in snapshot.clusters
        if cluster.question == _QUESTION and filled(cluster.title)
    ]
    if not clusters:
        return f"{sentence}."
    return _("{sentence}, geordnet zu {clusters}.").format(
        sentence=sentence, clusters=german.join_list(clusters)
    )


def question_text(question: str) -> str:
    """What was asked, „F5“ for a question that the method does not know."""
    try:
        return load_method().board(question).question
    except UnknownStepError:
        return question

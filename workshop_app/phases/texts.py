"""The continuous texts of the concept: Leitbild, Integrationsverständnis, Vorwort."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workshop_app.model.board import Card, Cluster
from workshop_app.model.goals import GoalStatus, Vision
from workshop_app.model.municipality import Municipality
from workshop_app.model.workshop import ChapterText
from workshop_app.phases import records
from workshop_app.phases.step import TextSubject
from workshop_app.translation import _

FOREWORD_CHAPTER = "vorwort"


@dataclass(frozen=True, slots=True)
class TextGuide:
    """What helps while writing: how many words are usual, and what belongs into the text."""

    least_words: int
    most_words: int
    hint: str
    has_heading: bool  # a line above the text: title of the Leitbild, author of the Vorwort
    heading_label: str
    has_status: bool


@dataclass(frozen=True, slots=True)
class ContinuousText:
    """A text as it is saved."""

    heading: str
    text: str
    status: GoalStatus | str | None


@dataclass(frozen=True, slots=True)
class Inspiration:
    """A cluster that the room made on the way to the text, with its cards."""

    title: str
    cards: tuple[str, ...]


# Least words: K01 and K02 (domain.md, section 5); most words: what a page of the concept holds.
GUIDES = {
    TextSubject.VISION: TextGuide(
        least_words=20,
        most_words=150,
        hint=_(
            "Wie lebt man hier in zehn Jahren zusammen? Kurze Sätze in der Gegenwart, "
            "die alle wiedererkennen."
        ),
        has_heading=True,
        heading_label=_("Überschrift"),
        has_status=True,
    ),
    TextSubject.INTEGRATION_UNDERSTANDING: TextGuide(
        least_words=40,
        most_words=200,
        hint=_(
            "Was heißt Integration für uns? Wer ist gemeint, und was verlangt sie von allen, "
            "die hier leben?"
        ),
        has_heading=False,
        heading_label="",
        has_status=False,
    ),
    TextSubject.FOREWORD: TextGuide(
        least_words=80,
        most_words=350,
        hint=_("Warum dieses Konzept, warum jetzt, und wem gilt der Dank? Höchstens eine Seite."),
        has_heading=True,
        heading_label=_("Unterzeichnet von (Name und Amt)"),
        has_status=False,
    ),
}

# The board on which the room prepares the text.
_SOURCE_QUESTION = {TextSubject.VISION: "F5"}


def read(session: Session, subject: TextSubject) -> ContinuousText:
    """The saved text; empty where nothing was written yet."""
    match subject:
        case TextSubject.VISION:
            query = select(Vision.title, Vision.text, Vision.status)
            row = session.execute(query.limit(1)).first()
            return ContinuousText(*row) if row else ContinuousText("", "", None)
        case TextSubject.INTEGRATION_UNDERSTANDING:
            text = session.scalar(select(Municipality.integration_understanding).limit(1))
            return ContinuousText("", text or "", None)
        case TextSubject.FOREWORD:
            chapter = select(ChapterText.author, ChapterText.text).where(
                ChapterText.chapter == FOREWORD_CHAPTER
            )
            found = session.execute(chapter).first()
            return (
                ContinuousText(found[0], found[1], None) if found else ContinuousText("", "", None)
            )


def set_text(session: Session, subject: TextSubject, text: str) -> None:
    """Save the text itself."""
    match subject:
        case TextSubject.VISION:
            records.the_only(session, Vision).text = text
        case TextSubject.INTEGRATION_UNDERSTANDING:
            records.the_only(session, Municipality).integration_understanding = text
        case TextSubject.FOREWORD:
            _foreword(session).text = text


def set_heading(session: Session, subject: TextSubject, heading: str) -> None:
    """Save the line above the text: the Leitbild's title, or who signs the Vorwort."""
    if subject is TextSubject.VISION:
        records.the_only(session, Vision).title = heading
    elif subject is TextSubject.FOREWORD:
        _foreword(session).author = heading


def set_vision_status(session: Session, status: GoalStatus | None) -> None:
    """Save how far the room agrees with the Leitbild; None: not asked yet."""
    records.the_only(session, Vision).status = status


def inspirations(session: Session, subject: TextSubject) -> tuple[Inspiration, ...]:
    """The clusters that the room made for this text, largest first."""
    question = _SOURCE_QUESTION.get(subject)
    if question is None:
        return ()
    size = func.count(Card.id)
    clusters = (
        select(Cluster.id, Cluster.title)
        .join(Card, Card.cluster_id == Cluster.id)
        .where(Cluster.question == question, Card.is_in_trash.is_(False))
        .group_by(Cluster.id)
        .order_by(size.desc(), Cluster.position)
    )
    return tuple(
        Inspiration(title, _cards_of(session, key)) for key, title in session.execute(clusters)
    )


def word_count(text: str) -> int:
    """The words of a text; „Haupt- und Ehrenamt“ has three, „Kita-Platz“ one, a dash alone none."""
    # A long dash joins no words, even where the blanks beside it are missing.
    separated = text.replace("–", " ").replace("—", " ")
    return sum(any(map(str.isalnum, word)) for word in separated.split())


def _cards_of(session: Session, cluster_id: object) -> tuple[str, ...]:
    query = (
        select(Card.text)
        .where(Card.cluster_id == cluster_id, Card.is_in_trash.is_(False))
        .order_by(Card.position)
    )
    return tuple(session.scalars(query))


def _foreword(session: Session) -> ChapterText:
    query = select(ChapterText).where(ChapterText.chapter == FOREWORD_CHAPTER)
    chapter = session.scalars(query).first()
    return chapter or records.create(session, ChapterText, chapter=FOREWORD_CHAPTER)

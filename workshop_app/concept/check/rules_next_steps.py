"""Rules about what follows the two days: open topics and the Maßnahmenplan."""

from collections.abc import Iterator

from workshop_app.concept.check.findings import Severity
from workshop_app.concept.check.rows import PlannedMeasureRow
from workshop_app.concept.check.rule import Flaw, Rule, at
from workshop_app.concept.check.snapshot import Snapshot
from workshop_app.concept.check.texts import lacking, named
from workshop_app.phases.answers import is_missing
from workshop_app.translation import _


def topic_is_left_over(snapshot: Snapshot) -> Iterator[Flaw]:
    """Themenspeicher item without Verbleib (domain.md section 5, K36)."""
    for topic in snapshot.parked_topics:
        if is_missing(topic.whereabouts):
            message = _("{topic} hat noch keinen Verbleib: Wer kümmert sich darum?")
            name = named(topic.code, topic.text)
            yield Flaw(Severity.WARNING, at(topic, "whereabouts"), message.format(topic=name))


def measure_is_incomplete(snapshot: Snapshot) -> Iterator[Flaw]:
    """Maßnahmenplan row without wer, bis or ergebnis (domain.md section 5, K41)."""
    for measure in snapshot.planned_measures:
        gaps = _measure_gaps(measure)
        if gaps:
            message = _("Bei {measure} {lacking}: {question}").format(
                measure=named(measure.code, measure.what),
                lacking=lacking([part for _field, part, _question in gaps]),
                question=gaps[0][2],
            )
            yield Flaw(Severity.WARNING, at(measure, gaps[0][0]), message)


def _measure_gaps(measure: PlannedMeasureRow) -> list[tuple[str, str, str]]:
    """Field, name with article, and the question to the room."""
    gaps = []
    if is_missing(measure.who):
        gaps.append(("who", _("die verantwortliche Person"), _("Wer macht es?")))
    if is_missing(measure.due):
        gaps.append(("due", _("der Termin"), _("Bis wann ist es getan?")))
    if is_missing(measure.result):
        gaps.append(("result", _("das Ergebnis"), _("Was liegt dann vor?")))
    return gaps


RULES = (
    Rule(
        "K36",
        topic_is_left_over,
        (Severity.WARNING,),
        _("Jedes Thema im Themenspeicher hat einen Verbleib."),
    ),
    Rule(
        "K41",
        measure_is_incomplete,
        (Severity.WARNING,),
        _("Jede Zeile des Maßnahmenplans nennt Person, Termin und Ergebnis."),
    ),
)

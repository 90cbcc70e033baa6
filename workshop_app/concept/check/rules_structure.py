"""Rules about what keeps the concept alive: who steers, reports, reviews and decides."""

import re
from collections.abc import Iterator, Sequence, Set

from workshop_app.concept.check.findings import Severity
from workshop_app.concept.check.rows import DecisionStepRow, StructureRow
from workshop_app.concept.check.rule import Flaw, Rule, at, missing_in
from workshop_app.concept.check.snapshot import Snapshot
from workshop_app.concept.check.texts import lacking
from workshop_app.model.implementation import (
    DecisionStep,
    DecisionStepKind,
    Structure,
    StructureKind,
)
from workshop_app.phases.answers import is_missing
from workshop_app.phases.spans import span_of
from workshop_app.translation import _

_RHYTHM = re.compile(
    r"jährlich|monatlich|wöchentlich|quartal|\bjede[ns]? (?:jahr|monat|halbjahr)"
    r"|\balle [\w.]+ (?:jahre|monate|wochen)|\b(?:im|pro|je) (?:jahr|monat|halbjahr)"
)
_REVIEWS = {StructureKind.EVALUATION, StructureKind.MONITORING}


def steering_is_open(snapshot: Snapshot) -> Iterator[Flaw]:
    """No Koordination, Steuerungsgruppe or Berichtswesen with interval (domain.md s. 5, K29)."""
    filled = [structure for structure in snapshot.structures if _is_filled(structure)]
    reports = [row for row in filled if row.kind == StructureKind.REPORTING]
    gaps = list(_steering_gaps({row.kind for row in filled}, reports))
    if gaps:
        message = _("Für die Umsetzung {lacking}: {question}").format(
            lacking=lacking([part for part, _question in gaps]), question=gaps[0][1]
        )
        is_interval = bool(reports) and len(gaps) == 1 and not any(map(_has_interval, reports))
        place = at(reports[0], "interval_months") if is_interval else missing_in(Structure)
        yield Flaw(Severity.ERROR, place, message)


def _steering_gaps(kinds: Set[str], reports: Sequence[StructureRow]) -> Iterator[tuple[str, str]]:
    """Name with article, and the question to the room."""
    if StructureKind.COORDINATION not in kinds:
        yield _("die Koordination"), _("Bei wem laufen die Fäden zusammen?")
    if StructureKind.STEERING_GROUP not in kinds:
        yield _("die Steuerungsgruppe"), _("Wer steuert gemeinsam, und wer sitzt mit am Tisch?")
    if not reports:
        yield _("das Berichtswesen"), _("Wer berichtet wem, und wie oft?")
    elif not any(map(_has_interval, reports)):
        yield _("der Turnus des Berichtswesens"), _("Wie oft wird berichtet?")


def _is_filled(structure: StructureRow) -> bool:
    texts = (structure.name, structure.lead, structure.description, *structure.members)
    return bool(structure.interval_months) or not all(map(is_missing, texts))


def _has_interval(structure: StructureRow) -> bool:
    words = f"{structure.name} {structure.description}".casefold()
    numbers = (structure.interval_months or 0, structure.meetings_per_year or 0)
    return max(numbers) > 0 or bool(_RHYTHM.search(words))


def review_is_open(snapshot: Snapshot) -> Iterator[Flaw]:
    """No evaluation or monitoring, or nobody responsible for it (domain.md section 5, K30)."""
    reviews = [row for row in snapshot.structures if row.kind in _REVIEWS and _is_filled(row)]
    if not reviews:
        message = _("Noch ist nicht geregelt, wie der Erfolg geprüft wird: Wer wertet wann aus?")
        yield Flaw(Severity.ERROR, missing_in(Structure), message)
    elif all(is_missing(row.lead) for row in reviews):
        message = _("Für die Auswertung ist noch niemand zuständig: Wer prüft, was wirkt?")
        yield Flaw(Severity.ERROR, at(reviews[0], "lead"), message)


def resolution_is_open(snapshot: Snapshot) -> Iterator[Flaw]:
    """Beschlussweg without deciding body and date (domain.md section 5, K31)."""
    steps = snapshot.decision_steps
    resolutions = [step for step in steps if _is_resolution(step)]
    if any(not _resolution_gaps(step) for step in resolutions):
        return
    if resolutions:
        gaps = _resolution_gaps(resolutions[0])
        place = at(resolutions[0], gaps[0][0])
        message = _("Beim Beschluss {lacking}: Wer entscheidet wann über das Konzept?").format(
            lacking=lacking([part for _field, part in gaps])
        )
    elif steps and all(step.kind == DecisionStepKind.NOTICE for step in steps):
        place = at(steps[-1], "kind")
        message = _("Im Beschlussweg steht nur eine Kenntnisnahme: Wer beschließt das Konzept?")
    else:
        place = missing_in(DecisionStep)
        message = _("Im Beschlussweg fehlt der Beschluss: Welches Gremium entscheidet wann?")
    yield Flaw(Severity.WARNING, place, message)


def _is_resolution(step: DecisionStepRow) -> bool:
    kind = (step.kind or "").casefold()  # „Beschlussfassung“ of another program is one too
    return kind.startswith(DecisionStepKind.RESOLUTION.casefold()) or "entscheidung" in kind


def _resolution_gaps(step: DecisionStepRow) -> list[tuple[str, str]]:
    """Field, and its name with article."""
    gaps = []
    if is_missing(step.body):
        gaps.append(("body", _("das Gremium")))
    if span_of(step.date) is None:
        gaps.append(("date", _("das Datum")))
    return gaps


RULES = (
    Rule(
        "K29",
        steering_is_open,
        (Severity.ERROR,),
        _("Koordination, Steuerungsgruppe und Berichtswesen sind geregelt."),
    ),
    Rule(
        "K30",
        review_is_open,
        (Severity.ERROR,),
        _("Auswertung oder Monitoring sind geregelt, und jemand ist dafür zuständig."),
    ),
    Rule(
        "K31",
        resolution_is_open,
        (Severity.WARNING,),
        _("Der Beschlussweg nennt Gremium und Datum des Beschlusses."),
    ),
)

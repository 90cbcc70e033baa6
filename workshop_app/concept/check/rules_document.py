"""Rules about the document as a whole: how long it is, and whether it shows the minority."""

from collections.abc import Iterator
from typing import Final

from workshop_app.concept.check.findings import Severity
from workshop_app.concept.check.room_rows import CardRow, PhotoRow
from workshop_app.concept.check.rows import ParkedTopicRow
from workshop_app.concept.check.rule import Flaw, Rule, at, missing_in
from workshop_app.concept.check.snapshot import Snapshot
from workshop_app.concept.check.texts import named
from workshop_app.model.projects import ProjectIdea
from workshop_app.phases.answers import is_missing
from workshop_app.translation import _

_MOST_PAGES: Final = 60
# Measured at drafts in LibreOffice: 31 pages for the sample, 51 and 85 for two and four times it.
_PAGES_ALWAYS: Final = 13
_PAGES_PER_PROJECT: Final = 1.0
_PAGES_PER_GOAL: Final = 0.6
_LETTERS_ON_A_PAGE: Final = 2_600
_IN_THE_ANNEX: Final = (CardRow, PhotoRow, ParkedTopicRow)
_SUMMARY: Final = "zusammenfassung"
_SUMMARY_LETTERS: Final = 6_000  # on two pages


def document_is_long(snapshot: Snapshot) -> Iterator[Flaw]:
    """Main text > 60 pages, or no Zusammenfassung ≤ 2 pages (domain.md section 5, K39).

    The app writes a summary of two pages at most; only one by hand can be longer.
    """
    summary = next((one for one in snapshot.chapter_texts if one.chapter == _SUMMARY), None)
    if summary is not None and len(summary.text) > _SUMMARY_LETTERS:
        message = _("Die Zusammenfassung ist länger als zwei Seiten: Was ist das Wichtigste?")
        yield Flaw(Severity.HINT, at(summary, "text"), message)
        return
    pages = estimated_pages(snapshot)
    if pages > _MOST_PAGES:
        message = _(
            "Der Hauptteil hat etwa {pages} Seiten, üblich sind höchstens {most}: "
            "Was lässt sich kürzen oder in den Anhang legen?"
        ).format(pages=pages, most=_MOST_PAGES)
        yield Flaw(Severity.HINT, missing_in(ProjectIdea), message)


def estimated_pages(snapshot: Snapshot) -> int:
    """How many pages the main text has, about; counting them would take as long as writing them."""
    letters = sum(
        len(words.text) for words in snapshot.words if not isinstance(words.row, _IN_THE_ANNEX)
    )
    return round(
        _PAGES_ALWAYS
        + _PAGES_PER_PROJECT * len(snapshot.project_ideas)
        + _PAGES_PER_GOAL * len(snapshot.guiding_goals)
        + letters / _LETTERS_ON_A_PAGE
    )


def minority_is_not_shown(snapshot: Snapshot) -> Iterator[Flaw]:
    """Minority vote present but not shown in export (domain.md section 5, K45).

    A goal of a field that was not chosen is in no chapter, and with it what some said against it.
    """
    selected = {field.id for field in snapshot.action_fields if field.is_selected}
    for goal in snapshot.guiding_goals:
        if is_missing(goal.minority_vote) or goal.action_field_id in selected:
            continue
        message = _(
            "Das Minderheitsvotum zu {goal} kommt im Konzept nicht vor, weil das Handlungsfeld "
            "nicht vertieft wird: Wo soll es stehen?"
        ).format(goal=named(goal.code, goal.text))
        yield Flaw(Severity.WARNING, at(goal, "minority_vote"), message)


RULES = (
    Rule(
        "K39",
        document_is_long,
        (Severity.HINT,),
        _("Der Hauptteil hat höchstens 60 Seiten, die Zusammenfassung höchstens zwei."),
    ),
    Rule(
        "K45",
        minority_is_not_shown,
        (Severity.WARNING,),
        _("Jedes Minderheitsvotum steht im Konzept."),
    ),
)

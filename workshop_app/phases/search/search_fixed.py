"""What can be found in every workshop: steps, their panes, checklists, and the chapters."""

from collections.abc import Iterator
from typing import Final

from workshop_app.phases.agenda import all_steps
from workshop_app.phases.checklist_texts import load_checklists
from workshop_app.phases.method import StepText, load_method
from workshop_app.phases.places import Place, place_of_chapter, place_of_checklist
from workshop_app.phases.search.search_entries import Entry, Kind
from workshop_app.phases.step import ConceptPane, GroupsPane, Pane, VotePane
from workshop_app.translation import _

# The outline of the draft, whose tree takes too long to build for a search.
CHAPTERS: Final = {
    "vorwort": ("1", _("Vorwort")),
    "zusammenfassung": ("2", _("Das Wichtigste auf zwei Seiten")),
    "vorgehen": ("3", _("Anlass, Auftrag und Vorgehen")),
    "integrationsverständnis": ("4", _("Integrationsverständnis")),
    "ausgangslage": ("5", _("Ausgangslage")),
    "leitbild": ("6", _("Leitbild")),
    "handlungsfelder": ("7", _("Handlungsfelder")),
    "querschnitt": ("8", _("Querschnittsaufgaben")),
    "umsetzung": ("9", _("Umsetzung")),
    "massnahmenplan": ("10", _("Maßnahmen- und Zeitplan")),
    "beschlussweg": ("11", _("Beschlussweg und nächste Schritte")),
    "anhang-teilnehmende": ("", _("Teilnehmende")),
    "anhang-karten": ("", _("Karten")),
    "anhang-abstimmungen": ("", _("Abstimmungen und Entscheidungen")),
    "anhang-themenspeicher": ("", _("Themenspeicher")),
    "anhang-quellen": ("", _("Quellen der Daten")),
    "anhang-fotos": ("", _("Fotodokumentation")),
    "anhang-abbildungen": ("", _("Daten der Abbildungen")),
    "anhang-abkürzungen": ("", _("Abkürzungen")),
}
# What people, and the handbook, call a pane besides its title.
_OTHER_NAMES: Final[dict[type, str]] = {
    GroupsPane: _("Kleingruppen Tischgruppen Arbeitsgruppen aufteilen mischen"),
    VotePane: _("verdeckt abstimmen Abstimmung aufdecken Punkte Stimmzettel Stichwahl Runde"),
}
_BETWEEN = "/"  # in keys: of a pane T1-02/1, of a line of a checklist raum/beamer


def fixed_entries() -> Iterator[Entry]:
    """In the order of the days, then of the document."""
    for text in load_method().steps:
        yield _step(text)
        yield from _panes(text)
    for checklist in load_checklists():
        for item in checklist.items:
            yield Entry(
                Kind.CHECK,
                f"{checklist.key}{_BETWEEN}{item.key}",
                item.text,
                detail=item.hint,
                place=checklist.title,
            )
    for key, (number, title) in CHAPTERS.items():
        place = _("Kapitel {number}").format(number=number) if number else _("Anhang")
        yield Entry(Kind.CHAPTER, key, title, words=place, place=place)


def place_of_fixed(entry: Entry) -> Place | None:
    """Where one of these entries leads; None: it is none of them."""
    first, _between, second = entry.key.partition(_BETWEEN)
    match entry.kind:
        case Kind.STEP:
            return Place(first)
        case Kind.PANE:
            return Place(first, int(second))
        case Kind.CHECK if not entry.table:
            return place_of_checklist(first, code=second)
        case Kind.CHAPTER:
            return place_of_chapter(entry.key) or _check_of_concept()
    return None


def _step(text: StepText) -> Entry:
    part = next(part for part in load_method().parts if part.key == text.part)
    return Entry(
        Kind.STEP,
        text.key,
        text.title,
        code=text.key,
        detail=text.question,
        words=" ".join((text.method, *_names_of_own_panes(text))),
        place=" · ".join(filter(None, (part.title, part.subtitle))),
    )


def _panes(text: StepText) -> Iterator[Entry]:
    for number, pane in enumerate(all_steps()[text.key].panes):
        if _stands_alone(text, pane):
            key = f"{text.key}{_BETWEEN}{number}"
            words = _OTHER_NAMES.get(type(pane), "")
            yield Entry(Kind.PANE, key, pane.title, words=words, place=text.title)


def _stands_alone(text: StepText, pane: Pane) -> bool:
    """Whether a pane is found beside its step."""
    return len(all_steps()[text.key].panes) > 1 and pane.title != text.title


def _names_of_own_panes(text: StepText) -> Iterator[str]:
    """The other names of the panes that are the step itself."""
    for pane in all_steps()[text.key].panes:
        if not _stands_alone(text, pane):
            yield _OTHER_NAMES.get(type(pane), "")


def _check_of_concept() -> Place:
    """The Konzept-Check, which shows how far every chapter is."""
    return next(
        Place(key, number)
        for key, step in all_steps().items()
        for number, pane in enumerate(step.panes)
        if isinstance(pane, ConceptPane)
    )

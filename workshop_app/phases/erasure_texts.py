"""What „Person löschen“ and „Foto endgültig löschen“ say before and after."""

from collections.abc import Sequence
from pathlib import Path

from workshop_app.german import join_list
from workshop_app.phases.erasing_people import ErasurePlan
from workshop_app.translation import _, ngettext

OUT_OF_REACH = _(
    "Nicht zu erreichen ist, was Sie aus der Hand gegeben haben: Kopien für Gruppen, eigene "
    "Kopien, exportierte Unterlagen, Ausdrucke. Bitte löschen Sie dort selbst."
)


def title_of(plan: ErasurePlan) -> str:
    """The question."""
    if plan.erases_all:
        text = ngettext(
            "Daten der {count} teilnehmenden Person löschen?",
            "Daten aller {count} Teilnehmenden löschen?",
            len(plan.people),
        )
        return text.format(count=len(plan.people))
    names = [name for _id, name in plan.people if name]
    if len(plan.people) == 1:
        return _("{name} löschen?").format(name=names[0]) if names else _("Person löschen?")
    return _("{count} Personen löschen?").format(count=len(plan.people))


def sentences_of(plan: ErasurePlan) -> tuple[str, ...]:
    """What goes, what stays, and what is out of reach."""
    goes = _(
        "Gelöscht werden Name, Kontakt, Einwilligungen und Bedarf, Plätze in Kleingruppen und "
        "Sitzwünsche: in der Liste, im Verlauf und in den Kopien, die die App selbst aufhebt."
    )
    if plan.erases_all:
        goes = f"{goes} " + _(
            "Es bleibt, wie viele Personen je Gruppe an welchem Tag dabei waren. Die Zahlen im "
            "Konzept stimmen also weiter."
        )
    return goes, OUT_OF_REACH


def missing_places(folders: Sequence[Path]) -> tuple[str, ...]:
    """What to do before, where the app's own copies lie on a stick that is out."""
    if not folders:
        return ()
    names = join_list([f"„{folder}“" for folder in folders])
    return (
        _(
            "Zweitkopien liegen in {names}, was gerade nicht erreichbar ist. Bitte stecken Sie "
            "zuerst den Stick ein, sonst bleiben die Namen dort stehen."
        ).format(names=names),
    )


def photo_choice(plan: ErasurePlan) -> str:
    """The line to tick about photos; empty without any."""
    if not plan.photos:
        return ""
    who = _("die Person") if len(plan.people) == 1 else _("jemand davon")
    text = ngettext(
        "Auch das Foto löschen, auf dem {who} zu erkennen ist: {codes}. Sonst bleibt es hier und "
        "wird für alle Unterlagen gesperrt.",
        "Auch die {count} Fotos löschen, auf denen {who} zu erkennen ist: {codes}. Sonst bleiben "
        "sie hier und werden für alle Unterlagen gesperrt.",
        len(plan.photos),
    )
    codes = join_list([code for _id, code in plan.photos])
    return text.format(count=len(plan.photos), who=who, codes=codes)


def places_head(plan: ErasurePlan) -> str:
    """The line above the places found."""
    count = len(plan.found)
    if not count:
        return _("In den Texten steht sonst kein Name.")
    text = ngettext(
        "An {count} Stelle steht ein Name. Angehakt wird daraus „[Name entfernt]“:",
        "An {count} Stellen steht ein Name. Angehakt wird daraus „[Name entfernt]“:",
        count,
    )
    return text.format(count=count)


def outcome_of(label: str, left: Sequence[Path]) -> str:
    """What happened, and where it did not."""
    if not left:
        return _("{label}. Auch im Verlauf steht nichts mehr davon.").format(label=label)
    names = join_list([f"„{path.name}“" for path in left])
    return _(
        "{label}. Reste stehen noch in {names}. Bitte schließen Sie andere Programme, öffnen Sie "
        "den Workshop neu, und löschen Sie Kopien von Hand."
    ).format(label=label, names=names)

"""What „Person löschen“ and „Foto endgültig löschen“ say before and after."""

from collections.abc import Sequence
from pathlib import Path

from workshop_app.german import format_long_moment, format_percent, join_list
from workshop_app.phases.privacy.erasing_people import ErasurePlan
from workshop_app.phases.privacy.erasure_wish import ErasureWish
from workshop_app.storage.snapshot_files import snapshot_at
from workshop_app.translation import _, ngettext

_MOST_NAMES = 3
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
            "zuerst den Stick ein. Sonst bleiben die Namen dort stehen, bis er wieder steckt; dann "
            "entfernt die App die alten Kopien darauf."
        ).format(names=names),
    )


def other_files(paths: Sequence[Path]) -> tuple[str, ...]:
    """Which files in the same folder people have to look after themselves."""
    if not paths:
        return ()
    text = ngettext(
        "Im selben Ordner liegt eine weitere Datei dieses Workshops, in der alles stehen bleibt: "
        "{names}. Bitte löschen Sie auch dort.",
        "Im selben Ordner liegen weitere Dateien dieses Workshops, in denen alles stehen bleibt: "
        "{names}. Bitte löschen Sie auch dort.",
        len(paths),
    )
    return (text.format(names=_names_of(paths)),)


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


def progress_of(wish: ErasureWish, part: float) -> str:
    """How far it is, 0 to 1, or what it waits for."""
    if wish.is_out_of_file:
        text = _(
            "{title}: fast fertig. Die letzten Spuren werden überschrieben, sobald niemand mehr "
            "in der Datei liest."
        )
    else:
        text = _("{title}: {percent}, zuerst in den Sicherungskopien. Sie können weiterarbeiten.")
    return text.format(title=wish.title, percent=format_percent(part))


def stopped_by(left: Sequence[Path]) -> str:
    """Why nothing was erased in the file yet."""
    text = ngettext(
        "Noch nicht gelöscht, auch hier nicht. Beschädigt, geöffnet oder nicht zu erreichen ist: "
        "{names}.",
        "Noch nicht gelöscht, auch hier nicht. Beschädigt, geöffnet oder nicht zu erreichen sind: "
        "{names}.",
        len(left),
    )
    return text.format(names=_names_of(left))


def outcome_of(label: str, left: Sequence[Path]) -> str:
    """What happened, and where it did not."""
    if not left:
        return _("{label}. Auch im Verlauf steht nichts mehr davon.").format(label=label)
    folders = {one for one in left if one.suffix != ".workshop"}  # of a stick that is out
    copies = [one for one in left if not folders & {one, one.parent}]
    parts = [_("{label}, aber nicht überall.").format(label=label)]
    if copies:
        text = _("Es steht noch in: {names}. Bitte löschen Sie das von Hand.")
        parts.append(text.format(names=_names_of(copies)))
    if folders:
        parts.append(_("Kopien auf dem Stick entfernt die App, sobald er wieder steckt."))
    return " ".join(parts)


def _names_of(left: Sequence[Path]) -> str:
    names = [_name_of(path) for path in left[:_MOST_NAMES]]
    if len(left) > _MOST_NAMES:
        more = len(left) - _MOST_NAMES
        names.append(ngettext("{count} weiteren", "{count} weiteren", more).format(count=more))
    return join_list(names)


def _name_of(path: Path) -> str:
    snapshot = snapshot_at(path)
    if snapshot is None:
        return f"„{path.name}“"
    return _("Sicherungskopie vom {moment}").format(moment=format_long_moment(snapshot.at))

"""What a vote says in words: an option to those who listen, the check sum, a choice by rank."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_app import german
from workshop_app.model.people import Sector
from workshop_app.model.projects import Priority
from workshop_app.phases.labels import label
from workshop_app.phases.step import VoteSubject
from workshop_app.translation import _, ngettext

if TYPE_CHECKING:  # the dots of each card write numbers, too
    from workshop_app.phases.votes.ballot_papers import GroupResult, Paper
    from workshop_app.phases.votes.ballots import Ballot, Option
    from workshop_app.phases.votes.rounds import Round

_NEEDS_POINT = 1000
_FITS, _ODD, _OPEN = "ok", "warning", "neutral"


@dataclass(frozen=True, slots=True)
class CheckSum:
    """The points counted against those there are."""

    text: str
    tone: str  # of the chip that shows it


def title_of(option: "Option") -> str:
    """The title of an option, or why it has none."""
    if not option.exists:
        return _("(gelöscht)")
    return " ".join(option.title.split()) or _("Noch ohne Titel")


def number_text(number: int) -> str:
    """The number as people write it; small ones, of which there are many, without asking babel."""
    return str(number) if 0 <= number < _NEEDS_POINT else german.format_number(number)


def points_text(points: int) -> str:
    """„36 Punkte“."""
    return ngettext("{count} Punkt", "{count} Punkte", points).format(
        count=german.format_number(points)
    )


def spoken_option(
    option: "Option",
    subject: VoteSubject,
    *,
    sharing_rank: int = 1,
    is_hidden: bool = False,
    shows_points: bool = True,
) -> str:
    """„HF-02 Wohnen, 36 Punkte, Rang 2, gewählt“; of a hidden result only what may be known."""
    parts = [f"{option.code} {title_of(option)}"]
    if option.points is None:
        parts.append(_("noch ohne Punkte"))
    elif is_hidden and shows_points:
        parts.append(_("{points}, für den Raum verdeckt").format(points=points_text(option.points)))
    elif is_hidden:
        parts.append(_("Punkte verdeckt"))
    else:
        parts.append(points_text(option.points))
        parts.append(_("Rang {rank}").format(rank=option.rank))
        if sharing_rank > 1:
            parts.append(_("gleichauf mit {count}").format(count=sharing_rank - 1))
    if option.exists and subject is VoteSubject.ACTION_FIELDS:
        parts.append(_("gewählt") if option.is_chosen else _("nicht gewählt"))
    elif option.priority is not None:
        parts.append(_("Priorität {priority}").format(priority=label(option.priority)))
    return ", ".join(parts)


def check_sum(ballot: "Ballot") -> CheckSum:
    """„195 von 195 Punkten · passt“, „7 Punkte fehlen“, „3 Punkte zu viel“."""
    if ballot.papers and ballot.papers < ballot.voters:
        text = _("{papers} von {voters} Stimmzetteln · {points}")
        numbers = {"papers": ballot.papers, "voters": german.format_number(ballot.voters)}
        return CheckSum(text.format(points=points_text(ballot.given), **numbers), _OPEN)
    if not ballot.voters:
        text = _("{points} gezählt · Wie viele stimmen ab?")
        return CheckSum(text.format(points=points_text(ballot.given)), _ODD)
    if ballot.papers > ballot.voters:
        text = _("{papers} Stimmzettel, aber {voters} Stimmberechtigte")
        return CheckSum(text.format(papers=ballot.papers, voters=ballot.voters), _ODD)
    parts = [
        ngettext(
            "{given} von {budget} Punkt", "{given} von {budget} Punkten", ballot.budget
        ).format(
            given=german.format_number(ballot.given), budget=german.format_number(ballot.budget)
        )
    ]
    if ballot.papers:
        papers = ngettext("{count} Stimmzettel", "{count} Stimmzettel", ballot.papers)
        parts.insert(0, papers.format(count=german.format_number(ballot.papers)))
    above = sum(ballot.is_above_maximum(option) for option in ballot.options)
    if ballot.missing:
        parts.append(_difference(ballot.missing))
    elif not above:
        parts.append(_("passt"))
    if above:
        parts.append(_("{count} über der Grenze").format(count=above))
    return CheckSum(" · ".join(parts), _tone(ballot, above))


def limit_text(ballot: "Ballot") -> str:
    """Why the points of an option cannot be right."""
    most = (ballot.maximum_per_option or 0) * ballot.voters
    return _("Mehr als möglich: {voters} × {each} = {most} Punkte").format(
        voters=german.format_number(ballot.voters),
        each=german.format_number(ballot.maximum_per_option or 0),
        most=german.format_number(most),
    )


def chosen_text(chosen: int, places: int) -> str:
    """How many fields were chosen, and that a tie brought more than were asked for."""
    text = ngettext("{count} Handlungsfeld gewählt", "{count} Handlungsfelder gewählt", chosen)
    text = text.format(count=chosen)
    if chosen <= places:
        return text
    tie = _("mehr als {places}, denn an der Grenze ist Gleichstand").format(places=places)
    return f"{text}: {tie}"


def surplus_text(ballot: "Ballot") -> str:
    """„3 Punkte zu viel: nachzählen oder begründen“."""
    if not ballot.voters or ballot.missing >= 0:
        return _("Warum zu viele Punkte?")
    return _("{surplus}: nachzählen oder begründen").format(surplus=_difference(ballot.missing))


def share_text(option: "Option", ballot: "Ballot") -> str:
    """„62 %“ of the people gave points; empty where no papers were entered."""
    if option.people is None or not ballot.papers or ballot.is_hidden:
        return ""
    return german.format_percent(option.people / ballot.papers)


def round_title(found: "Round") -> str:
    """„2. Runde“, or „2. Runde, Stichwahl“."""
    text = _("{number}. Runde · Stichwahl") if found.is_run_off else _("{number}. Runde")
    return text.format(number=found.number)


def other_points(option: "Option", ballot: "Ballot") -> str:
    """What the option got in the other rounds: „31 · 28“."""
    parts = []
    for found in ballot.other_rounds:
        points = found.points.get(option.code)
        hidden = "•" if points is not None else "–"
        is_shown = points is not None and not found.is_hidden
        parts.append(number_text(points) if is_shown and points is not None else hidden)
    return " · ".join(parts)


def other_rounds_text(ballot: "Ballot") -> str:
    """What stands above the points of the other rounds: „1. Runde“, „1. · 3. Runde“."""
    numbers = " · ".join(f"{found.number}." for found in ballot.other_rounds)
    return _("{numbers} Runde").format(numbers=numbers)


def cut_text(chosen: int, places: int) -> str:
    """What the cut line says; of a tie how many come along."""
    if chosen <= places:
        return _("die ersten {places}").format(places=places)
    return _("Gleichstand: {chosen}").format(chosen=chosen)


def last_paper_text(last: "Paper | None") -> str:
    """„zuletzt 3, 3, 7“ for whoever types, without the group: it may have this one paper only.

    Before the first paper it says where the numbers are.
    """
    if last is None:
        return _("Nummern stehen vor den Titeln")
    numbers = ", ".join(map(str, last.numbers)) or _("leer")
    return _("zuletzt {numbers}").format(numbers=numbers)


def group_name(sector: Sector | str | None) -> str:
    """The name of a group of ballot papers."""
    return _("ohne Gruppe") if sector is None else label(sector)


def group_title(group: "GroupResult") -> str:
    """„Verwaltung (12)“."""
    return f"{_short_name(group.sector)} ({german.format_number(group.papers)})"


def group_note(group: "GroupResult") -> str:
    """Why the points of a group are not shown; empty: they are."""
    if group.points is not None:
        return ""
    if group.is_small:
        return _("zu wenige Stimmzettel")
    return _("nicht gezeigt, weil sich sonst eine kleine Gruppe errechnen ließe")


def is_strong(option: "Option") -> bool:
    """Whether its bar stands out: what was chosen, and the projects that come first."""
    return option.is_chosen or option.priority == Priority.A


def _short_name(sector: Sector | str | None) -> str:
    names = {
        Sector.POLITICS: _("Politik"),
        Sector.MIGRANT_ORGANISATION: _("MO"),
        Sector.CIVIL_SOCIETY: _("Träger"),
    }
    found = names.get(sector) if isinstance(sector, Sector) else None
    return found or group_name(sector)


def _difference(missing: int) -> str:
    if missing > 0:
        text = ngettext("{count} Punkt fehlt", "{count} Punkte fehlen", missing)
    else:
        text = ngettext("{count} Punkt zu viel", "{count} Punkte zu viel", -missing)
    return text.format(count=german.format_number(abs(missing)))


def _tone(ballot: "Ballot", above: int) -> str:
    if above or ballot.missing < 0:
        return _ODD
    if not ballot.missing:
        return _FITS
    # While options wait for their number, points are missing because nobody has counted them.
    return _OPEN if ballot.uncounted else _ODD

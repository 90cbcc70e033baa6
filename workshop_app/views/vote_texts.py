"""What a vote says in words: an option to those who listen, the check sum, a choice by rank."""

from dataclasses import dataclass

from workshop_app import german
from workshop_app.model.projects import Priority
from workshop_app.phases.ballots import Ballot, Option
from workshop_app.phases.labels import label
from workshop_app.phases.step import VoteSubject
from workshop_app.translation import _, ngettext

_FITS, _ODD, _OPEN = "ok", "warning", "neutral"


@dataclass(frozen=True, slots=True)
class CheckSum:
    """The points counted against those there are."""

    text: str
    tone: str  # of the chip that shows it


def title_of(option: Option) -> str:
    """The title of an option, or why it has none."""
    if not option.exists:
        return _("(gelöscht)")
    return " ".join(option.title.split()) or _("Noch ohne Titel")


def points_text(points: int) -> str:
    """„36 Punkte“."""
    return ngettext("{count} Punkt", "{count} Punkte", points).format(
        count=german.format_number(points)
    )


def spoken_option(option: Option, subject: VoteSubject) -> str:
    """„HF-02 Wohnen, 36 Punkte, Rang 2, gewählt“."""
    parts = [f"{option.code} {title_of(option)}"]
    if option.points is None:
        parts.append(_("noch ohne Punkte"))
    else:
        parts.append(points_text(option.points))
        parts.append(_("Rang {rank}").format(rank=option.rank))
    if option.exists and subject is VoteSubject.ACTION_FIELDS:
        parts.append(_("gewählt") if option.is_chosen else _("nicht gewählt"))
    elif option.priority is not None:
        parts.append(_("Priorität {priority}").format(priority=label(option.priority)))
    return ", ".join(parts)


def check_sum(ballot: Ballot) -> CheckSum:
    """„195 von 195 Punkten · passt“, „7 Punkte fehlen“, „3 Punkte zu viel“."""
    if not ballot.voters:
        text = _("{points} gezählt · Wie viele stimmen ab?")
        return CheckSum(text.format(points=points_text(ballot.given)), _ODD)
    parts = [
        ngettext(
            "{given} von {budget} Punkt", "{given} von {budget} Punkten", ballot.budget
        ).format(
            given=german.format_number(ballot.given), budget=german.format_number(ballot.budget)
        )
    ]
    above = sum(ballot.is_above_maximum(option) for option in ballot.options)
    if ballot.missing:
        parts.append(_difference(ballot.missing))
    elif not above:
        parts.append(_("passt"))
    if above:
        parts.append(_("{count} über der Grenze").format(count=above))
    return CheckSum(" · ".join(parts), _tone(ballot, above))


def limit_text(ballot: Ballot) -> str:
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


def is_strong(option: Option) -> bool:
    """Whether its bar stands out: what was chosen, and the projects that come first."""
    return option.is_chosen or option.priority == Priority.A


def _difference(missing: int) -> str:
    if missing > 0:
        text = ngettext("{count} Punkt fehlt", "{count} Punkte fehlen", missing)
    else:
        text = ngettext("{count} Punkt zu viel", "{count} Punkte zu viel", -missing)
    return text.format(count=german.format_number(abs(missing)))


def _tone(ballot: Ballot, above: int) -> str:
    if above or ballot.missing < 0:
        return _ODD
    if not ballot.missing:
        return _FITS
    # While options wait for their number, points are missing because nobody has counted them.
    return _OPEN if ballot.uncounted else _ODD

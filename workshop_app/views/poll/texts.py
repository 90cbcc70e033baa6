"""What a poll says in words: the check sum, the spread, how far the groups are apart."""

from workshop_app import german
from workshop_app.phases.labels import label
from workshop_app.phases.polls import climate
from workshop_app.phases.polls.climate import Scale, Statement
from workshop_app.translation import _, ngettext


def check_text(statement: Statement, scale: Scale) -> tuple[str, bool]:
    """How many votes of how many were counted, and whether something is odd about it."""
    given, voters = climate.votes(statement.counts) + statement.abstentions, scale.voters
    parts = [_votes_text(given, voters)]
    is_odd = given > voters > 0  # 0: nobody is entered yet
    if is_odd:
        parts.append(_("mehr Stimmen als Stimmberechtigte, bitte nachzählen"))
    if climate.differs_from_groups(statement):
        is_odd = True
        parts.append(_("„Alle“ weicht von der Summe der Gruppen ab"))
    return " · ".join(parts), is_odd


def contrast_text(statement: Statement) -> str:
    """Range and spread of the room, and the two groups that are furthest apart."""
    marked = climate.value_range(statement.counts)
    parts = []
    if marked is not None:
        parts.append(_("Spannweite {low} bis {high}").format(low=marked[0], high=marked[1]))
        parts.append(spread_text(statement))
    found = climate.contrast(statement)
    if found is not None:
        parts.append(
            _("größter Abstand: {high} {high_mean} – {low} {low_mean}").format(
                high=label(found.high),
                high_mean=german.format_number(found.high_mean, decimals=1),
                low=label(found.low),
                low_mean=german.format_number(found.low_mean, decimals=1),
            )
        )
    return " · ".join(parts)


def result_text(statement: Statement, *, is_hidden: bool = False) -> str:
    """Votes, mean and spread in words; of a hidden result the votes alone."""
    average = climate.mean(statement.counts)
    if average is None:
        return _("noch ohne Stimmen")
    if is_hidden:
        return _("{votes} Stimmen, verdeckt").format(votes=climate.votes(statement.counts))
    return _("{votes} Stimmen, Mittel {mean}, {spread}").format(
        votes=climate.votes(statement.counts),
        mean=german.format_number(average, decimals=1),
        spread=spread_text(statement),
    )


def spread_text(statement: Statement) -> str:
    """„Streuung 0,8“: how far apart the room is; empty without votes."""
    found = climate.spread(statement.counts)
    if found is None:
        return ""
    return _("Streuung {spread}").format(spread=german.format_number(found, decimals=1))


def _votes_text(given: int, voters: int) -> str:
    """„31 von 39 Stimmen“; „31 Stimmen“ while it is not known how many vote."""
    count = german.format_number(given)
    if not voters:
        return ngettext("{count} Stimme", "{count} Stimmen", given).format(count=count)
    return ngettext("{count} von {voters} Stimme", "{count} von {voters} Stimmen", voters).format(
        count=count, voters=german.format_number(voters)
    )

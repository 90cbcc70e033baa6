"""Papers about people: attendance list, name signs, table cards. Never an address or a need."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.goals import ActionField
from workshop_app.model.people import Participant, Sector
from workshop_app.model.workshop import Moderator
from workshop_app.phases.groups.small_groups import all_guests, full_name, read_plan
from workshop_app.phases.papers.content import (
    CardsPaper,
    Column,
    Row,
    Sign,
    SignsPaper,
    TableCard,
    TablePaper,
)
from workshop_app.translation import _

_BLANK_ROWS = 6  # for those who come without having been invited
_ROW_HEIGHT = 9.4  # mm: room for a signature


def attendance_list(session: Session, day: int, subtitle: str) -> TablePaper:
    """Everybody who was invited, with room to sign."""
    rows = [
        Row((str(number), name, organisation, "", "", ""))
        for number, (name, organisation) in enumerate(_invited(session), start=1)
    ]
    blank = Row(("", "", "", "", "", ""))
    return TablePaper(
        title=_("Anwesenheitsliste Tag {day}").format(day=day),
        subtitle=subtitle,
        columns=(
            Column(_("Nr."), 6),
            Column(_("Name"), 26, is_strong=True),
            Column(_("Einrichtung"), 30),
            Column(_("Unterschrift"), 24),
            Column(_("Foto ja"), 7, is_box=True),
            Column(_("Foto nein"), 7, is_box=True),
        ),
        rows=(*rows, *[blank] * _BLANK_ROWS),
        note=_(
            "Ja heißt: Ich bin einverstanden, dass Fotos, auf denen ich zu erkennen bin, für die "
            "Dokumentation verwendet werden. Das lässt sich jederzeit widerrufen."
        ),
        row_height=_ROW_HEIGHT,
    )


def name_signs(session: Session) -> SignsPaper:
    """A sign for everybody who comes, and for those who moderate."""
    guests = all_guests(session, 1)
    present = {guest.id for day in (1, 2) for guest in all_guests(session, day) if guest.is_present}
    people = [
        Sign(guest.name, guest.organisation)
        for guest in guests
        if not present or guest.id in present
    ]
    query = select(Moderator.name, Moderator.role).order_by(Moderator.position)
    named = {sign.name for sign in people}
    team = [
        Sign(name, role or _("Moderation"))
        for name, role in session.execute(query)
        if name.strip() and name not in named
    ]
    return SignsPaper((*team, *people))


def table_cards(session: Session, day: int, subtitle: str) -> CardsPaper:
    """A card for each table of a day."""
    plan = read_plan(session, day)
    questions = {
        key: question
        for key, question in session.execute(select(ActionField.id, ActionField.guiding_question))
    }
    return CardsPaper(
        subtitle,
        tuple(
            TableCard(
                name=table.name,
                field=table.field_title,
                question=questions.get(table.field_id, "") if table.field_id else "",
                host=table.table_host,
                # Where nobody was ticked off, the list was not kept.
                people=tuple(guest.name for guest in table.present or table.guests),
            )
            for table in plan.tables
        ),
    )


def _invited(session: Session) -> list[tuple[str, str]]:
    person = Participant
    query = select(
        person.last_name, person.first_name, person.academic_title, person.organisation
    ).where((person.sector != Sector.MODERATION) | person.sector.is_(None))
    rows = sorted(
        session.execute(query),
        key=lambda row: (german.sort_key(row.last_name), german.sort_key(row.first_name)),
    )
    found = []
    for row in rows:
        first = full_name(row.academic_title, row.first_name)
        name = ", ".join(part for part in (row.last_name.strip(), first) if part)
        found.append((name, row.organisation))
    return found

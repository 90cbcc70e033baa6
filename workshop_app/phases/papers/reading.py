"""Which papers there are just now, and what stands on each."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.model.workshop import Event, EventKind
from workshop_app.phases.agenda import current_step, row_of
from workshop_app.phases.method import PartKey, load_method
from workshop_app.phases.overview import read_overview
from workshop_app.phases.papers import people, steps
from workshop_app.phases.papers.content import Choice, Draft, Paper, PaperKind
from workshop_app.phases.schedule.timing import DAYS
from workshop_app.phases.step import VoteSubject
from workshop_app.translation import _

_BY_DAY = {PaperKind.RUN_SHEET, PaperKind.ATTENDANCE, PaperKind.TABLE_CARDS}
_BALLOTS = (
    Choice(VoteSubject.ACTION_FIELDS, _("Handlungsfelder")),
    Choice(VoteSubject.PROJECT_IDEAS, _("Projektideen")),
)
_DAY_NUMBERS = {PartKey.DAY_1: 1, PartKey.DAY_2: 2}


def choices(kind: PaperKind) -> tuple[Choice, ...]:
    """What one may choose between; empty: there is one such paper."""
    if kind in _BY_DAY:
        parts = load_method().parts
        return tuple(Choice(part.key, part.title) for part in parts if part.key in DAYS)
    return _BALLOTS if kind is PaperKind.BALLOTS else ()


def usual_choice(session: Session, kind: PaperKind) -> str:
    """The key of what is probably wanted: the day that is going on, the vote that comes next."""
    if kind in _BY_DAY:
        return _day_of(session)
    if kind is PaperKind.BALLOTS:
        is_late = _day_of(session) == PartKey.DAY_2
        return VoteSubject.PROJECT_IDEAS if is_late else VoteSubject.ACTION_FIELDS
    return ""


def read_draft(session: Session, kind: PaperKind, choice: str = "") -> Draft:
    """A paper as it would be printed now.

    Args:
        choice: key of one of :func:`choices`; empty for the usual one.
    """
    chosen = choice or usual_choice(session, kind)
    overview = read_overview(session)
    names = (overview.municipality, overview.title)
    title = next((one.title for one in choices(kind) if one.key == chosen), "")
    paper, reason = _read(session, kind, chosen)
    return Draft(
        kind=kind,
        paper=None if reason else paper,
        reason=reason,
        footer=" · ".join(name for name in names if name),
        file_part=title,
    )


def _read(session: Session, kind: PaperKind, chosen: str) -> tuple[Paper | None, str]:
    if kind in _BY_DAY:
        return _read_of_day(session, kind, PartKey(chosen))
    match kind:
        case PaperKind.NAME_SIGNS:
            signs = people.name_signs(session)
            return signs, "" if signs.signs else _("Noch steht niemand auf der Liste.")
        case PaperKind.HEADINGS:
            return steps.headings(session), ""
        case PaperKind.PROJECT_SHEETS:
            return steps.project_sheets(session), ""
        case PaperKind.BALLOTS:
            ballot = steps.ballots(session, VoteSubject(chosen))
            return ballot, "" if ballot else _("Noch steht nichts zur Wahl.")
        case PaperKind.PHOTO_CHECKLIST:
            return steps.photo_checklist(session, _dates(session)), ""
        case _:
            return steps.projector_pictures(session), ""


def _read_of_day(session: Session, kind: PaperKind, part: PartKey) -> tuple[Paper | None, str]:
    day = _DAY_NUMBERS[part]
    subtitle = _date_of(session, part)
    if kind is PaperKind.ATTENDANCE:
        return people.attendance_list(session, day, subtitle), ""
    if kind is PaperKind.TABLE_CARDS:
        cards = people.table_cards(session, day, subtitle)
        reason = _("Für diesen Tag sind noch keine Gruppen gebildet.")
        return cards, "" if cards.cards else reason
    shown = next(one for one in load_method().parts if one.key == part)
    title = _("Ablaufplan {day}: {name}").format(day=shown.title, name=shown.subtitle)
    return steps.run_sheet(session, part, title, subtitle), ""


def _day_of(session: Session) -> PartKey:
    """The day of the step where the moderator is; day 1 before, day 2 afterwards."""
    row = row_of(session, current_step(session))
    part = row.text.part if row else PartKey.DAY_1
    late = {PartKey.DAY_2, PartKey.FOLLOW_UP}
    return PartKey.DAY_2 if part in late else PartKey.DAY_1


def _date_of(session: Session, part: PartKey) -> str:
    query = select(Event.date, Event.place, Event.room).where(Event.kind == EventKind(part.value))
    row = session.execute(query.order_by(Event.position)).first()
    if row is None:
        return ""
    date = german.format_date_text(row.date) if row.date else ""
    return " · ".join(part for part in (date, row.place, row.room) if part)


def _dates(session: Session) -> str:
    return read_overview(session).dates

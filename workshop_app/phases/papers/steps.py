"""Papers about what is done: run sheet, headings, project sheets, ballots, photo checklist."""

from sqlalchemy.orm import Session

from workshop_app import german
from workshop_app.phases import agenda, checklists
from workshop_app.phases.groups.small_groups import chosen_fields
from workshop_app.phases.method import PartKey, SocialForm, StepText, load_method
from workshop_app.phases.papers.content import (
    BallotPaper,
    Blank,
    Column,
    FormPaper,
    Heading,
    HeadingsPaper,
    PicturesPaper,
    Row,
    TablePaper,
)
from workshop_app.phases.projector.pictures import Cover, Picture
from workshop_app.phases.projector.reading import read_logo, read_picture
from workshop_app.phases.schedule.timing import DAYS
from workshop_app.phases.step import VoteSubject
from workshop_app.phases.votes.ballots import read_ballot
from workshop_app.translation import _, ngettext

_BALLOT_TITLES = {
    VoteSubject.ACTION_FIELDS: _("Handlungsfelder"),
    VoteSubject.PROJECT_IDEAS: _("Projektideen"),
}
_USUAL_BALLOTS = 40  # where nobody was marked as present yet


def run_sheet(session: Session, part: PartKey, title: str, subtitle: str) -> TablePaper:
    """A day with its times as they are planned now."""
    rows = []
    for row in agenda.day(session, part):
        if not row.minutes_in_plan:
            continue
        text = row.text
        start = german.format_time(row.start) if row.start else ""
        rows.append(
            Row(
                (
                    start,
                    text.title,
                    str(row.minutes_in_plan),
                    text.question,
                    _way(text, is_own=row.is_own),
                    ", ".join(text.material),
                ),
                is_muted=text.is_break,
            )
        )
    return TablePaper(
        title=title,
        subtitle=subtitle,
        columns=(
            Column(_("Zeit"), 6, is_strong=True),
            Column(_("Schritt"), 18, is_strong=True),
            Column(_("Min."), 5),
            Column(_("Frage"), 29),
            Column(_("Methode"), 17),
            Column(_("Material"), 27),
        ),
        rows=tuple(rows),
        is_landscape=True,
        is_one_page=True,
    )


def headings(session: Session) -> HeadingsPaper:
    """What hangs above the pin-boards of both days."""
    found = []
    for step in load_method().steps:
        found += [Heading(board.title, board.question, step=step.key) for board in step.boards]
    found += [Heading(_("Handlungsfeld"), title) for _key, title in chosen_fields(session)]
    found.append(Heading("", _("Themenspeicher"), _("Was darf nicht verloren gehen?")))
    return HeadingsPaper(tuple(dict.fromkeys(found)))


def project_sheets(session: Session) -> FormPaper:
    """The form of a Projektidee, a page for each chosen action field."""
    fields = tuple(title for _key, title in chosen_fields(session))
    return FormPaper(
        title=_("Projektsteckbrief"),
        fields=fields or ("",),
        left=(
            Blank(_("Titel"), lines=2),
            Blank(_("Kurzbeschreibung"), _("Was geschieht, und was ist danach anders?"), 5),
            Blank(_("Zielgruppe"), _("Wer hat etwas davon? Nicht „alle“."), 2),
            Blank(_("Handlungsziel"), _("Worauf zahlt das Projekt ein?"), 2),
            Blank(_("Erfolg"), _("Woran ist er zu messen?"), 2),
            Blank(_("Risiken und Nebenwirkungen"), lines=2),
        ),
        right=(
            Blank(_("Verantwortlich"), _("Einrichtung und Person oder Funktion"), 2),
            Blank(_("Zusage"), boxes=(_("zugesagt"), _("angefragt"), _("offen"))),
            Blank(_("Partner"), lines=2),
            Blank(_("Beginn und Ende, Meilensteine"), lines=3),
            Blank(_("Kosten"), _("einmalig und im Jahr, in Euro; Stellenanteil"), 2),
            Blank(_("Finanzierung"), _("Woher kommt das Geld, und ist es sicher?"), 2),
            Blank(
                _("Zuständig"), boxes=(_("Kommune"), _("Kreis"), _("Land"), _("Bund"), _("frei"))
            ),
            Blank(_("Erster Schritt"), _("Wer macht was bis wann?"), 2),
        ),
    )


def ballots(session: Session, subject: VoteSubject) -> BallotPaper | None:
    """A ballot for each voter; None: there is nothing to vote on yet."""
    ballot = read_ballot(session, subject)
    options = tuple((option.number, option.title) for option in ballot.options if option.exists)
    if not options:
        return None
    rule = ngettext(
        "Sie haben {count} Punkt.", "Sie haben {count} Punkte.", ballot.points_per_person
    ).format(count=ballot.points_per_person)
    if ballot.maximum_per_option is not None:
        limit = ngettext(
            "Höchstens {count} Punkt je Zeile.",
            "Höchstens {count} Punkte je Zeile.",
            ballot.maximum_per_option,
        )
        rule = f"{rule} {limit.format(count=ballot.maximum_per_option)}"
    return BallotPaper(
        title=_("Stimmzettel: {subject}").format(subject=_BALLOT_TITLES[subject]),
        question=ballot.question,
        rule=rule,
        options=options,
        copies=ballot.voters or _USUAL_BALLOTS,
    )


def photo_checklist(session: Session, subtitle: str) -> TablePaper:
    """What to photograph before tidying up."""
    lines = checklists.lines(session, "fotos")
    return TablePaper(
        title=_("Fotos vor dem Aufräumen"),
        subtitle=subtitle,
        columns=(
            Column("", 6, is_box=True),
            Column(_("Was"), 52, is_strong=True),
            Column(_("Worauf achten"), 42),
        ),
        rows=tuple(Row(("", line.text, line.hint)) for line in lines),
        row_height=_PHOTO_ROW,
    )


_PHOTO_ROW = 9.0  # mm


def projector_pictures(session: Session) -> PicturesPaper:
    """Every picture of the two days, each once."""
    found: list[Picture] = [read_logo(session)]
    for part in DAYS:
        for row in agenda.day(session, part):
            for pane in range(max(1, len(row.step.panes))):
                picture = read_picture(session, row.step.key, pane)
                if not isinstance(picture, Cover) and picture not in found:
                    found.append(picture)
    return PicturesPaper(tuple(found))


def _way(text: StepText, *, is_own: bool) -> str:
    if text.is_break or is_own:
        return ""
    if text.social_form is SocialForm.OPEN:
        return text.method
    return f"{text.method}, {text.social_form.label}"

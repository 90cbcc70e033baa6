"""Conflicts between two copies, and what came in, in words for people."""

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from workshop_app import german
from workshop_app.merging.codes import MENTIONS, OF_OPTIONS
from workshop_app.merging.plan import Conflict, ConflictKind, Plan
from workshop_app.merging.rows import UNSEEN, Key, Row, Rows, columns, references, target
from workshop_app.merging.stacks import count_of
from workshop_app.model.column_types import Binary, OpenEnum, known_or_text
from workshop_app.phases.copies.merge_labels import column_label, kind_label, kinds_label
from workshop_app.phases.labels import label
from workshop_app.storage.journal import RowChange
from workshop_app.storage.row_values import JsonValue
from workshop_app.translation import _, ngettext

# Columns that say what a row is about, the first that is filled in.
_NAMES = (
    *("title", "text", "name", "headline", "what", "question", "statement", "indicator", "body"),
    *("last_name", "alt_text", "file_name", "option", "step", "chapter", "rule", "item", "year"),
)
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class ConflictText:
    """A conflict as people read it: what it is about, and both sides of it."""

    title: str  # „Karte K-012: Dolmetscherpool fehlt“
    subject: str  # „Erläuterung“, „Gelöscht und bearbeitet“
    ours: str
    theirs: str
    ours_action: str  # what choosing this side does: „Diese Fassung behalten“
    theirs_action: str


def conflict_text(conflict: Conflict, plan: Plan) -> ConflictText:
    """A conflict in words."""
    row = plan.ours.get(conflict.key) or plan.theirs[conflict.key]
    title = row_name(plan, conflict.key, row)
    table = conflict.key[0]
    match conflict.kind:
        case ConflictKind.FIELD if conflict.column == "is_in_trash":
            ours, theirs = (_trash_text(bool(side)) for side in (conflict.ours, conflict.theirs))
            return ConflictText(
                title, _("Weggeworfen und bearbeitet"), ours, theirs, *_trash_ways(conflict)
            )
        case ConflictKind.FIELD:
            return ConflictText(
                title,
                column_label(table, conflict.column),
                value_text(plan, table, conflict.column, conflict.ours),
                value_text(plan, table, conflict.column, conflict.theirs),
                _("Unsere Fassung behalten"),
                _("Fassung der Gruppe nehmen"),
            )
        case ConflictKind.DELETED_HERE:
            return ConflictText(
                title,
                _("Hier gelöscht, von der Gruppe bearbeitet"),
                _("Gelöscht."),
                _worked_on(conflict, plan, row),
                _("Gelöscht lassen"),
                _("Zurückholen"),
            )
        case ConflictKind.COUNTED_TWICE:
            return _of_counts(title, conflict, plan)
    return ConflictText(
        title,
        _("Von der Gruppe gelöscht, hier bearbeitet"),
        _worked_on(conflict, plan, row),
        _("Gelöscht."),
        _("Behalten"),
        _("Löschen"),
    )


def row_name(plan: Plan, key: Key, row: Row) -> str:
    """A row with its kind, its code and what it is about."""
    column = next((name for name in _NAMES if name in columns(key[0]) and row[name]), None)
    name = " ".join(str(row[column]).split()) if column else ""
    if column == "option":
        name = _option_name(plan, name)
    if len(name) > _LONGEST_NAME:
        name = f"{name[:_LONGEST_NAME].rstrip()} …"
    head = " ".join(part for part in (kind_label(key[0]), row.get("code")) if part)
    return f"{head}: {name}" if name else head


def value_text(plan: Plan, table: str, column: str, value: JsonValue) -> str:
    """A value as people read it; what is empty says so."""
    kind = columns(table)[column].type
    if value is None or value in ("", [], {}):
        return _("(leer)")
    if MENTIONS.get(table, {}).get(column) == OF_OPTIONS:
        value = _with_titles(plan, value)
    match value:
        case bool():
            return _("ja") if value else _("nein")
        case int() | float():
            return german.format_number(value)
        case list():
            return "\n".join(str(part) for part in value)
        case dict():
            return "\n".join(f"{name}: {number}" for name, number in value.items())
    if column in references(table):
        return _target_name(plan, table, column, value)
    match kind:
        case OpenEnum(values=members):
            return label(known_or_text(members, value))
        case Binary():
            return _("(ein Bild)")
    return _moment(value) if value.endswith("+00:00") else str(value)


def _moment(value: str) -> str:
    try:
        moment = dt.datetime.fromisoformat(value).astimezone()
    except ValueError:
        return value
    return _("{moment} Uhr").format(moment=german.format_moment(moment))


def _target_name(plan: Plan, table: str, column: str, value: str) -> str:
    goal = target({column: value}, table, column)
    row = (plan.ours.get(goal) or plan.theirs.get(goal)) if goal else None
    return row_name(plan, goal, row) if goal and row else _("(gelöscht)")


def _with_titles(plan: Plan, value: JsonValue) -> JsonValue:
    """Options by their titles instead of their codes."""
    match value:
        case list():
            return [_option_name(plan, str(code)) for code in value]
        case dict():
            return {_option_name(plan, code): points for code, points in value.items()}
    return _option_name(plan, str(value))


def _option_name(plan: Plan, code: str) -> str:
    """The title of what stood for election; the code where it has none, or is none."""
    rows = itertools.chain(plan.ours.items(), plan.theirs.items())
    found = (
        " ".join(row["title"].split())
        for key, row in rows
        if key[0] in OF_OPTIONS and row["code"] == code
    )
    return next(filter(None, found), code)


def _trash_text(is_in_trash: bool) -> str:
    if is_in_trash:
        return _("Liegt im Papierkorb.")
    return _("Liegt nicht im Papierkorb und wurde bearbeitet.")


def _trash_ways(conflict: Conflict) -> tuple[str, str]:
    ways = (_("Im Papierkorb lassen"), _("Zurückholen"))
    return ways if conflict.ours else (_("Behalten"), _("In den Papierkorb"))


def _worked_on(conflict: Conflict, plan: Plan, row: Row) -> str:
    table = conflict.key[0]
    lines = [
        f"{column_label(table, name)}: {value_text(plan, table, name, row[name])}"
        for name in conflict.changed
    ]
    for user in conflict.users:
        known = plan.ours.get(user) or plan.theirs.get(user)
        if known is not None:
            lines.append(_("Neu damit verbunden: {what}").format(what=row_name(plan, user, known)))
    for moved in conflict.moved:
        known = plan.ours.get(moved) or plan.theirs.get(moved)
        if known is not None:
            lines.append(
                _("Jetzt woanders eingeordnet: {what}").format(what=row_name(plan, moved, known))
            )
    return "\n\n".join(lines) or _("War zwischendurch mit etwas anderem verbunden.")


def _of_counts(title: str, conflict: Conflict, plan: Plan) -> ConflictText:
    return ConflictText(
        title,
        _("Von Hand und mit Stimmzetteln gezählt"),
        _count_text(plan, plan.ours, conflict),
        _count_text(plan, plan.theirs, conflict),
        _("Unsere Zählung behalten"),
        _("Zählung der Gruppe nehmen"),
    )


def _count_text(plan: Plan, rows: Rows, conflict: Conflict) -> str:
    count = count_of(rows, conflict.key[1].hex)
    papers = len(count["papers"])
    text = ngettext("Mit {count} Stimmzettel gezählt:", "Mit {count} Stimmzetteln gezählt:", papers)
    head = text.format(count=papers) if papers else _("Von Hand gezählt:")
    results = count["results"].items()
    lines = (f"{_option_name(plan, code)}: {points}" for code, (points, _rank) in results)
    return "\n".join((head, *lines))


def outcome_lines(rows: Iterable[RowChange]) -> list[str]:
    """What comes in: a line for what is new, what changes, and what goes."""
    counts: dict[str, Counter[str]] = {"new": Counter(), "changed": Counter(), "gone": Counter()}
    for row in rows:
        if row.table in UNSEEN:
            continue
        kind = "new" if row.old is None else "gone" if row.new is None else "changed"
        counts[kind][row.table] += 1
    heads = {
        "new": _("Neu: {what}"),
        "changed": _("Geändert: {what}"),
        "gone": _("Entfällt: {what}"),
    }
    return [heads[kind].format(what=_counted(found)) for kind, found in counts.items() if found]


def _counted(found: Counter[str]) -> str:
    parts = [
        f"{number} {kind_label(table) if number == 1 else kinds_label(table)}"
        for table, number in sorted(found.items(), key=lambda item: (-item[1], item[0]))
    ]
    return german.join_list(parts)


def code_lines(plan: Plan) -> list[str]:
    """Codes that the group gave and that are others here, because they were taken."""
    pairs = sorted(found for key, found in plan.codes.items() if key in plan.inserts)
    return [
        _("Das Kürzel {old} der Gruppe heißt hier {new}, weil es schon vergeben war.").format(
            old=old, new=new
        )
        for old, new in pairs
    ]


def conflicts_headline(count: int) -> str:
    """How many places are to be decided."""
    text = ngettext(
        "{count} Stelle haben beide Seiten geändert. Mit ← und → wählen Sie, was gilt.",
        "{count} Stellen haben beide Seiten geändert. Mit ← und → wählen Sie, was gilt.",
        count,
    )
    return text.format(count=count)

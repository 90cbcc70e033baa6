"""What a table says of the values that were put into its cells."""

from workshop_app.phases.fields import Field
from workshop_app.phases.sheets.sheet_reading import remark
from workshop_app.phases.tables.table_rows import Pasted
from workshop_app.translation import ngettext
from workshop_app.views.bridge import Message, Tone


def about_value(field: Field, value: object) -> Message | None:
    """A calm word on a value that was kept, but may be a slip; None: there is nothing to say."""
    text = remark(field, value)
    return Message(f"{field.label}: {text}") if text else None


def pasting(count: int) -> str:
    """The label of a change that pastes so many rows."""
    text = ngettext("{count} Zeile eingefügt", "{count} Zeilen eingefügt", count)
    return text.format(count=count)


def about_pasted(pasted: Pasted) -> Message:
    """What was pasted, and what did not fit."""
    label = pasting(len(pasted.row_ids))
    if not pasted.refused:
        return Message(label, offers_undo=True)
    skipped = ngettext(
        "{count} Zelle passte nicht: {first}",
        "{count} Zellen passten nicht: {first}",
        len(pasted.refused),
    ).format(count=len(pasted.refused), first=pasted.refused[0])
    return Message(f"{label}. {skipped}", Tone.ERROR, offers_undo=bool(pasted.row_ids))

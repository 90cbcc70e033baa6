"""The changes that a sheet pane makes, each with its name in the history."""

import uuid
from collections.abc import Sequence

from sqlalchemy.orm import Session

from workshop_app.phases.fields import Field
from workshop_app.phases.sheets import sheet_actions
from workshop_app.phases.sheets.sheets import SHEETS
from workshop_app.phases.step import SheetSubject
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge, Message


class SheetChanges:
    """Carries out what the moderator does; what is refused becomes a message."""

    def __init__(self, bridge: ChangeBridge, subject: SheetSubject, step: str) -> None:
        self._bridge = bridge
        self._subject = subject
        self._step = step
        self._item_name = SHEETS[subject].item_name

    def add(self, *, field_id: uuid.UUID | None, parent_id: uuid.UUID | None) -> uuid.UUID | None:
        """Add an empty item; None if it was refused."""
        return self._bridge.act(
            _("{item} angelegt").format(item=self._item_name),
            lambda session: sheet_actions.add_item(
                session, self._subject, step=self._step, field_id=field_id, parent_id=parent_id
            ),
        )

    def save(self, item_id: uuid.UUID | None, field: Field, value: object) -> bool:
        """Put a value into a field; False if it was refused."""

        def save(session: Session) -> bool:
            sheet_actions.set_value(session, self._subject, item_id, field.attribute, value)
            return True

        label = _("{item} geändert: {field}").format(item=self._item_name, field=field.label)
        return bool(self._bridge.act(label, save))

    def order(self, ordered: Sequence[uuid.UUID]) -> None:
        """Give the items of a group another order."""
        self._bridge.act(
            _("{item} verschoben").format(item=self._item_name),
            lambda session: sheet_actions.order_items(session, self._subject, ordered),
        )

    def duplicate(self, item_id: uuid.UUID) -> uuid.UUID | None:
        """Copy an item; None if it was refused."""
        return self._bridge.act(
            _("{item} verdoppelt").format(item=self._item_name),
            lambda session: sheet_actions.duplicate(
                session, self._subject, item_id, step=self._step
            ),
        )

    def delete(self, item_id: uuid.UUID) -> None:
        """Delete an item, and offer to take that back."""

        def delete(session: Session) -> bool:
            sheet_actions.delete_item(session, self._subject, item_id)
            return True

        label = _("{item} gelöscht").format(item=self._item_name)
        if self._bridge.act(label, delete):
            self._bridge.tell(Message(label, offers_undo=True))

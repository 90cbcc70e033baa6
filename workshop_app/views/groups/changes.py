"""What the moderator does with the groups of a day, each as one undoable change."""

import uuid

from workshop_app.model.people import WishKind
from workshop_app.phases.groups import group_actions
from workshop_app.phases.groups.small_groups import Guest, Table
from workshop_app.translation import _, ngettext
from workshop_app.views.bridge import ChangeBridge, Message


class GroupChanges:
    """Turns what is pressed into changes of one day's groups."""

    def __init__(self, bridge: ChangeBridge, day: int) -> None:
        self._bridge = bridge
        self._day = day

    def form(self, tables: int) -> None:
        """Seat all who are there at so many tables."""
        self._bridge.act(
            _("Gruppen gebildet"),
            lambda session: group_actions.form_groups(session, self._day, tables),
        )

    def shuffle(self) -> None:
        """Mix anew, and offer the way back."""
        label = _("Gruppen neu gemischt")
        self._bridge.act(label, lambda session: group_actions.shuffle_again(session, self._day))
        self._bridge.tell(Message(label, offers_undo=True))

    def place_late(self) -> None:
        """Seat those without a place."""
        count = self._bridge.act(
            _("Nachzügler gesetzt"),
            lambda session: group_actions.place_late(session, self._day),
        )
        if count:
            text = ngettext(
                "{count} Person hat jetzt einen Platz.",
                "{count} Personen haben jetzt einen Platz.",
                count,
            )
            self._bridge.tell(Message(text.format(count=count), offers_undo=True))

    def move(self, guest_id: uuid.UUID, table: Table) -> None:
        """Put somebody at a table, where they stay."""
        self._bridge.act(
            _("Umgesetzt an {table}").format(table=table.name),
            lambda session: group_actions.move_person(session, guest_id, table.id),
        )

    def take_away(self, guest_id: uuid.UUID) -> None:
        """Take somebody from the table."""
        self._bridge.act(
            _("Vom Tisch genommen"),
            lambda session: group_actions.take_away(session, guest_id, self._day),
        )

    def hold(self, guest: Guest) -> None:
        """Hold somebody at the table, or let go."""
        label = _("Platz gelöst") if guest.is_fixed else _("Platz festgehalten")
        self._bridge.act(
            label,
            lambda session: group_actions.set_fixed(
                session, guest.id, self._day, is_fixed=not guest.is_fixed
            ),
        )

    def set_field(self, group_id: uuid.UUID, field_id: uuid.UUID | None) -> None:
        """Give a table its action field."""
        self._bridge.act(
            _("Handlungsfeld des Tisches geändert"),
            lambda session: group_actions.set_field(session, group_id, field_id),
        )

    def set_host(self, group_id: uuid.UUID, name: str) -> None:
        """Keep who leads a table."""
        self._bridge.act(
            _("Tischmoderation geändert"),
            lambda session: group_actions.set_host(session, group_id, name),
        )

    def add_wish(self, first_id: uuid.UUID, second_id: uuid.UUID, kind: WishKind) -> bool:
        """Keep a wish; False if it was refused."""
        added = self._bridge.act(
            _("Sitzwunsch eingetragen"),
            lambda session: group_actions.add_wish(session, first_id, second_id, kind),
        )
        return added is not None

    def remove_wish(self, wish_id: uuid.UUID) -> None:
        """Forget a wish."""
        self._bridge.act(
            _("Sitzwunsch entfernt"),
            lambda session: group_actions.remove_wish(session, wish_id),
        )

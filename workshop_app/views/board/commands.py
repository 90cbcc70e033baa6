"""What the board does to the workshop: one change for each thing that the moderator does."""

import uuid
from collections.abc import Sequence

from sqlalchemy.orm import Session

from workshop_app.model.board import CardColour, Legibility
from workshop_app.phases.board import boards, clusters, stacks, trash
from workshop_app.phases.board.board_entry import add_typed
from workshop_app.phases.board.board_reading import ColumnKey, Grouping, Pile
from workshop_app.phases.step import BoardPane
from workshop_app.translation import _, ngettext
from workshop_app.views.bridge import ChangeBridge, Message
from workshop_app.views.drafts.drafts import DraftDesk

_Ids = Sequence[uuid.UUID]


class BoardCommands:
    """The actions of one board, each with the label of its undo."""

    def __init__(self, bridge: ChangeBridge, question: str, step: str) -> None:
        self._bridge = bridge
        self._question = question
        self._step = step
        self.grouping = Grouping.CLUSTERS  # what a column means

    def add(
        self, texts: Sequence[str], key: ColumnKey, *, behind_id: uuid.UUID | None = None
    ) -> tuple[uuid.UUID, ...]:
        """Add cards at the end of a column or behind a card; none where one was refused."""
        count = len(texts)
        label = ngettext("Karte angelegt", "{count} Karten angelegt", count)
        added = self._bridge.act(
            label.format(count=count),
            lambda session: boards.add_cards(
                session,
                question=self._question,
                step=self._step,
                texts=texts,
                cluster_id=self._id_in(Grouping.CLUSTERS, key),
                action_field_id=self._id_in(Grouping.ACTION_FIELDS, key),
                behind_id=behind_id,
            ),
        )
        return added or ()

    @property
    def makes_clusters(self) -> bool:
        """Whether a new cluster would be seen."""
        return self.grouping is Grouping.CLUSTERS

    @property
    def draft_place(self) -> str:
        """Where what is typed for this board is kept until it is confirmed."""
        return f"card/{self._step}/{self._question}"

    @property
    def drafts(self) -> DraftDesk:
        """What is typed and not confirmed yet."""
        return self._bridge.drafts

    def is_of(self, pane: BoardPane) -> bool:
        """Whether these are the commands of that board."""
        return pane.question == self._question

    def add_to(self, pane: BoardPane, text: str) -> tuple[uuid.UUID, ...]:
        """Add a card to another board of the step, and say so, for it is not seen here."""
        label = _("Karte angelegt auf der Tafel {board}").format(board=pane.title)
        added = self._bridge.act(
            label,
            lambda session: add_typed(session, question=pane.question, step=self._step, typed=text),
        )
        if added is None:
            return ()
        self._bridge.tell(Message(label, offers_undo=True))
        return (added,)

    def add_to_new_cluster(self, texts: Sequence[str], title: str) -> tuple[uuid.UUID, ...]:
        """Add a cluster with these cards; nothing where one of them or the title was refused."""

        def add(session: Session) -> tuple[uuid.UUID, ...]:
            cluster_id = clusters.create_cluster(
                session, question=self._question, step=self._step, title=title
            )
            return boards.add_cards(
                session,
                question=self._question,
                step=self._step,
                texts=texts,
                cluster_id=cluster_id,
            )

        return self._bridge.act(_("Karte und Cluster angelegt"), add) or ()

    def set_text(self, card_id: uuid.UUID, text: str) -> None:
        """Word a card anew."""
        self._bridge.act(
            _("Karte geändert"), lambda s: stacks.set_shown_text(s, card_id=card_id, text=text)
        )

    def set_explanation(self, card_id: uuid.UUID, text: str) -> None:
        """Note what is meant by a card."""
        self._bridge.act(
            _("Erläuterung geändert"),
            lambda s: boards.set_explanation(s, card_id=card_id, text=text),
        )

    def move(self, ids: _Ids, key: ColumnKey, before_id: uuid.UUID | None = None) -> None:
        """Put cards into a column, before a card or at its end."""
        if key is Pile.SET_ASIDE:
            self.set_aside(ids, is_set_aside=True)
            return
        if self.grouping is Grouping.ACTION_FIELDS:
            self._set_field(ids, self._id_in(Grouping.ACTION_FIELDS, key))
            return
        if self.grouping is Grouping.WEIGHT:
            self._bridge.tell(
                Message(_("In dieser Ansicht ordnen Punkte und Nennungen die Karten."))
            )
            return
        label = ngettext("Karte verschoben", "{count} Karten verschoben", len(ids))
        self._bridge.act(
            label.format(count=len(ids)),
            lambda session: boards.move_cards(
                session,
                question=self._question,
                card_ids=ids,
                cluster_id=self._id_in(Grouping.CLUSTERS, key),
                before_id=before_id,
            ),
        )

    def _set_field(self, ids: _Ids, field_id: uuid.UUID | None) -> None:
        label = ngettext(
            "Karte einem Handlungsfeld zugeordnet",
            "{count} Karten einem Handlungsfeld zugeordnet",
            len(ids),
        )
        if field_id is None:
            label = _("Handlungsfeld der Karten entfernt")
        self._bridge.act(
            label.format(count=len(ids)),
            lambda s: boards.set_action_field(s, card_ids=ids, action_field_id=field_id),
        )

    def _id_in(self, grouping: Grouping, key: ColumnKey) -> uuid.UUID | None:
        """What a column stands for in this grouping; None for piles and in others."""
        return key if self.grouping is grouping and isinstance(key, uuid.UUID) else None

    def set_aside(self, ids: _Ids, *, is_set_aside: bool) -> None:
        """Take cards off the board, or back."""
        if is_set_aside:
            label = ngettext("Karte beiseitegelegt", "{count} Karten beiseitegelegt", len(ids))
        else:
            label = ngettext("Karte zurückgeholt", "{count} Karten zurückgeholt", len(ids))
        label = label.format(count=len(ids))
        self._bridge.act(
            label, lambda s: boards.set_aside(s, card_ids=ids, is_set_aside=is_set_aside)
        )
        if is_set_aside:
            self._bridge.tell(Message(label, offers_undo=True))

    def set_dissent(self, ids: _Ids, *, is_dissent: bool) -> None:
        """Mark cards as a minority's reading, or take that back."""
        label = _("Als Dissens markiert") if is_dissent else _("Dissens-Markierung entfernt")
        self._bridge.act(
            label, lambda s: boards.set_dissent(s, card_ids=ids, is_dissent=is_dissent)
        )

    def set_legibility(self, ids: _Ids, legibility: Legibility) -> None:
        """Say how sure the person typing is."""
        self._bridge.act(
            _("Lesbarkeit geändert"),
            lambda s: boards.set_legibility(s, card_ids=ids, legibility=legibility),
        )

    def set_colour(self, ids: _Ids, colour: CardColour) -> None:
        """Give cards another colour."""
        label = ngettext("Farbe der Karte geändert", "Farbe von {count} Karten geändert", len(ids))
        self._bridge.act(
            label.format(count=len(ids)),
            lambda s: boards.set_colour(s, card_ids=ids, colour=colour),
        )

    def delete(self, ids: _Ids) -> None:
        """Put cards into the trash, and offer to take that back."""
        label = ngettext("Karte gelöscht", "{count} Karten gelöscht", len(ids))
        label = label.format(count=len(ids))
        if self._bridge.act(label, lambda s: trash.delete_cards(s, card_ids=ids)):
            self._bridge.tell(Message(label, offers_undo=True))

    def restore(self, ids: _Ids) -> None:
        """Bring cards back from the trash."""
        label = ngettext("Karte wiederhergestellt", "{count} Karten wiederhergestellt", len(ids))
        self._bridge.act(
            label.format(count=len(ids)), lambda s: trash.restore_cards(s, card_ids=ids)
        )

    def merge(self, ids: _Ids) -> uuid.UUID | None:
        """Lay cards under the first of them; returns its id."""
        label = _("{count} Karten zusammengelegt").format(count=len(ids))
        top = self._bridge.act(label, lambda s: stacks.merge_cards(s, card_ids=ids))
        if top is not None:
            self._bridge.tell(Message(label, offers_undo=True))
        return top

    def split(self, ids: _Ids) -> None:
        """Take stacks apart."""
        self._bridge.act(_("Karten getrennt"), lambda s: stacks.split_cards(s, card_ids=ids))

    def add_mention(self, card_id: uuid.UUID, text: str) -> uuid.UUID | None:
        """Count a text as a further mention of a card; returns the id of what was written."""
        label = _("Als weitere Nennung gezählt")
        added = self._bridge.act(
            label, lambda s: stacks.add_mention(s, card_id=card_id, step=self._step, text=text)
        )
        if added is not None:
            self._bridge.tell(Message(label, offers_undo=True))
        return added

    def new_cluster(self, ids: _Ids, title: str = "") -> uuid.UUID | None:
        """Make a cluster of these cards, to be named next if not yet; returns its id."""
        if not self.makes_clusters:
            self._bridge.tell(Message(_("Cluster entstehen in der Ansicht „Cluster“.")))
            return None
        return self._bridge.act(
            _("Cluster angelegt"),
            lambda session: clusters.create_cluster(
                session,
                question=self._question,
                step=self._step,
                title=title or _("Neuer Cluster"),
                card_ids=ids,
            ),
        )

    def rename_cluster(self, cluster_id: uuid.UUID, title: str) -> None:
        """Give a cluster another heading."""
        self._bridge.act(
            _("Cluster umbenannt"),
            lambda s: clusters.rename_cluster(s, cluster_id=cluster_id, title=title),
        )

    def delete_cluster(self, cluster_id: uuid.UUID) -> None:
        """Take a heading away, and offer to take that back."""
        label = _("Cluster aufgelöst")
        self._bridge.act(label, lambda s: clusters.delete_cluster(s, cluster_id=cluster_id))
        self._bridge.tell(Message(label, offers_undo=True))

    def merge_clusters(self, cluster_id: uuid.UUID, into_id: uuid.UUID) -> None:
        """Put the cards of a cluster into another one, and offer to take that back."""
        label = _("Cluster zusammengelegt")
        kept = self._bridge.act(
            label,
            lambda s: clusters.merge_clusters(s, cluster_id=cluster_id, into_id=into_id),
        )
        if kept is not None:
            self._bridge.tell(Message(label, offers_undo=True))

    def order_clusters(self, ids: _Ids) -> None:
        """Give the clusters another order."""
        self._bridge.act(
            _("Cluster verschoben"), lambda s: clusters.order_clusters(s, cluster_ids=ids)
        )

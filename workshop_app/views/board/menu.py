"""The menus of cards and clusters: all actions with their keys."""

import uuid
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from workshop_app.model.board import CardColour, Legibility
from workshop_app.phases.board.board_reading import BoardCard, ColumnHead, ColumnKey, Pile
from workshop_app.phases.labels import label
from workshop_app.translation import _
from workshop_app.views.board.actions import (
    CARD_ACTIONS,
    CLUSTER_ACTIONS,
    ActionText,
    CardAction,
    ClusterAction,
)
from workshop_app.views.board.texts import numbered_title
from workshop_app.views.look.icons import icon
from workshop_app.views.look.theme import SPACING, card_colours, px

_SWATCH = 16


class CardMenu(QMenu):
    """What can be done with the selected cards."""

    def __init__(
        self,
        cards: Sequence[BoardCard],
        heads: Iterable[ColumnHead],
        *,
        run: Callable[[CardAction], None],
        move: Callable[[ColumnKey], None],
        colour: Callable[[CardColour], None],
        legibility: Callable[[Legibility], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._run = run
        is_one = len(cards) == 1
        self._add(CardAction.EDIT, enabled=is_one)
        self._add(CardAction.EXPLAIN, enabled=is_one)
        self.addSeparator()
        moves = self._add_menu(CardAction.MOVE_TO)
        _add_moves(moves, cards, heads, move)
        self._add(CardAction.NEW_CLUSTER)
        self._add(CardAction.MERGE, enabled=not is_one)
        self._add(CardAction.SPLIT, enabled=any(card.others for card in cards))
        self.addSeparator()
        _add_colours(self.addMenu(icon("palette"), _("Farbe")), cards, colour)
        levels = self._add_menu(CardAction.LEGIBILITY)
        _add_levels(levels, cards, legibility)
        dissent = self._add(CardAction.DISSENT)
        dissent.setCheckable(True)
        dissent.setChecked(all(card.is_dissent for card in cards))
        self._add(CardAction.COUNT_POINTS)
        self.addSeparator()
        aside = self._add(CardAction.SET_ASIDE)
        if all(card.is_set_aside for card in cards):
            key = CARD_ACTIONS[CardAction.SET_ASIDE].shown_key
            aside.setText(_("Zurückholen") + "\t" + key)
            aside.setIcon(icon("unarchive"))
        self._add(CardAction.DELETE)

    def _add(self, action: CardAction, *, enabled: bool = True) -> QAction:
        text = CARD_ACTIONS[action]
        added = self.addAction(icon(text.icon), _with_key(text))
        added.setEnabled(enabled)
        added.triggered.connect(lambda: self._run(action))
        return added

    def _add_menu(self, action: CardAction) -> QMenu:
        text = CARD_ACTIONS[action]
        return self.addMenu(icon(text.icon), _with_key(text))


class ClusterMenu(QMenu):
    """What can be done with a cluster."""

    def __init__(
        self,
        key: ColumnKey,
        heads: Sequence[ColumnHead],
        *,
        run: Callable[[ClusterAction], None],
        merge: Callable[[uuid.UUID], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._run = run
        for action in ClusterAction:
            if action is ClusterAction.MERGE:
                text = CLUSTER_ACTIONS[action]
                others = self.addMenu(icon(text.icon), _with_key(text))
                add_merges(others, key, heads, merge)
                continue
            if action is ClusterAction.DISSOLVE:
                self.addSeparator()
            self._add(action)

    def _add(self, action: ClusterAction) -> None:
        text = CLUSTER_ACTIONS[action]
        added = self.addAction(icon(text.icon), _with_key(text))
        added.triggered.connect(lambda: self._run(action))


def add_merges(
    menu: QMenu,
    key: ColumnKey,
    heads: Iterable[ColumnHead],
    merge: Callable[[uuid.UUID], None],
) -> None:
    """The other clusters, each with its number as the key of its line."""
    for head in heads:
        if head.is_cluster and head.key != key and isinstance(head.key, uuid.UUID):
            added = menu.addAction(f"&{head.number} {head.title.replace('&', '&&')}")
            added.triggered.connect(lambda _checked=False, other=head.key: merge(other))
    menu.setEnabled(not menu.isEmpty())


def _with_key(text: ActionText) -> str:
    return f"{text.text}\t{text.shown_key}" if text.shown_key else text.text


def _add_moves(
    menu: QMenu,
    cards: Sequence[BoardCard],
    heads: Iterable[ColumnHead],
    move: Callable[[ColumnKey], None],
) -> None:
    here = {card.column for card in cards}
    for head in heads:
        if head.key is Pile.SET_ASIDE:
            continue
        number = "0" if head.number is None else str(head.number)
        text = numbered_title(head).replace("&", "&&")
        added = menu.addAction(f"{text}\tV {number}")
        added.setEnabled(here != {head.key})
        added.triggered.connect(lambda _checked=False, key=head.key: move(key))


def _add_colours(
    menu: QMenu, cards: Sequence[BoardCard], choose: Callable[[CardColour], None]
) -> None:
    used = {card.colour for card in cards}
    for colour in CardColour:
        added = menu.addAction(_swatch(colour), label(colour))
        added.setCheckable(True)
        added.setChecked(used == {colour})
        added.triggered.connect(lambda _checked=False, colour=colour: choose(colour))


def _add_levels(
    menu: QMenu, cards: Sequence[BoardCard], choose: Callable[[Legibility], None]
) -> None:
    used = {card.legibility for card in cards}
    for legibility in Legibility:
        added = menu.addAction(label(legibility))
        added.setCheckable(True)
        added.setChecked(used == {legibility})
        added.triggered.connect(lambda _checked=False, level=legibility: choose(level))


def _swatch(colour: CardColour) -> QIcon:
    colours = card_colours(colour)
    picture = QPixmap(px(_SWATCH), px(_SWATCH))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(colours.border))
    painter.setBrush(QColor(colours.background))
    painter.drawRoundedRect(picture.rect().adjusted(1, 1, -2, -2), SPACING.xs, SPACING.xs)
    painter.end()
    return QIcon(picture)

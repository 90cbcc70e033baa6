"""How a board reads: what columns are called, what screen readers say of cards."""

import html
from collections import Counter
from collections.abc import Sequence

from workshop_app.model.board import Legibility
from workshop_app.phases.board.board_reading import BoardCard, ColumnHead, Pile
from workshop_app.phases.labels import label
from workshop_app.text_safety import with_closed_directions
from workshop_app.translation import _, ngettext
from workshop_app.views.vote.texts import points_text

_LONG_TIP = 1200
_MOST_ORIGINALS = 12
_NAME = 40
_PREVIEWED = 4  # cards of a pasted list


def column_title(head: ColumnHead) -> str:
    """The heading without its number."""
    match head.key:
        case Pile.UNASSIGNED:
            return head.title or _("Noch nicht zugeordnet")
        case Pile.SET_ASIDE:
            return _("Beiseitegelegt")
        case _:
            return head.title


def numbered_title(head: ColumnHead) -> str:
    """The heading with the number of a cluster."""
    title = column_title(head)
    return title if head.number is None else f"{head.number} {title}"


def describe_column(head: ColumnHead, count: int, on_cards: int | None = None) -> str:
    """A column in words.

    Args:
        on_cards: the points on its cards; None: not counted.
    """
    cards = ngettext("{count} Karte", "{count} Karten", count).format(count=count)
    if head.points is not None:
        cards += ", " + points_text(head.points)
    if on_cards is not None:
        cards += ", " + _("{points} auf den Karten").format(points=points_text(on_cards))
    if head.number is None:
        return f"{column_title(head)}, {cards}"
    text = _("Cluster {number}: {title}, {cards}")
    if not head.is_cluster:
        text = _("Handlungsfeld {number}: {title}, {cards}")
    return text.format(number=head.number, title=head.title, cards=cards)


def mentions_text(count: int) -> str:
    """How often something was said."""
    return ngettext("{count} Nennung", "{count} Nennungen", count).format(count=count)


def marks_of(card: BoardCard) -> list[tuple[str, str]]:
    """What stands at the foot of a card: icon and word."""
    marks = []
    if card.others:
        marks.append(("content_copy", mentions_text(card.mentions)))
    if not card.is_released:
        marks.append(("visibility_off", _("verdeckt")))
    if card.is_dissent:
        marks.append(("bolt", _("Dissens")))
    if card.legibility != Legibility.CLEAR:
        marks.append(("help", label(card.legibility)))
    if card.explanation:
        marks.append(("notes", _("Erläuterung")))
    return marks


def describe_card(card: BoardCard) -> str:
    """A card in words: its text, its marks, its colour."""
    parts = [card.text, *(word for _icon, word in marks_of(card))]
    if card.points is not None:
        parts.append(points_text(card.points))
    parts.append(_("Farbe {colour}").format(colour=label(card.colour)))
    return ", ".join(parts)


def tool_tip_of(card: BoardCard) -> str:
    """Code, whole text and explanation, as rich text, which Qt wraps."""
    paragraphs = [f"<b>{html.escape(card.code)}</b> {_as_html(card.text)}"]
    if card.explanation:
        paragraphs.append(_as_html(card.explanation))
    if card.others:
        originals = [_as_html(f"„{text}“") for text in card.originals[:_MOST_ORIGINALS]]
        more = card.mentions - len(originals)
        if more:
            originals.append(_("und {count} weitere").format(count=more))
        paragraphs.append("<br>".join([mentions_text(card.mentions) + ":", *originals]))
    if card.points is not None:
        paragraphs.append(points_text(card.points))
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def preview_of(cards: Sequence[str]) -> str:
    """The first cards that a pasted list would make, a line each; equal ones once, counted."""
    counted = list(Counter(cards).items())
    lines = [
        shortened(text)
        if count == 1
        else _("{count} × {card}").format(count=count, card=shortened(text))
        for text, count in counted[:_PREVIEWED]
    ]
    left = sum(count for _text, count in counted[_PREVIEWED:])
    if left:
        lines.append(
            ngettext("… und {count} weitere", "… und {count} weitere", left).format(count=left)
        )
    return "\n".join(lines)


def shortened(text: str) -> str:
    """The beginning of a card, for a sentence about it."""
    line = " ".join(text.split())
    return line if len(line) <= _NAME else with_closed_directions(line[:_NAME].rstrip()) + " …"


def _as_html(text: str) -> str:
    if len(text) > _LONG_TIP:
        text = text[:_LONG_TIP].rstrip() + " …"
    return html.escape(text).replace("\n", "<br>")

"""Pictures of boards and of the day: cards beside each other, lines in two columns."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF

from workshop_app import german
from workshop_app.phases.projector.pictures import (
    Agenda,
    AgendaLine,
    Board,
    CardGroup,
    Frame,
    ShownCard,
    VoteBar,
    VoteBars,
)
from workshop_app.translation import _, ngettext
from workshop_app.views.look.palettes import PICTURE_PALETTE, picture_card_colours
from workshop_app.views.projector.charts import vote_pages
from workshop_app.views.projector.flow import (
    Block,
    Filled,
    Sheet,
    below,
    fill_pages,
    fitting,
    line_height,
    text_block,
    width_of,
)
from workshop_app.views.projector.frame import framed, head_of
from workshop_app.views.projector.page import BOLD, MEDIUM, Box, Line, Page, Shape, Type, moved
from workshop_app.views.vote.texts import points_text

_WIDE = 1.5  # from this proportion on there is room for three columns
_PADDING = 1.6
_GAP = 2.0
_MANY = 30  # cards that fit on no page, however small
_DOT = 0.5  # of the size of the text: a point that was stuck to a card
_MOST_DOTS = 10  # more of them are one dot and a number
_COUNTED_AT_A_GLANCE = 5
_MOST_HIDDEN = 6  # cards that wait are drawn up to this number, and counted beyond


def board_pages(sheet: Sheet, picture: Board) -> tuple[Page, ...]:
    """The headings of all clusters, then the cards of each."""
    pages: tuple[Page, ...] = ()
    if len(picture.groups) > 1:
        head = head_of(sheet, picture.frame)
        sizes = [sheet.type(units) for units in (6.5, 5.5, 4.6)]
        contents = fitting(sizes, head.room, lambda kind: _headings(sheet, picture.groups, kind))
        pages = framed(sheet, picture.frame, head, contents) + _weight_pages(sheet, picture)
    for group in picture.groups:
        if group.cards or group.hidden or len(picture.groups) == 1:
            frame = _frame_of(picture.frame, group) if group.title or pages else picture.frame
            pages += _group_pages(sheet, frame, group)
    return pages


def agenda_pages(sheet: Sheet, picture: Agenda) -> tuple[Page, ...]:
    """The steps of the day in two columns where the page is wide."""
    head = head_of(sheet, picture.frame)
    columns = 2 if sheet.width >= _WIDE * sheet.height else 1
    width = (sheet.inner_width - (columns - 1) * 4 * sheet.unit) / columns
    blocks = [_agenda_line(sheet, line, width) for line in picture.lines]
    filled = fill_pages(blocks, head.room)
    return framed(
        sheet, picture.frame, head, _side_by_side(filled, columns, width + 4 * sheet.unit)
    )


def _side_by_side(filled: Sequence[Filled], columns: int, step: float) -> list[Filled]:
    pages = []
    for start in range(0, len(filled), columns):
        shapes: list[Shape] = []
        for place, column in enumerate(filled[start : start + columns]):
            shapes.extend(moved(shape, place * step, 0) for shape in column.shapes)
        pages.append(Filled(tuple(shapes), frozenset(), filled[start].height))
    return pages


def _agenda_line(sheet: Sheet, line: AgendaLine, width: float) -> Block:
    unit = sheet.unit
    kind = sheet.type(4.2, BOLD if line.is_current else "regular")
    time_width = width_of("00:00", sheet.type(4.2, BOLD)) + 2 * unit
    colour = PICTURE_PALETTE.text_muted if line.is_done or line.is_break else PICTURE_PALETTE.text
    if line.is_current:
        colour = PICTURE_PALETTE.primary
    x = 1.4 * unit
    title = f"✓ {line.title}" if line.is_done and not line.is_current else line.title
    text = text_block(title, kind, width - time_width - 2 * x, x=x + time_width, colour=colour)
    start = text_block(line.time, kind, time_width, x=x, colour=colour)
    padding = 0.45 * unit
    shapes: tuple[Shape, ...] = tuple(
        moved(shape, 0, padding) for shape in (*start.shapes, *text.shapes)
    )
    height = text.height + 2 * padding
    if line.is_current:
        pill = Box(QRectF(0, 0, width, height), PICTURE_PALETTE.primary_light, 1.2 * unit)
        shapes = (pill, *shapes)
    return Block(height, shapes, space=0.5 * unit)


def _weight_pages(sheet: Sheet, picture: Board) -> tuple[Page, ...]:
    """The headings by their points, the most first, once any were counted."""
    weighed = [group for group in picture.groups if group.points is not None and group.title]
    if not weighed:
        return ()
    weighed.sort(key=lambda group: -(group.points or 0))
    bars = tuple(VoteBar(group.title, group.points, "") for group in weighed)
    frame = replace(picture.frame, title=_("{board} · Punkte").format(board=picture.frame.title))
    return vote_pages(sheet, VoteBars(frame, bars, is_shown=True))


def _headings(sheet: Sheet, groups: Sequence[CardGroup], kind: Type) -> Iterator[Block]:
    """Number, title, and how many cards lie there."""
    muted = sheet.type(4.4)
    lead = max(width_of(f"{len(groups)}", replace(kind, weight=BOLD)), 0) + 2.5 * sheet.unit
    texts = [_count_text(group) for group in groups]
    right = max(width_of(text, muted) for text in texts)
    for group, count in zip(groups, texts, strict=True):
        title = group.title or _("Noch nicht zugeordnet")
        room = sheet.inner_width - lead - right - 3 * sheet.unit
        colour = PICTURE_PALETTE.text if group.title else PICTURE_PALETTE.text_muted
        text = text_block(title, kind, room, x=lead, colour=colour)
        drop = kind.pixels * 0.98
        shapes: list[Shape] = [*text.shapes]
        if group.number is not None:
            strong = replace(kind, weight=BOLD)
            shapes.append(Line(str(group.number), 0, drop, strong, PICTURE_PALETTE.primary))
        x = sheet.inner_width - width_of(count, muted)
        shapes.append(Line(count, x, drop, muted, PICTURE_PALETTE.text_muted))
        yield Block(text.height, tuple(shapes), space=kind.pixels * 0.3)


def _count_text(group: CardGroup) -> str:
    count = len(group.cards) + group.hidden
    cards = ngettext("{count} Karte", "{count} Karten", count).format(
        count=german.format_number(count)
    )
    return cards if group.points is None else f"{cards} · {points_text(group.points)}"


def _frame_of(frame: Frame, group: CardGroup) -> Frame:
    title = group.title or _("Noch nicht zugeordnet")
    if group.number is not None:
        title = f"{group.number} · {title}"
    return replace(frame, kicker=frame.title, title=title, question="", note=_count_text(group))


def _group_pages(sheet: Sheet, frame: Frame, group: CardGroup) -> tuple[Page, ...]:
    head = head_of(sheet, frame)
    sizes = [sheet.type(units) for units in (6, 5, 4.2)]
    contents: list[Filled] = []
    for kind in sizes if len(group.cards) < _MANY else sizes[-1:]:
        contents = _lay_cards(sheet, group, kind, head.room)
        if len(contents) <= 1:
            break
    return framed(sheet, frame, head, contents)


def _lay_cards(sheet: Sheet, group: CardGroup, kind: Type, room: float) -> list[Filled]:
    """Each card under the shortest column; a page ends where none has room."""
    columns = 3 if sheet.width >= _WIDE * sheet.height else 2
    gap = _GAP * sheet.unit
    width = (sheet.inner_width - (columns - 1) * gap) / columns
    pages: list[list[tuple[Block, float, float]]] = [[]]
    heights = [0.0] * columns
    top = 0.0
    if group.hidden:
        waiting = _waiting_line(sheet, group.hidden)
        pages[0].append((waiting, 0.0, 0.0))
        top = waiting.height + gap
        heights = [top] * columns
    for block in _card_blocks(sheet, group, kind, width, room):
        column = min(range(columns), key=heights.__getitem__)
        if heights[column] and heights[column] + block.height > room:
            pages.append([])
            heights, column = [0.0] * columns, 0
        pages[-1].append((block, column * (width + gap), heights[column]))
        heights[column] += block.height + gap
    return [_gathered(page) for page in pages]


def _gathered(placed: Sequence[tuple[Block, float, float]]) -> Filled:
    shapes = tuple(moved(shape, x, y) for block, x, y in placed for shape in block.shapes)
    keys = frozenset(key for block, _x, _y in placed for key in block.keys)
    height = max((y + block.height for block, _x, y in placed), default=0.0)
    return Filled(shapes, keys, height)


def _card_blocks(
    sheet: Sheet, group: CardGroup, kind: Type, width: float, room: float
) -> Iterator[Block]:
    for card in group.cards:
        yield from _card(sheet, card, kind, width, room)
    for _number in range(min(group.hidden, _MOST_HIDDEN)):
        yield _hidden_card(sheet, kind, width)


def _card(sheet: Sheet, card: ShownCard, kind: Type, width: float, room: float) -> Iterator[Block]:
    """A card on its paper; one that is higher than a page goes on on the next."""
    padding, step = _PADDING * sheet.unit, line_height(kind)
    text = text_block(card.text, kind, width - 2 * padding, x=padding)
    if card.mentions > 1:
        often = _("{count} Nennungen").format(count=german.format_number(card.mentions))
        strong = replace(kind, weight=BOLD)
        text = below(text, text_block(often, strong, width - 2 * padding, x=padding))
    most = max(int((room - 2 * padding) / step), 1)
    lines = [shape for shape in text.shapes if isinstance(shape, Line)]
    dots = () if card.points is None else _dots(card.points, kind, width - padding)
    count = len(lines) + bool(dots)
    for start in range(0, count, most):
        part = lines[start : start + most]
        rows = min(count - start, most)
        height = rows * step + 2 * padding
        colours = picture_card_colours(card.colour)
        paper = Box(
            QRectF(0, 0, width, height), colours.background, 1.2 * sheet.unit, colours.border
        )
        shifted = [moved(line, 0, padding - start * step) for line in part]
        if start + rows == count:
            shifted += [moved(shape, 0, padding + (rows - 1) * step) for shape in dots]
        yield Block(height, (paper, *shifted), keys=frozenset({card.key}))


def _dots(points: int, kind: Type, right: float) -> tuple[Shape, ...]:
    """Points as dots in a line that ends at the right; many are one dot and their number."""
    dot, gap = kind.pixels * _DOT, kind.pixels * _DOT / 3
    count = points if 0 < points <= _MOST_DOTS else 1
    word = "" if 0 < points <= _COUNTED_AT_A_GLANCE else german.format_number(points)
    wide = width_of(word, kind) + gap if word else 0.0
    left = right - wide - count * (dot + gap) + gap
    top = (line_height(kind) - dot) / 2
    red, paper = PICTURE_PALETTE.error, PICTURE_PALETTE.surface
    shapes: list[Shape] = [
        Box(
            QRectF(left + place * (dot + gap), top, dot, dot),
            red if points > 0 else paper,
            dot / 2,
            red,
        )
        for place in range(count)
    ]
    if word:
        x = right - width_of(word, kind)
        shapes.append(Line(word, x, kind.pixels * 0.98, kind, PICTURE_PALETTE.text))
    return tuple(shapes)


def _hidden_card(sheet: Sheet, kind: Type, width: float) -> Block:
    """A card of which one sees only that it is there."""
    unit = sheet.unit
    height = 2 * line_height(kind) + 2 * _PADDING * unit
    paper = Box(
        QRectF(0, 0, width, height), PICTURE_PALETTE.column, 1.2 * unit, PICTURE_PALETTE.line
    )
    bar = QRectF(_PADDING * unit, (height - kind.pixels) / 2, width * 0.5, kind.pixels)
    return Block(height, (paper, Box(bar, PICTURE_PALETTE.control_line, 0, is_hatched=True)))


def _waiting_line(sheet: Sheet, count: int) -> Block:
    text = ngettext(
        "{count} Karte geschrieben, noch verdeckt",
        "{count} Karten geschrieben, noch verdeckt",
        count,
    ).format(count=german.format_number(count))
    return text_block(
        text, sheet.type(5.4, MEDIUM), sheet.inner_width, colour=PICTURE_PALETTE.primary
    )

"""Pictures that are text: question, break, cover, lists, prose, recap, a project's sheet."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from workshop_app import german
from workshop_app.phases.projector.pictures import (
    Cover,
    Frame,
    ListGroup,
    Listing,
    ListItem,
    Pause,
    ProjectSheet,
    ProjectSheets,
    Prose,
    Question,
    Recap,
)
from workshop_app.translation import _
from workshop_app.views.look.palettes import PICTURE_PALETTE
from workshop_app.views.projector.flow import (
    Block,
    Filled,
    Sheet,
    below,
    beside,
    fill_pages,
    fitting,
    line_height,
    text_block,
    width_of,
)
from workshop_app.views.projector.frame import (
    centred,
    framed,
    head_of,
    page_of,
    question_fits,
)
from workshop_app.views.projector.page import (
    BOLD,
    LIGHT,
    MEDIUM,
    Box,
    Page,
    Photo,
    Shape,
    Type,
    moved,
)


def question_pages(sheet: Sheet, picture: Question) -> tuple[Page, ...]:
    """The question in the largest size that fits, the facts beneath it."""
    unit = sheet.unit
    head = head_of(sheet, replace(picture.frame, question=""))
    facts = text_block(
        " · ".join(picture.facts),
        sheet.type(4.4),
        sheet.inner_width,
        colour=PICTURE_PALETTE.primary,
        space=4 * unit,
    )
    room = head.room - facts.height - facts.space

    def make(kind: Type) -> list[Block]:
        return [text_block(picture.frame.question, kind, sheet.inner_width)]

    sizes = [sheet.type(units, MEDIUM) for units in (11, 9.5, 8, 7, 6, 5, 4)]
    contents = fitting(sizes, room, make)
    if picture.facts:
        last = contents[-1]
        y = last.height + facts.space
        shapes = (*last.shapes, *(moved(shape, 0, y) for shape in facts.shapes))
        contents[-1] = Filled(shapes, last.keys, y + facts.height)
    lower = [_lowered(each, min((head.room - each.height) / 3, 14 * unit)) for each in contents]
    return framed(sheet, picture.frame, head, lower)


def pause_pages(sheet: Sheet, picture: Pause) -> tuple[Page, ...]:
    """The break in large letters, with its end."""
    unit = sheet.unit
    block = text_block(
        picture.frame.title,
        sheet.type(9, MEDIUM),
        sheet.inner_width,
        colour=PICTURE_PALETTE.primary,
    )
    if picture.until:
        until = text_block(picture.until, sheet.type(16, LIGHT), sheet.inner_width, space=2 * unit)
        block = below(block, until)
    if picture.follows:
        text = _("Danach: {step}").format(step=picture.follows)
        follows = text_block(
            text,
            sheet.type(5),
            sheet.inner_width,
            colour=PICTURE_PALETTE.text_muted,
            space=5 * unit,
        )
        block = below(block, follows)
    return (page_of(sheet, picture.frame, centred(sheet, block, middle=46)),)


def cover_pages(sheet: Sheet, picture: Cover) -> tuple[Page, ...]:
    """The logo, or the name in large letters; then title and days."""
    unit = sheet.unit
    image = QImage.fromData(picture.logo) if picture.logo else QImage()
    block = Block(0, ())
    if not image.isNull():
        rect = QRectF(sheet.width * 0.2, 0, sheet.width * 0.6, 34 * unit)
        block = Block(rect.height(), (Photo(rect, image),))
    name = text_block(
        picture.name or _("Willkommen"),
        sheet.type(5.5 if block.height else 10, MEDIUM),
        sheet.inner_width,
        colour=PICTURE_PALETTE.primary,
        space=4 * unit if block.height else 0,
    )
    block = below(block, name)
    for text, units, colour in (
        (picture.title, 5.5, PICTURE_PALETTE.text),
        (picture.details, 4.4, PICTURE_PALETTE.text_muted),
    ):
        if text:
            more = text_block(
                text, sheet.type(units), sheet.inner_width, colour=colour, space=3 * unit
            )
            block = below(block, more)
    return (Page(centred(sheet, block, middle=48)),)


def listing_pages(sheet: Sheet, picture: Listing) -> tuple[Page, ...]:
    """Lines in groups, as large as they can be; while there are none, the question is."""
    if picture.frame.question and not any(group.items for group in picture.groups):
        facts = (picture.empty,) if picture.empty else ()
        return question_pages(sheet, Question(picture.frame, facts))
    head = head_of(sheet, picture.frame)
    return (
        *_question_first(sheet, picture.frame),
        *framed(sheet, picture.frame, head, _list(sheet, picture.groups, head.room, picture.empty)),
    )


def recap_pages(sheet: Sheet, picture: Recap) -> tuple[Page, ...]:
    """The numbers on one page, then the lists."""
    head = head_of(sheet, picture.frame)
    pages = framed(sheet, picture.frame, head, [_figures(sheet, picture, head.room)])
    if picture.groups:
        pages += framed(sheet, picture.frame, head, _list(sheet, picture.groups, head.room, ""))
    return pages


def prose_pages(sheet: Sheet, picture: Prose) -> tuple[Page, ...]:
    """A continuous text in the largest size that fits, else on several pages."""
    head = head_of(sheet, replace(picture.frame, question=""))
    width = min(sheet.inner_width, 150 * sheet.unit)

    def make(kind: Type) -> Iterator[Block]:
        if picture.heading:
            strong = replace(kind, weight=MEDIUM)
            heading = text_block(picture.heading, strong, width, colour=PICTURE_PALETTE.primary)
            yield replace(heading, keeps_next=True)
        for paragraph in picture.paragraphs:
            yield text_block(paragraph, kind, width, space=kind.pixels * 0.6)

    sizes = [sheet.type(units) for units in (7, 6, 5.4, 4.8, 4.4)]
    return framed(sheet, picture.frame, head, fitting(sizes, head.room, make))


def project_pages(sheet: Sheet, picture: ProjectSheets) -> tuple[Page, ...]:
    """Each project on a page, or more where it says more."""
    if not picture.sheets:
        return listing_pages(
            sheet, Listing(picture.frame, (), _("Noch keine Projektidee beschrieben"))
        )
    pages: tuple[Page, ...] = ()
    for project in picture.sheets:
        kicker = " · ".join(part for part in (picture.frame.title, project.action_field) if part)
        frame = replace(picture.frame, kicker=kicker, title=project.title, question="")
        head = head_of(sheet, frame)
        contents = fill_pages(_project(sheet, project), head.room)
        named = [replace(each, keys=frozenset({project.key})) for each in contents]
        pages += framed(sheet, frame, head, named or [Filled((), frozenset({project.key}), 0)])
    return pages


def _project(sheet: Sheet, project: ProjectSheet) -> Iterator[Block]:
    unit = sheet.unit
    kind, name_kind = sheet.type(4.2), sheet.type(4.2)
    if project.description:
        yield text_block(project.description, sheet.type(4.8), sheet.inner_width)
    column = (
        max((width_of(name, name_kind) for name, _value in project.facts), default=0) + 3 * unit
    )
    for number, (name, value) in enumerate(project.facts):
        label = text_block(name, name_kind, column, colour=PICTURE_PALETTE.text_muted)
        text = text_block(value, kind, sheet.inner_width - column, x=column)
        yield replace(beside(label, text), space=(1.6 if number else 3.2) * unit)


def _question_first(sheet: Sheet, frame: Frame) -> tuple[Page, ...]:
    """A page for a question that is too long to stand above the content."""
    if not frame.question or question_fits(sheet, frame):
        return ()
    return question_pages(sheet, Question(frame, ()))


def _list(sheet: Sheet, groups: Iterable[ListGroup], room: float, empty: str) -> list[Filled]:
    shown = tuple(groups)
    if not any(group.items for group in shown):
        kind = sheet.type(5)
        return fill_pages(
            [text_block(empty, kind, sheet.inner_width, colour=PICTURE_PALETTE.text_muted)], room
        )
    sizes = [sheet.type(units) for units in (6, 5.2, 4.6)]
    return fitting(sizes, room, lambda kind: _list_blocks(sheet, shown, kind))


def _list_blocks(sheet: Sheet, groups: tuple[ListGroup, ...], kind: Type) -> Iterator[Block]:
    for group in groups:
        heading: Block | None = None
        if group.title:
            heading = text_block(
                group.title,
                replace(kind, weight=MEDIUM),
                sheet.inner_width,
                colour=PICTURE_PALETTE.primary,
                space=kind.pixels * 0.9,
            )
            heading = replace(heading, keeps_next=True)
            yield heading
        lead = max(
            (width_of(item.lead, replace(kind, weight=BOLD)) for item in group.items if item.lead),
            default=0.0,
        )
        for item in group.items:
            keys = frozenset({item.key} if item.key else ())
            yield replace(_item(sheet, item, kind, lead), repeats=heading, keys=keys)


def _item(sheet: Sheet, item: ListItem, kind: Type, lead: float) -> Block:
    unit = sheet.unit
    indent = lead + 2.5 * unit if lead else 3.2 * unit
    width = sheet.inner_width - indent
    space = kind.pixels * 0.45
    text = text_block(item.text, kind, width, x=indent, space=space)
    if item.note:
        note = text_block(
            item.note,
            sheet.type(0),
            width,
            x=indent,
            colour=PICTURE_PALETTE.text_muted,
            space=0.2 * unit,
        )
        text = below(text, note)
    if lead:
        first = text_block(
            item.lead, replace(kind, weight=BOLD), lead * 1.05 + 2, colour=PICTURE_PALETTE.primary
        )
        return replace(beside(first, text), space=space)
    dot = 1.1 * unit
    middle = line_height(kind) / 2
    bullet = Box(
        QRectF(0, middle - dot / 2 + 0.3 * unit, dot, dot), PICTURE_PALETTE.primary, dot / 2
    )
    return replace(text, shapes=(bullet, *text.shapes))


def _figures(sheet: Sheet, picture: Recap, room: float) -> Filled:
    """Large numbers, three in a row."""
    unit, columns = sheet.unit, 3
    width = sheet.inner_width / columns
    rows = -(-len(picture.figures) // columns)
    step = min(room / max(rows, 1), 32 * unit)
    placed: list[Shape] = []
    for place, (number, name) in enumerate(picture.figures):
        large = text_block(
            german.format_number(number),
            sheet.type(13, LIGHT),
            width,
            colour=PICTURE_PALETTE.primary,
        )
        label = text_block(name, sheet.type(4.6), width - 3 * unit)
        x, y = place % columns * width, place // columns * step
        placed.extend(moved(shape, x, y) for shape in below(large, label).shapes)
    return Filled(tuple(placed), frozenset(), rows * step)


def _lowered(filled: Filled, distance: float) -> Filled:
    shapes = tuple(moved(shape, 0, distance) for shape in filled.shapes)
    return replace(filled, shapes=shapes)

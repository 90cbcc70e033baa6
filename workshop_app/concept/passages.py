"""The prose of the draft as people may put it in their own words, beside what is generated.

A paragraph of running text is free: it can be edited, and its proposal is kept beside it. What the
room has agreed or said (Leitziele, Leitfragen, cards, minority votes) and what stands in tables and
lists is changed where it was captured, and so is a text that somebody has typed in a step of its
own.
"""

import re
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final, TypeGuard

from workshop_app.concept.document import (
    Block,
    Chapter,
    Document,
    Heading,
    Paragraph,
    ParagraphStyle,
    Run,
    Runs,
    RunStyle,
    placeholder,
    plain,
    strong,
)
from workshop_app.concept.outline import is_annex
from workshop_app.concept.rows import EditedPassageRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.phases.edited_passages import PassageKey

# Sections whose prose is typed in a step of its own.
TYPED_SECTIONS: Final = frozenset({"vorwort", "profil", "zuwanderung", "verständnis"})
_FREE_STYLES: Final = (ParagraphStyle.BODY, ParagraphStyle.NOTE)
_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_GAP: Final = re.escape(placeholder("\n").text).replace(re.escape("\n"), r"[^\]\n]+")
_MARKED: Final = re.compile(rf"\*\*(?P<strong>[^*\n]+)\*\*|(?P<gap>{_GAP})")
# How alike an old and a new proposal are, at least, to be about the same thing.
_ALIKE_IN_PLACE: Final = 0.2
_ALIKE: Final = 0.5

Codes = Mapping[uuid.UUID, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """Textstelle: a paragraph of prose, generated, and as somebody has put it.

    Attributes:
        generated: the paragraph of now; None: the place that was edited is not in the draft any
            more.
        edit: what somebody has written instead.
    """

    key: PassageKey
    generated: Paragraph | None
    edit: EditedPassageRow | None = None

    @property
    def proposal(self) -> str:
        """The generated text with its marks."""
        return marked_text(self.generated.runs) if self.generated else ""

    @property
    def text(self) -> str:
        """What stands in the draft, with its marks, a line for each paragraph."""
        return self.proposal if self.edit is None else self.edit.text

    @property
    def has_news(self) -> bool:
        """Whether the proposal is another one than somebody has seen while editing."""
        return self.edit is not None and self.edit.proposal.strip() != self.proposal.strip()

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What the draft shows here; none if the text was left out."""
        if self.edit is None:
            return (self.generated,) if self.generated else ()
        style = self.generated.style if self.generated else ParagraphStyle.BODY
        lines = [line for line in self.edit.text.splitlines() if line.strip()]
        own = tuple(Paragraph(runs_of(line.strip()), style) for line in lines)
        if not own or self.generated is None:
            return own
        shows, origin = self.generated.shows, self.generated.origin
        return (replace(own[0], shows=shows, origin=origin), *own[1:])


Item = Block | Passage


def with_own_words(document: Document, snapshot: Snapshot) -> Document:
    """The document with the texts that people have put in their own words."""
    if not snapshot.edited_passages:
        return document
    codes, edits = codes_in(snapshot), snapshot.edited_passages
    return replace(
        document,
        chapters=tuple(_edited(chapter, edits, codes) for chapter in document.chapters),
    )


def codes_in(snapshot: Snapshot) -> Codes:
    """The codes of what sections of the draft are about."""
    groups: tuple[Iterable[object], ...] = (
        snapshot.action_fields,
        snapshot.guiding_goals,
        snapshot.objectives,
        snapshot.project_ideas,
        snapshot.votes,
    )
    rows = (row for group in groups for row in group)
    pairs = ((getattr(row, "id", None), getattr(row, "code", "")) for row in rows)
    return {row_id: code for row_id, code in pairs if row_id is not None and code}


def items_of(
    chapter: Chapter, edits: Sequence[EditedPassageRow] = (), codes: Codes | None = None
) -> tuple[Item, ...]:
    """The chapter's blocks with its prose as passages; an annex shows what was captured."""
    if is_annex(chapter):
        return chapter.blocks
    items: list[Item] = []
    for section, blocks in _sections(chapter, codes or {}):
        own = [edit for edit in edits if edit.section == section]
        items += _section_items(section, blocks, own)
    return tuple(items)


def marked_text(runs: Runs) -> str:
    """Runs as one editable text: **strong**, and gaps as they are read."""
    marks = {RunStyle.STRONG: "**{text}**"}
    parts = (_marked(run, marks.get(run.style, "{text}")) for run in runs)
    return "".join(parts).replace("\n", " ").strip()


def runs_of(line: str) -> Runs:
    """The opposite of :func:`marked_text`."""
    runs: list[Run] = []
    end = 0
    for found in _MARKED.finditer(line):
        if found.start() > end:
            runs.append(plain(line[end : found.start()]))
        bold = found["strong"]
        runs.append(strong(bold) if bold else Run(found["gap"], RunStyle.PLACEHOLDER))
        end = found.end()
    if end < len(line):
        runs.append(plain(line[end:]))
    return tuple(runs)


def _marked(run: Run, pattern: str) -> str:
    inner = run.text.strip()
    if not inner:
        return run.text
    before, after = run.text.split(inner, 1)[0], run.text[run.text.index(inner) + len(inner) :]
    return before + pattern.format(text=inner) + after


def _edited(chapter: Chapter, edits: Sequence[EditedPassageRow], codes: Codes) -> Chapter:
    blocks: list[Block] = []
    for item in items_of(chapter, edits, codes):
        blocks += item.paragraphs() if isinstance(item, Passage) else (item,)
    return replace(chapter, blocks=tuple(blocks))


def _sections(chapter: Chapter, codes: Codes) -> Iterator[tuple[str, list[Block]]]:
    """The key of each heading and what stands below it, the heading first."""
    section, blocks = chapter.key, list[Block]()
    for block in chapter.blocks:
        if isinstance(block, Heading):
            yield section, blocks
            section, blocks = _section_key(block.key, codes), []
        blocks.append(block)
    yield section, blocks


def _section_key(key: str, codes: Codes) -> str:
    def coded(found: re.Match[str]) -> str:
        return codes.get(uuid.UUID(found[0]), found[0])

    return _UUID.sub(coded, key)


def _section_items(
    section: str, blocks: Sequence[Block], edits: Sequence[EditedPassageRow]
) -> list[Item]:
    if section in TYPED_SECTIONS:
        return list(blocks)
    proposals = [marked_text(block.runs) for block in blocks if _is_free(block)]
    found = _matched(proposals, edits)
    taken = {edit.number for edit in edits}
    items: list[Item] = []
    number = 0
    for block in blocks:
        if not _is_free(block):
            items.append(block)
            continue
        edit = found.get(number)
        number += 1
        key = PassageKey(section, edit.number if edit else _free_number(number, taken))
        items.append(Passage(key, block, edit))
    placed = {edit.number for edit in found.values()}
    left = [edit for edit in edits if edit.number not in placed]
    return items + [Passage(PassageKey(section, edit.number), None, edit) for edit in left]


def _is_free(block: Block) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and block.style in _FREE_STYLES


def _free_number(number: int, taken: set[int]) -> int:
    while number in taken:
        number += 1
    taken.add(number)
    return number


def _matched(
    proposals: Sequence[str], edits: Sequence[EditedPassageRow]
) -> dict[int, EditedPassageRow]:
    """The edits by the place of the paragraph that each is about: the same text, or a like one."""
    found: dict[int, EditedPassageRow] = {}
    rest: list[EditedPassageRow] = []
    seen = Counter[int]()
    for edit in edits:
        seen[edit.number] += 1
        if seen[edit.number] > 1:  # an imported file may hold two
            continue
        places = [place for place, text in enumerate(proposals) if text == edit.proposal.strip()]
        free = [place for place in places if place not in found]
        if free:
            found[min(free, key=lambda place: abs(place + 1 - edit.number))] = edit
        else:
            rest.append(edit)
    for edit in rest:
        place = _likest(proposals, edit, found)
        if place is not None:
            found[place] = edit
    return found


def _likest(
    proposals: Sequence[str], edit: EditedPassageRow, taken: Mapping[int, object]
) -> int | None:
    best, place_of_best = 0.0, None
    for place, text in enumerate(proposals):
        if place in taken:
            continue
        alike = SequenceMatcher(None, text.split(), edit.proposal.split()).ratio()
        is_in_place = place == edit.number - 1
        is_only = is_in_place and len(proposals) == 1
        if is_only or alike >= (_ALIKE_IN_PLACE if is_in_place else _ALIKE):
            score = alike + (0.1 if is_in_place else 0.0)
            if score > best or place_of_best is None:
                best, place_of_best = score, place
    return place_of_best

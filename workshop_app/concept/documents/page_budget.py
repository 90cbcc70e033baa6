"""A promise of pages is kept by building less, not by hoping."""

import re
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from workshop_app.concept.chapters.phrases import filled, shortened
from workshop_app.concept.document import Document

S = TypeVar("S")

# Of each page: what other fonts, another template or another program may need more than reckoned.
_SPARE: Final = 0.03
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])[“‘\"]?(?=\s)")


def fitting_document(
    build: Callable[[S], Document],
    scopes: Sequence[S],
    *,
    most_pages: int,
    template: bytes | None = None,
) -> Document:
    """The document with the first of the scopes, the widest one, that keeps to the pages.

    Args:
        build: makes the document of a scope.
        scopes: from the widest to the narrowest, which has to fit whatever is in the workshop.
        template: the municipality's own, in which even the narrowest may take more pages.
    """
    # With python-docx: not before it is needed.
    from workshop_app.concept.word.writer import count_pages

    fitting = build(scopes[0])
    if count_pages(fitting, spare=_SPARE, template=template) <= most_pages:
        return fitting
    widest, narrowest = 1, len(scopes) - 1  # between them is the one that is looked for
    fitting = build(scopes[narrowest])
    while widest < narrowest:
        middle = (widest + narrowest) // 2
        document = build(scopes[middle])
        if count_pages(document, spare=_SPARE, template=template) <= most_pages:
            fitting, narrowest = document, middle
        else:
            widest = middle + 1
    return fitting


def first_sentences(text: str | None, length: int) -> str:
    """As many whole sentences as find room, or the beginning of the first one."""
    line = shortened(text, len(text or "") + 1)
    if len(line) <= length:
        return line
    ends = [match.end() for match in _SENTENCE_END.finditer(line) if match.end() <= length]
    return filled(line[: ends[-1]]) if ends else shortened(line, length)

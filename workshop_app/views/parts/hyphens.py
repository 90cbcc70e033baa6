"""Soft hyphens for long German words, which are wider than a card."""

import functools
import re

_SHORT = 13  # letters that fit into a line of the narrowest card
_SOFT_HYPHEN = "\u00ad"
_KEPT_WORDS = 20_000
_LONG_WORD = re.compile(rf"[^\W\d_]{{{_SHORT},}}")


def with_soft_hyphens(text: str) -> str:
    """The text with soft hyphens where its long words may be divided."""
    return _LONG_WORD.sub(lambda found: _hyphenated(found.group()), text)


@functools.lru_cache(maxsize=_KEPT_WORDS)
def _hyphenated(word: str) -> str:
    from workshop_app.german.hyphens import divided  # reads its patterns: not when the app starts

    return _SOFT_HYPHEN.join(divided(word))

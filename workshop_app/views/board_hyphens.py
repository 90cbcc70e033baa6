"""Soft hyphens for long German words, which are wider than a card."""

import re

_SHORT = 13  # letters that fit into a line of the narrowest card
_LEAST = 3  # letters on each side of a hyphen
_SOFT_HYPHEN = "\u00ad"
_VOWELS = "aeiouyäöü"
_LONG_WORD = re.compile(rf"[^\W\d_]{{{_SHORT},}}")
# What German syllables begin with where it is more than one consonant; the longest first.
_ONSETS = (
    "schl|schm|schn|schr|schw|spr|str|spl|pfl|pfr|sch|bl|br|dr|fl|fr|gl|gn|gr|kl|kn|kr|pf|ph|pl|pr"
    "|qu|sp|st|th|tr|ch|ck"
)
_BREAK = re.compile(
    rf"(?<=[{_VOWELS}])[^\W\d_{_VOWELS}]*?"
    rf"(?P<onset>{_ONSETS}|[^\W\d_{_VOWELS}])(?=[{_VOWELS}])",
    re.IGNORECASE,
)


def with_soft_hyphens(text: str) -> str:
    """The text with soft hyphens where its long words may be broken, roughly by syllables."""
    return _LONG_WORD.sub(_hyphenated, text)


def _hyphenated(match: re.Match[str]) -> str:
    word = match.group()
    places = [found.start("onset") for found in _BREAK.finditer(word)]
    parts, start = [], 0
    for place in places:
        if place - start >= _LEAST and len(word) - place >= _LEAST:
            parts.append(word[start:place])
            start = place
    return _SOFT_HYPHEN.join([*parts, word[start:]])

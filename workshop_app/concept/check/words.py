"""Word lists of the check; editors find them in ``resources/check/words.toml``."""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache

from workshop_app.resource_files import resource_path


@dataclass(frozen=True, slots=True)
class WordLists:
    """What the file says of each list."""

    stand_ins: frozenset[str]  # letters and digits only, like the two below
    none_at_all: frozenset[str]
    without_cost: frozenset[str]
    without_end: frozenset[str]
    vague: frozenset[str]  # whole_body, everybody and small_words: single words


@cache
def word_lists() -> WordLists:
    """The lists, read once."""
    with resource_path("check", "words.toml").open("rb") as file:
        lists: dict[str, list[str]] = tomllib.load(file)
    letters = {key: frozenset(map(letters_of, words)) for key, words in lists.items()}
    return WordLists(
        stand_ins=letters["stand_ins"] | letters["none_at_all"],
        none_at_all=letters["none_at_all"],
        without_cost=letters["without_cost"],
        without_end=letters["without_end"],
        vague=letters["whole_body"] | letters["everybody"] | letters["small_words"],
    )


def letters_of(text: str) -> str:
    """Its letters and digits in NFC and lower case: what is left to compare."""
    return "".join(character for character in folded(text) if character.isalnum())


def folded(text: str) -> str:
    """The text in NFC and lower case."""
    return unicodedata.normalize("NFC", text).casefold()

"""What is typed in the scripted hour: 120 cards as a room says them, all different."""

from collections.abc import Sequence
from dataclasses import dataclass

_TOPICS = (
    "Deutschkurse am Abend",
    "Größere Wohnungen für Familien",
    "Ärztinnen mit Türkischkenntnissen",
    "Übersetzung in den Ämtern",
    "Öffentlicher Treffpunkt im Südviertel",
    "Fußball für Mädchen",
    "Straßenfest mit allen Vereinen",
    "Bücher in vielen Sprachen",
    "Mütterrunde an der Grundschule",
    "Nähwerkstatt für Ältere",
)
_PLACES = ("in der Altstadt", "am Bahnhof", "im Norden", "auf den Dörfern")
_LONG = (
    ": bisher gibt es das nur einmal im Monat, und die Wege sind für Familien ohne Auto zu weit, "
    "vor allem am Abend"
)


@dataclass(frozen=True)
class Typed:
    """A card as it is to stand in the file."""

    question: str
    text: str
    cluster: str = ""
    explanation: str = ""


def card_texts(first: int, count: int) -> list[str]:
    """Texts of cards by their number; every ninth is long."""
    return [_text(number) for number in range(first, first + count)]


def _text(number: int) -> str:
    topic = _TOPICS[number % len(_TOPICS)]
    place = _PLACES[number // len(_TOPICS) % len(_PLACES)]
    # The number keeps them apart; a word in front keeps them from being too similar.
    return f"{number}: {topic} {place}" + (_LONG if number % 9 == 0 else "")


def keys_lost(wanted: Sequence[str], found: Sequence[str]) -> int:
    """How many characters of the cards are not where they were typed."""
    lost = sum(len(text) for text in wanted[len(found) :])
    for text, kept in zip(wanted, found, strict=False):
        if text != kept:
            same = sum(one == other for one, other in zip(text, kept, strict=False))
            lost += max(len(text), len(kept)) - same
    return lost
